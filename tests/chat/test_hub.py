from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.test import override_settings
from django.utils import timezone
from tests.told.live import House

from gehoord.chat import rooms
from gehoord.chat.drafts import NotInTalk, TalkOver
from gehoord.chat.events import Saying
from gehoord.chat.hub import Hub
from gehoord.chat.pages import Page
from gehoord.chat.signals import Signal
from gehoord.chat.transports.redis import RedisTransport
from gehoord.chat.words import Ending
from gehoord.people.permissions import NotFound

pytestmark = pytest.mark.django_db(databases=["default", "journal"])
PATIENCE = 40
"""Seconds in which something must be heard; what is tried here is that nothing is lost, not how soon it comes."""

CUT = """
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
"""


class Ear:
    """A page that writes down what it hears."""

    def __init__(self, hub: Hub, conversation: UUID, reader: UUID | None = None) -> None:
        self.hub, self.events, self.gone = hub, [], False
        self.page = Page(conversation, self._hear, self._go, reader, "Vera" if reader else "")
        self.news = asyncio.Event()

    def _hear(self, event: str) -> None:
        self.events.append(json.loads(event))
        self.news.set()

    def _go(self) -> None:
        self.gone = True

    async def say(self, text: str, *, key: str = "", among_us: bool = False) -> int:
        return await self.hub.say(self.page, Saying(key or uuid4().hex, text, among_us))

    async def enter(self, after: int = 0) -> Ear:
        await self.hub.enter(self.page, after=after)
        return self

    async def until(self, met: Callable[[Ear], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not met(self):
                self.news.clear()
                await self.news.wait()

    @property
    def texts(self) -> list[str]:
        return [event["line"]["text"] for event in self.events if "line" in event]

    def told(self, word: str) -> list[Any]:
        return [event[word] for event in self.events if word in event]


@asynccontextmanager
async def hubs(number: int = 1) -> AsyncIterator[list[Hub]]:
    made = [Hub() for _ in range(number)]
    try:
        yield made
    finally:
        for hub in made:
            await hub.close()


@pytest.fixture(params=["postgres", "redis"])
def road(request: pytest.FixtureRequest, house: House) -> Iterator[House]:
    """The same house with either road between its processes."""
    address = request.getfixturevalue("redis") if request.param == "redis" else ""
    with override_settings(CHAT_REDIS=address):
        yield house


def test_two_processes_hear_each_other_and_themselves_in_one_order(road: House):
    opened = road.open()

    async def run() -> tuple[Ear, Ear]:
        async with hubs(2) as (one, two):
            here, there = await Ear(one, opened.conversation).enter(), await Ear(two, opened.conversation).enter()
            await asyncio.gather(*(ear.say(f"{number}") for number in range(40) for ear in (here, there)))
            for ear in (here, there):
                await ear.until(lambda one: len(one.texts) == 80)
            return here, there

    here, there = asyncio.run(run())
    assert here.texts == there.texts
    assert [line["id"] for line in here.told("line")] == list(range(1, 81))


def test_a_line_told_of_after_a_later_one_is_heard_in_its_place(house: House, redis: str):
    opened = house.open()

    class Late(RedisTransport):
        """Another process, whose news of what it stored is overtaken by ours."""

        stored, overtaken = asyncio.Event(), asyncio.Event()

        async def send(self, signals: Sequence[Signal]) -> None:
            self.stored.set()
            await self.overtaken.wait()
            await super().send(signals)

    async def run() -> Ear:
        ours, other = Hub(RedisTransport(redis)), Hub(Late(redis))
        try:
            here, there = await Ear(ours, opened.conversation).enter(), await Ear(other, opened.conversation).enter()
            saying = asyncio.ensure_future(there.say("Eerst"))
            await asyncio.wait_for(Late.stored.wait(), PATIENCE)
            await here.say("Daarna")
            await here.until(lambda ear: "Daarna" in ear.texts)
            Late.overtaken.set()
            await saying
            await there.until(lambda ear: len(ear.texts) == 2)
            return here
        finally:
            await asyncio.gather(ours.close(), other.close())

    assert asyncio.run(run()).texts == ["Eerst", "Daarna"]


def test_what_the_verbs_say_is_heard_live_and_what_is_among_us_by_colleagues_alone(road: House):
    opened, person = road.open(), road.team.counsellor.person_id

    def told_by_verbs() -> None:
        say = {"by": road.team.counsellor, "at": timezone.now()}
        rooms.say(opened.conversation, "Even overleggen", key=uuid4().hex, among_us=True, **say)
        rooms.join(opened.conversation, by=road.team.counsellor, at=timezone.now(), called="Vera")
        rooms.say(opened.conversation, "Dag, ik ben Vera", key=uuid4().hex, **say)

    async def run() -> tuple[Ear, Ear]:
        async with hubs() as (hub,):
            visitor, ours = await Ear(hub, opened.conversation).enter(), await Ear(hub, opened.conversation, person).enter()
            await hub.rows.in_thread(told_by_verbs)
            for ear in (visitor, ours):
                await ear.until(lambda one: "Dag, ik ben Vera" in one.texts and len(one.told("state")) == 2)
            await ours.say("Tussen ons", among_us=True)
            await ours.say("Waar kan ik mee helpen?")
            for ear in (visitor, ours):
                await ear.until(lambda one: "Waar kan ik mee helpen?" in one.texts)
            return visitor, ours

    visitor, ours = asyncio.run(run())
    assert visitor.texts == ["Dag, ik ben Vera", "Waar kan ik mee helpen?"]
    assert ours.texts == ["Even overleggen", "Dag, ik ben Vera", "Tussen ons", "Waar kan ik mee helpen?"]
    assert [line["mine"] for line in ours.told("line")] == [True] * 4
    assert [(event["state"], event["with"]) for event in visitor.events if "state" in event] == [
        ("waiting", ""),
        ("talking", "Vera"),
    ]
    assert {line["name"] for line in visitor.told("line")} == {"Vera"}


def test_who_comes_back_hears_what_came_after_and_nothing_twice(house: House):
    opened = house.open()

    async def run() -> tuple[Ear, Ear]:
        async with hubs() as (hub,):
            one = await Ear(hub, opened.conversation).enter()
            for number in range(5):
                await one.say(f"{number}")
            back = Ear(hub, opened.conversation)
            entering = asyncio.ensure_future(back.enter(after=2))
            await asyncio.gather(entering, *(one.say(f"{number}") for number in range(5, 30)))
            for ear in (one, back):
                await ear.until(lambda ear: "29" in ear.texts and len(ear.texts) >= 28)
            return one, back

    one, back = asyncio.run(run())
    assert back.texts == one.texts[2:]


def test_a_line_sent_twice_is_kept_once_and_confirmed_twice(house: House):
    opened, key = house.open(), uuid4().hex

    async def run() -> list[int]:
        async with hubs(2) as (one, two):
            ears = [await Ear(hub, opened.conversation).enter() for hub in (one, two, one)]
            return await asyncio.gather(*(ear.say("Dag", key=key) for ear in ears))

    assert asyncio.run(run()) == [1, 1, 1]


def test_what_may_not_be_said_is_refused(house: House):
    opened, person = house.open(), house.team.counsellor.person_id

    async def run() -> None:
        async with hubs() as (hub,):
            visitor, ours = await Ear(hub, opened.conversation).enter(), await Ear(hub, opened.conversation, person).enter()
            with pytest.raises(NotFound):
                await visitor.say("Tussen ons", among_us=True)
            with pytest.raises(NotInTalk, match="Neem het eerst over"):
                await ours.say("Dag")
            await hub.rows.in_thread(end)
            with pytest.raises(TalkOver):
                await visitor.say("Nog iets")
            await visitor.until(lambda ear: ear.told("how") == ["ended_by_counsellor"])

    def end() -> None:
        rooms.end(opened.conversation, Ending.ENDED_BY_COUNSELLOR, by=house.team.counsellor, at=timezone.now())

    asyncio.run(run())


def test_who_waits_hears_their_place_and_moves_up(house: House):
    first, second = house.open(), house.open()

    async def run() -> list[int]:
        async with hubs() as (hub,):
            await Ear(hub, first.conversation).enter()
            ear = await Ear(hub, second.conversation).enter()
            await ear.until(lambda one: one.told("place") == [2])
            await hub.rows.in_thread(lambda: rooms.join(first.conversation, by=house.team.counsellor, at=timezone.now()))
            await ear.until(lambda one: len(one.told("place")) == 2)
            return ear.told("place")

    assert asyncio.run(run()) == [2, 1]


def test_typing_and_seeing_are_shown_to_the_other_side_and_who_looks_on_is_not_seen(road: House):
    opened, person = road.open(), road.team.counsellor.person_id

    async def run() -> tuple[Ear, Ear]:
        async with hubs(2) as (one, two):
            visitor, ours = await Ear(one, opened.conversation).enter(), await Ear(two, opened.conversation, person).enter()
            await two.types(ours.page)
            await two.saw(ours.page, 1)
            await one.types(visitor.page)
            await one.saw(visitor.page, 3)
            await ours.until(lambda ear: ear.told("seen") == [3])
            return visitor, ours

    visitor, ours = asyncio.run(run())
    assert (visitor.told("typing"), visitor.told("seen"), ours.told("typing")) == ([], [], [True])


def test_when_every_connection_is_cut_nothing_is_lost(house: House):
    opened = house.open()

    def cut() -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute(CUT)

    async def run() -> tuple[Ear, list[int]]:
        async with hubs(2) as (one, two):
            ear, says = await Ear(one, opened.conversation).enter(), await Ear(two, opened.conversation).enter()
            saying = [asyncio.ensure_future(says.say(f"{number}")) for number in range(10)]
            await one.rows.in_thread(cut)
            saying += [asyncio.ensure_future(says.say(f"{number}")) for number in range(10, 20)]
            numbers = await asyncio.gather(*saying)
            await ear.until(lambda one: len(one.texts) == 20)
            return ear, numbers

    ear, numbers = asyncio.run(run())
    assert sorted(numbers) == list(range(1, 21))
    assert [line["id"] for line in ear.told("line")] == list(range(1, 21))


def test_what_is_forgotten_is_over_for_whoever_has_it_open(house: House):
    opened = house.open()

    async def run() -> Ear:
        async with hubs() as (hub,):
            ear = await Ear(hub, opened.conversation).enter()
            await ear.say("Dag")
            await hub.rows.in_thread(lambda: rooms.forget(opened.conversation, at=timezone.now()))
            await ear.until(lambda one: "forgotten" in one.told("how"))
            with pytest.raises(TalkOver):
                await ear.say("Nog iets")
            hub.leave(ear.page)
            assert not any(room.pages for room in hub._rooms.values())
            return ear

    assert asyncio.run(run()).events[-1]["state"] == "ended"
