"""How often an office tells a municipality, region or agency what it sees, as it was agreed with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from gehoord.practice.periods import ONE_DAY, months_later
from gehoord.practice.words import Term, Text


class Rhythm(Term):
    """How often somebody is told what we see (nl: ritme van informeren). Source: general offer of counselling, informing."""

    AFTER_EACH_VISIT = (
        "after_each_visit",
        "na elk bezoek",
        "after each visit",
        Text("Na een bezoek bellen of schrijven wij dezelfde week.", "After a visit we call or write in the same week."),
    )
    MONTHLY = "monthly", "elke maand", "every month"
    QUARTERLY = "quarterly", "elk kwartaal", "every quarter"
    HALF_YEARLY = "half_yearly", "elk half jaar", "every half year"
    YEARLY = "yearly", "elk jaar, na het jaarrapport", "every year, after the yearly report"


MONTHS: Final[Mapping[Rhythm, int]] = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}
"""How many months there are from one time to the next (nl: maanden)."""


def next_after(rhythm: Rhythm, on: date) -> date | None:
    """The last day of the stretch that `on` is in, after which we tell (nl: eerstvolgende). None: after each visit."""
    months = MONTHS.get(rhythm)
    if months is None:
        return None
    first = date(on.year, (on.month - 1) // months * months + 1, 1)
    return months_later(first, months) - ONE_DAY
