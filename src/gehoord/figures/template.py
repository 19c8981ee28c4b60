"""How a table is declared: what it counts, which rows and columns it has, and how rows without anything are treated."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt

from gehoord.figures.alphabet import sort_key
from gehoord.figures.counting import Tallies
from gehoord.figures.definitions import Counted, Limit, PeriodRule, Population, Source, Unit
from gehoord.figures.facts import Counts
from gehoord.figures.standing import NEW
from gehoord.figures.table import At, Column, Figure, Row, Table
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

Values = npt.NDArray[Any]
"""Figures by place, row and column: whole numbers, or decimals and None where marks are averaged (nl: waarden)."""

Also = Callable[[str], frozenset[At]]
"""By the code of a table, the rows that are shown even with nothing in them (nl: toch te tonen rijen)."""


def nothing_else(_: str) -> frozenset[At]:
    """No rows but those with something in them (nl: geen andere rijen)."""
    return frozenset()


class RowOrder(Enum):
    """In which order the rows of a table stand (nl: rijvolgorde). Source: Haarlem 2016, tables 1a-2c."""

    AS_LISTED = "as listed"
    FALLING = "by falling first column, ties alphabetical"
    FIRST_THEN_FALLING = "the first row first, then by falling first column, ties alphabetical"


class ZeroRows(Enum):
    """What happens to rows in which nothing was counted (nl: nulrijen)."""

    SHOWN = "shown"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Head:
    """A column as declared: its label, with a blank for the {period}, what it counts, and that in codes (nl: kolomkop)."""

    label: Text
    unit: Unit
    rule: PeriodRule
    kind: ConcernKind | None = None
    limits: tuple[Limit, ...] = ()
    at: At = ()

    def column(self, population: Population, period: Period, source: Source = Source.REGISTER) -> Column:
        """The column for one period (nl: kolom)."""
        counts = Counted(self.unit, population, self.rule, period, self.kind, self.limits, source)
        at = self.at if source is Source.REGISTER else (("edition", str(period.last.year)),)
        return Column(self.label.filled(period=period.name), counts, at)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as declared (nl: tabelopzet).

    `rows`: their labels, or the kind of concern whose categories they are. `figures`: from the tallies to the values, by
    place, row and column, without the total row; national figures have one place. `total`: the label of the total row.
    `family` is what is counted together, and `at` says of each row, in codes, what it is; `total_at` of the total row.
    `unit`: the place or agency, where it is not that of the report.
    """

    code: str
    title: Text
    population: Population
    heads: tuple[Head, ...]
    rows: tuple[Text, ...] | ConcernKind
    figures: Callable[[Tallies], Values]
    order: RowOrder = RowOrder.AS_LISTED
    zero_rows: ZeroRows = ZeroRows.SHOWN
    total: Text | None = None
    footnote: Text | None = None
    family: str = ""
    at: tuple[At, ...] = ()
    total_at: At = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A declared table with the values of every place, from which single tables are drawn (nl: gevulde tabelopzet).

    `labels`, the rows of `values` and where they `stand` have the total row last, where there is one; `drawn` keeps rows that
    were drawn before, because most rows of most municipalities are the same few small numbers.
    """

    sheet: Sheet
    columns: tuple[Column, ...]
    labels: tuple[Text, ...]
    keys: tuple[tuple[str, str], ...]
    values: Values
    stand: tuple[At, ...]
    drawn: dict[tuple[Any, ...], Row] = field(default_factory=dict, repr=False, compare=False)

    def at(self, place: int, also: Container[At] = ()) -> Table:
        """The table of one place (nl: tabel van een plaats). `also`: rows that are shown even with nothing in them."""
        sheet, values = self.sheet, self.values[place].tolist()
        end = len(values) - 1 if sheet.total else len(values)
        shown = sheet.zero_rows is ZeroRows.SHOWN
        listed = [row for row in range(end) if shown or any(values[row]) or self.stand[row] in also]
        if sheet.order is not RowOrder.AS_LISTED:
            first = 0 if sheet.order is RowOrder.FIRST_THEN_FALLING else None
            listed.sort(key=lambda row: (row != first, -values[row][0], self.keys[row]))
        rows = (self._row(row, values[row], total=row == end) for row in (*listed, *range(end, len(values))))
        return Table(
            code=sheet.code,
            title=sheet.title,
            columns=self.columns,
            rows=tuple(rows),
            footnote=sheet.footnote,
            family=sheet.family,
            unit=sheet.unit,
            left_out=tuple(self.stand[row] for row in range(end) if row not in listed),
        )

    def _row(self, position: int, values: list[Any], *, total: bool) -> Row:
        key = (position, *values)
        if key not in self.drawn:
            self.drawn[key] = row_of(self.labels[position], values, self.columns, total=total, at=self.stand[position])
        return self.drawn[key]


def fill(sheet: Sheet, tallies: Tallies, period: Period) -> Filled:
    """Fill a declared table for all places at once (nl: tabelopzet vullen)."""
    values = sheet.figures(tallies)
    labels, at = sheet.rows, sheet.at
    if isinstance(labels, ConcernKind):
        categories = tallies.axes.subjects.categories[tallies.axes.subjects.of(labels)]
        labels, at = tuple(category.label for category in categories), at_each("subject", (one.code for one in categories))
    at = at or ((),) * len(labels)
    if sheet.total:
        labels, at = (*labels, sheet.total), (*at, sheet.total_at)
        values = np.concatenate((values, values.sum(axis=1, keepdims=True)), axis=1)
    return Filled(
        sheet=sheet,
        columns=tuple(head.column(sheet.population, period) for head in sheet.heads),
        labels=labels,
        keys=tuple(sort_key(label.nl) for label in labels),
        values=values,
        stand=at,
    )


def at_each(attribute: str, codes: Iterable[str]) -> tuple[At, ...]:
    """Where rows stand that differ in one attribute (nl: plekken per code)."""
    return tuple(((attribute, str(code)),) for code in codes)


def row_of(label: Text, values: Sequence[Any], columns: tuple[Column, ...], *, total: bool = False, at: At = ()) -> Row:
    """A row whose figures count what their columns count (nl: rij)."""
    figures = (Figure(value, column.counts) for value, column in zip(values, columns, strict=True))
    return Row(label, tuple(figures), total, at)


def total_and_new(counts: Counts) -> Counts:
    """From counts by status, as last axis, to the columns Totaal and Nieuw (nl: totaal en nieuw)."""
    return np.stack((counts.sum(axis=-1), counts[..., NEW]), axis=-1)


def ranked(counts: Values, keys: tuple[tuple[str, str], ...], *, most: int = 3) -> list[int]:
    """The positions of the highest counts, at most `most`, ties alphabetical, without those at nought (nl: top 3)."""
    present = [position for position, count in enumerate(counts.tolist()) if count]
    return sorted(present, key=lambda position: (-counts[position], keys[position]))[:most]
