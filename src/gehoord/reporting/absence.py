"""What a register cannot tell: a report about nothing looks like one about few people."""

from __future__ import annotations

import numpy as np

from gehoord.figures.facts import Days, Facts
from gehoord.figures.geography import Geography
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

NOTHING_THEN = Text(
    "Let op: in dit register staat niets over {period}. Kijk of het jaar en het register kloppen.",
    "Please note: this register holds nothing about {period}. See whether the year and the register are right.",
)
NOTHING_THERE = Text(
    "Let op: in dit register staat niets over {place}. Kijk of de gemeente en het register kloppen.",
    "Please note: this register holds nothing about {place}. See whether the municipality and the register are right.",
)


def absent_from(facts: Facts, geography: Geography, code: str, period: Period) -> Text | None:
    """What to tell about a register that holds nothing of the period or of the place, or None (nl: ontbrekend)."""
    if not _has_anything_in(facts, period):
        return NOTHING_THEN.filled(period=period.name)
    if not _has_anything_at(facts, geography, code):
        name = next(place.name for place in geography.municipalities if place.code == code)
        return NOTHING_THERE.filled(place=name)
    return None


def _has_anything_in(facts: Facts, period: Period) -> bool:
    """Whether anything is written down of the period itself. What was left open before it, tells nothing about it."""
    first, last = np.datetime64(period.first), np.datetime64(period.last)
    concerns, actions = facts.concerns, facts.actions
    met: list[Days] = [facts.contacts.on, facts.visits.on, facts.alerts.on, facts.marks.on]
    done: list[Days] = [concerns.raised_on, concerns.closed_on, actions.taken_on, actions.ended_on]
    return any(bool(((days >= first) & (days <= last)).any()) for days in met + done)


def _has_anything_at(facts: Facts, geography: Geography, code: str) -> bool:
    """Whether a client ever lived in the municipality of that code, or a location stands in it."""
    existing = {place.code for place in geography.municipalities}
    counted_under = (one if one in existing else geography.counted_under(one) for one in facts.places)
    rows = [row for row, under in enumerate(counted_under) if under == code]
    there = (facts.residences.municipality, facts.locations.municipality)
    return any(bool(np.isin(column, rows).any()) for column in there)
