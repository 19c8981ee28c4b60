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

    def __init__(self, sentences: Mapping[str, str | tuple[str, ...]]) -> None:
        self.sentences = sentences

    def __call__(self, key: str, **blanks: str) -> str:
        """One sentence with its blanks filled (nl: zin). Raises: KeyError for a key or a blank that is not there."""
        sentence = self.sentences[key]
        if not isinstance(sentence, str):
            raise KeyError(key)
        return sentence.format_map(blanks)

    def several(self, key: str, **blanks: str) -> tuple[str, ...]:
        """The sentences of a list, each with its blanks filled (nl: opsomming). Raises: KeyError."""
        return tuple(sentence.format_map(blanks) for sentence in self.sentences[key])


@cache
def wording_in(language: Language) -> Wording:
    """The sentences in one language (nl: bewoording in een taal)."""
    written = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(dict(_flat(written, "")))


def _flat(written: Mapping[str, Any], before: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", tuple(value) if isinstance(value, list) else str(value)
