"""Break-glass: nobody who belongs to a client can be reached, so a colleague opens one case for half an hour, and all see it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from gehoord.casework.access import give, held, in_force, in_own_name, whole
from gehoord.casework.models import Access, AccessKind, BrokenBecause, Client, GlassBroken
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.journal import Said

__all__ = ["BrokenBecause", "ByAnother", "YoursAlready", "break_glass", "broken_glass", "review"]

HALF_AN_HOUR = timedelta(minutes=30)


class YoursAlready(Refused):
    """Break-glass access was asked for a client one belongs to (nl: hoort al bij deze cliënt)."""

    sentence = Text(
        "U hoort al bij deze cliënt. Open de cliënt in uw eigen lijst.",
        "You belong to this client already. Open the client from your own list.",
    )


class ByAnother(Refused):
    """Somebody was to review what they did themselves (nl: door een ander)."""

    sentence = Text(
        "Uw eigen noodtoegang bekijkt een andere coördinator. Vraag het een collega.",
        "Another coordinator reviews your own break-glass access. Ask a colleague.",
    )


@in_own_name
def break_glass(code: str, *, by: Actor, at: datetime, because: BrokenBecause) -> UUID:
    """Open one client of the own office for half an hour, by the code of the client (nl: noodtoegang). Gives which client.

    The journal has it first; who belongs to the client and the coordinator have it on their list until it was reviewed. The page
    that asks for this has them show their factor once more. Raises: NotFound, also where there is no such client; YoursAlready.
    """
    if by.person_id is None or by.office_id is None:
        raise NotFound
    # Who breaks the glass cannot see yet what is behind it.
    with acting(HOUSE):
        client = Client.objects.filter(office=by.office_id, exchange_id=code.strip(), merged_into=None).first()
        mine = client and Access.objects.filter(in_force(at), client=client, person=by.person_id).exists()
        together = list(Client.objects.filter(pk__in=whole(client.pk)).order_by("pk")) if client else []
    row = GlassBroken(client=client, office_id=by.office_id, person_id=by.person_id, because=because.value, since=at)
    require(by, Act.CREATE, row)
    if client is None:
        raise NotFound
    if mine:
        raise YoursAlready
    journal.record_many([Said("broke the glass", row, one.pk) for one in together], by=by, reason=because.value)
    row.save(force_insert=True)
    with acting(HOUSE):
        give(together, by.person_id, AccessKind.BREAK_GLASS, by=by, since=at, until=at + HALF_AN_HOUR)
    return client.pk


@in_own_name
def broken_glass(*, by: Actor) -> list[GlassBroken]:
    """What others opened in an emergency, of one's own clients or at one's office, that nobody reviewed yet (nl: te bekijken)."""
    rows = visible(by, Act.LIST, GlassBroken.objects.filter(reviewed_at=None)).exclude(Q(person=by.person_id))
    return list(rows.select_related("person", "client").order_by("since", "pk"))


@in_own_name
def review(row_id: UUID, *, by: Actor, at: datetime) -> None:
    """Write down that a coordinator looked into it (nl: noodtoegang bekijken). Raises: NotFound, ByAnother."""
    row = held(GlassBroken, row_id, Act.CHANGE, by=by)
    if row.person_id == by.person_id:
        raise ByAnother
    row.reviewed_at, row.reviewed_by = at, by.person_id
    row.save(update_fields=["reviewed_at", "reviewed_by"])
    journal.record(by=by, did="reviewed a broken glass", on=row, case=row.client_id)
