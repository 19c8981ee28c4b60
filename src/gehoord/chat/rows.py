"""Storing and reading lines for many rooms at a time, from a loop that must not wait. The rows are the truth."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import SynchronousOnlyOperation
from django.db import close_old_connections

from gehoord.chat import asking, drafts
from gehoord.chat.asking import Asking, Stands, Stored
from gehoord.chat.drafts import UNREADABLE, Draft, InSeal, TalkOver
from gehoord.chat.gathering import Gathered
from gehoord.chat.pages import Spoken
from gehoord.chat.signals import CHANNEL, Signal, What
from gehoord.chat.speaking import Line
from gehoord.chat.transports import Transport
from gehoord.chat.visits import Visitor, digest
from gehoord.chat.words import From
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault import journal, keys
from gehoord.vault.sealing import ContentTampered

PAUSE = 0.02
"""Seconds between two statements that store lines, so that what comes meanwhile goes together (nl: pauze)."""
READ_PAUSE = 0.004
READ_MOST = 300
FRESH = 1_500

T = TypeVar("T")


class Rows:
    """The rows as the hub has them: asked in rounds, over two connections and two threads (nl: rijen)."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._fresh: dict[tuple[UUID, int], Spoken] = {}
        self._writing, self.reading = Asking(), Asking()
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="chat")
        self.store: Gathered[Draft, int] = Gathered(self._stored, most=drafts.MOST, pause=PAUSE)
        self.after: Gathered[tuple[UUID, int], list[Spoken]] = Gathered(self._spoken, most=READ_MOST, pause=READ_PAUSE)
        self.stands: Gathered[UUID, Stands] = Gathered(self._standings, most=READ_MOST, pause=READ_PAUSE)
        self.visits: Gathered[str, Visitor] = Gathered(self._visitors, most=READ_MOST, pause=READ_PAUSE)

    async def close(self) -> None:
        """Let go of connections and threads (nl: sluiten)."""
        await asyncio.gather(self._writing.close(), self.reading.close())
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def in_thread(self, deed: Callable[..., T], *args: Any) -> T:
        """Do what may wait in a thread, with a connection of the framework (nl: in een draad)."""

        def done() -> T:
            close_old_connections()
            try:
                return deed(*args)
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self._threads, done)

    async def told_of(self, signals: Sequence[Signal]) -> list[tuple[UUID, Spoken]]:
        """The lines that were told of: those of this process lie ready, those of others are read (nl: gemelde regels)."""
        if any((one.conversation, one.number) not in self._fresh for one in signals):
            # The news may be here before the answer to the statement that stored the line.
            await self.store.settled()
        absent = [one for one in signals if (one.conversation, one.number) not in self._fresh]
        asked = {one.conversation: one.number - 1 for one in reversed(absent)}
        given = await asyncio.gather(*(self.after.ask(pair) for pair in asked.items()))
        read = {(room, spoken[0].id): spoken for room, lines in zip(asked, given, strict=True) for spoken in lines}
        places = [(one.conversation, one.number) for one in signals]
        found = [(place[0], self._fresh.pop(place, None) or read.get(place)) for place in places]
        return [(room, spoken) for room, spoken in found if spoken is not None]

    async def _stored(self, lines: Sequence[Draft]) -> list[int | Exception]:
        await self._open_keys({one.conversation for one in lines})
        answers: dict[UUID, int | Exception] = {}
        rows: list[tuple[Draft, InSeal]] = []
        for one in lines:
            try:
                rows.append((one, await self._sealed(one)))
            except keys.CaseErased:
                answers[one.id] = TalkOver()
            except Exception as broken:  # noqa: BLE001 - of one line, and given to who said it
                answers[one.id] = broken
        if rows:
            answers |= await self._written(rows)
        return [answers.get(one.id, TalkOver()) for one in lines]

    async def _written(self, rows: Sequence[tuple[Draft, InSeal]]) -> Mapping[UUID, int]:
        in_database = self._transport.in_database
        asked = {**drafts.in_columns(rows), "channel": CHANNEL if in_database else None}
        stored = await self._writing.rows(drafts.STORE, asked)
        numbers: dict[UUID, int] = {row[0]: row[2] for row in stored}
        for one, _ in rows:
            if one.id in numbers:
                said = Line(numbers[one.id], one.who, one.name, one.text, one.at, one.among_us)
                self._fresh[one.conversation, said.id] = said, one.person
        while len(self._fresh) > FRESH:
            del self._fresh[next(iter(self._fresh))]
        if not in_database and stored:
            await self._transport.send([Signal(row[1], What.LINE, row[2]) for row in stored])
        again = [one for one, _ in rows if one.id not in numbers]
        if again:
            before = await self._writing.rows(drafts.STORED_BEFORE, drafts.as_asked(again))
            numbers |= {row[0]: row[1] for row in before}
        return numbers

    async def _sealed(self, draft: Draft) -> InSeal:
        try:
            return drafts.sealed(draft)
        except SynchronousOnlyOperation:
            # Its key is not open: there is none yet, or none any more, or the keys are away.
            return await self.in_thread(_sealed_by_house, draft)

    async def _spoken(self, asked: Sequence[tuple[UUID, int]]) -> list[list[Spoken] | Exception]:
        found = await asking.after(self.reading, asked)
        await self._open_keys({room for (room, _), lines in found.items() if lines})
        opened = {pair: [await self._opened(line) for line in lines] for pair, lines in found.items()}
        return [opened[pair] for pair in asked]

    async def _opened(self, stored: Stored) -> Spoken:
        try:
            text = drafts.opened(stored.id, stored.conversation, stored.text, stored.letter)
        except (*UNREADABLE, SynchronousOnlyOperation):
            text = await self.in_thread(_opened_by_house, stored)
        except ContentTampered:
            text = await self.in_thread(_tampered, stored)
        return Line(stored.number, From.coded(stored.who), stored.name, text, stored.at, stored.among_us), stored.person

    async def _open_keys(self, conversations: Iterable[UUID]) -> None:
        shut = keys.closed_among(conversations)
        if shut:
            with suppress(*UNREADABLE):
                await self.in_thread(_open_as_house, shut)

    async def _standings(self, asked: Sequence[UUID]) -> list[Stands | Exception]:
        found = await asking.standings(self.reading, asked)
        return [found.get(one, Stands()) for one in asked]

    async def _visitors(self, asked: Sequence[str]) -> list[Visitor | Exception]:
        digests = [digest(one) for one in asked]
        found = await asking.pages(self.reading, digests)
        return [Visitor(*found[one]) if one in found else NotFound() for one in digests]


def _open_as_house(cases: Iterable[UUID]) -> None:
    with acting(HOUSE):
        keys.open_case_keys(cases)


def _sealed_by_house(draft: Draft) -> InSeal:
    with acting(HOUSE):
        return drafts.sealed(draft)


def _opened_by_house(stored: Stored) -> str:
    """What a line says, empty while the keys are away."""
    with acting(HOUSE), suppress(*UNREADABLE):
        return drafts.opened(stored.id, stored.conversation, stored.text, stored.letter)
    return ""


def _tampered(stored: Stored) -> str:
    """What stands in the place of a line that somebody meddled with, after the journal has it."""
    journal.record(by=HOUSE, did="read a conversation", case=stored.conversation, outcome="tampered")
    return ContentTampered.sentence.nl
