"""A drill of chats over faults: servers and the database are killed, networks cut, while everybody talks and calls are taken.

What is checked afterwards is a history: who was told what, beside what lies in the rows. The suite does one short drill, a
benchmark many.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connections
from django.utils import timezone
from tests.told.live import House, LivePage, Web, Worker, alive, meanwhile, stored
from tests.told.mortal import Server

from gehoord.chat import rooms
from gehoord.intake import desk
from gehoord.intake.desk import TakenAlready
from gehoord.intake.inbound import talking
from gehoord.intake.models import Claim, DeskItem
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting

SERVER, WORKER, DATABASE, NETWORK = "server", "worker", "database", "network"
SETTLE = 60.0
"""Seconds in which everybody is back and everything said is kept."""


@dataclass
class Call:
    """Somebody who begins a chat, and the colleagues who were told that they have it."""

    key: str
    conversation: UUID
    told: list[UUID] = field(default_factory=list)


@dataclass(frozen=True)
class Running:
    """What runs of a house and may be killed: two server processes on one database, and the worker beside them."""

    webs: Sequence[Web]
    worker: Worker
    database: Server


@contextmanager
def running(house: House, database: Server) -> Iterator[Running]:
    with ExitStack() as stack:
        webs = [stack.enter_context(house.serving()) for _ in range(2)]
        yield Running(webs, stack.enter_context(house.working()), database)


def drill(house: House, runs: Running, *, seed: int, faults: Sequence[str], calls: int = 3) -> dict[str, int]:
    """Let two pages of each call talk while faults come, and compare what they were told with the rows. Gives what was seen."""
    chance = Random(seed)  # noqa: S311 - any moment will do
    webs = runs.webs
    taken = [begun(house) for _ in range(calls)]
    pages = [page for call in taken for page in two_pages(call, webs)]
    asyncio.run(talked(house, runs, taken, pages, faults, chance))
    for alias in ("default", "journal"):
        # These went with the database.
        connections[alias].close()
    for call, page in zip([call for call in taken for _ in webs], pages, strict=True):
        compare(call, page)
    compare_claims(taken)
    return {
        "said": sum(len(page.said) for page in pages),
        "kept": sum(len(page.kept) for page in pages),
        "comings": sum(page.comings for page in pages),
        "calls": len(taken),
    }


def begun(house: House) -> Call:
    key = uuid4().hex
    opened = persistently(lambda: talking.begin_at(house.team.here, "Noor", language="nl", key=key, at=timezone.now()))
    return Call(key, opened.conversation)


def two_pages(call: Call, webs: Sequence[Web]) -> list[LivePage]:
    return [LivePage(web.address, rooms.admit(call.conversation, at=timezone.now())) for web in webs]


async def talked(
    house: House,
    runs: Running,
    calls: Sequence[Call],
    pages: Sequence[LivePage],
    faults: Sequence[str],
    chance: Random,
) -> None:
    async with alive(*pages):
        talking = [asyncio.ensure_future(talk(page, chance)) for page in pages]
        taking = [
            asyncio.ensure_future(meanwhile(partial(take, call, by)))
            for call in calls
            for by in (house.team.counsellor, house.team.colleague)
        ]
        for fault in faults:
            await asyncio.sleep(chance.uniform(0.1, 0.6))
            await strike(fault, runs, pages, chance)
        await asyncio.gather(*taking)
        await asyncio.sleep(0.3)
        for one in talking:
            one.cancel()
        for page in pages:
            await page.until(is_settled, seconds=SETTLE)
        newest = await meanwhile(lambda: [max(number for number, _, _ in stored(call.conversation)) for call in calls])
        for page, last in zip(pages, [last for last in newest for _ in runs.webs], strict=True):
            await page.until(partial(has_heard, last), seconds=SETTLE)


def has_heard(last: int, page: LivePage) -> bool:
    return page.after >= last


def is_settled(page: LivePage) -> bool:
    return set(page.said) == set(page.kept) | set(page.refused)


async def talk(page: LivePage, chance: Random) -> None:
    number = 0
    while True:
        await asyncio.sleep(chance.uniform(0.1, 0.5))
        number += 1
        await page.say(f"{page.visit[:4]} {number}")


async def strike(fault: str, runs: Running, pages: Sequence[LivePage], chance: Random) -> None:
    if fault == NETWORK:
        await chance.choice(pages).cut()
    elif fault in (SERVER, WORKER):
        hit = chance.choice(runs.webs) if fault == SERVER else runs.worker
        hit.kill()
        hit.start()
    else:
        runs.database.kill()
        await asyncio.sleep(chance.uniform(0.0, 0.3))
        # What a thread starts goes when that thread does.
        runs.database.rise()


def take(call: Call, by: Actor) -> None:
    """Take the call from the desk, as one does who asks again when the page did not answer."""

    def taken() -> None:
        with acting(HOUSE):
            item = DeskItem.objects.values_list("pk", flat=True).get(thread=call.conversation)
        desk.take(item, by=by, at=timezone.now())

    try:
        persistently(taken)
    except TakenAlready:
        return
    assert by.person_id
    call.told.append(by.person_id)


def persistently(deed: Callable[[], Any], *, tries: int = 200) -> Any:
    """Do it again until it is done; the database may be away."""
    for left in range(tries, 0, -1):
        try:
            return deed()
        except DatabaseError:
            if left == 1:
                raise
            asyncio.run(asyncio.sleep(0.05))
    return None


def compare(call: Call, page: LivePage) -> None:
    """What a page was told, beside the rows: nothing confirmed is lost, nothing is there or heard twice, and all in one order."""
    rows = stored(call.conversation)
    numbers, keys = {key: number for number, key, _ in rows}, [key for _, key, _ in rows]
    assert len(set(keys)) == len(keys), "stored twice"
    lost = {key: number for key, number in page.kept.items() if numbers.get(key) != number}
    assert not lost, f"confirmed and not stored: {lost}"
    heard = [line["id"] for line in page.lines]
    assert heard == sorted(set(heard)), "heard twice or out of order"
    assert heard == [number for number, _, _ in rows], "not all was heard"
    mine = {line["id"]: line["text"] for line in page.lines}
    assert all(mine[number] == page.said[key] for key, number in page.kept.items()), "heard another text than was said"


def compare_claims(calls: Sequence[Call]) -> None:
    """Each call is on the desk once and in the hands of one, who was told so; nobody else was."""
    with acting(HOUSE):
        items = dict(DeskItem.objects.filter(thread__in=[call.conversation for call in calls]).values_list("thread", "pk"))
        assert len(items) == len(calls), "a caller was forgotten"
        for call in calls:
            holders = list(Claim.objects.filter(item=items[call.conversation], until=None).values_list("person_id", flat=True))
            assert len(holders) == 1, "a caller is claimed twice, or by nobody"
            assert call.told == holders, "somebody else was told that they have it"
