"""What somebody wrote now, apart from what they quote. The whole is kept elsewhere; this is only what is shown first."""

from __future__ import annotations

import re

MOST_OF_A_LINE = 400
OPENING = (
    r"on\s.+\swrote:",
    r"op\s.+\s(?:schreef|heeft)\b.*:",
    r".+\sschreef\sop\s.+:",
    r"am\s.+\sschrieb\b.*:",
    r"le\s.+\sa\sécrit\s?:",
    r"-{2,}\s*(?:original message|oorspronkelijk bericht|doorgestuurd bericht|forwarded message|ursprüngliche nachricht)\s*-{2,}",
    r"_{10,}",
)
QUOTE_BEGINS = re.compile("|".join(f"(?:{words})" for words in OPENING), re.IGNORECASE)
"""A line after which an earlier message follows, as the usual mail programs write it (nl: begin van een citaat)."""

HEADED = re.compile(r"\*?(?:van|from|von|de)\s?:\*?\s.+", re.IGNORECASE)
HEADS = re.compile(
    r"\*?(?:verzonden|sent|datum|date|gesendet|envoyé|aan|to|an|à|onderwerp|subject|betreff|objet)\s?:", re.IGNORECASE
)


def newly_written(text: str) -> str:
    """The part of a text that is not quoted; all of it where nothing else would be left (nl: wat nieuw is).

    Text above the first earlier message is kept, and lines between quoted ones, as when somebody answers below.
    """
    lines = text.split("\n")
    kept = [line for line in lines[: _first_quoted(lines)] if not line.lstrip().startswith(">")]
    fresh = "\n".join(kept).strip()
    return fresh or text.strip()


def _first_quoted(lines: list[str]) -> int:
    """The line where an earlier message is quoted whole; answers between quoted lines come before it."""
    for number, line in enumerate(lines):
        said = line.strip()[:MOST_OF_A_LINE]
        if HEADED.fullmatch(said) and any(HEADS.match(next_line.strip()) for next_line in lines[number + 1 : number + 4]):
            return number
        # Long names and addresses are broken over two lines.
        joined = f"{said} {lines[number + 1].strip()[:MOST_OF_A_LINE]}" if number + 1 < len(lines) else said
        for words, after in ((said, number + 1), (joined, number + 2)):
            if QUOTE_BEGINS.fullmatch(words) and not _answered_below(lines[after:]):
                return number
    return len(lines)


def _answered_below(rest: list[str]) -> bool:
    said = [line for line in rest if line.strip()]
    quoted = [line.lstrip().startswith(">") for line in said]
    return any(quoted) and not all(quoted[quoted.index(True) :])
