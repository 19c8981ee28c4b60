"""What counting sees rising, between one report and the next. It stays inside the office; outside it goes as an alert alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from gehoord.directory.in_use import map_on
from gehoord.figures.early.rising import Rising
from gehoord.outreach.deeds import SightingOutcome
from gehoord.outreach.models import Sighting
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.concerns import category
from gehoord.practice.words import Text

QUIET = timedelta(weeks=8)
"""How long something is not shown anew after somebody looked into it (nl: rust na afloop)."""
MOST = 200
"""How many are shown at most (nl: meeste in een lijst)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sighting as its page shows it (nl: vroeg gezien).

    `place`: the name of the agency or region. `label`: of the subject. `one_in`: by chance once in so many looks.
    """

    row: Sighting
    place: str
    label: Text
    one_in: int
    outcome: SightingOutcome | None


def keep(seen: Iterable[Rising], *, on: date) -> int:
    """Keep what was seen today; what stood there already is brought up to date (nl: bijhouden). Gives how many are new.

    What somebody looked into within the last eight weeks is not shown anew.
    """
    fresh = 0
    with acting(HOUSE):
        for one in seen:
            name = {"kind": one.kind, "unit": one.unit, "subject": one.subject}
            told = {
                "last_seen_on": on,
                "weeks": one.weeks,
                "raised": one.clients,
                "before": one.before,
                "expected": one.expected,
                "most_by_chance": one.most_by_chance,
                "chance": one.chance,
            }
            answered = Sighting.objects.filter(~Q(outcome=""), **name, last_seen_on__gte=on - QUIET)
            if Sighting.objects.filter(outcome="", **name).update(**told) or answered.update(last_seen_on=on):
                continue
            Sighting.objects.create(**name, **told, first_seen_on=on)
            fresh += 1
    return fresh


def sightings(*, by: Actor, closed: bool = False) -> tuple[Shown, ...]:
    """What rises, the least likely first; or what was looked into, the latest first (nl: vroeg gezien). Raises: NotFound."""
    require(by, Act.LIST, Resource.SIGHTING)
    with acting(by):
        rows = Sighting.objects.filter(~Q(outcome="") if closed else Q(outcome=""))
        rows = rows.order_by("-closed_at", "pk") if closed else rows.order_by("chance", "unit", "subject")
        regions = map_on(timezone.localdate()).regions
        return tuple(_shown(row, regions) for row in rows[:MOST])


def conclude(sighting_id: UUID, outcome: SightingOutcome, *, by: Actor, at: datetime) -> None:
    """Say what came of looking into it (nl: afronden). Raises: NotFound, also where somebody did so before."""
    with acting(by):
        row = Sighting.objects.select_for_update().filter(pk=sighting_id, outcome="").first()
        if row is None:
            raise NotFound
        require(by, Act.CLOSE, row)
        row.outcome, row.closed_at, row.closed_by = outcome.value, at, by.person_id
        row.save(update_fields=["outcome", "closed_at", "closed_by"])


def _shown(row: Sighting, regions: Mapping[str, str]) -> Shown:
    outcome = SightingOutcome.coded(row.outcome) if row.outcome else None
    place = row.unit if row.kind == "agency" else regions.get(row.unit, row.unit)
    return Shown(row, place, category(row.subject).label, round(1 / row.chance), outcome)
