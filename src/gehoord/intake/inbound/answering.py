"""Answering what somebody wrote, from the desk: the answer waits for whoever has the code, and goes along agreed ways only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from gehoord.casework.access import in_own_name
from gehoord.chat import rooms
from gehoord.chat.codes import keeping
from gehoord.chat.codes.keeping import Read
from gehoord.chat.rooms import Line
from gehoord.intake.desk import in_hand
from gehoord.intake.queries import agreed_ways
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import UNSAID, SafeWays


@dataclass(frozen=True, slots=True)
class Thread:
    """What was written to and fro (nl: briefwisseling). `read`: how far whoever wrote came with reading, None without a code."""

    lines: tuple[Line, ...]
    read: Read | None

    @property
    def answered(self) -> bool:
        """Whether the last word is ours (nl: beantwoord)."""
        said = [line for line in self.lines if not line.among_us and line.who.value != "house"]
        return bool(said) and said[-1].who.value == "counsellor"


def thread_of(conversation: UUID, *, by: Actor) -> Thread:
    """What was written to and fro; that it is read stands in the journal first (nl: briefwisseling).

    Raises: NotFound, KeysAway.
    """
    lines = rooms.lines(conversation, by=by)
    return Thread(lines, keeping.was_read(conversation) if keeping.has_code(conversation) else None)


@in_own_name
def answer(item_id: UUID, text: str, *, by: Actor, key: str, at: datetime, also_by: Channel | None = None) -> Line:
    """Answer what one has in hand (nl: antwoorden). It is stored once for each key, and waits for whoever has the code.

    `also_by` is a way along which they are told as well; it has to be agreed, at this hour.
    Raises: NotFound, NotInHand, LeftTheDesk, NotSafeToReach; what `rooms.say` raises.
    """
    item = in_hand(item_id, Act.CHANGE, by=by)
    if item.thread is None:
        raise NotFound
    if also_by is not None:
        check_way(agreed_ways(item), also_by, at=at)
    rooms.join(item.thread, by=by, at=at)
    line = rooms.say(item.thread, text, by=by, key=key, at=at)
    item.answered_at = at
    item.save(update_fields=["answered_at"])
    if also_by is not None:
        for name in settings.ANSWER_CARRIERS:
            import_string(name)(item.pk, line, along=also_by, by=by, at=at)
    return line


def check_way(ways: SafeWays | None, channel: Channel, *, at: datetime) -> None:
    """Refuse to reach somebody in a way, or at an hour, that was not agreed (nl: veilig contact). Raises: NotSafeToReach."""
    (ways or UNSAID).check(channel, at=timezone.localtime(at))
