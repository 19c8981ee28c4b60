"""The report as one tidy CSV file, a figure a line, with CSVW metadata beside it. Source: W3C, Tabular Data on the Web."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from gehoord.figures.definitions import Counted
from gehoord.figures.table import AnyTable, NameList, Ranking, Table, TopLists
from gehoord.practice.words import Language, Text, same
from gehoord.reporting.document import FILE_NAME, Document, Printed
from gehoord.reporting.formats.definitions import span
from gehoord.reporting.formats.formulas import cell
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in


class Line(NamedTuple):
    """One line of the file (nl: regel).

    `value` is empty where a list prints only an order, and where there is nothing to average; `rank` counts from 1 in a list.
    """

    table: str
    title: str
    row: str
    column: str
    value: str
    unit: str
    population: str
    period_rule: str
    period: str
    rank: str


DATATYPES = {"value": {"base": "decimal", "minimum": "0"}, "rank": {"base": "integer", "minimum": "1"}}


def render(document: Document, *, theme: Theme) -> Printed:
    """Print the figures of a document as CSV: UTF-8 with a mark, commas, a head (nl: csv). Its metadata goes beside it."""
    lines = [Line._fields, *(line for table in document.figures.tables for line in _lines(table, document.language))]
    content = "".join(",".join(map(cell, line)) + "\r\n" for line in lines)
    metadata = json.dumps(_metadata(document, theme), ensure_ascii=False, indent=1)
    beside = (("-metadata.json", f"{metadata}\n".encode()),)
    return Printed(content.encode("utf-8-sig"), "text/csv; charset=utf-8; header=present", beside)


def _lines(table: AnyTable, language: Language) -> Iterator[Line]:
    for told in _told(table):
        codes = (told.counts.unit.value, told.counts.population.value, told.counts.rule.value, span(told.counts.period))
        value = "" if told.value is None else str(told.value)
        rank = str(told.rank) if told.rank else ""
        title, row, column = (text.spoken_in(language) for text in (table.title, told.row, told.column))
        yield Line(table.code, title, row, column, value, *codes, rank)


class _Told(NamedTuple):
    row: Text
    column: Text
    counts: Counted
    value: int | Decimal | None = None
    rank: int = 0


def _told(table: AnyTable) -> Iterator[_Told]:
    match table:
        case NameList():
            return (_Told(same(name), same(""), table.counts) for name in table.names)
        case TopLists():
            return (
                _Told(subject, block.label, table.counts, rank=rank)
                for block in table.blocks
                for rank, subject in enumerate(block.subjects, 1)
            )
        case Table():
            return (
                _Told(row.label, column.label, figure.counts, figure.value)
                for row in table.rows
                for column, figure in zip(table.columns, row.figures, strict=True)
            )
        case Ranking():
            return (
                _Told(entry.label, column.label, entry.figure.counts, entry.figure.value, rank)
                for column, entries in zip(table.columns, table.lists, strict=True)
                for rank, entry in enumerate(entries, 1)
            )


def _metadata(document: Document, theme: Theme) -> Mapping[str, Any]:
    say = wording_in(document.language)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": document.language}],
        "url": FILE_NAME,
        "dc:title": document.title,
        "dc:description": [say("data.csv_about"), document.protection, say("data.csv_guard")],
        "dc:publisher": theme.organisation.spoken_in(document.language),
        "dc:language": document.language,
        "dc:temporal": span(document.figures.period),
        "dc:spatial": f"{document.place} ({document.figures.place.code})",
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n"], "quoteChar": '"'},
        "tableSchema": {"columns": [_column(name) for name in Line._fields]},
    }


def _column(name: str) -> Mapping[str, Any]:
    titles = {language: [wording_in(language)(f"data.column_{name}")] for language in ("nl", "en")}
    return {"name": name, "titles": {**titles, "und": [name]}, "datatype": DATATYPES.get(name, "string")}
