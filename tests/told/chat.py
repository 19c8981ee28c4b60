"""Tells conversations: somebody outside who opens one, and what both sides say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.chat.rooms import Line, Visitor
from gehoord.chat.words import Kind
from gehoord.people.permissions import Actor


def moment(**ago: float) -> datetime:
    return timezone.now() - timedelta(**ago)


@dataclass
class Talk:
    """A conversation at an office, and the page on which somebody has it open."""

    front: Front
    id: UUID
    visit: str

    @property
    def visitor(self) -> Visitor:
        return rooms.visitor(self.visit)

    @property
    def counsellor(self) -> Actor:
        return self.front.counsellor

    def asks(self, text: str, *, key: str = "") -> Line:
        return rooms.say(self.id, text, by=self.visitor, key=key or uuid4().hex, at=timezone.now())

    def answers(self, text: str, *, by: Actor | None = None, key: str = "", among_us: bool = False) -> Line:
        if not among_us:
            rooms.join(self.id, by=by or self.counsellor, at=timezone.now())
        return rooms.say(self.id, text, by=by or self.counsellor, key=key or uuid4().hex, at=timezone.now(), among_us=among_us)

    def texts(self, by: Actor | Visitor, *, after: int = 0) -> list[str]:
        return [line.text for line in rooms.lines(self.id, by=by, after=after)]


def open_talk(front: Front, *, kind: Kind = Kind.LIVE, nickname: str = "Noor", at: datetime | None = None) -> Talk:
    opened = rooms.open_room(kind, office_id=front.team.here, key=uuid4().hex, at=at or timezone.now(), nickname=nickname)
    return Talk(front, opened.conversation, opened.visit)
