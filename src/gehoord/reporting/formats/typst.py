"""The report as PDF: tagged, archivable and the same to the byte whenever the same document is printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import fontpkg
import typst

from gehoord.practice.words import Text
from gehoord.reporting.document import Document, Printed
from gehoord.reporting.formats.typesetting import told
from gehoord.reporting.theme import Theme

LAYOUT = Path(__file__).parents[1] / "layout"
FAMILIES = ("Atkinson Hyperlegible", "Fira Sans")

DOCUMENTS_A_COMPILER = 100
"""After so many documents a compiler is let go, because its memory only grows (nl: documenten per zetter)."""

WORDS = {
    "contents": Text("Inhoud", "Contents"),
    "table": Text("Tabel", "Table"),
}


def render(document: Document, *, theme: Theme) -> Printed:
    """Print a document as PDF/UA-1 and PDF/A-2a (nl: pdf). The same document and theme give the same bytes."""
    asked = json.dumps(_report(document, theme), ensure_ascii=False)
    day = datetime.combine(document.figures.period.last, time(12), tzinfo=UTC)
    return Printed(_PRESS.print(asked, int(day.timestamp())), "application/pdf")


def _report(document: Document, theme: Theme) -> Mapping[str, Any]:
    return {
        "words": {name: text.spoken_in(document.language) for name, text in WORDS.items()},
        "colours": dict(theme.light),
        "logo": theme.logo,
        "protected": document.figures.rule.is_protected,
        **told(document),
    }


class _Press:
    """One compiler a process, used by one thread at a time (nl: zetter)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._compiler: typst.Compiler | None = None
        self._printed = 0

    def print(self, report: str, moment: int) -> bytes:
        with self._lock:
            if self._compiler is None or self._printed >= DOCUMENTS_A_COMPILER:
                self._compiler = typst.Compiler(input=LAYOUT / "report.typ", root=LAYOUT, font_paths=_fonts())
                self._printed = 0
            self._printed += 1
            printed = self._compiler.compile(
                sys_inputs={"report": report}, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=moment
            )
            if not isinstance(printed, bytes):
                raise TypeError(printed)
            return printed


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the house and no others, so that a report looks the same on every machine."""
    files = [fontpkg.path(family).parent for family in FAMILIES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=files)


_PRESS = _Press()
