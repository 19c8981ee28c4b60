"""Saying and reading lines. Whoever is confirmed to was stored first; whoever of us reads stands in the journal first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from gehoord.chat import door, drafts
from gehoord.chat.drafts import Draft, NotInTalk, TalkOver
from gehoord.chat.models import Conversation, Utterance
from gehoord.chat.signals import CHANNEL, Signal, What
from gehoord.chat.transports import chosen
from gehoord.chat.visits import Visitor
from gehoord.chat.words import From, Kind
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.scope import acting
from gehoord.vault import journal
from gehoord.vault.sealing import ContentTampered
from gehoord.vault.transit import KeysAway


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read (nl: regel). `id` is its number in the conversation; `name` how a colleague is called there.

    `among_us` is for colleagues only; `mine` whether the reader said it. While the keys are away a text can be empty.
    """

    id: int
    who: From
    name: str
    text: str
    at: datetime
    among_us: bool = False
    mine: bool = False


def say(conversation: UUID, text: str, *, by: Actor | Visitor, key: str, at: datetime, among_us: bool = False) -> Line:
    """Say something; when this returns it is stored, once for each key of a sender (nl: iets zeggen).

    Raises: NotFound, NotInTalk, TalkOver, what `Draft.check` raises.
    """
    draft = drafted(conversation, text, by=by, key=key, at=at, among_us=among_us)
    draft.check()
    with acting(HOUSE), connection.cursor() as cursor:
        door.bring_in_key(conversation)
        transport = chosen()
        asked: dict[str, Any] = {**drafts.as_columns([draft]), "channel": CHANNEL if transport.in_database else None}
        cursor.execute(drafts.STORE, asked)
        stored = cursor.fetchone()
        if stored is None:
            cursor.execute(drafts.STORED_BEFORE, drafts.as_asked([draft]))
            before = cursor.fetchone()
            if before is None:
                raise TalkOver
            return Line(before[1], draft.who, draft.name, text, before[2], among_us, mine=True)
        if not transport.in_database:
            transport.tell([Signal(conversation, What.LINE, stored[2])])
        return Line(stored[2], draft.who, draft.name, text, at, among_us, mine=True)


def drafted(conversation: UUID, text: str, *, by: Actor | Visitor, key: str, at: datetime, among_us: bool = False) -> Draft:
    """What somebody is about to say, if they may say it there (nl: regel in wording).

    Raises: NotFound, NotInTalk.
    """
    if isinstance(by, Visitor):
        if by.conversation != conversation or among_us:
            raise NotFound
        return Draft(conversation, text, key, at, From.VISITOR)
    if by.person_id is None:
        return Draft(conversation, text, key, at, From.HOUSE, among_us=among_us)
    with acting(by):
        row = door.seen(conversation, Act.CHANGE, by=by)
        if row.kind == Kind.LIVE.value and not among_us and row.talker_id != by.person_id:
            raise NotInTalk
        name = row.called if row.talker_id == by.person_id else door.name_of(by.person_id)
    return Draft(conversation, text, key, at, From.COUNSELLOR, by.person_id, name, among_us)


def lines(conversation: UUID, *, by: Actor | Visitor, after: int = 0) -> tuple[Line, ...]:
    """The lines after a number, in order; a colleague's reading is in the journal first (nl: regels lezen).

    A visitor never gets what is among colleagues. Raises: NotFound, ContentTampered, KeysAway for a colleague.
    """
    if isinstance(by, Actor):
        journalled(conversation, by=by)
    elif by.conversation != conversation:
        raise NotFound
    try:
        return _read(conversation, by, after)
    except ContentTampered:
        journal.record(by=HOUSE, did="read a conversation", case=conversation, outcome="tampered")
        raise


def _read(conversation: UUID, by: Actor | Visitor, after: int) -> tuple[Line, ...]:
    with acting(HOUSE):
        try:
            door.empty_letter_box(conversation)
        except KeysAway:
            # A visitor goes on while the keys are away; what they said meanwhile stands on their screen.
            if isinstance(by, Actor):
                raise
        found = Utterance.objects.filter(conversation=conversation, number__gt=after).order_by("number")
        if isinstance(by, Visitor):
            found = found.filter(among_us=False)
        return tuple(_line(one, by) for one in found)


def nickname(conversation: UUID, *, by: Actor | Visitor) -> str:
    """How the visitor wants to be called, empty where they did not say (nl: bijnaam). In the journal first. Raises: NotFound."""
    if isinstance(by, Actor):
        journalled(conversation, by=by)
    elif by.conversation != conversation:
        raise NotFound
    with acting(HOUSE):
        door.empty_letter_box(conversation)
        row = Conversation.objects.get(pk=conversation)
        return "" if row.nickname is None else drafts.opened_nickname(row.pk, row.nickname.content)


def journalled(conversation: UUID, *, by: Actor, did: str = "read a conversation") -> None:
    """Let the journal have it that somebody of us reads a conversation, if they may (nl: inzage vastleggen). Raises: NotFound."""
    with acting(by):
        journal.record(by=by, did=did, on=door.seen(conversation, Act.SEE, by=by), case=conversation)


def check_readable(conversation: UUID, *, by: Actor) -> None:
    """See whether somebody may read a conversation, without reading it (nl: leesbaar). Raises: NotFound."""
    with acting(by):
        door.seen(conversation, Act.SEE, by=by)


def called(person: UUID) -> str:
    """How a colleague is called beside what they say (nl: naam)."""
    return door.name_of(person)


def _line(row: Utterance, by: Actor | Visitor) -> Line:
    who = From.coded(row.who)
    mine = who is From.VISITOR if isinstance(by, Visitor) else row.person_id is not None and row.person_id == by.person_id
    sealed = None if row.text is None else row.text.content
    try:
        text = drafts.opened(row.pk, row.conversation_id, sealed, row.letter)
    except KeysAway:
        if isinstance(by, Actor):
            raise
        text = ""
    return Line(row.number, who, row.name, text, row.at, row.among_us, mine)
