"""Bringing a colleague in: asked along, or asked to take over. Nothing is passed on without the client's consent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.postgres.functions import RandomUUID
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from gehoord.casework.access import end, give, held, held_client, in_force, in_own_name, whole
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
)
from gehoord.casework.models.rows import new_exchange_id
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import Sealed
from gehoord.vault.journal import Said
from gehoord.vault.keys import hand_over

OPEN = Q(accepted_on=None, declined_on=None, revoked_on=None)


class ConsentMissing(Refused):
    """A colleague was to be brought in while the client did not agree to that (nl: toestemming ontbreekt)."""

    sentence = Text(
        "De cliënt heeft nog niet goedgevonden dat een collega meeleest. Vraag dat eerst, of zeg dat het niet anders kan.",
        "The client did not yet agree that a colleague reads along. Ask that first, or say that there is no other way.",
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
    return _ask(HandingKind.REFER, client_id, to, to_office, by=by, at=at, why=told, no_other_way=no_other_way)


@in_own_name
def transfer(
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
    """Ask a colleague to take a client over; the owner changes when they accept (nl: overdragen). Raises: as `refer`."""
    told = confided_if_told(why, no_citizen_number=no_citizen_number)
    return _ask(HandingKind.TRANSFER, client_id, to, to_office, by=by, at=at, why=told, no_other_way=no_other_way)


@in_own_name
def accept(handing_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say yes to being asked along, or take a client over (nl: aannemen). A client taken to another office takes its key along.

    Raises: NotFound where `by` was not asked; Answered.
    """
    # Before the answer the client is not theirs: what both agreed to is carried out by the house.
    with acting(HOUSE):
        handing = _asked_of(handing_id, by)
        handing.accepted_on = at.date()
        handing.save(update_fields=["accepted_on"])
        clients = list(Client.objects.filter(pk__in=whole(handing.client_id)).order_by("pk"))
        ours = Q(client__in=clients)
        if handing.kind == HandingKind.REFER:
            give(clients, handing.person_id, AccessKind.REFERRAL, by=by, since=at)
        else:
            end(ours & (Q(kind=AccessKind.OWNER.value) | Q(person=handing.person_id)), at=at)
            give(clients, handing.person_id, AccessKind.OWNER, by=by, since=at)
            for client in clients:
                _bring(client, handing.to_office_id)
    did = "accepted a referral" if handing.kind == HandingKind.REFER else "took a client over"
    journal.record_many([Said(did, handing, client.pk) for client in clients], by=by)


@in_own_name
def decline(handing_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say no to being asked along or to taking over (nl: afwijzen). Raises: NotFound where `by` was not asked; Answered."""
    with acting(HOUSE):
        handing = _asked_of(handing_id, by)
        handing.declined_on = at.date()
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
    handing.revoked_on = at.date()
    handing.save(update_fields=["revoked_on"])
    journal.record(by=by, did="revoked a referral", on=handing, case=client.pk)
    end(Q(client__in=whole(client.pk), person=handing.person_id, kind=AccessKind.REFERRAL.value), at=at)


def _ask(
    kind: HandingKind, client_id: UUID, to: UUID, office: UUID, *, by: Actor, at: datetime, why: Sealed | None, no_other_way: bool
) -> Handing:
    client = held_client(client_id, Act.HAND_OVER, by=by)
    if by.person_id is None:
        raise NotFound
    handing = Handing(client=client, office_id=client.office_id, kind=kind.value, person_id=to, to_office_id=office)
    require(by, Act.CREATE, handing)
    has = Access.objects.filter(in_force(at), client=client, person=to)
    if to == by.person_id or (has.exists() and (kind is HandingKind.REFER or has.filter(kind=AccessKind.OWNER.value).exists())):
        raise AskSomebodyElse
    waiting = Handing.objects.filter(OPEN, client=client)
    if waiting.filter(Q(person=to) | Q(kind=kind.value) if kind is HandingKind.TRANSFER else Q(person=to)).exists():
        raise AskedAlready
    agreed = Consent.objects.filter(client=client, scope=ConsentScope.COLLEAGUE.value, withdrawn_on=None).exists()
    if not agreed and not no_other_way:
        raise ConsentMissing
    handing.asker_id, handing.asked_on = by.person_id, at.date()
    handing.why = why
    handing.save(force_insert=True)
    did = "asked a colleague along" if kind is HandingKind.REFER else "asked a colleague to take over"
    journal.record(by=by, did=did, on=handing, case=client.pk, reason="" if agreed else "without_consent")
    return handing


def _asked_of(handing_id: UUID, by: Actor) -> Handing:
    found = Handing.objects.select_for_update(of=("self",)).filter(pk=handing_id, person=by.person_id).first()
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
    Client.objects.filter(pk=client.pk).update(office=office, exchange_id=new_exchange_id())
    hand_over(client.pk, to=office)
