"""Whoever wrote to us comes back with their code: reads, adds, asks to be called, withdraws, sees what is kept, erases it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gehoord.casework.overview.whose import whose
from gehoord.chat import rooms
from gehoord.chat.codes import keeping
from gehoord.chat.models import Conversation
from gehoord.chat.rooms import Line
from gehoord.chat.visits import Visitor
from gehoord.chat.words import From, Kind
from gehoord.intake import desk
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound.reaching import AnswerBy, Asked, When, check_reach
from gehoord.intake.inbound.writing import in_pieces
from gehoord.intake.letters import Letter
from gehoord.intake.models import DeskItem, GoingAlong
from gehoord.intake.queries import agreed_ways
from gehoord.intake.waiting import promised
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.practice.words import Text, language_coded
from gehoord.vault import journal, retention
from gehoord.vault.fields import seal
from gehoord.vault.holds import UnderHold
from gehoord.vault.terms import rules
from gehoord.vault.transit import KeysAway

RULES = {Kind.LIVE: "nameless_chat"}
"""The rule of retention for a kind of conversation; for the others it is that of correspondence (nl: bewaarregel)."""

NAMELESS = "zonder naam"
CALL_ME = Text("Bel mij op {number}. Wanneer: {when}.", "Call me on {number}. When: {when}.")
WITHDRAWN = Text(
    "De vraag is teruggenomen. Wij doen er niets meer mee. Schrijf hieronder iets, dan kijken wij weer mee.",
    "The question was taken back. We do nothing more with it. Write something below, and we look along again.",
)


class KeptForNow(Refused):
    """Somebody wants to erase what has to be kept now (nl: moet nu bewaard blijven)."""

    sentence = Text(
        "Wij mogen dit nu niet wissen: er loopt een klacht, rechtszaak of onderzoek. Schrijf ons hieronder; wij leggen het uit.",
        "We may not erase this now: a complaint, court case or investigation is running. Write to us below; we explain it.",
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """That somebody of us looked at a conversation (nl: inzage). No name: only what they are here."""

    at: datetime
    role: Role


@dataclass(frozen=True, slots=True)
class Seen:
    """What whoever came back sees (nl: wat er staat).

    `waits`: we owe an answer, by `due_on`. `kept_until`: the day on which it is all erased by itself. `is_case`: one of us keeps
    a case about it, which is not erased with it. `ways`: how we may reach them; `open`: whether the desk still has it.
    """

    lines: tuple[Line, ...]
    waits: bool
    due_on: date | None
    kept_until: date
    looked: tuple[Looked, ...]
    ways: SafeWays | None
    is_case: bool
    open: bool


def see(somebody: Visitor, *, at: datetime) -> Seen:
    """Everything of a conversation for whoever came back, and note that they read it (nl: lezen). Raises: NotFound."""
    lines = rooms.lines(somebody.conversation, by=somebody)
    if lines:
        keeping.note_read(somebody, lines[-1].id, at=at)
    with acting(HOUSE):
        row = Conversation.objects.filter(pk=somebody.conversation, forgotten_at=None).first()
        if row is None:
            raise NotFound
        items = _items(somebody)
        item = next((one for one in items if not one.ending), None)
        is_case = _client_of(row.pk) is not None
    said = [line for line in lines if line.who is not From.HOUSE]
    waits = item is not None and (not said or said[-1].who is From.VISITOR)
    since = said[-1].at if said else row.opened_at
    return Seen(
        lines=lines,
        waits=waits,
        due_on=promised(Channel.WEB_FORM, since, at=at).due_on if waits else None,
        kept_until=kept_from(row.term_from, Kind.coded(row.kind)),
        looked=_looked([row.pk, *(one.pk for one in items)]),
        ways=agreed_ways(item) if item else None,
        is_case=is_case,
        open=item is not None,
    )


def add(somebody: Visitor, text: str, *, key: str, at: datetime) -> None:
    """Say something more; it comes back to who has it, or to the desk (nl: toevoegen).

    Raises: NotFound, what `rooms.say` raises.
    """
    with acting(HOUSE):
        rooms.go_on(somebody)
        for number, piece in enumerate(in_pieces(text) if text.strip() else [text]):
            rooms.say(somebody.conversation, piece, by=somebody, key=f"{key}-{number}", at=at)
        _bring_back(somebody, key, at, None)


def ask_to_be_called(somebody: Visitor, number: str, when: When, *, key: str, at: datetime) -> None:
    """Ask for a call, with when it is safe (nl: bel mij). Raises: NoNumber, NotFound."""
    asked = Asked(AnswerBy.PHONE, number.strip(), when)
    check_reach(asked)
    with acting(HOUSE):
        rooms.go_on(somebody)
        standing = rooms.standings([somebody.conversation], by=somebody)[somebody.conversation]
        told = CALL_ME.filled(number=asked.reach, when=when.label)
        words = told.spoken_in(language_coded(standing.language))
        rooms.say(somebody.conversation, words, by=somebody, key=f"{key}-call", at=at)
        _bring_back(somebody, key, at, asked)


def withdraw(somebody: Visitor, *, at: datetime) -> None:
    """Take a question back: nobody answers any more, and it can still be read (nl: intrekken). Again changes nothing.

    Raises: NotFound.
    """
    with acting(HOUSE):
        standing = rooms.standings([somebody.conversation], by=somebody).get(somebody.conversation)
        if standing is None:
            raise NotFound
        if not _leave(somebody, at):
            return
        rooms.go_on(somebody)
        words = WITHDRAWN.spoken_in(language_coded(standing.language))
        rooms.say(somebody.conversation, words, by=HOUSE, key=f"withdrawn-{standing.last_line}", at=at)


def erase(somebody: Visitor, *, at: datetime) -> None:
    """Destroy every word now, here and in every copy, and let the desk be done with it (nl: alles wissen). Raises: KeptForNow."""
    try:
        with acting(HOUSE):
            items = [one.pk for one in _items(somebody)]
            _leave(somebody, at)
            rooms.forget(somebody.conversation, by=somebody, at=at)
            for item in items:
                retention.erase(item, by=HOUSE, reason="forgotten_now")
    except UnderHold:
        raise KeptForNow from None


def kept_from(day: date, kind: Kind = Kind.WRITTEN) -> date:
    """The day on which it is all erased by itself where nobody says anything after a day (nl: bewaard tot)."""
    return rules()[RULES.get(kind, "correspondence")].until(day)


def _items(somebody: Visitor) -> list[DeskItem]:
    return list(DeskItem.objects.select_for_update(of=("self",)).filter(thread=somebody.conversation).order_by("-received_at"))


def _leave(somebody: Visitor, at: datetime) -> bool:
    waiting = [one for one in _items(somebody) if not one.ending]
    for item in waiting:
        desk.leave(item, Leaving.WITHDRAWN, by=HOUSE, at=at)
    return bool(waiting)


def _bring_back(somebody: Visitor, key: str, at: datetime, asked: Asked | None) -> None:
    """Mark what is still on the desk, or lay it there anew: with whoever helps the client where it became one."""
    items = _items(somebody)
    item = next((one for one in items if not one.ending), None)
    if item is None:
        item = _again(somebody, items, key, at, asked)
    item.wrote_at = at
    if asked is not None:
        ways = asked.ways
        item.may_reach, item.reach_by = ways.reach.value, sorted(way.value for way in ways.channels)
        item.reach_from, item.reach_until = ways.earliest, ways.latest
        with suppress(KeysAway), transaction.atomic():
            item.reach = seal(asked.reach)
            item.save(update_fields=["reach"])
    item.save(update_fields=["wrote_at", "may_reach", "reach_by", "reach_from", "reach_until"])


def _again(somebody: Visitor, items: list[DeskItem], key: str, at: datetime, asked: Asked | None) -> DeskItem:
    standing = rooms.standings([somebody.conversation], by=somebody)[somebody.conversation]
    arrived = desk.Arrived(Channel.WEB_FORM, at, Letter(reach=asked.reach if asked else ""), thread=somebody.conversation)
    if items:
        last = items[0]
        arrived = replace(
            arrived,
            ways=agreed_ways(last),
            relation=Relation.coded(last.relation) if last.relation else None,
            about=last.location_id,
            municipality=last.municipality or None,
            on_behalf=last.on_behalf,
        )
    row = DeskItem.objects.get(pk=desk.receive(arrived, key=f"again-{key}", office_id=standing.office_id))
    client = _client_of(somebody.conversation)
    if client is not None:
        row.offered_to_id = whose(client, on=timezone.localdate(at))
        row.save(update_fields=["offered_to"])
        _fill_in(row, client, somebody)
    return row


def _fill_in(item: DeskItem, client: UUID, somebody: Visitor) -> None:
    """What whoever takes it need not look up again: which client it is. Without keys they look it up themselves."""
    with suppress(KeysAway), transaction.atomic():
        name = rooms.nickname(somebody.conversation, by=somebody) or NAMELESS
        # As the form of the desk keeps it after a look-up.
        item.draft = seal(json.dumps({"known": [str(client)], "name": [name], "looked": [f"{name.casefold()}|"]}))
        item.save(update_fields=["draft"])


def _looked(things: list[UUID]) -> tuple[Looked, ...]:
    """Who of us looked, latest first; several rows that were read at once are one look."""
    found = {
        (entry.at.replace(second=0, microsecond=0), entry.role)
        for thing in things
        for entry in journal.read_of(thing)
        if entry.person_id is not None and entry.did.startswith("read")
    }
    return tuple(Looked(moment, Role.coded(role)) for moment, role in sorted(found, reverse=True))


def _client_of(conversation: UUID) -> UUID | None:
    """The client with whom a conversation went along."""
    return GoingAlong.objects.filter(conversation=conversation).values_list("client", flat=True).first()
