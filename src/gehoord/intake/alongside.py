"""A conversation follows what happens on the desk: who has it in hand talks, and the visitor is told."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from gehoord.chat import rooms
from gehoord.chat.drafts import TalkOver
from gehoord.chat.words import Ending
from gehoord.intake.colleagues import person_at
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.practice.contacts import Channel
from gehoord.practice.words import Text, language_coded

OVER = (TalkOver, NotFound)
"""A visitor may have stopped or erased it a moment ago; what is on the desk is concluded all the same (nl: al voorbij)."""


def talk(item: DeskItem, *, by: Actor, at: datetime) -> None:
    """Whoever has it in hand talks (nl: gaat praten)."""
    if (chat := _chat_of(item)) is not None:
        with suppress(*OVER):
            join(chat, by=by, at=at)


def join(conversation: UUID, *, by: Actor, at: datetime) -> str:
    """Talk in a conversation; the visitor sees the first name only, which is given back (nl: meepraten)."""
    somebody = person_at(by.person_id, on=timezone.localdate(at), by=by) if by.person_id else None
    called = somebody.name.split(" ")[0] if somebody else ""
    rooms.join(conversation, by=by, at=at, called=called)
    return called


def wait_again(item: DeskItem, *, by: Actor) -> None:
    """The visitor waits for somebody again (nl: wacht weer)."""
    if (chat := _chat_of(item)) is not None:
        with suppress(*OVER):
            rooms.leave(chat, by=by)


def move(item: DeskItem, *, to: UUID) -> None:
    """The conversation goes along to another office, with its key (nl: verhuist)."""
    if item.thread is not None:
        with suppress(*OVER):
            rooms.bring_along(item.thread, to=to)


def stop(item: DeskItem, *, by: Actor, at: datetime, saying: Text | None = None) -> None:
    """The conversation ends, with a last sentence in the language of the visitor where there is one (nl: stopt)."""
    if (chat := _chat_of(item)) is not None:
        with suppress(*OVER):
            if saying is not None:
                tell(chat, saying, key=f"ended-{item.pk}", at=at)
            rooms.end(chat, Ending.ENDED_BY_COUNSELLOR, by=by, at=at)


def tell(conversation: UUID, saying: Text, *, key: str, at: datetime) -> None:
    """Tell a visitor something in the name of the house, in their language, once for each key (nl: zeggen)."""
    standing = rooms.standings([conversation], by=HOUSE).get(conversation)
    if standing is not None and standing.ending is None:
        rooms.say(conversation, saying.spoken_in(language_coded(standing.language)), by=HOUSE, key=key, at=at)


def _chat_of(item: DeskItem) -> UUID | None:
    return item.thread if item.channel == Channel.CHAT.value else None
