"""Reads a table as a reader does: labels and numbers, in the layout of the printed tables."""

from __future__ import annotations

from typing import Any

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable, Figure, Ranking, Table, TopLists


def number(figure: Figure) -> int | float | None:
    return figure.value if isinstance(figure.value, int | None) else float(figure.value)


def layout(table: AnyTable) -> dict[str, Any]:
    """The table as the printed tables are kept: table, title, columns, and rows or ranked."""
    head = {"table": table.code, "title": table.title.nl}
    if isinstance(table, Table):
        rows = [[row.label.nl, *map(number, row.figures)] for row in table.rows]
        return {**head, "columns": [column.label.nl for column in table.columns], "rows": rows}
    if isinstance(table, Ranking):
        columns = [column.label.nl for column in table.columns]
        years = [column.counts.period.name.nl for column in table.columns]
        lists = [[[entry.label.nl, entry.figure.value] for entry in listed] for listed in table.lists]
        return {**head, "columns": columns, "ranked": dict(zip(years, lists, strict=True))}
    if isinstance(table, TopLists):
        return {
            **head,
            "columns": [],
            "rows": [[block.label.nl, *(subject.nl for subject in block.subjects)] for block in table.blocks],
        }
    return {**head, "columns": [], "rows": [[name] for name in table.names]}


def rows(report: Report, code: str) -> list[list[Any]]:
    """The rows of one table of a report, each with its label first."""
    found: list[list[Any]] = next(layout(table)["rows"] for table in report.tables if table.code == code)
    return found
