"""What the figures of a report are, in codes: so that whoever has the published files alone can find every sum in them."""

from __future__ import annotations

from typing import Any

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable, At, NameList, Ranking, Table, TopLists

Told = dict[str, Any]


def declared(report: Report) -> Told:
    """What the cells of every table of a report are, and of the nation every sum that holds (nl: declaratie)."""
    told: Told = {
        "reader": report.reader.value,
        "unit": report.place.code,
        "tables": [_declared(table, report.place.code) for table in report.tables],
    }
    return {**told, "structure": report.structure} if report.structure is not None else told


def _declared(table: AnyTable, unit: str) -> Told:
    match table:
        case NameList():
            return {"table": table.code, "sort": "names"}
        case TopLists():
            lists = [[_at(one) for one in block.at] for block in table.blocks]
            return {"table": table.code, "sort": "ranks", "family": "raised", "unit": unit, "lists": lists}
        case Ranking():
            head = {"table": table.code, "sort": "ranking", "family": table.family, "unit": table.unit or unit}
            columns = [_at(column.at) for column in table.columns]
            lists = [[_at(entry.at) for entry in entries] for entries in table.lists]
            return {**head, "columns": columns, "lists": lists, "among": [_at(one) for one in table.among]}
        case Table() if not table.family:
            return {"table": table.code, "sort": "means"}
        case Table():
            head = {"table": table.code, "sort": "cells", "family": table.family, "unit": table.unit or unit}
            columns = [_at(column.at) for column in table.columns]
            rows = [_at(row.at) for row in table.rows]
            return {**head, "rows": rows, "columns": columns, "left_out": [_at(one) for one in table.left_out]}


def _at(at: At) -> Told:
    return {attribute: int(code) if attribute == "edition" else code for attribute, code in at}
