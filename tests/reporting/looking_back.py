"""Reads the tables back out of each format, so that they can be laid side by side."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import openpyxl

from gehoord.reporting.formats.formulas import unguarded

Rows = list[list[str]]
"""The rows of a table as plain text: label and figures; in a list the place, and then subjects (with numbers)."""


def of_json(content: bytes) -> dict[str, Rows]:
    """Lists stand in columns here, in rows in JSON: they are turned."""
    return {table["table"]: _rows(table) for table in json.loads(content)["tables"]}


def heads_of_lists(content: bytes) -> dict[str, list[str]]:
    """The heads of the lists of each table."""
    tables = json.loads(content)["tables"]
    return {
        table["table"]: table["columns"] if "ranked" in table else [head for head, *_ in table["rows"]]
        for table in tables
        if "ranked" in table or table["table"].startswith("9")
    }


def _rows(table: dict[str, Any]) -> Rows:
    if "ranked" in table:
        return _ranked([[[label, _text(value)] for label, value in entries] for entries in table["ranked"].values()], ["", ""])
    if table["table"].startswith("9"):
        return _ranked([[[subject] for subject in subjects] for _, *subjects in table["rows"]], [""])
    return [[row[0], *map(_text, row[1:])] for row in table["rows"]]


def _ranked(lists: list[list[list[str]]], empty: list[str]) -> Rows:
    longest = max(map(len, lists), default=0)
    filled = [[*entries, *[empty] * (longest - len(entries))] for entries in lists]
    return [[str(place), *(cell for entries in filled for cell in entries[place - 1])] for place in range(1, longest + 1)]


def _text(value: float | str | None) -> str:
    """A figure that is not there is a dash on paper and nothing in data: here it is nothing."""
    return "" if value in {None, "–", "Geen", "None"} else str(value)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, Rows] = {}
        self.path: list[str] = []
        self.code = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.path.append(tag)
        if tag == "caption":
            self.code = (dict(attrs)["id"] or "").removeprefix("table-")
            self.tables[self.code] = []
        if tag == "tr" and "thead" not in self.path:
            self.tables[self.code].append([])
        if tag in {"td", "th"} and "thead" not in self.path:
            self.tables[self.code][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self.path and self.path.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.path and self.path[-1] in {"td", "th"} and "thead" not in self.path:
            self.tables[self.code][-1][-1] += data


def of_html(content: bytes, *, thousands: str, point: str) -> dict[str, Rows]:
    parser = _Tables()
    parser.feed(content.decode())
    return {code: [[_number(cell, thousands, point) for cell in row] for row in rows] for code, rows in parser.tables.items()}


def _number(cell: str, thousands: str, point: str) -> str:
    figure = re.fullmatch(rf"\d+(\{thousands}\d{{3}})*(\{point}\d)?", cell)
    return cell.replace(thousands, "").replace(point, ".") if figure else _text(cell)


def of_xlsx(content: bytes) -> dict[str, Rows]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title.split()[-1]: [[_text(cell) for cell in row] for row in sheet.iter_rows(min_row=6, values_only=True)]
        for sheet in book.worksheets[1:]
    }


def lines(content: bytes) -> list[dict[str, str]]:
    told = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [{name: unguarded(text) for name, text in line.items()} for line in told]


def of_csv(content: bytes, heads: dict[str, list[str]]) -> dict[str, Rows]:
    tables: dict[str, dict[str, list[list[str]]]] = {code: {head: [] for head in lists} for code, lists in heads.items()}
    for line in lines(content):
        if not line["row"]:
            tables.setdefault(line["table"], {}).setdefault(line["column"], [])
            continue
        ranked = line["rank"] or not line["column"]
        key = line["column"] if ranked else line["row"]
        cells = [line["row"], *([line["value"]] if line["value"] else [])] if line["rank"] else [line["value"]]
        tables.setdefault(line["table"], {}).setdefault(key, []).append(cells if line["column"] else [line["row"]])
    return {code: _of_lines(code, told) for code, told in tables.items()}


def _of_lines(code: str, told: dict[str, list[list[str]]]) -> Rows:
    if code == "8a":
        return [row for rows in told.values() for row in rows]
    if code[0] in "CF":
        return _ranked(list(told.values()), ["", ""])
    if code.startswith("9"):
        return _ranked(list(told.values()), [""])
    return [[label, *(cell for cells in rows for cell in cells)] for label, rows in told.items()]
