"""What stands out in a table: the one or two entries above all others, and none where too many are equal."""

from __future__ import annotations

from collections.abc import Iterable

from gehoord.figures.table import Row, Series
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import SCHEMES, ConcernKind
from gehoord.practice.words import Language, Text

NAMELESS = {
    category.label for scheme in SCHEMES for kind in ConcernKind for category in scheme.categories(kind) if category.is_other
}
NAMELESS |= {Relation.UNKNOWN_OTHER.label}
"""Entries that gather what is left; that they are large is no finding (nl: restposten)."""


def leaders(entries: Iterable[Series | Row]) -> tuple[Text, ...]:
    """The labels of the one or two largest entries, largest first (nl: meest genoemd).

    Two where the second is at least half of the first and larger than the third. Empty where three or more share the first
    place, where there is nothing, and where an entry that gathers what is left is among them.
    """
    falling = sorted(((_size(one), one.label) for one in entries if _size(one)), key=lambda one: -one[0])
    first, second, third = ([size for size, _ in falling] + [0, 0, 0])[:3]
    many = 2 if second > third and 2 * second >= first else 1 if first > second else 0
    named = tuple(label for _, label in falling[:many])
    return () if NAMELESS & set(named) else named


def _size(entry: Series | Row) -> int:
    return int(entry.figures[0].value or 0)


def within_a_sentence(label: Text, language: Language) -> str:
    """A label without its capitals (nl: in een zin)."""
    return label.spoken_in(language).lower()
