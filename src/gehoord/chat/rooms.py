"""The verbs of a conversation: open, say, read, join, leave, end, forget. Whoever is confirmed to was stored first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from gehoord.chat import door
from gehoord.chat.drafts import TalkOver
from gehoord.chat.models import Conversation, Utterance
from gehoord.chat.signals import What
from gehoord.chat.speaking import Line, lines, nickname, say
from gehoord.chat.visits import Visitor, admit, digest, visitor
from gehoord.chat.words import Ending, Kind, State
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, visible
from gehoord.people.scope import acting
from gehoord.vault import journal, retention
from gehoord.vault.fields import seal
from gehoord.vault.intake import seal_for_intake
from gehoord.vault.keys import hand_over as hand_over_key
from gehoord.vault.keys import make_case_keys
from gehoord.vault.models import CaseKey
from gehoord.vault.transit import KeysAway

__all__ = [
    "Line",
    "Opened",
    "Standing",
    "Visitor",
    "admit",
    "bring_along",
    "end",
    "forget",
    "go_on",
    "join",
    "leave",
    "lines",
    "nickname",
    "open_room",
    "say",
    "standings",
    "visitor",
]

GONE_AFTER = timedelta(minutes=2)
"""How long after a visitor's page was last seen open it no longer keeps a place in the queue (nl: weg na)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation that is open, and the secret of the visitor's page (nl: geopend gesprek)."""

    conversation: UUID
    visit: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands, in codes (nl: stand).

    `talker` is who talks from here, `called` as the visitor sees them; `place` is the place in the queue from 1, 0 where nobody
    waits; `present_at` when the visitor's page was last seen open, None when it never was.
    """

    conversation: UUID
    office_id: UUID
    kind: Kind
    state: State
    language: str
    opened_at: datetime
    last_line: int
    talker: UUID | None
    called: str
    place: int
    present_at: datetime | None
    ending: Ending | None


def open_room(kind: Kind, *, office_id: UUID, key: str, at: datetime, nickname: str = "", language: str = "nl") -> Opened:
    """Open a conversation at an office; its forgetting is booked at once (nl: gesprek openen).

    The same key again gives the same conversation, with a new secret. It begins also while the keys are away.
    """
    with acting(HOUSE):
        row = Conversation(office_id=office_id, kind=kind.value, key=digest(key), language=language, opened_at=at)
        row.term_from = timezone.localdate(at)
        there = Conversation.objects.filter(key=row.key)
        known = there.first()
        if known is None:
            try:
                with transaction.atomic():
                    _seal_nickname(row, nickname.strip())
                    row.save(force_insert=True)
                    journal.record(by=HOUSE, did="opened a conversation", on=row, case=row.pk)
                    door.tell(row.pk, What.QUEUE)
            except IntegrityError:
                row = there.get()
        else:
            row = known
        return Opened(row.pk, admit(row.pk, at=at))


def join(conversation: UUID, *, by: Actor, at: datetime, called: str = "") -> None:
    """Begin to talk, or take over; the visitor is told with whom (nl: meepraten). Whether one may have it is the desk's matter.

    Raises: NotFound, TalkOver.
    """
    with acting(by):
        row = door.held(conversation, Act.CHANGE, by=by)
        if row.ended_at is not None:
            raise TalkOver
        if by.person_id is None:
            raise NotFound
        name = called or door.name_of(by.person_id)
        if (row.talker_id, row.called) == (by.person_id, name):
            return
        row.talker_id, row.called, row.joined_at = by.person_id, name, at
        row.save(update_fields=["talker", "called", "joined_at"])
        journal.record(by=by, did="joined a conversation", on=row, case=row.pk)
        door.tell(row.pk, What.STATE, What.QUEUE)


def leave(conversation: UUID, *, by: Actor) -> None:
    """Talk no longer; the visitor waits again for somebody (nl: gesprek loslaten). Raises: NotFound."""
    with acting(by):
        row = door.held(conversation, Act.CHANGE, by=by)
        if row.talker_id is None or row.ended_at is not None:
            return
        row.talker_id, row.called, row.joined_at = None, "", None
        row.save(update_fields=["talker", "called", "joined_at"])
        journal.record(by=by, did="left a conversation", on=row, case=row.pk)
        door.tell(row.pk, What.STATE, What.QUEUE)


def end(conversation: UUID, ending: Ending, *, by: Actor | Visitor, at: datetime) -> None:
    """End a conversation; ended once, it stays as it ended (nl: gesprek beëindigen). Raises: NotFound."""
    if isinstance(by, Visitor) and by.conversation != conversation:
        raise NotFound
    who = HOUSE if isinstance(by, Visitor) else by
    with acting(who):
        row = door.held(conversation, Act.CLOSE, by=who)
        if row.ended_at is not None:
            return
        row.ending, row.ended_at, row.term_from = ending.value, at, max(row.term_from, timezone.localdate(at))
        row.save(update_fields=["ending", "ended_at", "term_from"])
        journal.record(by=who, did="ended a conversation", on=row, case=row.pk, outcome=ending.value)
        door.tell(row.pk, What.STATE, What.QUEUE)


def go_on(by: Visitor) -> None:
    """Let somebody who came back go on with a conversation that was stopped (nl: verdergaan). Raises: NotFound."""
    with acting(HOUSE):
        row = door.held(by.conversation, Act.CHANGE, by=HOUSE)
        if row.ended_at is None:
            return
        row.ending, row.ended_at, row.talker, row.called = "", None, None, ""
        row.save(update_fields=["ending", "ended_at", "talker", "called"])
        journal.record(by=HOUSE, did="went on with a conversation", on=row, case=row.pk)


def forget(conversation: UUID, *, at: datetime, by: Actor | Visitor = HOUSE) -> None:
    """Destroy the key of a conversation and with it every word, now and in every copy (nl: vergeten).

    Raises: NotFound; UnderHold where nothing may be destroyed.
    """
    end(conversation, Ending.FORGOTTEN_NOW, by=by, at=at)
    retention.erase(conversation, by=HOUSE if isinstance(by, Visitor) else by, reason="forgotten_now")


def bring_along(conversation: UUID, *, to: UUID) -> None:
    """Let a conversation and its key come along to another office (nl: gesprek meenemen). The desk has seen to who may.

    Raises: NotFound.
    """
    with acting(HOUSE):
        row = Conversation.objects.select_for_update().filter(pk=conversation).first()
        if row is None:
            raise NotFound
        if row.office_id == to:
            return
        if CaseKey.objects.filter(pk=conversation, wrapped__isnull=False).exists():
            hand_over_key(conversation, to=to)
        row.office_id = to
        row.save(update_fields=["office"])
        Utterance.objects.filter(conversation=conversation).update(office_id=to)
        door.tell(conversation, What.QUEUE)


def standings(conversations: Iterable[UUID], *, by: Actor | Visitor) -> dict[UUID, Standing]:
    """Where conversations stand; those that are not for the asker are left out (nl: standen)."""
    asked = set(conversations)
    if isinstance(by, Visitor):
        asked &= {by.conversation}
    who = HOUSE if isinstance(by, Visitor) else by
    with acting(who):
        rows = list(visible(who, Act.LIST, Conversation.objects.filter(pk__in=asked)))
    with acting(HOUSE):
        return {row.pk: _standing(row) for row in rows}


def _standing(row: Conversation) -> Standing:
    state = State.ENDED if row.ended_at else State.TALKING if row.talker_id else State.WAITING
    return Standing(
        conversation=row.pk,
        office_id=row.office_id,
        kind=Kind.coded(row.kind),
        state=state,
        language=row.language,
        opened_at=row.opened_at,
        last_line=row.last_line,
        talker=row.talker_id,
        called=row.called,
        place=_place(row) if state is State.WAITING and row.kind == Kind.LIVE.value else 0,
        present_at=row.present_at,
        ending=Ending.coded(row.ending) if row.ending else None,
    )


def _place(row: Conversation) -> int:
    """Who came earlier and is still there goes first."""
    waiting = Conversation.objects.filter(office=row.office_id, kind=row.kind, ended_at=None, talker=None)
    there = waiting.annotate(seen=Coalesce("present_at", "opened_at")).filter(seen__gt=timezone.now() - GONE_AFTER)
    earlier = there.filter(opened_at__lt=row.opened_at) | there.filter(opened_at=row.opened_at, pk__lt=row.pk)
    return 1 + earlier.count()


def _seal_nickname(row: Conversation, said: str) -> None:
    """A conversation has a key of its own from its first moment; while the keys are away the letter box takes what it needs."""
    try:
        make_case_keys([(row.pk, row.office_id)])
    except KeysAway:
        row.letter = seal_for_intake(said.encode(), bound=row.pk.bytes) if said else None
        return
    row.nickname = seal(said) if said else None
