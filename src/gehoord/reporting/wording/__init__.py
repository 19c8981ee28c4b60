"""The sentences of a report, kept as text in nl.toml and en.toml, and beside them what is said otherwise to some readers."""

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
def wording_in(language: Language, reader: str = "") -> Wording:
    """The sentences in one language (nl: bewoording in een taal). `reader`: as they are said to a region, say, by its code."""
    own = _written(f"{reader}.{language}.toml") if reader else {}
    return Wording({**_written(f"{language}.toml"), **own})


def _written(name: str) -> dict[str, str]:
    file = Path(__file__).with_name(name)
    return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")), "")) if file.is_file() else {}


def _flat(written: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
