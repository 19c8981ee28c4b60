"""The figures of a published year, each with its coordinates, and everything that is printed without any."""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from gehoord.figures.disclosure.published.beside import Beside, beside_the_tables
from gehoord.figures.disclosure.published.keeping import keeping_all
from gehoord.figures.disclosure.published.structure import WHOLE, Structure

FIVE, BY_CONTENT = 5, 2

Reports = Mapping[str, Mapping[str, Any]]
Coordinates = tuple[str, ...]
Cell = tuple[str, Coordinates]
Spot = tuple[int, int]
Whole = npt.NDArray[np.int64]

MOST = 2**62
"""No printed figure comes anywhere near it; what does is no count (nl: meeste)."""
ELSEWHERE = -MOST
"""Where a cell has a number and is not met this time (nl: komt niet voor)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: the file, the place of its table in it, and its row and column there (nl: vindplaats)."""

    file: str
    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Ordered:
    """A printed top list: the coordinates in order, and all that were ranked (nl: rangorde).

    `code` of the table as printed; `block`: which of its lists, from 0. A list without figures has no `among`.
    """

    file: str
    table: int
    code: str
    block: int
    family: str
    unit: str
    listed: tuple[tuple[Coordinates, int | None], ...]
    among: tuple[Coordinates, ...]


class Numbers(defaultdict[Cell, int]):
    """A number for each cell of a family, in the order in which they are first met (nl: celnummers)."""

    def __init__(self) -> None:
        super().__init__(count().__next__)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Figures of one family that stand in one table (nl: reeks cijfers). `cells` by number; `spots`: row and column of each."""

    family: str
    cells: array[int]
    values: array[int]
    spots: Sequence[Spot]


Twice = tuple[tuple[str, str, Coordinates], Place]


@dataclass(slots=True, eq=False)
class Drawn:
    """What was read of one table (nl: gelezen tabel). The names are those of `Figures`; `numbers` of the cells, by family."""

    numbers: dict[str, Numbers]
    file: str
    number: int
    batches: list[Batch] = field(default_factory=list)
    blank: list[tuple[tuple[str, str, Coordinates], Place]] = field(default_factory=list)
    left_out: list[tuple[str, str, Coordinates]] = field(default_factory=list)
    odd: list[tuple[Place, int]] = field(default_factory=list)
    stray: list[tuple[Place, Any]] = field(default_factory=list)
    orders: list[Ordered] = field(default_factory=list)
    printed: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing has to be told of this very place (nl: niets te melden)."""
        return not (self.blank or self.odd or self.stray)

    def at(self, row: int, column: int) -> Place:
        """A place in this table (nl: vindplaats)."""
        return Place(self.file, self.number, row, column)

    def note(self, family: str, cells: Sequence[Cell], values: list[Any], spots: Sequence[Spot], *, printed: bool = True) -> None:
        """Take in figures of one family (nl: cijfers noteren)."""
        if not set(map(type, values)) <= {int} or (values and max(map(abs, values)) >= MOST):
            kept = [place for place, value in enumerate(values) if self._counts((family, *cells[place]), value, spots[place])]
            cells, spots = [cells[place] for place in kept], [spots[place] for place in kept]
            values = [values[place] for place in kept]
        if any(value % FIVE or value < 0 for value in set(values)):
            self.odd += [(self.at(*spot), one) for one, spot in zip(values, spots, strict=True) if one % FIVE or one < 0]
        self.printed += len(values) * printed
        numbered = self.numbers.setdefault(family, Numbers())
        self.batches.append(Batch(family, array("q", map(numbered.__getitem__, cells)), array("q", values), spots))

    def _counts(self, cell: tuple[str, str, Coordinates], value: Any, spot: Spot) -> bool:
        if value is None:
            self.blank.append((cell, self.at(*spot)))
        elif not (fits := type(value) is int and abs(value) < MOST):
            self.stray.append((self.at(*spot), value))
            return fits
        return value is not None


@dataclass(slots=True)
class Figures:
    """What is printed in a year (nl: cijfers). `values` by family, unit and coordinates.

    odd: no whole number of fives, or below 0. blank: kept from the reader. left_out: 0 by not being printed. twice: another value
    was printed for the same cell elsewhere. stray: something stands where no cell is declared.
    beside: per file what is printed outside its cells.
    """

    values: dict[str, dict[Cell, int]] = field(default_factory=dict)
    blank: dict[tuple[str, str, Coordinates], Place] = field(default_factory=dict)
    left_out: list[tuple[str, str, Coordinates]] = field(default_factory=list)
    odd: list[tuple[Place, int]] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    stray: list[tuple[Place, Any]] = field(default_factory=list)
    beside: dict[str, Beside] = field(default_factory=dict)
    orders: list[Ordered] = field(default_factory=list)
    printed: int = 0

    def orders_without_figures(self, unit: str) -> list[Ordered]:
        """The top lists of one unit that print an order alone (nl: rangordes zonder aantallen)."""
        return [order for order in self.orders if order.unit == unit and not order.among]

    def take(self, drawn: Drawn) -> None:
        """Add what has to be told of a table, beside the values of its cells (nl: tabel erbij)."""
        self.left_out += drawn.left_out
        self.odd += drawn.odd
        self.stray += drawn.stray
        for cell, place in drawn.blank:
            self.blank.setdefault(cell, place)


def figures_of(reports: Reports, structure: Structure, silent: frozenset[str] = frozenset()) -> Figures:
    """Gather every figure of every report with its coordinates (nl: cijfers verzamelen). `silent`: no need to look for shares."""
    return Gathering(structure).figures(reports, silent)


@dataclass(frozen=True, slots=True)
class _Part:
    """The cells of one family in a table: the coordinates of each, its own unit if it has one, and where it stands."""

    family: str
    units: tuple[str | None, ...] | None
    ats: tuple[Coordinates, ...]
    spots: tuple[Spot, ...]

    def cells(self, unit: str) -> list[Cell]:
        if self.units is None:
            return [(unit, at) for at in self.ats]
        return [(own or unit, at) for own, at in zip(self.units, self.ats, strict=True)]


class Gathering:
    """Gathers the figures of years of one structure (nl: verzamelaar).

    What a declaration means is worked out once for all tables that declare the same, and what was read of a report is kept: who
    gives the very same report again is told the same again. A report that was given may not be changed.
    """

    def __init__(self, structure: Structure) -> None:
        self._attributes = _attributes_of(structure)
        self._parts: dict[bytes, tuple[list[_Part], list[_Part]]] = {}
        self._before: dict[int, tuple[Any, bytes, Drawn]] = {}
        self._read: dict[str, tuple[Mapping[str, Any], list[Drawn], Beside]] = {}
        self._looked: dict[str, bool] = {}
        self._numbers: dict[str, Numbers] = {}
        self._values: dict[str, tuple[Whole, dict[Cell, int]]] = {}

    def reads(self, structure: Structure) -> bool:
        """Whether a declaration means the same in this structure (nl: leest deze opbouw)."""
        return self._attributes == _attributes_of(structure)

    @keeping_all()
    def figures(self, reports: Reports, silent: frozenset[str] = frozenset()) -> Figures:
        """Gather the figures of a year (nl: cijfers verzamelen)."""
        found, taken = Figures(), dict[Drawn, None]()
        for file, report in reports.items():
            looked = file not in silent
            if file not in self._read or self._read[file][0] is not report or self._looked[file] is not looked:
                self._read[file] = report, self._tables(file, report), beside_the_tables(report, silent=not looked)
                self._looked[file] = looked
            _, tables, found.beside[file] = self._read[file]
            for drawn in tables:
                found.printed += drawn.printed
                found.orders += drawn.orders
            taken |= dict.fromkeys(tables)
        batches: dict[str, list[tuple[Drawn, Batch]]] = {}
        for drawn in taken:
            found.take(drawn)
            for batch in drawn.batches:
                batches.setdefault(batch.family, []).append((drawn, batch))
        for family, printed in batches.items():
            found.values[family], twice = self._joined(family, printed)
            found.twice += twice
        return found

    def _joined(self, family: str, printed: list[tuple[Drawn, Batch]]) -> tuple[dict[Cell, int], list[Twice]]:
        """The value of each cell as it stands where it is met first, and where it is another."""
        cells, values = array("q"), array("q")
        for _, batch in printed:
            cells.extend(batch.cells)
            values.extend(batch.values)
        numbers, all_values = np.frombuffer(cells, np.int64), np.frombuffer(values, np.int64)
        first = np.full(len(self._numbers[family]), ELSEWHERE, np.int64)
        first[numbers[::-1]] = all_values[::-1]
        twice = list(_twice(list(self._numbers[family]), first, printed)) if (first[numbers] != all_values).any() else []
        before = self._values.get(family)
        if before is None or not np.array_equal(before[0], first):
            told = zip(self._numbers[family], first.tolist(), strict=True)
            before = self._values[family] = first, {cell: value for cell, value in told if value != ELSEWHERE}
        return before[1], twice

    def _tables(self, file: str, report: Mapping[str, Any]) -> list[Drawn]:
        declared, tables = report["cells"]["tables"], report["tables"]
        before = self._kept(file)
        drawn = [
            before.get((id(table), id(told), number)) or self._table(file, number, table, told)
            for number, (table, told) in enumerate(zip(tables, declared, strict=False))
        ]
        alone = range(min(len(declared), len(tables)), max(len(declared), len(tables)))
        return drawn + [Drawn(self._numbers, file, number, stray=[(Place(file, number, 0, 0), "table")]) for number in alone]

    def _kept(self, file: str) -> dict[tuple[int, int, int], Drawn]:
        """The tables of the report read from this file before; it is still held, so that no other can be taken for it."""
        if file not in self._read:
            return {}
        report, drawn, _ = self._read[file]
        both = zip(report["tables"], report["cells"]["tables"], strict=False)
        return {(id(table), id(told), at): one for at, ((table, told), one) in enumerate(zip(both, drawn, strict=False))}

    def _table(self, file: str, number: int, table: Any, told: Any) -> Drawn:
        """One table; the tables of the nation stand in every report, and are the same there."""
        if number in self._before:
            told_before, packed, before = self._before[number]
            if told == told_before and marshal.dumps(table, BY_CONTENT) == packed:
                return before
        drawn = Drawn(self._numbers, file, number)
        {"cells": self._cells, "ranking": self._ranking, "ranks": self._ranks}.get(told["sort"], _no_cells)(drawn, table, told)
        if drawn.is_clean:
            self._before[number] = told, marshal.dumps(table, BY_CONTENT), drawn
        return drawn

    def _cell(self, told: Any, row: Mapping[str, Any], column: Mapping[str, Any]) -> tuple[str, str | None, Coordinates] | None:
        """Family, own unit and coordinates of what a table, a row and a column say together. None: of an earlier edition."""
        both = {**row, **column}
        if "edition" in both:
            return None
        family = both.get("family", told["family"])
        return family, both.get("unit"), tuple([both.get(name, WHOLE) for name in self._attributes[family]])

    def _placed(self, told: Any) -> tuple[list[_Part], list[_Part]]:
        """The cells of a table, and those of the rows that it leaves out."""
        left_out = told.get("left_out", ())
        said = marshal.dumps((told["family"], told["columns"], told["rows"], left_out), BY_CONTENT)
        if said not in self._parts:
            rows = self._split(told, enumerate(told["rows"]))
            self._parts[said] = rows, self._split(told, ((-1, row) for row in left_out))
        return self._parts[said]

    def _split(self, told: Any, rows: Iterable[tuple[int, Any]]) -> list[_Part]:
        found: dict[str, list[tuple[str | None, Coordinates, Spot]]] = {}
        for number, row in rows:
            for column, head in enumerate(told["columns"]):
                cell = self._cell(told, row, head)
                if cell is not None:
                    found.setdefault(cell[0], []).append((cell[1], cell[2], (number, column)))
        parts = []
        for family, cells in found.items():
            units, ats, spots = zip(*cells, strict=True)
            parts.append(_Part(family, units if any(units) else None, ats, spots))
        return parts

    def _cells(self, drawn: Drawn, table: Any, told: Any) -> None:
        rows, wide = table["rows"], len(told["columns"]) + 1
        if len(rows) != len(told["rows"]):
            drawn.stray.append((drawn.at(0, 0), "rows"))
        drawn.stray += [(drawn.at(at, 0), "columns") for at, row in enumerate(rows[: len(told["rows"])]) if len(row) != wide]
        parts, left_out = self._placed(told)
        for part in parts:
            cells, spots = part.cells(told["unit"]), part.spots
            if not drawn.is_clean:
                there = [at for at, (row, column) in enumerate(spots) if row < len(rows) and column + 1 < len(rows[row])]
                cells, spots = [cells[at] for at in there], tuple([spots[at] for at in there])
            drawn.note(part.family, cells, [rows[row][column + 1] for row, column in spots], spots)
        for part in left_out:
            cells = part.cells(told["unit"])
            drawn.left_out += [(part.family, *cell) for cell in cells]
            drawn.note(part.family, cells, [0] * len(cells), part.spots, printed=False)

    def _ranking(self, drawn: Drawn, table: Any, told: Any) -> None:
        for column, (entries, declared) in enumerate(zip(table["ranked"].values(), told["lists"], strict=False)):
            head = told["columns"][column]
            listed = []
            if len(entries) != len(declared):
                drawn.stray.append((drawn.at(0, column), "ranked"))
            for row, ((_, value), at) in enumerate(zip(entries, declared, strict=False)):
                cell = self._cell(told, at, head)
                if cell is None:
                    break
                family, unit, where = cell
                drawn.note(family, [(unit or told["unit"], where)], [value], [(row, column)])
                listed.append((where, value))
            else:
                among = [cell for at in told["among"] if (cell := self._cell(told, at, head))]
                if among:
                    family, unit, _ = among[0]
                    ranked = tuple(one[2] for one in among)
                    drawn.orders.append(_ordered(drawn, told, column, (family, unit or told["unit"]), tuple(listed), ranked))

    def _ranks(self, drawn: Drawn, table: Any, told: Any) -> None:
        _only_words(drawn, table["rows"])
        for place, block in enumerate(told["lists"]):
            listed = tuple((cell[2], None) for at in block if (cell := self._cell(told, at, {})))
            drawn.orders.append(_ordered(drawn, told, place, (told["family"], told["unit"]), listed, ()))


def _attributes_of(structure: Structure) -> Mapping[str, tuple[str, ...]]:
    return {name: shape.attributes for name, shape in structure.families.items()}


def _twice(cells: list[Cell], first: Whole, printed: list[tuple[Drawn, Batch]]) -> Iterator[Twice]:
    for drawn, batch in printed:
        for number, value, spot in zip(batch.cells, batch.values, batch.spots, strict=True):
            if first[number] != value:
                yield (batch.family, *cells[number]), drawn.at(*spot)


def _ordered(drawn: Drawn, told: Any, block: int, of: tuple[str, str], listed: Any, among: tuple[Coordinates, ...]) -> Ordered:
    return Ordered(drawn.file, drawn.number, str(told["table"]), block, *of, listed, among)


def _no_cells(drawn: Drawn, table: Any, told: Any) -> None:
    """Names hold no number; means are told apart by who audits them."""
    if told["sort"] != "means":
        _only_words(drawn, table.get("rows", ()))


def _only_words(drawn: Drawn, rows: Any) -> None:
    drawn.stray += [
        (drawn.at(row, at), one) for row, block in enumerate(rows) for at, one in enumerate(block) if not isinstance(one, str)
    ]


def label_at(reports: Reports, place: Place) -> tuple[str, str, str]:
    """The table, row and column of a place as printed, for whoever has to look (nl: vindplaats in woorden)."""
    tables = reports[place.file]["tables"]
    if place.table >= len(tables):
        return "?", "", ""
    table = tables[place.table]
    columns = table.get("columns") or [""]
    rows = table.get("rows") or [[""]]
    row = str(rows[place.row][0]) if 0 <= place.row < len(rows) else ""
    return str(table["table"]), row, str(columns[min(place.column, len(columns) - 1)])
