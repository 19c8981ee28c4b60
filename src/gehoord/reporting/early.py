"""Early sight: each week the coded facts are looked over for subjects that more clients raise than chance explains."""

from __future__ import annotations

from datetime import date

from gehoord.figures.early.rising import rising
from gehoord.figures.early.watching import watched
from gehoord.outreach import sightings
from gehoord.people.permissions import HOUSE
from gehoord.reporting.harvest import atlas_of, facts_of


def look(*, on: date) -> int:
    """Look over everything up to this day, and keep what rises (nl: vroeg zien). Gives how many are new.

    Only codes are read; a client is a number drawn anew, and nothing of them is kept.
    """
    facts, geography = facts_of(on.year, by=HOUSE), atlas_of(by=HOUSE).geography_on(on)
    return sightings.keep(rising(watched(facts, geography, on)), on=on)
