"""The desk itself: receive, take, put back, hand over, and close what was no talk. Nothing is lost and nobody has it twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from gehoord.casework.access import held, in_own_name
from gehoord.directory.absences import away_on
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.offices import offices_on
from gehoord.directory.serving import NONE, roster_on
from gehoord.intake import alongside
from gehoord.intake.colleagues import asks
from gehoord.intake.drafts import is_blank, without_private
from gehoord.intake.endings import NO_TALK, Leaving, Released
from gehoord.intake.letters import Letter, bring_key, put_in
from gehoord.intake.models import Claim, DangerStep, DeskItem
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.practice.words import Text
from gehoord.vault import journal

BY_HAND = tuple(channel for channel in Channel if channel not in {Channel.CHAT, Channel.WEB_FORM})
"""The ways along which somebody can have come who is registered by hand (nl: kanalen met de hand)."""

UNDO = timedelta(hours=1)
"""How long whoever closed something in one key can take that back (nl: bedenktijd)."""


class TakenAlready(Refused):
    """Two reached for the same, and a colleague was first (nl: al aangenomen)."""

    sentence = Text(
        "{who} was u net voor en heeft dit aangenomen. Kies gerust een volgende; deze is in goede handen.",
        "{who} was just ahead of you and has taken this one. Feel free to choose another; this one is in good hands.",
    )


class NotInHand(Refused):
    """Something was to be done with an item that one does not have in hand (nl: niet in behandeling)."""

    sentence = Text(
        "U heeft deze vraag niet in handen. Neem haar eerst aan.", "You do not have this question in hand. Take it first."
    )


class LeftTheDesk(Refused):
    """Something was to be done with an item that left the desk (nl: al afgerond)."""

    sentence = Text("Dit is al afgerond. U hoeft niets meer te doen.", "This was concluded already. Nothing more is needed.")


class TooLateToUndo(Refused):
    """An ending was to be taken back by somebody else, or too late (nl: niet meer terug te draaien)."""

    sentence = Text(
        "Dit kan alleen wie het afsloot, binnen een uur. Leg het anders opnieuw vast.",
        "Only whoever closed it can do this, within an hour. Otherwise register it anew.",
    )


class SomethingTyped(Refused):
    """A talk was to be thrown away in which something stands, or that came in by itself (nl: er staat al iets)."""

    sentence = Text(
        "Er staat al iets in dit gesprek, dus het blijft staan. Maak het leeg, rond het af, of sluit het af bij ‘Geen gesprek?’.",
        "Something stands in this talk, so it stays. Empty it, conclude it, or close it under ‘No talk?’.",
    )


class NotYetThen(Refused):
    """A talk was told to have begun later than now (nl: gesprek in de toekomst)."""

    sentence = Text(
        "Dit gesprek zou later zijn dan nu. Kijk de dag en de tijd nog eens na.",
        "This talk would be later than now. Please look at the day and the time again.",
    )


@dataclass(frozen=True, slots=True)
class Arrived:
    """What reached us: along which way, when, and what is known about it (nl: binnengekomen). Only the first two are needed.

    `about` is the location it is about; `thread` where more of it stands, as in a chat or a thread of mail; `on_behalf` whether
    somebody asks for another.
    """

    channel: Channel
    received_at: datetime
    letter: Letter = Letter()  # noqa: RUF009 - a frozen value, the same for all
    ways: SafeWays | None = None
    relation: Relation | None = None
    about: UUID | None = None
    municipality: str | None = None
    on_behalf: bool = False
    thread: UUID | None = None


def receive(arrived: Arrived, *, key: str, by: Actor = HOUSE, office_id: UUID | None = None) -> UUID:
    """Put what reached us on the desk; the same key again gives the same item (nl: ontvangen). Gives its id.

    It goes to this office, else that of who receives it, else the one that works where it is about, else the national one.
    """
    with acting(by):
        office = office_id or by.office_id or office_for(arrived)
        item = DeskItem(office_id=office, key=key, channel=arrived.channel.value, received_at=arrived.received_at)
        item.thread, item.on_behalf, item.location_id = arrived.thread, arrived.on_behalf, arrived.about
        item.relation = "" if arrived.relation is None else arrived.relation.value
        item.municipality = arrived.municipality or ""
        if arrived.ways is not None:
            item.may_reach, item.reach_by = arrived.ways.reach.value, sorted(way.value for way in arrived.ways.channels)
            item.reach_from, item.reach_until = arrived.ways.earliest, arrived.ways.latest
        require(by, Act.CREATE, item)
        there = DeskItem.objects.filter(office=office, key=key).values_list("pk", flat=True)
        try:
            with transaction.atomic():
                if (known := there.first()) is not None:
                    return known
                put_in(item, arrived.letter)
                item.save(force_insert=True)
        except IntegrityError:
            return there.get()
        journal.record(by=by, did="received a question", on=item)
        return item.pk


def begin_talk(channel: Channel, *, by: Actor, at: datetime, key: str = "") -> UUID:
    """Begin to register a talk that runs now: it is on the desk and in one's own hands (nl: gesprek beginnen). Gives its id."""
    with acting(by):
        item_id = receive(Arrived(channel, at), key=key or uuid4().hex, by=by)
        take(item_id, by=by, at=at)
        return item_id


@in_own_name
def tell_how(item_id: UUID, channel: Channel, began: datetime, *, by: Actor, at: datetime) -> None:
    """Tell along which way a talk that one registers by hand came, and when (nl: kanaal en tijd).

    Of what came in by itself that is known, and stays as it was. Raises: NotFound, LeftTheDesk, NotInHand, NotYetThen.
    """
    item = in_hand(item_id, Act.CHANGE, by=by)
    if began > at:
        raise NotYetThen
    if not item.is_by_hand or channel not in BY_HAND or (item.channel == channel and item.received_at == began):
        return
    item.channel, item.received_at = channel.value, began
    item.save(update_fields=["channel", "received_at"])
    journal.record(by=by, did="told how a talk came", on=item)


@in_own_name
def take(item_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take something in hand; of two at once one gets it (nl: aannemen). Taking what one has changes nothing.

    Raises: NotFound, LeftTheDesk, TakenAlready.
    """
    item = waiting_item(item_id, Act.CHANGE, by=by)
    present = _claim_of(item)
    if present is not None and present.person_id == by.person_id:
        return
    if present is not None:
        raise TakenAlready(who=present.person.name)
    if item.offered_to_id is not None:
        item.offered_to = None
        item.save(update_fields=["offered_to"])
    _claim(item, by, at)
    journal.record(by=by, did="took a question", on=item)
    alongside.talk(item, by=by, at=at)


@in_own_name
def put_back(item_id: UUID, *, by: Actor, at: datetime) -> None:
    """Give something free again, with the notes so far (nl: terugleggen). Also what a colleague has who is away today.

    Raises: NotFound, LeftTheDesk, NotInHand.
    """
    item = waiting_item(item_id, Act.CHANGE, by=by)
    claim = _claim_of(item)
    if claim is None:
        return
    if claim.person_id != by.person_id and claim.person_id not in away_on(timezone.localdate(at), [claim.person_id], by=by):
        raise NotInHand
    _let_go(item, claim, Released.PUT_BACK, by=by, at=at)
    journal.record(by=by, did="put a question back", on=item)
    alongside.wait_again(item, by=by)


@in_own_name
def hand_over(item_id: UUID, to: UUID | None, *, by: Actor, at: datetime) -> None:
    """Ask a colleague to take something over; until they say yes it stays here (nl: overdragen). None takes the asking back.

    Raises: NotFound, also for who cannot be asked; LeftTheDesk, NotInHand.
    """
    item = in_hand(item_id, Act.HAND_OVER, by=by)
    if to is not None and to not in {one.id for one in asks(by=by, on=timezone.localdate(at))}:
        raise NotFound
    item.offered_to_id = to
    item.save(update_fields=["offered_to"])
    journal.record(by=by, did="asked to take a question over" if to else "took an asking back", on=item)


@in_own_name
def accept(item_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take over what a colleague asked to (nl: overnemen). At another office, the item and its key come along.

    What the colleague noted goes along, but not what they noted for themselves. Raises: NotFound where `by` was not asked.
    """
    if by.office_id is None:
        raise NotFound
    with acting(HOUSE):
        item = _offered(item_id, by)
        claim = _claim_of(item)
        if claim is not None:
            _let_go(item, claim, Released.HANDED_OVER, by=by, at=at)
        bring_key(item, to=by.office_id)
        item.office_id, item.offered_to = by.office_id, None
        item.save(update_fields=["office", "offered_to"])
        alongside.move(item, to=by.office_id)
    _claim(item, by, at)
    journal.record(by=by, did="took a question over", on=item)
    alongside.talk(item, by=by, at=at)


@in_own_name
def decline(item_id: UUID, *, by: Actor) -> None:
    """Say no to taking something over; it stays with who asked (nl: niet overnemen). Raises: NotFound."""
    with acting(HOUSE):
        item = _offered(item_id, by)
        item.offered_to = None
        item.save(update_fields=["offered_to"])
    journal.record(by=by, did="declined a question", on=item)


@in_own_name
def close_as(item_id: UUID, ending: Leaving, *, by: Actor, at: datetime) -> None:
    """Close what was no talk in one go; it is counted and nobody becomes a client (nl: afsluiten). Taken first if nobody had it.

    Raises: NotFound, LeftTheDesk, TakenAlready; ValueError for an ending that is no such thing.
    """
    if ending not in NO_TALK:
        raise ValueError(ending)
    take(item_id, by=by, at=at)
    item = in_hand(item_id, Act.CLOSE, by=by)
    leave(item, ending, by=by, at=at)
    alongside.stop(item, by=by, at=at)


@in_own_name
def never_was(item_id: UUID, *, by: Actor) -> None:
    """Throw away a talk that was opened by accident, with nothing in it; it counts in nothing (nl: per ongeluk geopend).

    Raises: NotFound, LeftTheDesk, NotInHand, SomethingTyped.
    """
    item = in_hand(item_id, Act.CLOSE, by=by)
    if not item.is_by_hand or not is_blank(item, by=by) or Claim.objects.filter(item=item).count() > 1:
        raise SomethingTyped
    if DangerStep.objects.filter(item=item).exists():
        raise SomethingTyped
    journal.record(by=by, did="threw an empty talk away", on=item)
    # Nobody erases a row of the desk but the house; who asks for it was looked at above.
    with acting(HOUSE):
        item.delete()


@in_own_name
def reopen(item_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take back that something was no talk (nl: ongedaan maken). Raises: NotFound, TooLateToUndo."""
    item = held(DeskItem, item_id, Act.CHANGE, by=by)
    if not item.ending:
        return
    if (
        Leaving.coded(item.ending) not in NO_TALK
        or item.ended_by != by.person_id
        or item.ended_at is None
        or at - item.ended_at > UNDO
    ):
        raise TooLateToUndo
    item.ending, item.ended_at, item.ended_by = "", None, None
    item.save(update_fields=["ending", "ended_at", "ended_by"])
    _claim(item, by, at)
    journal.record(by=by, did="reopened a question", on=item)


def gone(conversation: UUID, *, at: datetime) -> None:
    """Whoever waited stopped and erased everything (nl: weer weg). Nothing of what they said stays here.

    Where nobody had it in hand it leaves the desk, and is counted; else whoever has it in hand concludes it.
    """
    with acting(HOUSE):
        item = DeskItem.objects.select_for_update(of=("self",)).filter(thread=conversation, ending="").first()
        if item is None:
            return
        item.nickname = item.text = item.reach = item.letter = item.saying = None
        item.save(update_fields=["nickname", "text", "reach", "letter", "saying"])
        if _claim_of(item) is None:
            leave(item, Leaving.WITHDRAWN, by=HOUSE, at=at)


def waiting_item(item_id: UUID, act: Act, *, by: Actor) -> DeskItem:
    """An item that is still on the desk, held until the transaction ends (nl: wachtende vraag). Raises: NotFound, LeftTheDesk."""
    item = held(DeskItem, item_id, act, by=by)
    if item.ending:
        raise LeftTheDesk
    return item


def in_hand(item_id: UUID, act: Act, *, by: Actor) -> DeskItem:
    """An item that one has in hand (nl: in behandeling). Raises: NotFound, LeftTheDesk, NotInHand."""
    item = waiting_item(item_id, act, by=by)
    claim = _claim_of(item)
    if claim is None or claim.person_id != by.person_id:
        raise NotInHand
    return item


def leave(item: DeskItem, ending: Leaving, *, by: Actor, at: datetime) -> None:
    """Let an item leave the desk and its claim end (nl: van het meldpunt af)."""
    Claim.objects.filter(item=item, until=None).update(until=at, released=Released.CONCLUDED.value)
    item.ending, item.ended_at, item.ended_by, item.offered_to, item.saying = ending.value, at, by.person_id, None, None
    told = ("draft", "saying", "reached", "proposed_to", "passed_to", "instead")
    item.save(update_fields=["ending", "ended_at", "ended_by", "offered_to", *told])
    journal.record(by=by, did="concluded a question", on=item, outcome=ending.value)


def office_for(arrived: Arrived) -> UUID:
    """The office that works where it is about; else the national one, or the first of today where none is (nl: kantoor).

    Raises: NotFound where there is no office at all.
    """
    today = timezone.localdate(arrived.received_at)
    roster = roster_on(today, locations=Q(pk=arrived.about) if arrived.about else NONE, assignments=NONE)
    place = arrived.municipality
    if place is None and arrived.about is not None and arrived.about in roster.locations:
        place = roster.locations[arrived.about].municipality
    office = roster.office_of(place) if place else None
    if office is not None:
        return office.id
    offices = [one for one, _areas in offices_on(today)]
    if not offices:
        raise NotFound
    return next((one.id for one in offices if one.kind == OfficeKind.NATIONAL.value), offices[0].id)


def _claim_of(item: DeskItem) -> Claim | None:
    return Claim.objects.filter(item=item, until=None).select_related("person").first()


def _claim(item: DeskItem, by: Actor, at: datetime) -> None:
    if by.person_id is None:
        raise NotFound
    try:
        with transaction.atomic():
            Claim.objects.create(item=item, office_id=item.office_id, person_id=by.person_id, since=at)
    except IntegrityError:
        other = _claim_of(item)
        raise TakenAlready(who=other.person.name if other else "") from None


def _let_go(item: DeskItem, claim: Claim, why: Released, *, by: Actor, at: datetime) -> None:
    claim.until, claim.released = max(at, claim.since), why.value
    claim.save(update_fields=["until", "released"])
    item.offered_to = item.saying = None
    if claim.person_id != by.person_id or why is Released.PUT_BACK:
        item.draft = without_private(item, by=by)
    item.save(update_fields=["offered_to", "draft", "saying"])


def _offered(item_id: UUID, by: Actor) -> DeskItem:
    # Somebody was asked as who works at a desk; another of their roles has nothing to say here.
    require(by, Act.CHANGE, Resource.DESK_ITEM)
    item = DeskItem.objects.select_for_update(of=("self",)).filter(pk=item_id, offered_to=by.person_id, ending="").first()
    if item is None or by.person_id is None:
        raise NotFound
    return item
