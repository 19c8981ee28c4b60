"""The report as PDF: tagged, archivable and the same to the byte whenever the same document is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from threading import Lock
from typing import Any

import typst

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.document import Document, Printed
from gehoord.reporting.formats.letters import LAYOUT, drawable, fonts
from gehoord.reporting.formats.typesetting import told
from gehoord.reporting.theme import Theme
from gehoord.reporting.wording import wording_in

DOCUMENTS_A_COMPILER = 100
"""After so many documents a compiler is let go, because its memory only grows (nl: documenten per zetter)."""

ENDLESS = re.compile(r"\S{45}")
"""A word that may be wider than a line, such as the address of a web page (nl: eindeloos woord)."""

LABELS = ("contents", "table", "none")


class LogoCannotBeDrawn(Refused):
    """The logo of the house style has no size or no shapes, so it cannot stand in a PDF (nl: logo niet te tekenen)."""

    sentence = Text(
        "Het logo in de huisstijl is niet te tekenen. Geef het svg-bestand een viewBox met een breedte en een hoogte.",
        "The logo of the house style cannot be drawn. Give the svg file a viewBox with a width and a height.",
    )


def render(document: Document, *, theme: Theme) -> Printed:
    """Print a document as PDF/UA-1 and PDF/A-2a (nl: pdf). The same document and theme give the same bytes."""
    day = datetime.combine(document.figures.period.last, time(12), tzinfo=UTC)
    return Printed(_PRESS.print(_report(document, theme), int(day.timestamp())), "application/pdf")


def _report(document: Document, theme: Theme) -> Mapping[str, Any]:
    said = told(document)
    return {
        "words": {name: wording_in(document.language)(f"labels.{name}") for name in LABELS},
        "colours": dict(theme.light),
        "logo": theme.logo,
        "protected": document.figures.rule.is_protected,
        "endless": ENDLESS.search(json.dumps(said, ensure_ascii=False)) is not None,
        **said,
    }


def _drawable(part: Any) -> Any:
    """Every text of a report, as far as the fonts can draw it; the shape of what holds the texts does not change."""
    match part:
        case str():
            return drawable(part)
        case list():
            return [_drawable(one) for one in part]
        case dict():
            return {name: _drawable(one) for name, one in part.items()}
        case _:
            return part


class _Press:
    """One compiler a process, used by one thread at a time (nl: zetter)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._compiler: typst.Compiler | None = None
        self._printed = 0

    def print(self, report: Mapping[str, Any], moment: int) -> bytes:
        with self._lock:
            if self._compiler is None or self._printed >= DOCUMENTS_A_COMPILER:
                self._compiler = typst.Compiler(input=LAYOUT / "report.typ", root=LAYOUT, font_paths=fonts())
                self._printed = 0
            self._printed += 1
            asked = json.dumps(_drawable(report), ensure_ascii=False)
            return _compiled(self._compiler, asked, moment)


def _compiled(compiler: typst.Compiler, report: str, moment: int) -> bytes:
    try:
        printed = compiler.compile(sys_inputs={"report": report}, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=moment)
    except typst.TypstError as reason:
        if "parse SVG" in reason.message:
            raise LogoCannotBeDrawn from reason
        raise
    if not isinstance(printed, bytes):
        raise TypeError(printed)
    return printed


_PRESS = _Press()
