"""Text as a person reads it, whatever characters it came in, and addresses as they stand in it."""

from __future__ import annotations

import codecs
import re
import unicodedata

MOST = 200_000
"""How many characters of one text are read; longer than a book is not a letter (nl: meeste tekens)."""

NO_TEXT = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})
"""Codecs that decode something else than the characters of a letter, some of them slowly (nl: geen tekensets)."""

SECOND_GUESS = "windows-1252"
HIDDEN = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
"""Characters that are not seen, and those that turn a text round so that a name reads otherwise (nl: onzichtbare tekens)."""


ADDRESS = re.compile(r"[^\s@<>\",;:()\[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?")
"""An address of mail, as far as its form goes (nl: mailadres)."""


def decoded(content: bytes, charset: str = "") -> str:
    """Bytes as text, in the character set they say they are in if that fits, else in the likeliest (nl: tekst)."""
    for name in (charset, "utf-8"):
        codec = _codec(name)
        if codec:
            try:
                return content.decode(codec)
            except (UnicodeError, LookupError, ValueError):
                continue
    return content.decode(SECOND_GUESS, "replace")


def clean(text: str) -> str:
    """A text without what cannot be seen or stored, its lines ending alike (nl: opgeschoond)."""
    whole = text.encode("utf-8", "replace").decode("utf-8", "replace")
    whole = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    whole = HIDDEN.sub("", whole)
    return "".join(sign for sign in whole if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def one_line(text: str, most: int) -> str:
    """A text on one line of at most so many characters, as for a name (nl: op één regel)."""
    return " ".join(clean(text[: 4 * most]).split())[:most].rstrip()


def paragraphs(text: str) -> str:
    """A text without blanks at the ends of lines, and with no more than one empty line in a row (nl: alinea's)."""
    lines = [line.rstrip() for line in clean(text[:MOST]).split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n")


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name).name if name and name.isascii() and len(name) < 40 else ""  # noqa: PLR2004 - no name is longer
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("_", "-") in NO_TEXT else found
