"""Who a report is for: the contacts of a municipality, a region, an agency or the nation."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gehoord.people import seats
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED
from gehoord.reporting.models import Edition, Volume


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom reports about a place are handed (nl: ontvanger)."""

    person_id: UUID
    name: str
    email: str
    role: Role
    place: str


def recipients() -> list[Recipient]:
    """Everybody to whom reports are handed, with the place of their seat (nl: ontvangers)."""
    return [
        Recipient(one.id, one.name, one.email, seat.role, seat.place)
        for one in seats.colleagues(by=HOUSE)
        if one.is_active
        for seat in one.seats
        if seat.role in PLACED
    ]


def readers_of(volume: Volume, *, by: Actor) -> int:
    """To how many people a bundle is handed (nl: aantal ontvangers)."""
    with acting(by):
        places = set(Edition.objects.filter(volume=volume).values_list("recipient", flat=True))
    return len({one.person_id for one in recipients() if one.place in places})
