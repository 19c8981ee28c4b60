"""Who is away on a day, as a page shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.directory.models import Absence
from gehoord.directory.models.stretches import holds_on
from gehoord.people.permissions import Actor
from gehoord.people.scope import looking


@dataclass(frozen=True, slots=True)
class Away:
    """That somebody is away (nl: afwezig). `until` is the last day, None where it is not known; `stand_in` a name or empty."""

    until: date | None
    stand_in: str


def away_on(on: date, people: Collection[UUID], *, by: Actor) -> Mapping[UUID, Away]:
    """Which of these people are away on a day (nl: wie is afwezig). One query in a transaction of its own."""
    with looking(by):
        rows = Absence.objects.filter(holds_on(on), person__in=people).select_related("stand_in")
        return {row.person_id: Away(row.until, row.stand_in.name if row.stand_in else "") for row in rows}
