"""Chats of a demo: one that waits and one that goes on, told through the verbs."""

from __future__ import annotations

from datetime import datetime, timedelta

from gehoord.chat import rooms
from gehoord.intake import desk
from gehoord.intake.inbound.talking import begin_at
from gehoord.intake.models import DeskItem
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel

WAITS = ("hoi", "mag ik wat vragen over mijn kamer op de groep?")
TALKS = (
    (False, "ik moet elke avond om 8 uur mijn telefoon inleveren. ook in het weekend"),
    (True, "Hoi, ik ben Vera. Fijn dat je er bent. Geldt dat voor iedereen op de groep, of alleen voor jou?"),
    (False, "voor iedereen. maar nu kan ik mijn moeder niet bellen"),
    (True, "Dat snap ik goed. Heb je het al aan iemand gevraagd?"),
    (False, "ja, ze zeggen: zo zijn de regels"),
)


def tell_chats(email: str, *, at: datetime) -> int:
    """Let one visitor wait and one talk with the counsellor with this address, unless any ever did (nl: chats vullen).

    Gives how many.
    """
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or DeskItem.objects.filter(channel=Channel.CHAT.value).exists():
            return 0
        counsellor = Actor(seat.person_id, Role.COUNSELLOR, seat.office_id)
        going_on = begin_at(seat.office_id, "Sam", language="nl", key="demo-talks", at=at - timedelta(minutes=9))
        waiting = begin_at(seat.office_id, "", language="nl", key="demo-waits", at=at - timedelta(minutes=3))
        item = DeskItem.objects.get(thread=going_on.conversation)
    desk.take(item.pk, by=counsellor, at=at - timedelta(minutes=8))
    for number, (ours, words) in enumerate(TALKS):
        by = counsellor if ours else rooms.visitor(going_on.visit)
        moment = at - timedelta(minutes=8 - number)
        rooms.say(going_on.conversation, words, by=by, key=f"demo-line-{number}", at=moment)
    for number, words in enumerate(WAITS):
        visitor = rooms.visitor(waiting.visit)
        rooms.say(waiting.conversation, words, by=visitor, key=f"demo-line-{number}", at=at - timedelta(minutes=3))
    return 2
