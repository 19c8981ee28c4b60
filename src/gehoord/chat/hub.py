"""The live road of one process: rooms in memory, rows as the truth. What is confirmed was stored; who comes back misses nothing.

One connection listens for all rooms, one stores lines, one reads. What comes while one statement runs goes into the next.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from uuid import UUID

import psycopg
from django.core.exceptions import SynchronousOnlyOperation
from django.utils import timezone

from gehoord.chat import asking, events
from gehoord.chat.drafts import Draft, NotInTalk
from gehoord.chat.events import Saying
from gehoord.chat.gathering import Gathered
from gehoord.chat.pages import Page, Room
from gehoord.chat.rooms import GONE_AFTER
from gehoord.chat.rows import Rows
from gehoord.chat.signals import Signal, What
from gehoord.chat.transports import Transport, laid
from gehoord.chat.visits import Visitor
from gehoord.chat.words import Kind
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, language_coded
from gehoord.vault.intake import intake_key

SHOW_PAUSE = 0.1
SHOW_MOST = 300
QUEUE_PAUSE = 0.4
PRESENT_EVERY = 30.0
STILL_EVERY = 20.0
"""Seconds between two signs of life to a page (nl: teken van leven)."""
STILL_PARTS = 20
AGAIN = 0.5
"""Seconds before listening again after the road was cut (nl: opnieuw luisteren)."""

log = logging.getLogger(__name__)


class Hub:
    """Everything live that one process does (nl: knooppunt). Made and used in one loop."""

    def __init__(self, transport: Transport | None = None) -> None:
        self._transport = transport or laid()
        self.rows = Rows(self._transport)
        self._rooms: dict[UUID, Room] = {}
        self._shown: Gathered[Signal, None] = Gathered(self._show_others, most=SHOW_MOST, pause=SHOW_PAUSE)
        self._moved = asyncio.Event()
        self._came: set[UUID] = set()
        self._listens = asyncio.Event()
        always = (self._open_letter_box(), self._listen(), self._keep_queue(), self._stay_alive())
        self._tasks = [asyncio.ensure_future(task) for task in always]

    async def close(self) -> None:
        """Stop listening and let go of everything (nl: sluiten)."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(self.rows.close(), self._transport.close())

    async def visitor(self, visit: str) -> Visitor:
        """Who has this secret (nl: bezoeker). Raises: NotFound."""
        return await self.rows.visits.ask(visit)

    async def enter(self, page: Page, *, after: int) -> None:
        """Let a page hear where its conversation stands, what it missed, and from then on all that happens (nl: binnenkomen).

        Raises: psycopg.OperationalError while the database stays away.
        """
        page.last = after
        await self._listens.wait()
        room = self._rooms.setdefault(page.conversation, Room())
        turn = page.fall_behind()
        room.pages.append(page)
        room.stands = await self.rows.stands.ask(page.conversation)
        page.hear(events.state(room.stands))
        if page.reader is None:
            self._came.add(page.conversation)
            self._moved.set()
        await self._catch_up(page, turn)

    def leave(self, page: Page) -> None:
        """A page is gone (nl: weggaan)."""
        room = self._rooms.get(page.conversation)
        if room is None or page not in room.pages:
            return
        room.pages.remove(page)
        if not room.pages:
            del self._rooms[page.conversation]

    async def say(self, page: Page, saying: Saying) -> int:
        """Store what a page says; gives the number of the line once it is stored (nl: zeggen).

        Raises: NotFound, NotInTalk, TalkOver, what `Draft.check` raises; psycopg.OperationalError when the database stays away.
        """
        if saying.among_us and page.reader is None:
            raise NotFound
        if not saying.among_us and not await self._talks(page):
            raise NotInTalk
        now = timezone.now()
        name = self._called(page)
        draft = Draft(page.conversation, saying.text, saying.key, now, page.who, page.reader, name, saying.among_us)
        try:
            draft.check()
        except SynchronousOnlyOperation:
            # Whether it may be said has to be looked up.
            await self.rows.in_thread(draft.check)
        return await self.rows.store.ask(draft)

    def _called(self, page: Page) -> str:
        """As whom the visitor knows them, if it is they who talk."""
        room = self._rooms.get(page.conversation)
        return room.stands.called if room and page.reader and room.stands.talker == page.reader else page.name

    async def types(self, page: Page) -> None:
        """The other side may see that somebody types (nl: typt)."""
        await self._show(page, What.TYPING, 1)

    async def saw(self, page: Page, number: int) -> None:
        """The other side may see up to where somebody read (nl: zag)."""
        await self._show(page, What.SEEN, number)

    async def language(self, conversation: UUID) -> Language:
        """In which language a conversation is (nl: taal)."""
        return language_coded((await self.rows.stands.ask(conversation)).language)

    async def _show(self, page: Page, what: What, number: int) -> None:
        # Who only looks on is not seen.
        if await self._talks(page):
            self._shown.ask(Signal(page.conversation, what, number, page.who))

    async def _show_others(self, signals: Sequence[Signal]) -> list[Exception | None]:
        await self._transport.send(list(dict.fromkeys(signals)))
        return [None] * len(signals)

    async def _talks(self, page: Page) -> bool:
        if page.reader is None:
            return True
        room = self._rooms.get(page.conversation)
        stands = room.stands if room else await self.rows.stands.ask(page.conversation)
        return stands.kind != Kind.LIVE.value or stands.talker == page.reader

    async def _catch_up(self, page: Page, turn: int) -> None:
        number = page.last
        while True:
            page.missed = False
            lines = await self.rows.after.ask((page.conversation, number))
            for spoken in lines:
                page.tell(spoken)
            number = lines[-1][0].id if lines else number
            if len(lines) < asking.LINES and page.caught_up(turn):
                return

    async def _listen(self) -> None:
        while True:
            with suppress(OSError, psycopg.OperationalError):
                async with self._transport.listening() as heard:
                    self._listens.set()
                    anew = self._read_on()
                    try:
                        async for signals in heard:
                            await self._on(signals)
                    finally:
                        anew.cancel()
            await asyncio.sleep(AGAIN)

    def _read_on(self) -> asyncio.Task[None]:
        """Where nobody knows what was said meanwhile, every page reads on from where it was, or else comes anew."""
        turns = [(page, page.fall_behind()) for room in self._rooms.values() for page in room.pages]
        return asyncio.ensure_future(self._reading_on(turns))

    async def _reading_on(self, turns: Sequence[tuple[Page, int]]) -> None:
        given = await asyncio.gather(*(self._catch_up(*turn) for turn in turns), return_exceptions=True)
        for (page, _), broken in zip(turns, given, strict=True):
            if broken is not None:
                page.go()
        with suppress(psycopg.OperationalError):
            await self._stand_anew(list(self._rooms))

    async def _on(self, signals: Sequence[Signal]) -> None:
        try:
            await self._carry_out([signal for signal in signals if signal.conversation in self._rooms])
        except Exception:
            # What was told of may be missed now.
            log.exception("the hub could not carry out what it was told")
            await self._read_on()
        if any(signal.what in (What.QUEUE, What.FORGOTTEN) for signal in signals):
            self._moved.set()

    async def _carry_out(self, signals: Sequence[Signal]) -> None:
        behind = []
        for conversation, spoken in await self.rows.told_of([one for one in signals if one.what is What.LINE]):
            behind += [(page, page.fall_behind()) for page in self._pages(conversation) if page.take(spoken)]
        await asyncio.gather(*(self._catch_up(page, turn) for page, turn in behind))
        for signal in signals:
            if signal.what in (What.TYPING, What.SEEN):
                told = events.typing(signal.who) if signal.what is What.TYPING else events.seen(signal.number)
                for page in self._pages(signal.conversation):
                    if page.who is not signal.who:
                        page.hear(told)
        stood = {signal.conversation for signal in signals if signal.what in (What.STATE, What.FORGOTTEN)}
        await self._stand_anew(stood)

    def _pages(self, conversation: UUID) -> tuple[Page, ...]:
        room = self._rooms.get(conversation)
        return tuple(room.pages) if room else ()

    async def _stand_anew(self, conversations: Iterable[UUID]) -> None:
        rooms = [one for one in conversations if one in self._rooms]
        given = await asyncio.gather(*(self.rows.stands.ask(one) for one in rooms))
        for conversation, stands in zip(rooms, given, strict=True):
            room = self._rooms.get(conversation)
            if room is None or room.stands == stands:
                continue
            room.stands = stands
            for page in tuple(room.pages):
                page.place = 0
                page.hear(events.state(stands))
            self._moved.set()

    async def _keep_queue(self) -> None:
        """Tell everybody who waits their place whenever somebody came or went, and write down who is still there."""
        loop, due = asyncio.get_running_loop(), 0.0
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(PRESENT_EVERY):
                    await self._moved.wait()
            self._moved.clear()
            with suppress(psycopg.OperationalError):
                here, self._came = self._came, set()
                if loop.time() >= due:
                    due = loop.time() + PRESENT_EVERY
                    here = {id_ for id_, room in self._rooms.items() if room.has_visitor}
                if here:
                    await asking.note_present(self.rows.reading, list(here))
                await self._tell_places()
            await asyncio.sleep(QUEUE_PAUSE)

    async def _tell_places(self) -> None:
        waiting = [page for room in self._rooms.values() if room.stands.waits for page in room.pages if page.reader is None]
        if not waiting:
            return
        places = await asking.places(self.rows.reading, gone_after=GONE_AFTER.total_seconds())
        for page in waiting:
            place = places.get(page.conversation, 0)
            if place and place != page.place:
                page.place = place
                page.hear(events.place(place))

    async def _open_letter_box(self) -> None:
        """What chats need while the keys are away lies beside them from the first time that they are there."""
        with suppress(Refused):
            await self.rows.in_thread(intake_key)

    async def _stay_alive(self) -> None:
        """A sign of life to every page, to a part of them at a time."""
        while True:
            for part in range(STILL_PARTS):
                await asyncio.sleep(STILL_EVERY / STILL_PARTS)
                for conversation in [one for one in self._rooms if one.int % STILL_PARTS == part]:
                    for page in self._pages(conversation):
                        page.hear(events.HEARTBEAT)
