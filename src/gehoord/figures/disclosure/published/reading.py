"""The figures of a published year, each with its coordinates, and everything that is printed without any."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from gehoord.figures.disclosure.published.structure import NATION, NO_NATION, WHOLE, NotAPublication, Structure
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

CERTIFICATE = "certificate.json"
FIVE = 5

Reports = Mapping[str, Mapping[str, Any]]
Coordinates = tuple[str, ...]


class FileNotRead(Refused):
    """A file of the edition cannot be read (nl: bestand niet te lezen)."""

    sentence = Text(
        "{file} is niet te lezen. Kijk of het bestand er heel is, of maak de uitgave opnieuw.",
        "{file} cannot be read. See whether the file is whole, or make the edition again.",
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a published year (nl: map van een uitgave). `hashes` is the SHA-256 of each file except the certificate.

    `silent`: files without anything in them that a percentage could be.
    """

    reports: Reports
    certificate: Mapping[str, Any] | None
    hashes: Mapping[str, str]
    other: Mapping[str, bytes]
    silent: frozenset[str] = frozenset()


def read_folder(place: Path, *, other: bool = True) -> Folder:
    """Read all files of a published year (nl: uitgave lezen). `other`: formats beside json too.

    Raises: NotAPublication, FileNotRead.
    """
    if not (place / NATION).is_file():
        raise NotAPublication(what=NO_NATION)
    reports: dict[str, Mapping[str, Any]] = {}
    hashes, beside = {}, {}
    certificate = None
    silent = set()
    for file in sorted(one for one in place.rglob("*") if one.is_file()):
        name = file.relative_to(place).as_posix()
        try:
            content = file.read_bytes()
            read = json.loads(content) if file.suffix == ".json" and not name.endswith("-metadata.json") else None
        except (OSError, ValueError) as reason:
            raise FileNotRead(file=name) from reason
        if name == CERTIFICATE:
            certificate = read
            continue
        hashes[name] = hashlib.sha256(content).hexdigest()
        if isinstance(read, dict) and "cells" in read:
            reports[name] = read
            if not MAY_BE_A_SHARE.search(content):
                silent.add(name)
        elif other:
            beside[name] = content
    return Folder(reports, certificate, hashes, beside, frozenset(silent))


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


class Share(NamedTuple):
    """A percentage as it stands in a text, and its number (nl: percentage)."""

    words: str
    number: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Numbers of a report that stand in no declared cell (nl: cijfers buiten de tabellen)."""

    shares: list[Share]
    numbers: list[Any]
    means: list[Any]


@dataclass(slots=True)
class Figures:
    """What is printed in a year (nl: cijfers). `values` by family, unit and coordinates; `first` says where each stood first.

    odd: no whole number of fives, or below 0. blank: kept from the reader. left_out: 0 by not being printed. twice: another value
    was printed for the same cell elsewhere. stray: something stands where no cell is declared.
    beside: per file what is printed outside its cells.
    """

    values: dict[str, dict[tuple[str, Coordinates], int]] = field(default_factory=dict)
    first: dict[tuple[str, str, Coordinates], Place] = field(default_factory=dict)
    blank: dict[tuple[str, str, Coordinates], Place] = field(default_factory=dict)
    left_out: set[tuple[str, str, Coordinates]] = field(default_factory=set)
    odd: list[tuple[Place, int]] = field(default_factory=list)
    twice: list[tuple[tuple[str, str, Coordinates], Place]] = field(default_factory=list)
    stray: list[tuple[Place, Any]] = field(default_factory=list)
    beside: dict[str, Beside] = field(default_factory=dict)
    orders: list[Ordered] = field(default_factory=list)
    printed: int = 0

    def orders_without_figures(self, unit: str) -> list[Ordered]:
        """The top lists of one unit that print an order alone (nl: rangordes zonder aantallen)."""
        return [order for order in self.orders if order.unit == unit and not order.among]


def figures_of(reports: Reports, structure: Structure, silent: frozenset[str] = frozenset()) -> Figures:
    """Gather every figure of every report with its coordinates (nl: cijfers verzamelen). `silent`: no need to look for shares."""
    found = Figures()
    for file, report in reports.items():
        found.beside[file] = _beside_the_tables(report, silent=file in silent)
        declared = report["cells"]["tables"]
        for number, (table, told) in enumerate(zip(report["tables"], declared, strict=False)):
            _READERS.get(told["sort"], _no_cells)(found, structure, file, number, table, told)
        for number in range(min(len(declared), len(report["tables"])), max(len(declared), len(report["tables"]))):
            found.stray.append((Place(file, number, 0, 0), "table"))
    return found


class _Where:
    """Makes coordinates of what a table, a row and a column say together."""

    def __init__(self, structure: Structure, told: Mapping[str, Any]) -> None:
        self._structure, self._told = structure, told
        self._attributes = {name: shape.attributes for name, shape in structure.families.items()}

    def cell(self, row: Mapping[str, Any], column: Mapping[str, Any]) -> tuple[str, str, Coordinates] | None:
        """None for a figure of an earlier edition."""
        both = {**row, **column}
        if "edition" in both:
            return None
        family = both.get("family", self._told["family"])
        unit = both.get("unit", self._told["unit"])
        return family, unit, tuple([both.get(name, WHOLE) for name in self._attributes[family]])


def _cells(found: Figures, structure: Structure, file: str, number: int, table: Any, told: Any) -> None:
    where = _Where(structure, told)
    if len(table["rows"]) != len(told["rows"]):
        found.stray.append((Place(file, number, 0, 0), "rows"))
    for row, (figures, declared) in enumerate(zip(table["rows"], told["rows"], strict=False)):
        if len(figures) != len(told["columns"]) + 1:
            found.stray.append((Place(file, number, row, 0), "columns"))
        for column, (value, head) in enumerate(zip(figures[1:], told["columns"], strict=False)):
            _note(found, where.cell(declared, head), value, Place(file, number, row, column))
    for declared in told.get("left_out", ()):
        for column, head in enumerate(told["columns"]):
            cell = where.cell(declared, head)
            if cell is not None:
                found.left_out.add(cell)
                _note(found, cell, 0, Place(file, number, -1, column), printed=False)


def _note(found: Figures, cell: tuple[str, str, Coordinates] | None, value: Any, place: Place, *, printed: bool = True) -> None:
    if cell is None:
        return
    if value is None:
        found.blank.setdefault(cell, place)
        return
    if type(value) is not int:
        found.stray.append((place, value))
        return
    found.printed += printed
    if value % FIVE or value < 0:
        found.odd.append((place, value))
    family, unit, at = cell
    values = found.values.setdefault(family, {})
    if values.setdefault((unit, at), value) != value:
        found.twice.append((cell, place))
    else:
        found.first.setdefault(cell, place)


def _ranking(found: Figures, structure: Structure, file: str, number: int, table: Any, told: Any) -> None:
    where = _Where(structure, told)
    for column, (entries, declared) in enumerate(zip(table["ranked"].values(), told["lists"], strict=False)):
        head = told["columns"][column]
        listed = []
        if len(entries) != len(declared):
            found.stray.append((Place(file, number, 0, column), "ranked"))
        for row, ((_, value), at) in enumerate(zip(entries, declared, strict=False)):
            cell = where.cell(at, head)
            if cell is None:
                break
            _note(found, cell, value, Place(file, number, row, column))
            listed.append((cell[2], value))
        else:
            among = [cell for at in told["among"] if (cell := where.cell(at, head))]
            if among:
                family, unit, _ = among[0]
                ranked = tuple(one[2] for one in among)
                found.orders.append(Ordered(file, number, str(told["table"]), column, family, unit, tuple(listed), ranked))


def _ranks(found: Figures, structure: Structure, file: str, number: int, table: Any, told: Any) -> None:
    where = _Where(structure, told)
    for row, block in enumerate(table["rows"]):
        found.stray += [(Place(file, number, row, at), one) for at, one in enumerate(block) if not isinstance(one, str)]
    for place, block in enumerate(told["lists"]):
        listed = tuple((cell[2], None) for at in block if (cell := where.cell(at, {})))
        found.orders.append(Ordered(file, number, str(told["table"]), place, told["family"], told["unit"], listed, ()))


def _no_cells(found: Figures, _: Structure, file: str, number: int, table: Any, told: Any) -> None:
    """Names hold no number; means are told apart by who audits them."""
    if told["sort"] == "means":
        return
    for row, entry in enumerate(table.get("rows", ())):
        found.stray += [(Place(file, number, row, at), one) for at, one in enumerate(entry) if not isinstance(one, str)]


_READERS = {"cells": _cells, "ranking": _ranking, "ranks": _ranks}


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


SHARE = re.compile(r"(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(?:%|‰|procent\b|percent\b|per cent\b)", re.IGNORECASE)
MAY_BE_A_SHARE = re.compile("%|‰|cent|\\\\u".encode(), re.IGNORECASE)
OWN_WORDS = "notes"
NUMBERS_AT_THE_TOP = frozenset({"year", "threshold"})
DECLARED = frozenset({"tables", "cells", "definitions", "derived"})


def shares_in(text: str) -> list[Share]:
    """The percentages in a text: as they stand there, and the number alone (nl: percentages in een tekst)."""
    return [Share(found[0], found[1].replace(",", ".")) for found in SHARE.finditer(text)]


def _beside_the_tables(report: Mapping[str, Any], *, silent: bool) -> Beside:
    words = {name: part for name, part in report.items() if name not in (OWN_WORDS, "cells", "derived")}
    others = (part for name, part in report.items() if name not in DECLARED | NUMBERS_AT_THE_TOP)
    return Beside(
        shares=[] if silent else shares_in(json.dumps(words, ensure_ascii=False)),
        numbers=[number for part in others for number in _numbers(part)],
        means=[
            value
            for table, told in zip(report["tables"], report["cells"]["tables"], strict=False)
            if told["sort"] == "means"
            for row in table["rows"]
            for value in row[1:]
        ],
    )


def _numbers(part: Any) -> Iterator[Any]:
    if isinstance(part, int | float) and not isinstance(part, bool):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _numbers(one)
