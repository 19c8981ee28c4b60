"""Who can be asked to take something over: those who speak with clients, as far as one may ask them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from gehoord.directory.absences import away_on
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import acting

SPEAKING = (Role.COUNSELLOR, Role.ADVICE_LINE_WORKER, Role.COORDINATOR)
"""The roles that speak with clients, in the order in which they are asked (nl: wie met cliënten spreken)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A colleague who can be asked (nl: te vragen collega)."""

    id: UUID
    name: str
    role: Role
    office_id: UUID
    is_away: bool


def asks(*, by: Actor, on: date) -> tuple[Asked, ...]:
    """The colleagues to whom somebody can hand a question: of the own office, or of all where their role says so, by name.

    (nl: collega’s om iets aan over te dragen)
    """
    where = grounds(by.role, Resource.DESK_ITEM, Act.HAND_OVER)
    if not where:
        return ()
    seats = Q() if Condition.EVERYWHERE in where else Q(office_id=by.office_id)
    return tuple(one for one in _seated(seats, on, by) if one.id != by.person_id)


def at_office(office_id: UUID, *, on: date, by: Actor) -> Asked | None:
    """Who answers for an office: a coordinator who is there, else any counsellor (nl: wie het kantoor vertegenwoordigt)."""
    there = [one for one in _seated(Q(office_id=office_id), on, by) if one.role is not Role.ADVICE_LINE_WORKER]
    there.sort(key=lambda one: (one.is_away, one.role is not Role.COORDINATOR, one.name))
    return next(iter(there), None)


def person_at(person_id: UUID, *, on: date, by: Actor) -> Asked | None:
    """A colleague with the office where they can be asked (nl: collega)."""
    return next(iter(_seated(Q(person=person_id), on, by)), None)


def _seated(which: Q, on: date, by: Actor) -> Iterable[Asked]:
    # Names and offices of colleagues only; whoever gets here may hand something to them.
    with acting(HOUSE):
        rows = Seat.objects.filter(which, until=None, role__in=[role.value for role in SPEAKING], office_id__isnull=False)
        seats = list(rows.filter(person__is_active=True).select_related("person").order_by("person__name"))
    away = away_on(on, {seat.person_id for seat in seats}, by=by)
    found: dict[UUID, Asked] = {}
    for seat in sorted(seats, key=lambda seat: (seat.person.name, SPEAKING.index(Role.coded(seat.role)))):
        if seat.office_id is not None:
            asked = Asked(seat.person_id, seat.person.name, Role.coded(seat.role), seat.office_id, seat.person_id in away)
            found.setdefault(seat.person_id, asked)
    return found.values()
