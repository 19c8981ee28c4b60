"""Whose client somebody is now, for the house: to whom a new message of theirs is brought."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gehoord.casework.access import holding_on
from gehoord.casework.models import Access, AccessKind, Client
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

FIRST = (AccessKind.STAND_IN.value, AccessKind.OWNER.value)
"""Who is asked first: whoever stands in while the own counsellor is away (nl: wie eerst)."""


def whose(client_id: UUID, *, on: date) -> UUID | None:
    """The person who helps a client on a day, None where nobody does any more (nl: van wie). One who was merged is the other."""
    with acting(HOUSE):
        merged = Client.objects.filter(pk=client_id).values_list("merged_into", flat=True).first()
        held = Access.objects.filter(holding_on(on), client=merged or client_id, kind__in=FIRST)
        found = dict(held.order_by("-since").values_list("kind", "person"))
    return next((found[kind] for kind in FIRST if kind in found), None)
