"""Answering along the way somebody wrote, by whoever has it in hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from gehoord.casework.access import in_own_name
from gehoord.chat.rooms import say
from gehoord.intake.desk import in_hand
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.models import Correspondence
from gehoord.intake.inbound.words import Way
from gehoord.intake.models import DeskItem
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.practice.words import Text
from gehoord.vault import journal

A_DAY = timedelta(hours=24)


class NobodyToAnswer(Refused):
    """What came in says no address to answer to (nl: geen afzender)."""

    sentence = Text(
        "Bij dit bericht staat geen adres waar een antwoord heen kan.", "This message has no address that an answer can go to."
    )


class WindowClosed(Refused):
    """A service takes answers only for a day after what somebody wrote (nl: venster dicht)."""

    sentence = Text(
        "Langs deze weg kan een antwoord alleen binnen 24 uur na het laatste bericht. Die tijd is voorbij; kies een andere weg.",
        "Along this way an answer is possible only within 24 hours of the last message. That time is over; choose another way.",
    )


@in_own_name
def answer(
    item_id: UUID,
    text: str,
    *,
    by: Actor,
    at: datetime,
    key: str,
    in_full: bool = False,
    is_safe: bool = False,
    ways: SafeWays | None = None,
) -> None:
    """Answer somebody along the way they wrote; it goes out once this stands (nl: antwoorden). The same key again is one answer.

    `in_full`: the text stands in the mail itself, as the client asked for; else they are told that there is an answer. A message
    by another way always holds the text.
    `is_safe`: the counsellor looked whether this way is safe. `ways` are what was agreed since it came in, where that is known.
    Raises: NotFound, LeftTheDesk, NotInHand, NotSafeToReach, NotSaidToBeSafe, NobodyToAnswer, WindowClosed; what `say` raises.
    """
    item = in_hand(item_id, Act.CHANGE, by=by)
    if by.person_id is None:
        raise NotFound
    if ways is not None:
        _agree(item, ways)
    thread = _thread_of(item)
    in_full = in_full or thread.way != Way.MAIL.value
    if thread.way == Way.WHATSAPP.value and at - thread.last_in_at > A_DAY:
        raise WindowClosed
    with acting(HOUSE):
        thread.agreed_at = thread.agreed_at or (at if is_safe else None)
        thread.in_full_since = (thread.in_full_since or at) if in_full else None
        thread.save(update_fields=["item", "agreed_at", "in_full_since"])
    line = say(thread.conversation, text, by=by, key=key, at=at)
    with acting(HOUSE):
        outbox.write_down(thread, text, line=line.id, in_full=in_full, by=by.person_id, at=at)
    item.answered_at = at
    item.save(update_fields=["answered_at"])
    journal.record(by=by, did="answered a question", on=item, case=thread.conversation)


def _thread_of(item: DeskItem) -> Correspondence:
    with acting(HOUSE):
        rows = Correspondence.objects.select_for_update(of=("self",))
        thread = rows.filter(conversation=item.thread).first() if item.thread else None
    if thread is None:
        raise NotFound
    if thread.address is None:
        raise NobodyToAnswer
    thread.item = item
    return thread


def _agree(item: DeskItem, ways: SafeWays) -> None:
    item.may_reach, item.reach_by = ways.reach.value, sorted(way.value for way in ways.channels)
    item.reach_from, item.reach_until = ways.earliest, ways.latest
    item.save(update_fields=["may_reach", "reach_by", "reach_from", "reach_until"])
