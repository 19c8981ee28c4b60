"""What an attacker knows beside what is published, told in the words of the published tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gehoord.figures.disclosure.attacker.system import UNKNOWN
from gehoord.figures.disclosure.published.reading import Coordinates, Reports
from gehoord.figures.disclosure.published.structure import WHOLE, Structure, structure_of
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

Told = Mapping[str, Any]


class NoKnowledgeThere(Refused):
    """The file with what is known is not there (nl: geen voorkennis op die plaats)."""

    sentence = Text(
        "{file} is er niet, of mag niet gelezen worden. Kijk de naam na die bij --knowledge staat.",
        "{file} is not there, or may not be read. Look at the name that stands with --knowledge.",
    )


class KnowledgeNotRead(Refused):
    """The file with what is known cannot be read (nl: voorkennis niet te lezen)."""

    sentence = Text(
        "{file} is niet te lezen als JSON. Schrijf er {shape} in, met voor elk gegeven een regel.",
        "{file} cannot be read as JSON. Write {shape} in it, with a line for each thing that is known.",
    )


class KnowledgeDoesNotFit(Refused):
    """Some of what is said to be known is about nothing that was published (nl: voorkennis past niet)."""

    sentence = Text("Dit past niet bij wat gepubliceerd is:\n{faults}", "This does not fit what was published:\n{faults}")


SHAPE = '{"known": [{"report": "GM0001", "table": "1a", "row": "Jeugdigen", "column": "Nieuw", "value": 3}]}'

ENTRY = Text("Gegeven {number}: {what}", "Item {number}: {what}")
NO_REPORT = Text(
    "er is geen verslag “{name}”. Geef de code van een gemeente, regio of instantie, of de naam van het bestand.",
    "there is no report “{name}”. Give the code of a municipality, region or agency, or the name of the file.",
)
NO_TABLE = Text(
    "er is geen tabel “{name}” met cijfers. Er zijn: {there}.", "there is no table “{name}” with figures. There are: {there}."
)
NO_ROW = Text("er is geen rij “{name}”. Er zijn: {there}.", "there is no row “{name}”. There are: {there}.")
NO_COLUMN = Text("er is geen kolom “{name}”. Er zijn: {there}.", "there is no column “{name}”. There are: {there}.")
NO_VALUE = Text(
    "geef een “value”, of “at_least” of “at_most”, als geheel getal van 0 of meer.",
    "give a “value”, or “at_least” or “at_most”, as a whole number of 0 or more.",
)
NO_YEAR = Text("er is geen uitgave over {name}. Er zijn: {there}.", "there is no edition on {name}. There are: {there}.")


@dataclass(frozen=True, slots=True)
class Known:
    """A cell of which somebody knows more than is published (nl: bekend gegeven)."""

    year: int
    family: str
    unit: str
    at: Coordinates
    at_least: int
    at_most: int


def read_knowledge(file: Path, years: Sequence[Reports]) -> tuple[Known, ...]:
    """Read what is known from a JSON file (nl: voorkennis lezen). `years`: the reports of each edition, the last is meant
    where no year is named.

    Raises: NoKnowledgeThere, KnowledgeNotRead, KnowledgeDoesNotFit, NotAPublication.
    """
    try:
        told = json.loads(file.read_bytes())
    except OSError as reason:
        raise NoKnowledgeThere(file=file) from reason
    except ValueError as reason:
        raise KnowledgeNotRead(file=file, shape=SHAPE) from reason
    entries = told.get("known") if isinstance(told, dict) else None
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise KnowledgeNotRead(file=file, shape=SHAPE)
    by_year = {int(next(iter(reports.values()))["year"]): reports for reports in sorted(years, key=_year)}
    found: list[Known] = []
    faults: list[Text] = []
    for number, entry in enumerate(entries, 1):
        one = _known(entry, by_year)
        if isinstance(one, Known):
            found.append(one)
        else:
            faults.append(ENTRY.filled(number=number, what=one))
    if faults:
        raise KnowledgeDoesNotFit(faults=Text("\n".join(one.nl for one in faults), "\n".join(one.en for one in faults)))
    return tuple(found)


def _year(reports: Reports) -> int:
    return int(next(iter(reports.values()))["year"])


def _known(entry: Told, by_year: Mapping[int, Reports]) -> Known | Text:
    year = entry.get("year", max(by_year))
    if year not in by_year:
        return NO_YEAR.filled(name=year, there=", ".join(map(str, by_year)))
    reports = by_year[year]
    bounds = _bounds(entry)
    if bounds is None:
        return NO_VALUE
    report = _report(str(entry.get("report")), reports)
    if report is None:
        return NO_REPORT.filled(name=entry.get("report"))
    cell = _cell(entry, report, structure_of(reports))
    return cell if isinstance(cell, Text) else Known(year, *cell, *bounds)


def _bounds(entry: Told) -> tuple[int, int] | None:
    least, most = entry.get("value", entry.get("at_least", 0)), entry.get("value", entry.get("at_most", UNKNOWN))
    told = {"value", "at_least", "at_most"} & set(entry)
    if not told or type(least) is not int or type(most) is not int or least < 0 or most < least:
        return None
    return least, most


def _report(name: str, reports: Reports) -> Told | None:
    """A report by its file, the code of its unit, or the name of its unit."""
    if name in reports:
        return reports[name]
    found = [one for one in reports.values() if name == one["cells"]["unit"]]
    found += [one for one in reports.values() if name.casefold() == str(one.get("name", "")).casefold()]
    return found[0] if found else None


def _cell(entry: Told, report: Told, structure: Structure) -> tuple[str, str, Coordinates] | Text:
    """The cell that is meant; in an agency's report the tables of a location have its number, as in "2a.1"."""
    code, unit = str(entry.get("table")), entry.get("unit")
    tables = [
        (table, told) for table, told in zip(report["tables"], report["cells"]["tables"], strict=False) if told["sort"] == "cells"
    ]
    named = [(table, told) for table, told in tables if table["table"] == code and unit in (None, told["unit"])]
    if not named:
        return NO_TABLE.filled(name=code, there=", ".join(sorted({str(table["table"]) for table, _ in tables})))
    table, told = named[0]
    row = _place(entry.get("row"), [one[0] for one in table["rows"]])
    if row is None:
        return NO_ROW.filled(name=entry.get("row"), there=", ".join(str(one[0]) for one in table["rows"]))
    column = _place(entry.get("column"), table["columns"]) if "column" in entry or len(table["columns"]) > 1 else 0
    if column is None or "edition" in told["columns"][column]:
        return NO_COLUMN.filled(name=entry.get("column"), there=", ".join(map(str, table["columns"])))
    both = {**told["rows"][row], **told["columns"][column]}
    family = both.get("family", told["family"])
    return (
        family,
        both.get("unit", told["unit"]),
        tuple(both.get(name, WHOLE) for name in structure.families[family].attributes),
    )


def _place(name: Any, labels: Sequence[Any]) -> int | None:
    return next(_alike(name, labels), None)


def _alike(name: Any, labels: Sequence[Any]) -> Iterator[int]:
    return (place for place, label in enumerate(labels) if str(label).casefold() == str(name).casefold())
