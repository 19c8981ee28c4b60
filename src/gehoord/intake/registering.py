"""A talk becomes a client with what it was about: everything in one transaction, or nothing at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from gehoord.casework import concerns, contacts, registration, trajectories
from gehoord.casework.access import held, in_own_name
from gehoord.casework.contacts import Met
from gehoord.intake import going_along
from gehoord.intake.danger import taken as danger
from gehoord.intake.desk import LeftTheDesk, in_hand, leave
from gehoord.intake.endings import Instead, Leaving
from gehoord.intake.letters import Letter, read_letter
from gehoord.intake.models import DeskItem
from gehoord.intake.queries import agreed_ways
from gehoord.intake.routing import pass_on, propose
from gehoord.intake.told import Heard, StillNeeded, Told, goes_on, missing
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.trajectories import AskedHow
from gehoord.vault.fields import seal

RESULT = "client"
SPOKEN = (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON, Channel.GROUP_VISIT)


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of a talk (nl: vastlegging). `asked` is the colleague who was asked to take the client over, empty where none."""

    client_id: UUID
    asked: str = ""


@in_own_name
def conclude(item_id: UUID, told: Told, *, by: Actor, at: datetime) -> Registered:
    """Register what a talk was about, with its endings, and let it leave the desk (nl: gesprek afronden).

    Sent twice it is stored once, and the second time tells the same client.
    Raises: NotFound, NotInHand, LeftTheDesk, StillNeeded; LooksLikeCitizenNumber and what else the verbs of casework refuse.
    """
    item = held(DeskItem, item_id, Act.CLOSE, by=by)
    if item.ending:
        return _before(item, by)
    item = in_hand(item_id, Act.CLOSE, by=by)
    today, day = timezone.localdate(at), timezone.localdate(item.received_at)
    needed = missing(told, on=day, by=by.person_id)
    if needed:
        raise StillNeeded(needed)
    client_id = told.known or _register(item, told, by=by, on=day)
    met = Met(ContactKind.CONCERN, Channel.coded(item.channel), _place(item, told), told.with_client, told.minutes)
    contacts.record_contact(client_id, met, by=by, on=day, at=timezone.localtime(item.received_at).time())
    for one in told.heard:
        _hear(client_id, one, Channel.coded(item.channel), by=by, day=day, today=today, sure=told.no_citizen_number)
    _write(client_id, told, read_letter(item_id, by=by), by=by, at=at)
    asked = _onward(item, client_id, told, by=by, at=at)
    for words in danger.told_of(item_id, by=by):
        contacts.write_note(client_id, words, by=by, at=at, no_citizen_number=True)
    going_along.keep_with(item, client_id, asked=asked, goes_on=_goes_on(told), by=by, at=at)
    for part in ("nickname", "text", "reach", "letter"):
        setattr(item, part, None)
    item.draft = seal(json.dumps({RESULT: [str(client_id)]}))
    item.save(update_fields=["nickname", "text", "reach", "letter"])
    leave(item, Leaving.REGISTERED, by=by, at=at)
    return Registered(client_id, asked)


def _before(item: DeskItem, by: Actor) -> Registered:
    if item.ending != Leaving.REGISTERED or item.ended_by != by.person_id or item.draft is None:
        raise LeftTheDesk
    told = json.loads(item.draft.opened(by=by, did="read a draft"))
    return Registered(UUID(told[RESULT][0]))


def _register(item: DeskItem, told: Told, *, by: Actor, on: date) -> UUID:
    if told.relation is None:
        raise NotFound
    client_id = registration.register(
        by=by,
        on=on,
        relation=told.relation,
        authority=told.authority,
        sex=told.sex,
        who=told.who,
        no_citizen_number=told.no_citizen_number,
    ).pk
    if told.municipality:
        registration.move(client_id, told.municipality, by=by, on=on)
    ways = told.ways or agreed_ways(item)
    if ways is not None:
        registration.agree_ways(client_id, ways, by=by, on=on)
    return client_id


def _goes_on(told: Told) -> bool:
    return any(one.ending is Handling.TRAJECTORY for one in told.heard)


def _place(item: DeskItem, told: Told) -> UUID | None:
    return next((one.location for one in told.heard if one.location), item.location_id)


def _hear(client_id: UUID, one: Heard, channel: Channel, *, by: Actor, day: date, today: date, sure: bool) -> None:
    if one.kind is None:
        raise NotFound
    concern = concerns.raise_concern(client_id, one.kind, one.category, by=by, on=day, channel=channel, location=one.location)
    match one.ending:
        case Handling.ADVISED:
            concerns.advise(concern.pk, by=by, on=today)
        case Handling.BROKEN_OFF if one.because is not None:
            concerns.break_off(concern.pk, one.because, by=by, on=today)
        case Handling.TRAJECTORY:
            how = one.asked_how or (AskedHow.SPOKEN if channel in SPOKEN else AskedHow.WRITTEN)
            trajectories.open_trajectory(
                concern.pk, by=by, on=today, asked_on=day, asked_how=how, request=one.request, no_citizen_number=sure
            )


def _write(client_id: UUID, told: Told, came: Letter, *, by: Actor, at: datetime) -> None:
    sure = told.no_citizen_number
    for words in (came.text, told.note, told.agreement):
        if words.strip():
            contacts.write_note(client_id, words, by=by, at=at, no_citizen_number=sure or words == came.text)
    if told.private.strip():
        contacts.write_note(client_id, told.private, by=by, at=at, private=True, no_citizen_number=sure)


def _onward(item: DeskItem, client_id: UUID, told: Told, *, by: Actor, at: datetime) -> str:
    """Ask who was chosen, and keep on the desk who was proposed and who was chosen."""
    if not goes_on(told):
        return ""
    proposed = propose(
        municipality=told.municipality, stays=told.stays, about=told.about, on=timezone.localdate(at), by=by
    ).proposed
    instead = told.instead or (Instead.CONFLICT if proposed.id in told.conflicts else None)
    item.reached, item.proposed_to = proposed.reach.value, proposed.id
    item.passed_to, item.instead = told.onward, "" if instead is None else instead.value
    why = next((one.request for one in told.heard if one.ending is Handling.TRAJECTORY), "")
    reach = proposed.reach if told.onward == proposed.id else None
    return pass_on(client_id, told.onward, by=by, at=at, agreed=told.agreed is True, why=why, reach=reach)
