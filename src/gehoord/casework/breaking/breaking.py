"""Opening one client in an emergency, who is sought, how often that may be, and who looks into it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from gehoord.casework.access import beginning_of, give, held, in_force, in_own_name, only_looking, whole
from gehoord.casework.models import Access, AccessKind, BrokenBecause, Client, GlassBroken, NameMark
from gehoord.casework.models.codes import as_code
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, require, visible
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import blind, journal
from gehoord.vault.journal import Said

HALF_AN_HOUR = timedelta(minutes=30)
AN_HOUR = timedelta(hours=1)
LOCK = 0x676C6173
"""The lock that lets each person break one glass at a time (nl: slot)."""

MISSED = "sought nobody in an emergency"
MOST_MISSES = 5
"""How often in an hour somebody may seek a client who is not there: room for a misspelt name, none for guessing (nl: missers)."""

MOST_A_DAY = 3
"""How many clients one person opens like this in a day (nl: meeste noodtoegangen op een dag).

A day with more is no emergency of one colleague: then a coordinator gives the clients to somebody who is there.
"""


class NobodyFound(Refused):
    """Whoever was sought in an emergency is not there, or more than one has that name (nl: niemand gevonden)."""

    sentence = Text(
        "Er is bij uw kantoor niet precies één cliënt met deze code, of met deze naam en dit geboortejaar. "
        "Kijk de spelling na, of vraag iemand de code.",
        "At your office there is not exactly one client with this code, or with this name and year of birth. "
        "Check the spelling, or ask somebody for the code.",
    )


class SoughtOften(Refused):
    """Somebody sought clients who are not there too often in an hour (nl: te vaak gezocht)."""

    sentence = Text(
        "U zocht het afgelopen uur {most} keer iemand die er niet is. Bel een coördinator.",
        "In the past hour you sought somebody who is not there {most} times. Call a coordinator.",
    )


class OftenToday(Refused):
    """Somebody opened as many clients in an emergency as one person does in a day (nl: te vaak vandaag)."""

    sentence = Text(
        "U opende vandaag al {most} cliënten in nood. Bel een coördinator: die kan de cliënt aan iemand toewijzen.",
        "Today you opened {most} clients in an emergency already. Call a coordinator, who can give the client to somebody.",
    )


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


@dataclass(frozen=True, slots=True)
class Sought:
    """Which client somebody means: by the code of the client, or else by name and year of birth (nl: gezocht)."""

    code: str = ""
    name: str = ""
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """One client who is open for a while, and until when (nl: noodtoegang die loopt)."""

    client_id: UUID
    until: datetime


def break_glass(sought: Sought, *, by: Actor, at: datetime, because: BrokenBecause) -> UUID:
    """Open one client of the own office for half an hour (nl: noodtoegang). Gives which client; twice is once.

    The journal has it first, also where nobody was found; who belongs to the client and the coordinator have it on their list
    until it was reviewed. The page that asks for this has them show their factor once more.
    Raises: NotFound where `by` breaks no glass; NobodyFound, SoughtOften, OftenToday, YoursAlready.
    """
    client = _opened(sought, by=by, at=at, because=because)
    # Raised once the transaction is over, so that what was sought in vain stays written down wherever the journal is.
    if client is None:
        raise NobodyFound
    return client


@in_own_name
def _opened(sought: Sought, *, by: Actor, at: datetime, because: BrokenBecause) -> UUID | None:
    if by.person_id is None or by.office_id is None:
        raise NotFound
    row = GlassBroken(office_id=by.office_id, person_id=by.person_id, because=because.value, since=at)
    require(by, Act.CREATE, row)
    _take_turns(by.person_id)
    if journal.how_often(by=by, did=MISSED, since=at - AN_HOUR) >= MOST_MISSES:
        raise SoughtOften(most=MOST_MISSES)
    # Who breaks the glass cannot see yet what is behind it.
    with acting(HOUSE):
        client = _meant(sought, by.office_id)
    if client is None:
        journal.record(by=by, did=MISSED, reason=because.value)
        return None
    with acting(HOUSE):
        is_open = _is_open_to(client, by.person_id, at)
        together = list(Client.objects.filter(pk__in=whole(client.pk)).order_by("pk"))
    if not is_open:
        row.client = client
        journal.record_many([Said("broke the glass", row, one.pk) for one in together], by=by, reason=because.value)
        row.save(force_insert=True)
        with acting(HOUSE):
            give(together, by.person_id, AccessKind.BREAK_GLASS, by=by, since=at, until=at + HALF_AN_HOUR)
    return client.pk


def _is_open_to(client: Client, person: UUID, at: datetime) -> bool:
    """Whether it is open already from a moment ago, as when a button is pressed twice. Raises: YoursAlready, OftenToday."""
    # A request that came in first may be carried out last.
    leases = Access.objects.filter(client=client, person=person, kind=AccessKind.BREAK_GLASS.value, until__gt=at)
    if leases.exists():
        return True
    if Access.objects.filter(in_force(at), client=client, person=person).exists():
        raise YoursAlready
    today = GlassBroken.objects.filter(person=person, since__gte=beginning_of(timezone.localdate(at)))
    if today.count() >= MOST_A_DAY:
        raise OftenToday(most=MOST_A_DAY)
    return False


def _take_turns(person: UUID) -> None:
    """One at a time for each person, so that a button pressed twice, or many pages at once, are counted one after another."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, str(person)])


def _meant(sought: Sought, office: UUID) -> Client | None:
    """The one client who is meant, None where there is none or more than one; whoever was merged is who they went into."""
    here = Client.objects.filter(office=office)
    if sought.code.strip():
        found = here.filter(code=as_code(sought.code))
    elif sought.name.strip() and sought.birth_year is not None:
        numbers = {blind.index(sought.name, sought.birth_year), blind.index(sought.name, None)}
        found = here.filter(pk__in=NameMark.objects.filter(number__in=numbers).values("client"))
    else:
        return None
    wholes = {row.merged_into_id or row.pk for row in found}
    return here.get(pk=wholes.pop()) if len(wholes) == 1 else None


@only_looking
def leases(*, by: Actor) -> tuple[Lease, ...]:
    """The clients that somebody opened in an emergency and that are open still, the first to close first (nl: loopt nog)."""
    if not may(by, Act.CREATE, Resource.BREAK_GLASS):
        return ()
    now = timezone.now()
    open_now = Access.objects.filter(in_force(now), person=by.person_id, kind=AccessKind.BREAK_GLASS.value)
    rows = open_now.filter(client__merged_into=None).order_by("until", "pk")
    return tuple(Lease(client, until) for client, until in rows.values_list("client_id", "until") if until)


@only_looking
def to_review(*, by: Actor) -> int:
    """How often the glass was broken that somebody is to look into and nobody did yet (nl: aantal te bekijken)."""
    if not may(by, Act.CHANGE, Resource.BREAK_GLASS):
        return 0
    rows = visible(by, Act.CHANGE, GlassBroken.objects.filter(reviewed_at=None))
    return rows.exclude(person=by.person_id).count()


@only_looking
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
