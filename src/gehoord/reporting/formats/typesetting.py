"""A document taken apart into plain lists and texts, the way layouts ask for them. No text is ever read as markup."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gehoord.figures.table import AnyTable, Column, Figure, NameList, Ranking, Table, TopLists
from gehoord.practice.words import Language, Text
from gehoord.reporting.document import (
    Block,
    Bullets,
    ChartBlock,
    DefinitionsBlock,
    Document,
    Notice,
    Paragraph,
    Section,
    TableBlock,
)
from gehoord.reporting.numbers import number
from gehoord.reporting.wording import wording_in

Parts = Mapping[str, Any]


def told(document: Document) -> Parts:
    """Everything a document says, as layouts ask for it (nl: inhoud voor de zetter)."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "place": document.place,
        "period": document.period,
        "language": document.language,
        "organisation": document.organisation,
        "issued": document.issued,
        "protection": document.protection,
        "badge": document.badge,
        "invented": document.invented,
        "keywords": [document.place, document.period, document.subtitle, *([document.invented] if document.invented else [])],
        "sections": [words_apart(section, document.language) for section in document.sections],
    }


def words_apart(section: Section, language: Language) -> Parts:
    """One heading with what stands under it (nl: paragraaf voor de zetter)."""
    apart = _Apart(language)
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "anchor": section.anchor,
        "blocks": [apart.block(block) for block in section.blocks if not (isinstance(block, TableBlock) and block.unset)],
    }


def _lines(text: str) -> list[str]:
    return text.splitlines() or [""]


class _Apart:
    """Takes the blocks of one section apart in one language (nl: uiteengenomen)."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.told: set[str] = set()

    def block(self, block: Block) -> Parts:
        match block:
            case Paragraph():
                return {"kind": "paragraph", "text": _lines(block.text)}
            case Bullets():
                return {"kind": "bullets", "items": [_lines(item) for item in block.items]}
            case Notice():
                return {"kind": "notice", "title": block.title, "text": _lines(block.text), "warns": block.warns}
            case DefinitionsBlock():
                return {"kind": "definitions", "heading": block.heading, "entries": [list(entry) for entry in block.entries]}
            case ChartBlock():
                return self._chart(block)
            case TableBlock():
                footnote = block.table.footnote
                starred, note = self._once(self._said(footnote) if footnote else ""), self._once(block.note)
                below = (block.counts, starred, note)
                return {
                    **self._table(block.table),
                    "code": block.table.code,
                    "title": self._said(block.table.title),
                    "told": [_lines(text) for text in below if text],
                    "footnote": starred,
                    "counts": block.counts,
                    "note": note,
                }

    def _once(self, text: str) -> str:
        """What is told below a table, where it was not told in this section already."""
        again = text in self.told
        self.told.add(text)
        return "" if again else text

    def _table(self, table: AnyTable) -> Parts:
        match table:
            case Table():
                rows = [
                    {"label": self._said(row.label), "figures": [self._figure(one) for one in row.figures], "total": row.total}
                    for row in table.rows
                ]
                return {"kind": "table", "columns": self._heads(table.columns), "rows": rows}
            case Ranking():
                heads = self._heads(table.columns)
                lists = [
                    {"label": head, "entries": [{"label": self._said(one.label), **self._figure(one.figure)} for one in ranked]}
                    for head, ranked in zip(heads, table.lists, strict=True)
                ]
                return {"kind": "ranking", "lists": lists}
            case TopLists():
                blocks = [
                    {"label": self._said(one.label), "subjects": [self._said(subject) for subject in one.subjects]}
                    for one in table.blocks
                ]
                return {"kind": "top-lists", "blocks": blocks}
            case NameList():
                return {"kind": "names", "names": list(table.names)}

    def _chart(self, chart: ChartBlock) -> Parts:
        most = max((figure.value or 0 for series in chart.bars for figure in series.figures), default=0)
        compared: tuple[Figure, ...] = max((series.figures for series in chart.bars), key=len, default=())
        return {
            "kind": "chart",
            "title": chart.title,
            "alt": chart.alt,
            "note": chart.note,
            "unit": chart.unit,
            "code": chart.source,
            "source": self._label("chart", table=chart.source).replace(f" {chart.source}", f"\N{NO-BREAK SPACE}{chart.source}"),
            "periods": [self._said(figure.counts.period.name) for figure in compared],
            "bars": [
                {"label": self._said(series.label), "values": [self._bar(one, most) for one in series.figures]}
                for series in chart.bars
            ],
        }

    def _bar(self, figure: Figure, most: int | Decimal) -> Parts:
        value = number(figure.value, self.language)
        then = self._label("then", period=self._said(figure.counts.period.name), value=value)
        return {"text": value, "then": then, "share": float((figure.value or 0) / (most or 1))}

    def _label(self, name: str, **blanks: str) -> str:
        return wording_in(self.language)(f"labels.{name}", **blanks)

    def _heads(self, columns: tuple[Column, ...]) -> list[str]:
        return [self._said(column.label) for column in columns]

    def _said(self, text: Text) -> str:
        return text.spoken_in(self.language)

    def _figure(self, figure: Figure) -> Parts:
        return {"text": number(figure.value, self.language), "zero": figure.value == 0}
