"""The period before as its own reports gave it: read from what was published, and never counted again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from gehoord.figures.definitions import Counted, Source
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import WHOLE, structure_of
from gehoord.figures.earlier import Edition
from gehoord.figures.geography import Geography
from gehoord.figures.table import AnyTable, At, Column, Figure, Row, Table
from gehoord.practice.errors import Refused
from gehoord.practice.periods import ONE_DAY, Period
from gehoord.practice.words import Text

WHOLE_COLUMN: Mapping[str, int] = {
    **dict.fromkeys(("1a", "1b", "1c", "2a", "2b", "2c", "3", "4", "10", "11", "R1", "R3"), 0),
    "8b": 2,
    "R2": 3,
    "R4": 3,
}
"""The tables that get the year before beside them, and which of their columns it is that of (nl: kolom van het geheel)."""
CLIENTS = "clients"
WITH_STATUS, STATUS = (CLIENTS, "concerns"), "status"
"""The families in which what is new is told from what is old (nl: met nieuw en oud)."""
_NATIONAL, _TOP = ("A", "B", "D", "E"), ("C1", "C2", "C3", "F1", "F2", "F3")
_TOTAL = Text("Totaal {period}", "Total {period}")

AT = "@"
"""Stands in the code of an agency within a place (nl: in)."""

Totals = Mapping[tuple[str, str, frozenset[tuple[str, str]]], int]

Codes = tuple[str, str, str, str, frozenset[str]]
"""What a column counts, in codes: unit, population, rule of the period, kind, limits (nl: definitie in codes)."""


class NotThePeriodBefore(Refused):
    """What was given as the year before is of another length, another time or another rule (nl: niet het jaar ervoor)."""

    sentence = Text(
        "Wat u meegeeft als het jaar ervoor gaat over {told} en volgt de regel {rule}. Geef het jaar direct voor {period}, onder "
        "dezelfde regel.",
        "What you gave as the year before is about {told} and follows the rule {rule}. Give the year right before {period}, "
        "under the same rule.",
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """One column of one table of the period before (nl: eerder gedrukte kolom). `at` by what each row counts, in codes."""

    counts: Codes
    at: Mapping[At, int]


@dataclass(frozen=True, slots=True)
class Before:
    """The period before as it was published, by the code of the unit and of the table (nl: vorige periode).

    `units`: all that a report was made about. `regions`: the municipalities of each region and province. `totals`: by family,
    unit and codes what was printed of new and old together, because what is old the year after stood in it. `nation`: tables A
    to F.
    """

    period: Period
    rule: str
    units: frozenset[str]
    regions: Mapping[str, frozenset[str]]
    columns: Mapping[tuple[str, str], Printed] = field(repr=False)
    totals: Totals = field(repr=False)
    nation: Edition | None = field(default=None, repr=False)

    def check(self, period: Period, rule: str) -> None:
        """Refuse to stand beside a period that does not follow right after it (nl: nagaan). Raises: NotThePeriodBefore."""
        if _year_later(self.period) != period or self.rule != rule:
            raise NotThePeriodBefore(told=self.period.name, rule=self.rule, period=period.name)

    def on(self, geography: Geography) -> Before:
        """The same without places that are no longer what they were then, and without their rows (nl: op de huidige indeling).

        A municipality has gone up in them, or come to or from the region or province.
        """
        stayed = _stayed(self.regions, geography)
        return replace(
            self,
            columns={key: _rows_of(one, stayed) for key, one in self.columns.items() if stayed(key[0])},
            totals={key: one for key, one in self.totals.items() if stayed(key[1])},
        )

    def rows(self, unit: str, table: str) -> frozenset[At]:
        """The rows that had anything in them then (nl: rijen met cijfers)."""
        printed = self.columns.get((unit, table))
        return frozenset(at for at, value in printed.at.items() if value) if printed else frozenset()

    def beside(self, table: AnyTable, unit: str) -> AnyTable:
        """A table with the period before as its last column, or as it is (nl: ernaast).

        It is left as it is where the column would count something else, or where something was counted then that is no row now.
        """
        printed = self.columns.get((unit, table.code))
        if not isinstance(table, Table) or table.unit or printed is None:
            return table
        like = table.columns[WHOLE_COLUMN[table.code]]
        shown = {row.at for row in table.rows}
        if printed.counts != _codes(like.counts) or not self.rows(unit, table.code) <= shown:
            return table
        counts = replace(like.counts, period=self.period, source=Source.PUBLISHED)
        column = Column(_TOTAL.filled(period=self.period.name), counts, (("edition", str(self.period.last.year)),))
        return replace(table, columns=(*table.columns, column), rows=tuple(_with(row, printed, counts) for row in table.rows))


def _stayed(then: Mapping[str, frozenset[str]], geography: Geography) -> Callable[[str], bool]:
    """Whether a unit means the same area as then, by its code.

    An agency within a place, and a region within a province, is as wide as the places in its code have in common; an agency as
    such is nowhere.
    """
    under = {code: geography.counted_under(code) for code in frozenset[str]().union(*then.values())}
    before = {**then, **{code: frozenset({code}) for code in under}}
    now: dict[str, set[str]] = {}
    for place in geography.municipalities:
        for unit in (place.code, place.region, place.province):
            now.setdefault(unit, set()).add(place.code)

    @cache
    def stayed(unit: str) -> bool:
        named = [code for code in unit.split(AT) if code in before or code in now]
        if not named:
            return True
        was = frozenset.intersection(*(before.get(code, frozenset()) for code in named))
        area = set.intersection(*(now.get(code, set()) for code in named))
        return was == {code for code, into in under.items() if into in area} and area <= set(under.values())

    return stayed


def _rows_of(printed: Printed, stayed: Callable[[str], bool]) -> Printed:
    """A column without the rows about a place that has become another."""
    kept = {at: value for at, value in printed.at.items() if all(name != "unit" or stayed(code) for name, code in at)}
    return replace(printed, at=kept)


def _with(row: Row, printed: Printed, counts: Counted) -> Row:
    return replace(row, figures=(*row.figures, Figure(printed.at.get(row.at), counts)))


def _year_later(period: Period) -> Period:
    """The same part of the next year; a month that ends on 29 February ends on the 28th there."""
    first, after = period.first, period.last + ONE_DAY
    return Period(first.replace(year=first.year + 1), after.replace(year=after.year + 1) - ONE_DAY)


def _codes(counts: Counted) -> Codes:
    kind = counts.kind.value if counts.kind else ""
    return counts.unit.value, counts.population.value, counts.rule.value, kind, frozenset(limit.value for limit in counts.limits)


def before_from(reports: Mapping[str, Mapping[str, Any]]) -> Before:
    """Read a published year from its reports in JSON, by their path in its folder (nl: vorige uitgave lezen)."""
    nation = reports["nation.json"]
    period = Period(*(date.fromisoformat(nation["period"][name]) for name in ("first", "last")))
    below = {whole: parts for whole, parts in nation["cells"]["structure"]["trees"]["place"] if AT not in "".join(parts)}
    wider = {report["municipality"] for path, report in reports.items() if path.startswith(("regions/", "provinces/"))}
    told = [report for report in reports.values() if not report["text_only"]]
    return Before(
        period=period,
        rule=str(nation["rule"]),
        units=frozenset(str(report["municipality"]) for report in reports.values()),
        regions={whole: frozenset(_towns(whole, below)) for whole in below.keys() & wider},
        columns={key: column for report in told for key, column in _columns(report)},
        totals=_totals(reports),
        nation=_national(nation, period),
    )


def _towns(unit: str, below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The municipalities that a place comes to; a province is told by its regions."""
    for part in below.get(unit, ()):
        yield from _towns(part, below) if part in below else [part]


def _totals(reports: Mapping[str, Mapping[str, Any]]) -> Totals:
    structure = structure_of(reports)
    figures = figures_of(reports, structure, frozenset(reports))
    found: dict[tuple[str, str, frozenset[tuple[str, str]]], int] = {}
    for family in WITH_STATUS:
        names = structure.families[family].attributes
        for (unit, at), value in figures.values.get(family, {}).items():
            codes = frozenset((name, code) for name, code in zip(names, at, strict=True) if code != WHOLE)
            if not any(name == STATUS for name, _ in codes):
                found[family, unit, codes] = value
    # of whom a municipality told nothing, it told that they were fewer than that
    cells = {codes for family, _, codes in found if family == CLIENTS}
    unseen = (unit for unit in structure.text_only if unit.startswith("GM"))
    return found | {(CLIENTS, unit, codes): structure.threshold - 1 for unit in unseen for codes in cells}


def _tables(report: Mapping[str, Any]) -> Iterator[tuple[Any, Any, Any]]:
    return zip(report["tables"], report["cells"]["tables"], report["definitions"], strict=True)


def _columns(report: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Printed]]:
    unit = str(report["municipality"])
    for table, declared, defined in _tables(report):
        place = WHOLE_COLUMN.get(table["table"])
        if place is not None and declared["sort"] == "cells" and declared["unit"] == unit:
            rows = zip(declared["rows"], table["rows"], strict=True)
            values = {tuple(at.items()): row[place + 1] for at, row in rows if row[place + 1] is not None}
            nought = {tuple(at.items()): 0 for at in declared.get("left_out", ())}
            yield (unit, table["table"]), Printed(_read_codes(defined["columns"][place]), {**nought, **values})


def _read_codes(told: Mapping[str, Any]) -> Codes:
    kind = told["kind"]["code"] if told["kind"] else ""
    limits = frozenset(limit["code"] for limit in told["limits"])
    return told["unit"]["code"], told["population"]["code"], told["period_rule"]["code"], kind, limits


def _national(report: Mapping[str, Any], period: Period) -> Edition | None:
    columns: dict[str, tuple[int, ...]] = {}
    rankings: dict[str, tuple[tuple[str, int], ...]] = {}
    for table, declared, _ in _tables(report):
        if table["table"] in _NATIONAL:
            columns[table["table"]] = tuple(row[1] for row in table["rows"])
        elif table["table"] in _TOP:
            listed = [value for _, value in next(iter(table["ranked"].values()), ())]
            rankings[table["table"]] = tuple(zip((at["subject"] for at in declared["lists"][0]), listed, strict=True))
    if len(columns) + len(rankings) < len(_NATIONAL) + len(_TOP):
        return None
    return Edition(period, Source.PUBLISHED, columns, rankings, {}, None)
