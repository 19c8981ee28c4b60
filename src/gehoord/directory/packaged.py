"""The packaged facts about the country, read once."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

Record = Mapping[str, str]
"""A row of a facts file by column name (nl: feitenregel)."""


@cache
def records(name: str) -> tuple[Record, ...]:
    """All rows of a packaged facts file, such as "provinces" (nl: feitenbestand). An empty cell is an empty text."""
    text = files("gehoord.directory").joinpath("facts", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def day(text: str) -> date | None:
    """A day in a facts file; empty is None (nl: datum of leeg)."""
    return date.fromisoformat(text) if text else None
