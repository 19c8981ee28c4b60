"""Looking whether somebody was here before, and making one of two clients that turn out to be one person, with a way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from gehoord.casework.access import end, give, held, held_client, in_force, in_own_name, let_fall
from gehoord.casework.models import Access, AccessKind, Client, Handing, Merging, NameMark
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, visible
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import blind, journal
from gehoord.vault.journal import Said

LOOKED_UP = "looked up a name"
AN_HOUR = timedelta(hours=1)
MOST = 30
"""How many names one person may look up in an hour (nl: meeste opzoekingen)."""


class LookedUpOften(Refused):
    """Somebody looked up more names in an hour than the work asks for (nl: te vaak opgezocht)."""

    sentence = Text(
        "U heeft het afgelopen uur {most} namen opgezocht. Wacht even, of schrijf de cliënt in zonder op te zoeken.",
        "You looked up {most} names in the past hour. Wait a while, or register the client without looking up.",
    )


class CannotMerge(Refused):
    """Two clients were to be merged that cannot be (nl: samenvoegen kan niet)."""

    sentence = Text(
        "Samenvoegen kan alleen met twee cliënten van hetzelfde kantoor, en niet als in de eerste al een ander is samengevoegd.",
        "Only two clients of the same office can be merged, and not where another was merged into the first already.",
    )


class StillToCome(Refused):
    """Two clients were to be one from a day that is yet to come (nl: dag komt nog)."""

    sentence = Text(
        "Die dag komt nog. Kies vandaag of een eerdere dag.", "That day is yet to come. Choose today or an earlier day."
    )


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a look-up tells: perhaps there was contact before, and which of one's own clients it could be (nl: herkenning)."""

    before: bool
    own: tuple[UUID, ...]


@in_own_name
def recognise(name: str, birth_year: int | None = None, *, by: Actor, at: datetime) -> Recognised:
    """Look whether somebody with this name was perhaps here before (nl: herkennen). By chance two names can look alike.

    Nothing else is told, and the look-up is written down with each client it hit. Raises: NotFound where `by` has no clients;
    LookedUpOften.
    """
    if not may(by, Act.LIST, Resource.RECOGNITION):
        raise NotFound
    marks = visible(by, Act.LIST, NameMark.objects.all())
    if journal.how_often(by=by, did=LOOKED_UP, since=at - AN_HOUR) >= MOST:
        raise LookedUpOften(most=MOST)
    numbers = {blind.index(name, birth_year), blind.index(name, None)}
    found = sorted(marks.filter(number__in=numbers).values_list("client_id", flat=True))
    journal.record_many([Said(LOOKED_UP), *(Said("was recognised", case=client) for client in found)], by=by)
    own = visible(by, Act.SEE, Client.objects.filter(pk__in=found)).order_by("pk").values_list("pk", flat=True)
    return Recognised(bool(found), tuple(own))


@in_own_name
def merge(client_id: UUID, *, into: UUID, by: Actor, at: datetime, since: date | None = None) -> Merging:
    """Let one client go into another who is the same person; nothing is moved or lost (nl: samenvoegen).

    Who belongs to the one that stays, may open the other as well. From `since` on, else from the day of `at`, figures count
    the two as one; a year that ended before keeps counting two. What colleagues were asked about either falls: they were asked
    about less.
    Raises: NotFound, ClientMerged, CannotMerge, StillToCome.
    """
    today = timezone.localdate(at)
    if since is not None and since > today:
        raise StillToCome
    first, second = sorted((client_id, into))
    both = {row: held_client(row, Act.MERGE, by=by) for row in (first, second)}
    client, kept = both[client_id], both[into]
    if client == kept or client.office_id != kept.office_id or Client.objects.filter(merged_into=client).exists():
        raise CannotMerge
    here = set(Access.objects.filter(in_force(at), client=client).values_list("person_id", flat=True))
    given: list[UUID] = []
    for access in Access.objects.filter(in_force(at), client=kept).exclude(person__in=here):
        # Half an hour in an emergency opens no more of the one than of the other.
        on_lease = access.kind == AccessKind.BREAK_GLASS.value
        kind = AccessKind.BREAK_GLASS if on_lease else AccessKind.REFERRAL
        new = give([client], access.person_id, kind, by=by, since=at, until=access.until)
        given += [one.pk for one in new]
    client.merged_into = kept
    client.save(update_fields=["merged_into"])
    merging = Merging(client=client, office_id=client.office_id, kept=kept, one_since=since or today, given=given)
    merging.merged_at, merging.merged_by = at, by.person_id
    merging.save(force_insert=True)
    # A coordinator who merges belongs to neither, and what colleagues asked each other is not theirs to answer.
    with acting(HOUSE):
        let_fall(Handing.objects.filter(client__in=(client, kept)), at=at)
    journal.record_many([Said("merged a client", client, client.pk), Said("merged a client", kept, kept.pk)], by=by)
    return merging


@in_own_name
def unmerge(client_id: UUID, *, by: Actor, at: datetime) -> Client:
    """Take a merging back: the client stands exactly as before it (nl: samenvoeging ongedaan maken).

    Figures count as if it never was, also those of the years in which it stood; the journal keeps that it did. Raises: NotFound.
    """
    client = held(Client, client_id, Act.MERGE, by=by)
    merging = Merging.objects.filter(client=client, undone_at=None).first()
    if merging is None:
        raise NotFound
    client.merged_into = None
    client.save(update_fields=["merged_into"])
    merging.undone_at, merging.undone_by = at, by.person_id
    merging.save(update_fields=["undone_at", "undone_by"])
    journal.record_many([Said("unmerged a client", client, client.pk), Said("unmerged a client", None, merging.kept_id)], by=by)
    end(Q(pk__in=merging.given), at=at)
    return client
