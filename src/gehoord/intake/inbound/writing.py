"""Somebody writes to us: the conversation, its place on the desk and its code are stored together, or none of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from gehoord.chat import rooms
from gehoord.chat.codes import keeping
from gehoord.chat.codes.keeping import CodeInText
from gehoord.chat.codes.spelling import Code, all_in
from gehoord.chat.drafts import LONGEST, NothingSaid
from gehoord.chat.visits import go_away, visitor
from gehoord.chat.words import Kind
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.inbound.meant import Meant
from gehoord.intake.inbound.reaching import Asked, check_reach
from gehoord.intake.letters import Letter
from gehoord.intake.waiting import promised
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text

MOST = 5
"""Into how many lines a long message is laid at most (nl: meeste stukken)."""


BETWEEN = (r"\n\s*\n", r"\n|[.!?]\s", r"\s")
"""Where a long message is cut: between paragraphs, else sentences, else words (nl: waar geknipt wordt)."""


class LetterTooLong(Refused):
    """A message is longer than five lines of a conversation (nl: te lang bericht)."""

    sentence = Text(
        "Dit is langer dan er past. Maak het bericht korter dan {most} tekens. Straks kan er nog iets bij.",
        "This is longer than fits. Make your message shorter than {most} characters. You can add something later.",
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in the form (nl: geschreven vraag). Only the text and how to answer are needed."""

    text: str = field(repr=False)
    asked: Asked
    nickname: str = field(default="", repr=False)
    relation: Relation | None = None
    on_behalf: bool = False
    where: Meant = Meant()  # noqa: RUF009 - a frozen value, the same for all
    language: Language = "nl"


@dataclass(frozen=True, slots=True)
class Received:
    """What we tell somebody who wrote (nl: ontvangen). `at` is when it came first; by `due_on` there is an answer."""

    conversation: UUID
    item: UUID
    at: datetime
    due_on: date | None


def check(written: Written, code: Code) -> None:
    """Refuse what cannot be answered or kept, before anything is done (nl: nakijken).

    Raises: NothingSaid, LetterTooLong, CodeInText; what `check_reach` raises.
    """
    if not written.text.strip("\0 \n\r\t"):
        raise NothingSaid
    if len(written.text) > LONGEST * MOST:
        raise LetterTooLong(most=LONGEST * MOST)
    if code in set(all_in(written.text)):
        raise CodeInText
    check_reach(written.asked)


def write(written: Written, code: Code, *, key: str, at: datetime, office_id: UUID | None = None) -> Received:
    """Take in what somebody wrote; its forgetting is booked and it can be come back to (nl: schrijven).

    The same key again changes nothing and tells the same. Raises: as `check`; Busy; NotFound where no office is open.
    """
    check(written, code)
    given = keeping.prepare(code)
    with acting(HOUSE):
        arrived = Arrived(
            Channel.WEB_FORM,
            at,
            Letter(nickname=written.nickname, reach=written.asked.reach),
            ways=written.asked.ways,
            relation=written.relation,
            about=written.where.location,
            municipality=written.where.municipality,
            on_behalf=written.on_behalf,
        )
        office = office_id or desk.office_for(arrived)
        opened = rooms.open_room(
            Kind.WRITTEN, office_id=office, key=key, at=at, nickname=written.nickname, language=written.language
        )
        somebody = visitor(opened.visit)
        came = rooms.standings([opened.conversation], by=somebody)[opened.conversation].opened_at
        if not keeping.has_code(opened.conversation):
            for number, piece in enumerate(in_pieces(written.text)):
                rooms.say(opened.conversation, piece, by=somebody, key=f"{key}-{number}", at=at)
            for number, remark in enumerate(_remarks(written)):
                rooms.say(opened.conversation, remark, by=HOUSE, key=f"{key}-about-{number}", at=at, among_us=True)
            keeping.keep(opened.conversation, given, at=at)
        item = desk.receive(replace(arrived, thread=opened.conversation), key=f"form-{key}", office_id=office)
        go_away(somebody)
    return Received(opened.conversation, item, came, promised(Channel.WEB_FORM, came, at=at).due_on)


def in_pieces(text: str) -> Iterator[str]:
    """A long message as lines that each fit, cut between paragraphs or sentences where that can be (nl: in stukken)."""
    rest = text.strip()
    while len(rest) > LONGEST:
        fits = rest[:LONGEST]
        ends = (max((found.end() for found in re.finditer(between, fits)), default=0) for between in BETWEEN)
        cut = next((end for end in ends if end > LONGEST // 2), LONGEST)
        yield rest[:cut].strip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _remarks(written: Written) -> Iterator[str]:
    """What a colleague should know and no column has, for us alone."""
    if written.asked.looked_over is not None:
        yield (written.asked.looked_over.definition or written.asked.looked_over.label).nl
    if written.where.unknown:
        yield f"Plaats, zoals geschreven: {written.where.unknown}"
