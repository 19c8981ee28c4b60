"""Giving a conversation a code, and coming back with one. Wrong and absent get the same answer, after the same work."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from gehoord.chat.codes.proving import SumSpent, check_effort, read_sum
from gehoord.chat.codes.spelling import Code, all_in, draw, read
from gehoord.chat.codes.stretching import handle, stretched
from gehoord.chat.models import ComingBack
from gehoord.chat.visits import Visitor, admit
from gehoord.people.once import first_time
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal

A_WHILE = timedelta(minutes=60)
"""How long a page that was opened with a code is known (nl: geldigheid)."""


class NoSuchCode(Refused):
    """A code was typed that opens nothing: it never was one, or what it opened is gone (nl: code opent niets)."""

    sentence = Text(
        "Met deze code vinden wij niets. Kijk de woorden en hun volgorde nog eens na. Misschien is het bericht al gewist.",
        "We find nothing with this code. Look at the words and their order once more. Perhaps your message was erased already.",
    )


class CodeInText(Refused):
    """A message held the code that opens its own conversation (nl: code in het bericht)."""

    sentence = Text(
        "In dit bericht staat de geheime code. Haal die eruit: hij is voor niemand anders, ook wij hoeven hem niet te weten.",
        "Your code is in your message. Take it out: the code is for you alone, we need not know it either.",
    )


@dataclass(frozen=True, slots=True)
class Read:
    """How far whoever has the code came with reading (nl: gelezen). `at` is empty where they did not come back yet."""

    until: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is stored of a code, made before the transaction in which it is given (nl: voorbereide code)."""

    handle: int
    digest: bytes


def prepare(code: Code) -> Prepared:
    """Make what is stored of a code; this may wait for a turn, so it is not done inside a transaction (nl: voorbereiden).

    Raises: Busy.
    """
    return Prepared(handle(code), stretched(code))


def give(conversation: UUID, *, at: datetime) -> Code:
    """Draw a code with which a conversation can be opened from now on (nl: code geven). It is shown once.

    Raises: Busy.
    """
    code = draw()
    keep(conversation, prepare(code), at=at)
    return code


def keep(conversation: UUID, prepared: Prepared, *, at: datetime) -> None:
    """Let a conversation be opened with this code from now on, and with no earlier one (nl: code bewaren)."""
    with acting(HOUSE):
        told = {"handle": prepared.handle, "digest": prepared.digest, "made_at": at}
        ComingBack.objects.update_or_create(conversation_id=conversation, defaults=told)
        journal.record(by=HOUSE, did="gave a code to come back", case=conversation)


def come_back(typed: str, *, said: str, solution: str, at: datetime) -> str:
    """Open a conversation with its code; gives the secret of the page (nl: terugkomen). `said` is the sum of the page.

    Raises: what `spelling.read` raises, NoSuchCode, PageTooOld, SumSpent, NotYet, Busy.
    """
    found = read_sum(said, at=at)
    code = read(typed)
    check_effort(found, solution, at=at)
    with acting(HOUSE):
        if not first_time(found.number, at=at):
            raise SumSpent
    conversation = _opened_by(prepare(code))
    if conversation is None:
        raise NoSuchCode
    journal.record(by=HOUSE, did="came back with a code", case=conversation)
    return admit(conversation, at=at, lasts=A_WHILE)


def has_code(conversation: UUID) -> bool:
    """Whether a conversation can be opened with a code (nl: heeft een code)."""
    with acting(HOUSE):
        return ComingBack.objects.filter(conversation=conversation).exists()


def note_read(visitor: Visitor, until: int, *, at: datetime) -> None:
    """Write down how far whoever came back has read (nl: gelezen tot)."""
    with acting(HOUSE):
        rows = ComingBack.objects.filter(conversation=visitor.conversation, read_until__lt=until)
        rows.update(read_until=until, read_at=at)


def was_read(conversation: UUID) -> Read:
    """How far whoever has the code came with reading (nl: gelezen)."""
    with acting(HOUSE):
        row = ComingBack.objects.filter(conversation=conversation).first()
        return Read() if row is None else Read(row.read_until, row.read_at)


def keep_out(conversation: UUID, text: str) -> None:
    """Refuse a line that holds the code of its conversation, in words or in digits (nl: code buiten het bericht).

    Known by its handle alone, so that a line costs nothing; by chance that hits one other code in sixteen million.
    Raises: CodeInText.
    """
    handles = {handle(code) for code in all_in(text)}
    if not handles:
        return
    with acting(HOUSE):
        if ComingBack.objects.filter(conversation=conversation, handle__in=handles).exists():
            raise CodeInText


def _opened_by(code: Prepared) -> UUID | None:
    with acting(HOUSE):
        rows = list(ComingBack.objects.filter(handle=code.handle, conversation__forgotten_at=None))
    return next((row.conversation_id for row in rows if hmac.compare_digest(bytes(row.digest), code.digest)), None)
