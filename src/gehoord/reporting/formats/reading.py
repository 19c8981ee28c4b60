"""A report as it is read on a page: the words of its cover, its headings, and its body as markup without style or script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.template import Context, Engine

from gehoord.practice.periods import MONTHS_IN_YEAR
from gehoord.practice.words import Language
from gehoord.reporting.document import Document, Section
from gehoord.reporting.formats.typesetting import told, words_apart
from gehoord.reporting.wording import wording_in

TEMPLATES = Path(__file__).parents[1] / "templates"
WORDS = ("table", "rows", "rank", "count", "agency", "none", "contents", "to_content", "year", "slide")
IN_CONTENTS = 3
"""Headings down to this level stand in the contents (nl: koppen in de inhoud)."""

WIDE = 4
"""From so many columns on, a table takes the whole width (nl: brede tabel)."""


def opening_of(document: Document) -> dict[str, str]:
    """The words on the cover (nl: omslag): whose report it is, its title, what it is about, when it was adopted.

    `part` says which part of a year it is about, where it is about a part.
    """
    part = {} if document.figures.period.whole_months == MONTHS_IN_YEAR else {"part": document.period}
    return part | {
        "organisation": document.organisation,
        "title": wording_in(document.language, document.figures.reader.value)("labels.municipality", place=document.place),
        "subtitle": document.subtitle,
        "issued": document.issued,
        "protection": document.protection,
        "invented": document.invented,
    }


def contents_of(document: Document) -> list[dict[str, str]]:
    """The headings of chapters, of their parts and of the parts of those, with the anchor to go to (nl: inhoud)."""
    return [
        {"anchor": section.anchor, "title": f"{section.number} {section.title}".strip(), "level": str(section.level)}
        for section in document.sections
        if section.level <= IN_CONTENTS
    ]


def body_of(document: Document) -> str:
    """Everything between cover and foot as markup, for a page that has its own h1 (nl: inhoud van de pagina)."""
    sections = [_section(section, document) for section in told(document)["sections"]]
    return filled("body.html", {"sections": sections, "words": words_of(document)}, document)


def words_of(document: Document) -> dict[str, str]:
    """The loose words that templates put around a document (nl: losse woorden)."""
    say = wording_in(document.language)
    return {word: say(f"labels.{word}") for word in WORDS}


def chapter_of(section: Section, language: Language) -> str:
    """One chapter of words alone as markup (nl: paragraaf van een pagina)."""
    parts = words_apart(section, language)
    blocks = [{**block, "template": f"reporting/{block['kind']}.html"} for block in parts["blocks"]]
    level = section.level + 1
    return filled("body.html", {"sections": [{**parts, "heading": level, "below": level + 1, "blocks": blocks}]}, None)


def filled(template: str, context: Mapping[str, Any], document: Document | None) -> str:
    """Fill one of the templates of this room (nl: sjabloon invullen). Works without any settings."""
    return _engine().get_template(f"reporting/{template}").render(Context({**context, "document": document}, use_l10n=False))


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(TEMPLATES)], autoescape=True)


def _section(section: Mapping[str, Any], document: Document) -> Mapping[str, Any]:
    heading = section["level"] + 1
    blocks = [_block(block, document) for block in section["blocks"]]
    return {**section, "heading": heading, "below": heading + 1, "blocks": blocks}


def _block(block: Mapping[str, Any], document: Document) -> Mapping[str, Any]:
    words = words_of(document)
    match block["kind"]:
        case "chart":
            more = _chart(block, document)
        case "table":
            more = _table(block)
        case "ranking":
            more = _ranking(block, words)
        case "top-lists":
            more = _top_lists(block, words)
        case _:
            more = {}
    return {**block, **more, "template": f"reporting/{block['kind']}.html"}


def _table(block: Mapping[str, Any]) -> Mapping[str, Any]:
    counted = [row for row in block["rows"] if not row["total"]]
    totals = [row for row in block["rows"] if row["total"]]
    heads = [head.partition(" / ")[::2] for head in block["columns"]]
    return {"parts": (counted, totals), "heads": heads, "wide": len(block["columns"]) >= WIDE}


def _ranking(block: Mapping[str, Any], words: Mapping[str, str]) -> Mapping[str, Any]:
    lists = [ranked["entries"] for ranked in block["lists"]]
    places = _side_by_side(lists, {"label": words["none"], "text": ""}, {"label": "", "text": ""})
    return {"places": [(str(rank), entries) for rank, entries in places], "span": str(1 + 2 * len(lists))}


def _top_lists(block: Mapping[str, Any], words: Mapping[str, str]) -> Mapping[str, Any]:
    lists = [one["subjects"] for one in block["blocks"]]
    places = _side_by_side(lists, words["none"], "")
    return {"places": [(str(rank), subjects) for rank, subjects in places], "span": str(1 + len(lists))}


def _side_by_side(lists: Sequence[Sequence[Any]], none: Any, blank: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Lists as rows; a list in which nothing stands says so once, as in print."""
    filled_lists = [one or [none] for one in lists] if any(lists) else []
    return enumerate(zip_longest(*filled_lists, fillvalue=blank), 1)


def _chart(block: Mapping[str, Any], document: Document) -> Mapping[str, Any]:
    say = wording_in(document.language)
    names = zip(("labels.now_bar", "labels.then_bar"), block["periods"], strict=False)
    bars = [{**bar, "values": [{**one, "share": f"{one['share']:.4f}"} for one in bar["values"]]} for bar in block["bars"]]
    return {"bars": bars, "key": [say(label, period=period) for label, period in names] if len(block["periods"]) > 1 else ()}
