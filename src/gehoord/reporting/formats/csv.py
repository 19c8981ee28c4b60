"""The report as one tidy CSV file, a figure a line, with CSVW metadata beside it. Source: W3C, Tabular Data on the Web."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from gehoord.figures.definitions import Counted
from gehoord.figures.table import AnyTable, Figure, NameList, Ranked, Ranking, Table, TopLists
from gehoord.practice.words import Text, same
from gehoord.reporting.document import FILE_NAME, Document, Printed
from gehoord.reporting.formats.definitions import span
from gehoord.reporting.formats.formulas import cell
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in


class Line(NamedTuple):
    """One line of the file (nl: regel).

    `value` is empty where a list prints only an order, and where there is nothing to average; `rank` counts from 1 in a list.
    A list in which nothing stands has one line, without `row` and `rank`. What belongs to the whole report stands on every line,
    so that a line can be taken out by itself.
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
    kind: str
    limits: str
    source: str
    definition: str
    footnote: str
    municipality: str
    name: str
    report_period: str
    rule: str
    protected: str
    protection: str


DATATYPES = {
    "value": {"base": "decimal", "minimum": "0"},
    "rank": {"base": "integer", "minimum": "1"},
    "protected": {"base": "boolean"},
}


KEY = ("table", "column", "row")
"""What tells a line from every other (nl: sleutel van een regel)."""


def render(document: Document, *, theme: Theme) -> Printed:
    """Print the figures of a document as CSV: UTF-8 with a mark, commas, a head (nl: csv). Its metadata goes beside it."""
    lines: list[tuple[str, ...]] = [Line._fields]
    lines += (line for table in document.figures.tables for line in _lines(table, document))
    if document.left_out:
        lines.append(_left_out(document))
    content = "".join(",".join(map(cell, line)) + "\r\n" for line in lines)
    metadata = json.dumps(_metadata(document, theme), ensure_ascii=False, indent=1)
    beside = (("-metadata.json", f"{metadata}\n".encode()),)
    return Printed(content.encode("utf-8-sig"), "text/csv; charset=utf-8; header=present", beside)


def _lines(table: AnyTable, document: Document) -> Iterator[Line]:
    language, about = document.language, _about(document)
    for told in _told(table):
        counts = told.counts
        yield Line(
            table=table.code,
            title=table.title.spoken_in(language),
            row=told.row.spoken_in(language),
            column=told.column.spoken_in(language),
            value="" if told.value is None else str(told.value),
            unit=counts.unit.value,
            population=counts.population.value,
            period_rule=counts.rule.value,
            period=span(counts.period),
            rank=str(told.rank or ""),
            kind=counts.kind.value if counts.kind else "",
            limits=" ".join(counts.limits),
            source=counts.source.value,
            definition=counts.told_of(same(document.place)).spoken_in(language),
            footnote=table.footnote.spoken_in(language) if table.footnote else "",
            **about,
        )


def _about(document: Document) -> dict[str, str]:
    """What every line says of the whole report."""
    report = document.figures
    return {
        "municipality": report.place.code,
        "name": document.place,
        "report_period": span(report.period),
        "rule": report.rule.value,
        "protected": str(report.rule.is_protected).lower(),
        "protection": document.protection,
    }


def _left_out(document: Document) -> Line:
    """The line that says which tables are not there, and why."""
    said = {"title": wording_in(document.language)("data.left_out"), "footnote": document.left_out}
    return Line(**(dict.fromkeys(Line._fields, "") | said | _about(document)))


_NOTHING = same("")


class _Told(NamedTuple):
    row: Text
    column: Text
    counts: Counted
    value: int | Decimal | None = None
    rank: int = 0


def _told(table: AnyTable) -> Iterator[_Told]:
    match table:
        case NameList():
            return (_Told(same(name), _NOTHING, table.counts) for name in table.names or ("",))
        case TopLists():
            return (
                _Told(subject, block.label, table.counts, rank=rank if block.subjects else 0)
                for block in table.blocks
                for rank, subject in enumerate(block.subjects or (_NOTHING,), 1)
            )
        case Table():
            return (
                _Told(row.label, column.label, figure.counts, figure.value)
                for row in table.rows
                for column, figure in zip(table.columns, row.figures, strict=True)
            )
        case Ranking():
            return (
                _Told(entry.label, column.label, column.counts, entry.figure.value, rank if entries else 0)
                for column, entries in zip(table.columns, table.lists, strict=True)
                for rank, entry in enumerate(entries or (Ranked(_NOTHING, Figure(None, column.counts)),), 1)
            )


def _metadata(document: Document, theme: Theme) -> Mapping[str, Any]:
    say = wording_in(document.language)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": document.language}],
        "url": FILE_NAME,
        "dc:title": document.title,
        "dc:description": [
            say("data.csv_about"),
            document.protection,
            say("data.csv_guard"),
            *([document.invented] if document.invented else []),
        ],
        "dc:publisher": theme.organisation.spoken_in(document.language),
        **({"dc:issued": document.issued_on.isoformat()} if document.issued_on else {}),
        **({"dc:identifier": document.edition} if document.edition else {}),
        "dc:creator": document.made_with,
        "dc:language": document.language,
        "dc:temporal": span(document.figures.period),
        "dc:spatial": f"{document.place} ({document.figures.place.code})",
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n"], "quoteChar": '"'},
        "tableSchema": {
            "columns": [_column(name, document.figures.reader.value) for name in Line._fields],
            "primaryKey": list(KEY),
        },
    }


def _column(name: str, reader: str) -> Mapping[str, Any]:
    titles = {language: [wording_in(language, reader)(f"data.column_{name}")] for language in ("nl", "en")}
    return {"name": name, "titles": {**titles, "und": [name]}, "datatype": DATATYPES.get(name, "string")}
