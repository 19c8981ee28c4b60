"""The sentences of a report, kept as text in two files: nl.toml and en.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gehoord.practice.words import Language


class Wording:
    """All sentences of a report in one language, each under a dotted key (nl: bewoording)."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self.sentences = sentences

    def __call__(self, key: str, **blanks: str) -> str:
        """One sentence with its blanks filled (nl: zin). Raises: KeyError for a key or a blank that is not there."""
        return self.sentences[key].format_map(blanks)


@cache
def wording_in(language: Language) -> Wording:
    """The sentences in one language (nl: bewoording in een taal)."""
    written = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(dict(_flat(written, "")))


def _flat(written: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
