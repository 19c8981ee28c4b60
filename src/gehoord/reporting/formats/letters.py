"""Which characters the fonts of a report can draw. An archivable PDF may not hold a character without a shape."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import fontpkg
import typst

LAYOUT = Path(__file__).parents[1] / "layout"
FAMILIES = ("Atkinson Hyperlegible", "Fira Sans")

FAMILIAR = "\x20-\x7e\xa1-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac"
"""Characters that the fonts of the house all hold: what western Europe writes (nl: gewone tekens)."""

STRANGE_WORD = re.compile(rf"\S*[^\s{FAMILIAR}]\S*")

TURNING = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of reading and could make a text read otherwise than it was written (nl: leesrichtingstekens)."""

INVISIBLE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}\ud800-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""What has no shape: control marks other than a new line or a tab, half characters and private ones (nl: onzichtbare tekens)."""

NO_SHAPE = "□"
"""Stands where a character has no shape in any of the fonts (nl: teken zonder vorm)."""


@cache
def fonts() -> typst.Fonts:
    """The fonts of the house and none of the machine, so that reports look alike everywhere (nl: lettertypen)."""
    paths = [fontpkg.path(family).parent for family in FAMILIES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def drawable(text: str) -> str:
    """The same text without characters that cannot be drawn (nl: tekst die te tekenen is).

    Control and direction marks go; a character that no font holds becomes an open square. All else stays as it was written.
    """
    return STRANGE_WORD.sub(lambda word: _drawn(word[0]), INVISIBLE.sub("", text))


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


@lru_cache(maxsize=1_000)
def _drawn(word: str) -> str:
    if _has_shapes(word):
        return word
    signs = [sign if _has_shapes(sign) else NO_SHAPE for sign in word if not _is_mark(sign)]
    return "".join(signs)


@lru_cache(maxsize=1_000)
def _has_shapes(word: str) -> bool:
    try:
        _trial().compile(sys_inputs={"words": word}, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
    except typst.TypstError:
        return False
    return True


@cache
def _trial() -> typst.Compiler:
    return typst.Compiler(input=LAYOUT / "trial.typ", root=LAYOUT, font_paths=fonts())
