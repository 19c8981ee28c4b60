"""The report as JSON: its tables in the printed layout, what each column counts and, in codes, what each figure is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gehoord.figures.declaration import declared
from gehoord.figures.definitions import Counted
from gehoord.figures.table import AnyTable, NameList, Ranking, Table, TopLists
from gehoord.practice.words import Language, Term, same
from gehoord.reporting.document import Document, Printed
from gehoord.reporting.formats.definitions import counted_by_column, counted_in_total, span
from gehoord.reporting.theme import Theme


def render(document: Document, *, theme: Theme) -> Printed:  # noqa: ARG001 - every format is asked alike; data has no colours
    """Print the figures of a document as JSON (nl: json). Figures are numbers; a figure that is not there is null."""
    report, language = document.figures, document.language
    told = {
        "municipality": report.place.code,
        "name": report.place.name,
        "year": report.period.last.year,
        "rule": report.rule.value,
        "text_only": report.text_only,
        "tables": [_table(table, language) for table in report.tables],
        "period": {"first": report.period.first.isoformat(), "last": report.period.last.isoformat()},
        "protected": report.rule.is_protected,
        "protection": document.protection,
        "language": language,
        "definitions": [_definitions(table, document) for table in report.tables],
        "notes": document.notes,
        "threshold": report.threshold,
        "agency_total": _term(report.agency_total, language),
        "left_out": document.left_out,
        "publisher": document.organisation,
        "contact": document.contact,
        "issued": document.issued_on.isoformat() if document.issued_on else None,
        "edition": document.edition,
        "made_with": document.made_with,
        "invented": document.invented,
        "cells": declared(report),
    }
    return Printed(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode(), "application/json")


def _table(table: AnyTable, language: Language) -> Mapping[str, Any]:
    head: dict[str, Any] = {"table": table.code, "title": table.title.spoken_in(language), "columns": []}
    match table:
        case NameList():
            return {**head, "rows": [[name] for name in table.names]}
        case TopLists():
            blocks = [[one.label, *one.subjects] for one in table.blocks]
            return {**head, "rows": [[text.spoken_in(language) for text in block] for block in blocks]}
        case Table():
            head["columns"] = [column.label.spoken_in(language) for column in table.columns]
            rows = [[row.label.spoken_in(language), *(_number(one.value) for one in row.figures)] for row in table.rows]
            return {**head, "rows": rows}
        case Ranking():
            head["columns"] = [column.label.spoken_in(language) for column in table.columns]
            lists = zip(table.columns, table.lists, strict=True)
            ranked = {
                column.counts.period.name.spoken_in(language): [
                    [one.label.spoken_in(language), _number(one.figure.value)] for one in entries
                ]
                for column, entries in lists
            }
            return {**head, "ranked": ranked}


def _number(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def _definitions(table: AnyTable, document: Document) -> Mapping[str, Any]:
    language = document.language
    columns: list[dict[str, Any]] = [
        {"column": head, **_counted(counts, document)} for head, counts in counted_by_column(table, language)
    ]
    for column, counts in zip(columns, counted_in_total(table), strict=False):
        column["total"] = _counted(counts, document)
    below = next(((block.counts, block.note) for block in document.tables if block.table is table), ("", ""))
    return {
        "table": table.code,
        "footnote": table.footnote.spoken_in(language) if table.footnote else "",
        "caption": below[0],
        "note": below[1],
        "columns": columns,
    }


def _counted(counts: Counted, document: Document) -> dict[str, Any]:
    language = document.language
    return {
        "counts": counts.told_of(same(document.place)).spoken_in(language),
        "unit": _term(counts.unit, language),
        "population": _term(counts.population, language),
        "period_rule": _term(counts.rule, language),
        "period": span(counts.period),
        "kind": _term(counts.kind, language) if counts.kind else None,
        "limits": [_term(limit, language) for limit in counts.limits],
        "source": _term(counts.source, language),
    }


def _term(term: Term, language: Language) -> Mapping[str, str]:
    return {"code": term.value, "label": term.label.spoken_in(language)}
