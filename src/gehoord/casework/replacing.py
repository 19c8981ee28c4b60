"""When a colleague is away or gone: somebody stands in for a while, or has a client for good. A coordinator arranges it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from gehoord.casework.access import beginning_of, end, give, held_client, in_force, in_own_name, let_fall, whole
from gehoord.casework.models import Access, AccessKind, Client, Handing, HandingKind
from gehoord.casework.referrals import AskSomebodyElse
from gehoord.people.deeds import Act
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, visible
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text
from gehoord.vault import journal
from gehoord.vault.journal import Said

ONE_DAY = timedelta(days=1)


class MovedBecause(Term):
    """Why a coordinator gives a client another counsellor for good (nl: reden van overdracht)."""

    LEFT = "left", "de collega werkt hier niet meer", "the colleague works here no more"
    AWAY = "away", "de collega is lang afwezig", "the colleague is away for long"
    CLIENT_ASKED = "client_asked", "de cliënt vroeg om een ander", "the client asked for somebody else"
    TOO_CLOSE = (
        "too_close",
        "de collega staat te dichtbij",
        "the colleague is too close",
        Text(
            "De vertrouwenspersoon kent de cliënt of een betrokkene buiten het werk.",
            "The counsellor knows the client or somebody concerned outside work.",
        ),
    )


class NoCounsellorHere(Refused):
    """A client was to be given to somebody who is no counsellor of the office (nl: geen vertrouwenspersoon hier)."""

    sentence = Text(
        "Deze collega is geen vertrouwenspersoon van dit kantoor. Kies iemand anders, of geef eerst die rol.",
        "This colleague is no counsellor of this office. Choose somebody else, or give that role first.",
    )


@in_own_name
def replace_absent(absent: UUID, stand_in: UUID, *, since: date, until: date, by: Actor) -> int:
    """Let a colleague stand in for somebody who is away, with all their clients of the own office (nl: waarneming).

    The first and last day are included. Gives for how many clients; those who were merged into another are one with them.
    Raises: NotFound where `by` arranges nobody's work; NoCounsellorHere.
    """
    office = _office_of(by)
    _check_counsels(stand_in, office)
    first, last = beginning_of(since), beginning_of(until + ONE_DAY)
    owned = visible(by, Act.CHANGE, Access.objects.all()).filter(
        in_force(first), office=office, person=absent, kind=AccessKind.OWNER.value
    )
    here = Q(pk__in=owned.values("client")) | Q(merged_into__in=owned.values("client"))
    clients = list(Client.objects.filter(here).order_by("pk"))
    given = give(clients, stand_in, AccessKind.STAND_IN, by=by, since=first, until=last)
    journal.record_many([Said("gave a stand-in", access, access.client_id) for access in given], by=by)
    merged = {client.pk for client in clients if client.merged_into_id is not None}
    return sum(access.client_id not in merged for access in given)


@in_own_name
def move_client(client_id: UUID, *, to: UUID, by: Actor, at: datetime, because: MovedBecause) -> None:
    """Give a client of the own office another counsellor for good, without anybody's yes (nl: cliënt toewijzen).

    A question to take over that waits for an answer falls. Raises: NotFound where `by` arranges nobody's work; ClientMerged,
    NoCounsellorHere, AskSomebodyElse.
    """
    office = _office_of(by)
    client = held_client(client_id, Act.HAND_OVER, by=by)
    if client.office_id != office:
        raise NotFound
    _check_counsels(to, office)
    owners = Access.objects.filter(in_force(at), client=client, kind=AccessKind.OWNER.value)
    if owners.filter(person=to).exists():
        raise AskSomebodyElse
    together = list(Client.objects.filter(pk__in=whole(client.pk)).order_by("pk"))
    ours = Q(client__in=together)
    end(ours & (Q(kind=AccessKind.OWNER.value) | Q(person=to)), at=at)
    given = give(together, to, AccessKind.OWNER, by=by, since=at)
    # What colleagues asked each other is not the coordinator's to answer; it is the house that lets it fall.
    with acting(HOUSE):
        let_fall(Handing.objects.filter(ours, kind=HandingKind.TRANSFER.value), at=at)
    journal.record_many([Said("gave another owner", access, access.client_id) for access in given], by=by, reason=because.value)


def _office_of(by: Actor) -> UUID:
    """The office whose work somebody arranges."""
    if by.office_id is None or not may(by, Act.CREATE, Access(office_id=by.office_id)):
        raise NotFound
    return by.office_id


def _check_counsels(person: UUID, office: UUID) -> None:
    if not Seat.objects.filter(person=person, role=Role.COUNSELLOR.value, office_id=office, until=None).exists():
        raise NoCounsellorHere
