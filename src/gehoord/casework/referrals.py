"""Bringing a colleague in: asked along, or asked to take over. Nothing is passed on without the client's consent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.functions import RandomUUID
from django.db.models import CharField, F, Q
from django.db.models.functions import Cast
from django.utils import timezone

from gehoord.casework.access import (
    OPEN,
    ClientMerged,
    end,
    give,
    held,
    held_client,
    in_force,
    in_own_name,
    let_fall,
    whole,
)
from gehoord.casework.confided import confided_if_told
from gehoord.casework.models import (
    Access,
    AccessKind,
    Action,
    Client,
    Concern,
    Consent,
    Contact,
    Handing,
    HandingKind,
    MovedOn,
)
from gehoord.casework.models.rows import new_exchange_id
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.routing import Reach
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.journal import Said
from gehoord.vault.keys import hand_over


class ConsentMissing(Refused):
    """A colleague was to be brought in while the client did not agree to that (nl: toestemming ontbreekt)."""

    sentence = Text(
        "De cliënt heeft nog niet goedgevonden dat een collega meeleest. Vraag dat eerst, of zeg dat het niet anders kan.",
        "The client did not yet agree that a colleague reads along. Ask that first, or say that there is no other way.",
    )


class ConsentGone(Refused):
    """A client took back that a colleague is brought in, before the colleague answered (nl: toestemming ingetrokken)."""

    sentence = Text(
        "De cliënt heeft de toestemming hiervoor ingetrokken. U hoeft niets te doen.",
        "The client took back the consent for this. You need not do anything.",
    )


class AskedAlready(Refused):
    """The same was asked already and not yet answered (nl: al gevraagd)."""

    sentence = Text(
        "Dit is al gevraagd. Wacht op antwoord, of trek de vraag eerst in.",
        "This was asked already. Wait for an answer, or take the question back first.",
    )


class AskSomebodyElse(Refused):
    """Somebody asked themselves, or somebody who has the client already (nl: vraag iemand anders)."""

    sentence = Text(
        "Deze collega heeft de cliënt al. Kies iemand anders.", "This colleague has the client already. Choose somebody else."
    )


class Answered(Refused):
    """A question to a colleague was answered or taken back before (nl: al beantwoord)."""

    sentence = Text(
        "Deze vraag is al beantwoord of ingetrokken. Stel zo nodig een nieuwe vraag.",
        "This question was answered or taken back already. Ask anew if needed.",
    )


@in_own_name
def refer(
    client_id: UUID,
    *,
    to: UUID,
    to_office: UUID,
    by: Actor,
    at: datetime,
    why: str = "",
    no_other_way: bool = False,
    no_citizen_number: bool = False,
) -> Handing:
    """Ask a colleague along; who accepts may open the client as well (nl: doorverwijzen).

    `no_other_way` goes on without consent, and the journal has that.
    Raises: NotFound, ClientMerged, ConsentMissing, AskedAlready, AskSomebodyElse, LooksLikeCitizenNumber.
    """
    told = confided_if_told(why, no_citizen_number=no_citizen_number)
    asked = Handing(kind=HandingKind.REFER.value, person_id=to, to_office_id=to_office, why=told, keeps=False)
    return _ask(asked, client_id, by=by, at=at, no_other_way=no_other_way)


@in_own_name
def transfer(  # noqa: PLR0913 - each is one thing that is said of it
    client_id: UUID,
    *,
    to: UUID,
    to_office: UUID,
    by: Actor,
    at: datetime,
    why: str = "",
    no_other_way: bool = False,
    keeps: bool = False,
    no_citizen_number: bool = False,
    reach: Reach | None = None,
) -> Handing:
    """Ask a colleague to take a client over; the owner changes when they accept (nl: overdragen).

    `keeps` where the client wants those who were asked along to go on reading; `reach` for which ground the colleague was
    proposed. Raises: as `refer`.
    """
    told = confided_if_told(why, no_citizen_number=no_citizen_number)
    asked = Handing(kind=HandingKind.TRANSFER.value, person_id=to, to_office_id=to_office, why=told, keeps=keeps)
    asked.reach = "" if reach is None else reach.value
    return _ask(asked, client_id, by=by, at=at, no_other_way=no_other_way)


@in_own_name
def accept(handing_id: UUID, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Say yes to being asked along, or take a client over (nl: aannemen). A client taken to another office takes its key along.

    Taking over ends what was of the colleague before: who stood in, what else was asked, and who read along unless the client
    wants that to go on. Gives the names of those who still read along with a client that was taken over.
    Raises: NotFound where `by` was not asked; Answered, ClientMerged, ConsentGone.
    """
    # Before the answer the client is not theirs: what both agreed to is carried out by the house.
    with acting(HOUSE):
        handing = _asked_of(handing_id, by)
        if handing.client.merged_into_id is not None:
            raise ClientMerged
        if handing.agreed and not _agrees(handing.client):
            raise ConsentGone
        handing.accepted_on = timezone.localdate(at)
        handing.save(update_fields=["accepted_on"])
        clients = list(Client.objects.filter(pk__in=whole(handing.client_id)).order_by("pk"))
        if handing.kind == HandingKind.REFER:
            give(clients, handing.person_id, AccessKind.REFERRAL, by=by, since=at)
        else:
            _take_over(handing, clients, by=by, at=at)
        along = _along(handing.client_id, but=handing.person_id, at=at) if handing.kind == HandingKind.TRANSFER else ()
    did = "accepted a referral" if handing.kind == HandingKind.REFER else "took a client over"
    journal.record_many([Said(did, handing, client.pk) for client in clients], by=by)
    return along


@in_own_name
def decline(handing_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say no to being asked along or to taking over (nl: afwijzen). Raises: NotFound where `by` was not asked; Answered."""
    with acting(HOUSE):
        handing = _asked_of(handing_id, by)
        handing.declined_on = timezone.localdate(at)
        handing.save(update_fields=["declined_on"])
    journal.record(by=by, did="declined a referral", on=handing, case=handing.client_id)


@in_own_name
def revoke(handing_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take a question to a colleague back, also when they came along on it (nl: intrekken). Who took over, stays.

    Raises: NotFound, ClientMerged, Answered.
    """
    handing = held(Handing, handing_id, Act.CHANGE, by=by)
    client = held_client(handing.client_id, Act.CHANGE, by=by)
    if handing.declined_on or handing.revoked_on or (handing.accepted_on and handing.kind == HandingKind.TRANSFER):
        raise Answered
    handing.revoked_on = timezone.localdate(at)
    handing.save(update_fields=["revoked_on"])
    journal.record(by=by, did="revoked a referral", on=handing, case=client.pk)
    end(Q(client__in=whole(client.pk), person=handing.person_id, kind=AccessKind.REFERRAL.value), at=at)


def stop_without_consent(client: Client, *, at: datetime) -> None:
    """Let fall what rested on a consent when there is none any more: questions and reading along (nl: zonder toestemming)."""
    if _agrees(client):
        return
    # Whoever writes down that a consent ended need not be who asked the colleague.
    with acting(HOUSE):
        rested = Handing.objects.filter(client__in=whole(client.pk), agreed=True)
        let_fall(rested, at=at)
        along = rested.filter(kind=HandingKind.REFER.value, accepted_on__isnull=False, revoked_on=None)
        end(Q(client__in=whole(client.pk), kind=AccessKind.REFERRAL.value, person__in=along.values("person")), at=at)
        along.update(revoked_on=timezone.localdate(at))


def _ask(handing: Handing, client_id: UUID, *, by: Actor, at: datetime, no_other_way: bool) -> Handing:
    client = held_client(client_id, Act.HAND_OVER, by=by)
    if by.person_id is None:
        raise NotFound
    handing.client, handing.office_id = client, client.office_id
    kind, to = HandingKind.coded(handing.kind), handing.person_id
    require(by, Act.CREATE, handing)
    has = Access.objects.filter(in_force(at), client=client, person=to)
    if to == by.person_id or (has.exists() and (kind is HandingKind.REFER or has.filter(kind=AccessKind.OWNER.value).exists())):
        raise AskSomebodyElse
    waiting = Handing.objects.filter(OPEN, client=client)
    if waiting.filter(Q(person=to) | Q(kind=kind.value) if kind is HandingKind.TRANSFER else Q(person=to)).exists():
        raise AskedAlready
    handing.agreed = _agrees(client)
    if not handing.agreed and not no_other_way:
        raise ConsentMissing
    handing.asker_id, handing.asked_on = by.person_id, timezone.localdate(at)
    handing.save(force_insert=True)
    did = "asked a colleague along" if kind is HandingKind.REFER else "asked a colleague to take over"
    journal.record(by=by, did=did, on=handing, case=client.pk, reason="" if handing.agreed else "without_consent")
    return handing


def _take_over(handing: Handing, clients: Sequence[Client], *, by: Actor, at: datetime) -> None:
    """The client is theirs now, and what came of the colleague before ends; a lease of half an hour runs out by itself."""
    ours = Q(client__in=clients)
    over = Q(kind__in=(AccessKind.OWNER.value, AccessKind.STAND_IN.value, AccessKind.DESK.value)) | Q(person=handing.person_id)
    if not handing.keeps:
        over |= Q(kind=AccessKind.REFERRAL.value)
        along = Handing.objects.filter(ours, kind=HandingKind.REFER.value, accepted_on__isnull=False, revoked_on=None)
        along.update(revoked_on=timezone.localdate(at))
    end(ours & over, at=at)
    Access.objects.filter(ours, kind=AccessKind.STAND_IN.value, since__gt=at).update(until=F("since"))
    let_fall(Handing.objects.filter(ours), at=at)
    give(clients, handing.person_id, AccessKind.OWNER, by=by, since=at)
    for client in clients:
        _bring(client, handing.to_office_id)


def _along(client_id: UUID, *, but: UUID, at: datetime) -> tuple[str, ...]:
    rows = Access.objects.filter(in_force(at), client=client_id).exclude(person=but).order_by("person__name")
    return tuple(rows.values_list("person__name", flat=True).distinct())


def _agrees(client: Client) -> bool:
    """Whether a client agrees, as far as is written down, that a colleague is brought in."""
    agreed = Consent.objects.filter(client__in=whole(client.pk), scope=ConsentScope.COLLEAGUE.value, withdrawn_on=None)
    return agreed.exists()


def _asked_of(handing_id: UUID, by: Actor) -> Handing:
    asked = Handing.objects.filter(pk=handing_id, person=by.person_id)
    # First the client, as everybody does who holds both.
    Client.objects.select_for_update().filter(pk__in=asked.values("client")).first()
    found = asked.select_for_update(of=("self",)).select_related("client").first()
    if found is None or found.to_office_id != by.office_id or not may(by, Act.CREATE, Resource.CLIENT):
        raise NotFound
    if found.accepted_on or found.declined_on or found.revoked_on:
        raise Answered
    return found


def _bring(client: Client, office: UUID) -> None:
    if client.office_id == office:
        return
    # An id of exchange is unique within an office, and what it meant at the one it does not mean at the other.
    anew = Cast(RandomUUID(), CharField())
    for kind in (Concern, Contact, Action):
        kind.objects.filter(client=client).update(exchange_id=anew)
    MovedOn.objects.get_or_create(office_id=client.office_id, exchange_id=client.exchange_id)
    Client.objects.filter(pk=client.pk).update(office=office, exchange_id=new_exchange_id())
    hand_over(client.pk, to=office)
