"""Keeping a spreadsheet from taking a name for a formula, in a way that can be undone to the letter."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula, or skips before one (nl: begin van een formule)."""

APOSTROPHE = "'"


def is_taken_for_formula(text: str) -> bool:
    """Whether a spreadsheet could read this text as a formula, with or without apostrophes before it (nl: lijkt een formule)."""
    return text.lstrip(f" {APOSTROPHE}").startswith(STARTS)


def guarded(text: str) -> str:
    """A text for a CSV file, with an apostrophe before what looks like a formula (nl: beschermde tekst).

    A name such as 's-Hertogenbosch stays as it is. Taking away the first apostrophe gives the text back: see `unguarded`.
    """
    return f"{APOSTROPHE}{text}" if is_taken_for_formula(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given (nl: oorspronkelijke tekst)."""
    return text[1:] if text.startswith(APOSTROPHE) and is_taken_for_formula(text) else text
