"""From the four digits of a postcode to the municipality, or to the few it may be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gehoord.directory.packaged import records

_FOUR_DIGITS = re.compile(r"\s*([1-9][0-9]{3})\s*(?:[A-Za-z]{2})?\s*")


@dataclass(frozen=True, slots=True)
class PostcodeArea:
    """A municipality that a postcode lies in, as it exists now (nl: gemeente bij een postcode).

    `towns` are named only where the postcode lies in several municipalities: they are what one asks for.
    """

    municipality: str
    towns: tuple[str, ...]


def municipality_of_postcode(postcode: str) -> tuple[PostcodeArea, ...]:
    """The municipalities a postcode lies in, the main one first; empty if it is not in use (nl: gemeente bij een postcode).

    `postcode`: 2011 or 2011 AB; the letters are not looked at. Source: GeoNames (CC BY 4.0).
    """
    digits = _FOUR_DIGITS.fullmatch(postcode)
    if digits is None:
        return ()
    number = int(digits[1])
    firsts, ranges = _ranges()
    place = bisect_right(firsts, number) - 1
    if place < 0 or number > ranges[place][1]:
        return ()
    return ranges[place][2]


@cache
def _ranges() -> tuple[Sequence[int], Sequence[tuple[int, int, tuple[PostcodeArea, ...]]]]:
    """Unbroken runs of postcodes, rising: the first of each, and (first, last, areas)."""
    areas: dict[tuple[int, int], tuple[PostcodeArea, ...]] = {}
    for row in records("postcodes"):
        run = int(row["first"]), int(row["last"])
        towns = tuple(row["towns"].split("; ")) if row["towns"] else ()
        areas[run] = (*areas.get(run, ()), PostcodeArea(row["municipality"], towns))
    ranges = [(*run, found) for run, found in sorted(areas.items())]
    return [first for first, _, _ in ranges], ranges
