"""A chat begins and a visitor stops: the conversation and its place on the desk are stored together, or neither is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from gehoord.chat import rooms
from gehoord.chat.rooms import Opened
from gehoord.chat.visits import Visitor
from gehoord.chat.words import Ending, Kind
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.offices import offices_on
from gehoord.directory.opening import timetable_of
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.letters import Letter
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text
from gehoord.vault.holds import UnderHold
from gehoord.vault.terms import rules

RULE = "nameless_chat"
"""The rule of retention by which a chat is forgotten (nl: bewaarregel van een chat)."""


AN_ADULT = Text(
    "Onder ons: kwam binnen bij “Volwassene”. Wij zeggen u.", "Among us: came in at “Adult”. In Dutch we say the polite “u”."
)


class ChatIsClosed(Refused):
    """Somebody wanted to chat while nobody answers (nl: chat is dicht)."""

    sentence = Text(
        "De chat is nu dicht. Schrijf ons, dan krijg je antwoord.", "The chat is closed now. Write to us and you get an answer."
    )


class StaysForNow(Refused):
    """A visitor wants to erase what has to be kept now (nl: moet nu bewaard blijven)."""

    sentence = Text(
        "Wij mogen dit nu niet weggooien: er loopt een klacht, een rechtszaak of een onderzoek. Vraag ons gerust waarom.",
        "We may not throw this away now: a complaint, a court case or an investigation is running. Feel free to ask us why.",
    )


@dataclass(frozen=True, slots=True)
class Answering:
    """Whether somebody answers the chat, at which office, and else from when (nl: bereikbaarheid van de chat)."""

    office_id: UUID | None
    opens_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether somebody answers now (nl: is open)."""
        return self.office_id is not None


def answered(at: datetime) -> Answering:
    """Who answers the chat at a moment (nl: wie de chat beantwoordt): the national office first, else the first that is open."""
    on = timezone.localdate(at)
    opens: list[datetime] = []
    with acting(HOUSE):
        offices = sorted((office for office, _areas in offices_on(on)), key=lambda one: one.kind != OfficeKind.NATIONAL.value)
        for office in offices:
            table = timetable_of(office.id, by=HOUSE, on=on)
            if table.is_open(Channel.CHAT, at):
                return Answering(office.id, None)
            following = table.opens_next(Channel.CHAT, at)
            opens += [following] if following else []
    return Answering(None, min(opens, default=None))


def begin(nickname: str, *, language: Language, key: str, at: datetime, grown_up: bool = False) -> Opened:
    """Open a chat and put it on the desk, in one transaction (nl: chat beginnen). The same key again gives the same chat.

    `grown_up`: they came from the page for adults; a colleague reads so, and the visitor does not. Raises: ChatIsClosed.
    """
    office_id = answered(at).office_id
    if office_id is None:
        raise ChatIsClosed
    with acting(HOUSE):
        opened = begin_at(office_id, nickname, language=language, key=key, at=at)
        if grown_up:
            rooms.say(opened.conversation, AN_ADULT.nl, by=HOUSE, key="an-adult", at=at, among_us=True)
        return opened


def begin_at(office_id: UUID, nickname: str, *, language: Language, key: str, at: datetime) -> Opened:
    """The same at an office, whether it is open or not (nl: chat beginnen bij een kantoor)."""
    with acting(HOUSE):
        opened = rooms.open_room(Kind.LIVE, office_id=office_id, key=key, at=at, nickname=nickname, language=language)
        arrived = Arrived(Channel.CHAT, at, Letter(nickname=nickname), thread=opened.conversation)
        desk.receive(arrived, key=f"chat-{opened.conversation}", by=HOUSE, office_id=office_id)
        return opened


def forget(visitor: Visitor, *, at: datetime) -> None:
    """Stop and erase every line, because the visitor wants it (nl: nu weggooien). Whoever had nobody yet leaves the desk.

    Raises: NotFound, StaysForNow.
    """
    try:
        with acting(HOUSE):
            rooms.forget(visitor.conversation, by=visitor, at=at)
            desk.gone(visitor.conversation, at=at)
    except UnderHold:
        raise StaysForNow from None


def stop(visitor: Visitor, *, at: datetime) -> None:
    """Stop, and keep the lines until they are forgotten by themselves (nl: stoppen en bewaren)."""
    rooms.end(visitor.conversation, Ending.KEPT, by=visitor, at=at)


def days_kept() -> int:
    """For how many days after its end a chat is kept when nobody does anything (nl: bewaartermijn in dagen)."""
    return rules()[RULE].amount
