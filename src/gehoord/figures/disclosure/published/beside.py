"""What a report prints outside its declared cells: percentages, means, and numbers of any other kind."""

from __future__ import annotations

import json
import marshal
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

SHARE = re.compile(r"(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(?:%|‰|procent\b|percent\b|per cent\b)", re.IGNORECASE)
SIGN = re.compile(rb"%(?<=[0-9\s\x1c-\x1f\x80-\xbf]%)")
"""In bytes: a percent sign after a digit or a space, or after the last byte of a wider one (nl: procentteken)."""
PER_MILLE, CENT, WORDS = "‰".encode(), b"cent", (b"procent", b"percent", b"per cent")
MARKS_IN_JSON = (b"%", PER_MILLE, CENT, b"\\u")
OWN_WORDS = "notes"
NUMBERS_AT_THE_TOP = frozenset({"year", "threshold"})
DECLARED = frozenset({"tables", "cells", "definitions", "derived"})


class Share(NamedTuple):
    """A percentage as it stands in a text, and its number (nl: percentage)."""

    words: str
    number: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Numbers of a report that stand in no declared cell (nl: cijfers buiten de tabellen)."""

    shares: list[Share]
    numbers: list[Any]
    means: list[Any]


def shares_in(text: str) -> list[Share]:
    """The percentages in a text: as they stand there, and the number alone (nl: percentages in een tekst)."""
    return [Share(found[0], found[1].replace(",", ".")) for found in SHARE.finditer(text)]


def no_share_in(content: bytes) -> bool:
    """Whether nothing in a file in JSON can be a percentage (nl: zeker geen percentage)."""
    small = content.lower()
    return not any(mark in small for mark in MARKS_IN_JSON)


def beside_the_tables(report: Mapping[str, Any], *, silent: bool) -> Beside:
    """Gather what a report prints outside its cells (nl: buiten de tabellen). `silent`: no need to look for shares."""
    others = (part for name, part in report.items() if name not in DECLARED | NUMBERS_AT_THE_TOP)
    return Beside(
        shares=[] if silent else _shares(report),
        numbers=[number for part in others for number in _numbers(part)],
        means=[
            value
            for table, told in zip(report["tables"], report["cells"]["tables"], strict=False)
            if told["sort"] == "means"
            for row in table["rows"]
            for value in row[1:]
        ],
    )


def _shares(report: Mapping[str, Any]) -> list[Share]:
    """Most reports have no percentage at all, and their bytes tell that at once; the text is gone through where they do not."""
    words = {name: part for name, part in report.items() if name not in (OWN_WORDS, "cells", "derived")}
    packed = marshal.dumps(words).lower()
    if SIGN.search(packed) is None and PER_MILLE not in packed and not (CENT in packed and any(word in packed for word in WORDS)):
        return []
    return shares_in(json.dumps(words, ensure_ascii=False))


def _numbers(part: Any) -> Iterator[Any]:
    if isinstance(part, int | float) and not isinstance(part, bool):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _numbers(one)
