"""Texts that somebody gives along with a report: their own words, their house style, their mark."""

from __future__ import annotations

from pathlib import Path

MOST = 200_000
"""As many bytes as a text that is given along may have; a yearly report itself has fewer (nl: grootste eigen bestand)."""


class TooLong(ValueError):  # noqa: N818 - caught at once by who asked, and said in a sentence there
    """A text is longer than anybody writes by hand (nl: te lang)."""


def text_of(path: Path) -> str:
    """The text in a file, in UTF-8 (nl: tekst van een eigen bestand). Never reads more than it may be long.

    Raises: TooLong; OSError, ValueError.
    """
    with path.open("rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        raise TooLong
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
