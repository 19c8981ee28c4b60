"""Keeping a spreadsheet from taking a name for a formula, in a way that can be undone to the letter."""

from __future__ import annotations

import re

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula, or skips before one (nl: begin van een formule)."""

APOSTROPHE = "'"

FORMULA_WITHIN = r"""(?=[ '"]*[=+\-@＝＋－＠])"""
UNGUARDED_WITHIN = re.compile(rf"([;\t\r\n]){FORMULA_WITHIN}")
GUARDED_WITHIN = re.compile(rf"([;\t\r\n])'{FORMULA_WITHIN}")
QUOTED = re.compile(r"""[,;\t\r\n"]""")


def is_taken_for_formula(text: str) -> bool:
    """Whether a spreadsheet could read this text as a formula, with or without apostrophes before it (nl: lijkt een formule)."""
    return text.lstrip(f" {APOSTROPHE}").startswith(STARTS)


def guarded(text: str) -> str:
    """A text for a CSV file, with an apostrophe before what looks like a formula (nl: beschermde tekst).

    A spreadsheet that speaks Dutch splits a file at semicolons, whatever the quotes say, so what follows a semicolon, a tab
    or the end of a line is guarded as well. A name such as 's-Hertogenbosch stays as it is. `unguarded` gives the text back.
    """
    within = UNGUARDED_WITHIN.sub(rf"\1{APOSTROPHE}", text)
    return f"{APOSTROPHE}{within}" if is_taken_for_formula(text) else within


def unguarded(text: str) -> str:
    """The text that `guarded` was given (nl: oorspronkelijke tekst)."""
    outside = text[1:] if text.startswith(APOSTROPHE) and is_taken_for_formula(text) else text
    return GUARDED_WITHIN.sub(r"\1", outside)


def cell(text: str) -> str:
    """A text as a cell of a CSV file, guarded, and in quotes where any reader could split it (nl: cel)."""
    safe = guarded(text)
    doubled = safe.replace('"', '""')
    return f'"{doubled}"' if QUOTED.search(safe) else safe
