"""The report as a workbook: a sheet a table with real numbers, and first a sheet that says what each table counts."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from itertools import zip_longest

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gehoord.figures.table import AnyTable, NameList, Ranking, Table, TopLists
from gehoord.practice.words import Language
from gehoord.reporting.document import Document, Printed, TableBlock
from gehoord.reporting.formats.formulas import is_taken_for_formula
from gehoord.reporting.numbers import NO_FIGURE
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in

Cell = str | int | Decimal | None
Grid = list[tuple[Cell, ...]]
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

HEAD = 4
"""The row of the column heads, from 0: above it title, count, note and badge (nl: koprij)."""

NARROWEST, WIDEST = 11, 64
"""Column widths, in characters (nl: kolombreedte)."""

LONGEST_FOOT = 250
"""So many characters fit in the foot of a printed sheet (nl: langste voettekst). Source: Excel specifications and limits."""


def render(document: Document, *, theme: Theme) -> Printed:
    """Print the figures of a document as a workbook (nl: werkmap). The same document gives the same bytes."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        workbook.set_properties(
            {
                "title": document.title,
                "subject": document.subtitle,
                "author": document.organisation,
                "comments": f"{document.invented} {document.protection}".strip(),
                "created": datetime.combine(document.figures.period.last, time(12)),
            }
        )
        book = _Book(workbook, document, theme)
        book.guide()
        for block in document.tables:
            book.table(block)
    return Printed(kept.getvalue(), MEDIA_TYPE)


@dataclass(frozen=True, slots=True)
class _Book:
    """Writes the sheets of one workbook (nl: werkmap)."""

    workbook: xlsxwriter.Workbook
    document: Document
    theme: Theme
    styles: dict[str, Format] = field(default_factory=dict)

    def guide(self) -> None:
        document, report = self.document, self.document.figures
        sheet = self.sheet(self.say("guide"))
        told = wording_in(document.language, report.reader.value)
        facts = [
            ("place", document.place),
            ("code", report.place.code),
            ("period", document.period),
            ("rule", f"{report.rule.value}: {report.rule.label.spoken_in(document.language)}"),
            ("protection", document.protection),
            ("threshold", told("data.threshold_means", threshold=str(report.threshold))),
            ("agency_total", report.agency_total.label.spoken_in(document.language)),
        ]
        if document.left_out:
            facts[-1] = ("left_out", document.left_out)
        facts += _imprint(document)
        self.text(sheet, 0, 0, document.title, "title")
        for row, (name, value) in enumerate(facts, 1):
            self.text(sheet, row, 0, self.say(name), "label")
            self.text(sheet, row, 1, value, "plain")
        first = len(facts) + 2
        heads = (told("labels.table"), self.say("to_table"), self.say("what_counts"), self.say("note"))
        for column, head in enumerate(heads):
            self.text(sheet, first, column, head, "head")
        for row, block in enumerate(document.tables, first + 1):
            sheet.write_url(row, 0, f"internal:'{self.name_of(block)}'!A1", self.styled("link"), self.name_of(block))
            texts = (block.table.title.spoken_in(document.language), block.counts, self.note(block))
            for column, text in enumerate(texts, 1):
                self.text(sheet, row, column, text, "wrapped")
        sheet.freeze_panes(first + 1, 0)
        for column, width in enumerate((14, 50, 50, 70)):
            sheet.set_column(column, column, width)

    def table(self, block: TableBlock) -> None:
        document, table = self.document, block.table
        sheet = self.sheet(self.name_of(block))
        self.text(sheet, 0, 0, f"{self.name_of(block)}. {table.title.spoken_in(document.language)}", "title")
        self.text(sheet, 1, 0, block.counts, "note")
        self.text(sheet, 2, 0, self.note(block), "note")
        self.text(sheet, 3, 0, document.badge, "careful")
        heads, rows = _grid(table, document.language)
        for column, head in enumerate(heads):
            self.text(sheet, HEAD, column, head, "head" if column == 0 or not _is_number(rows, column) else "number head")
        last = table.rows[-1] if isinstance(table, Table) and table.rows else None
        for row, cells in enumerate(rows, HEAD + 1):
            is_total = last is not None and last.total and row == HEAD + len(rows)
            for column, cell in enumerate(cells):
                self.cell(sheet, row, column, cell, total=is_total)
        for column, head in enumerate(heads):
            widest = max((len(str(cells[column])) for cells in rows), default=0)
            sheet.set_column(column, column, min(max(widest + 2, min(len(head), 20) + 2, NARROWEST), WIDEST))
        sheet.freeze_panes(HEAD + 1, 1)
        sheet.repeat_rows(HEAD)

    def sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        foot = f"{self.document.invented} {self.document.protection}".strip()
        sheet.set_footer(f"&L&9{foot.replace('&', '&&')[:LONGEST_FOOT]}")
        sheet.hide_gridlines(2)
        return sheet

    def cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, *, total: bool) -> None:
        kind = "total" if total else "plain"
        if cell is None:
            self.text(sheet, row, column, NO_FIGURE, f"{kind} number")
        elif isinstance(cell, str):
            self.text(sheet, row, column, cell, kind)
        else:
            style = f"{kind} {'average' if isinstance(cell, Decimal) else 'number'}"
            sheet.write_number(row, column, float(cell) if isinstance(cell, Decimal) else cell, self.styled(style))

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Write a text as a text, whatever sign it begins with."""
        quoted = " quoted" if is_taken_for_formula(text) else ""
        sheet.write_string(row, column, text, self.styled(f"{style}{quoted}"))

    def styled(self, style: str) -> Format:
        if style not in self.styles:
            self.styles[style] = self.made(style)
        return self.styles[style]

    def made(self, style: str) -> Format:
        colours = self.theme.light
        parts: dict[str, dict[str, object]] = {
            "title": {"bold": True, "font_size": 13, "font_color": colours["petrol"]},
            "note": {"font_color": colours["muted"]},
            "careful": {"bold": True, "font_color": colours["amber"]},
            "label": {"bold": True},
            "head": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "bottom_color": colours["ink"]},
            "total": {"bold": True, "top": 1, "top_color": colours["ink"]},
            "number": {"align": "right", "num_format": "#,##0"},
            "average": {"align": "right", "num_format": "0.0"},
            "link": {"font_color": colours["petrol"], "underline": 1, "valign": "top"},
            "wrapped": {"text_wrap": True, "valign": "top"},
            "quoted": {"quote_prefix": True},
            "plain": {},
        }
        chosen: dict[str, object] = {"font_color": colours["ink"]}
        for part in style.split():
            chosen |= parts[part]
        return self.workbook.add_format(chosen)

    def say(self, name: str) -> str:
        return wording_in(self.document.language, self.document.figures.reader.value)(f"data.{name}")

    def name_of(self, block: TableBlock) -> str:
        return wording_in(self.document.language)("data.sheet", table=block.table.code)

    def note(self, block: TableBlock) -> str:
        footnote = block.table.footnote
        return f"{footnote.spoken_in(self.document.language)} {block.note}" if footnote else block.note


def _imprint(document: Document) -> list[tuple[str, str]]:
    """Where the workbook comes from, as far as it is known."""
    told = (
        ("invented", document.invented),
        ("publisher", document.organisation),
        ("contact", document.contact),
        ("issued", document.issued_on.isoformat() if document.issued_on else ""),
        ("edition", document.edition),
        ("made_with", document.made_with),
    )
    return [(name, value) for name, value in told if value]


def _is_number(rows: Grid, column: int) -> bool:
    return any(isinstance(cells[column], int | Decimal) for cells in rows)


def _grid(table: AnyTable, language: Language) -> tuple[Sequence[str], Grid]:
    """The heads and the cells of a table; a list has its places first."""
    say = wording_in(language)
    match table:
        case Table():
            heads = [say("labels.rows"), *(column.label.spoken_in(language) for column in table.columns)]
            return heads, [(row.label.spoken_in(language), *(one.value for one in row.figures)) for row in table.rows]
        case NameList():
            return [say("labels.agency")], [(name,) for name in table.names]
        case TopLists():
            lists = [[(subject.spoken_in(language),) for subject in block.subjects] for block in table.blocks]
            return [say("labels.rank"), *(block.label.spoken_in(language) for block in table.blocks)], list(
                _places(lists, (NO_FIGURE,))
            )
        case Ranking():
            ranked = [[(one.label.spoken_in(language), one.figure.value) for one in entries] for entries in table.lists]
            columns = [column.label.spoken_in(language) for column in table.columns]
            heads = [say("labels.rank"), *(head for column in columns for head in (column, f"{say('labels.count')} ({column})"))]
            return heads, list(_places(ranked, (NO_FIGURE, "")))


def _places(lists: Sequence[Sequence[tuple[Cell, ...]]], empty: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    for rank, entries in enumerate(zip_longest(*lists, fillvalue=empty), 1):
        yield (rank, *(cell for entry in entries for cell in entry))
