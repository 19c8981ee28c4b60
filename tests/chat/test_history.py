from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from tests.told import faults
from tests.told.faults import DATABASE, NETWORK, SERVER, WORKER, Running, drill, running
from tests.told.live import House, LivePage, alive, house_at, inside, stored
from tests.told.mortal import Server

from gehoord.chat import rooms

pytestmark = [pytest.mark.django_db(databases=["default", "journal"]), pytest.mark.server]

FAULTS = (NETWORK, SERVER, WORKER, NETWORK, DATABASE, NETWORK)


@pytest.fixture(scope="module")
def standing(mortal: Server, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), house_at(mortal.new_database()) as opened:
        yield opened


@pytest.fixture(scope="module")
def runs(standing: House, mortal: Server) -> Iterator[Running]:
    with running(standing, mortal) as started:
        yield started


@pytest.fixture
def house(standing: House, db: None) -> Iterator[House]:
    with inside(standing):
        yield standing


def test_over_faults_nothing_confirmed_is_lost_nothing_is_twice_and_each_caller_has_one_counsellor(house: House, runs: Running):
    seen = drill(house, runs, seed=secrets.randbelow(100_000), faults=FAULTS)
    assert seen["kept"] > 10
    assert seen["comings"] > 6


def test_after_a_server_was_killed_every_page_is_back_by_itself_and_goes_on(house: House, runs: Running):
    web, opened = runs.webs[0], [house.open() for _ in range(20)]
    pages = [LivePage(web.address, one.visit) for one in opened]

    async def run() -> None:
        async with alive(*pages):
            for page in pages:
                await page.say("voor")
            web.kill()
            for page in pages:
                await page.say("tijdens")
            web.start()
            for page in pages:
                await page.until(lambda one: one.comings >= 2 and len(one.kept) == len(one.texts) == 2, seconds=40)

    asyncio.run(run())
    for one, page in zip(opened, pages, strict=True):
        assert len(stored(one.conversation)) == 2
        assert sorted(page.texts) == ["tijdens", "voor"]
    assert rooms.standings([opened[0].conversation], by=house.team.counsellor)


def page(*, kept: dict[str, int], heard: list[int]) -> LivePage:
    found = LivePage("", "")
    found.kept, found.said = kept, dict.fromkeys(kept, "a")
    found.heard = [{"line": {"id": number, "text": "a"}} for number in heard]
    return found


@pytest.mark.parametrize(
    ("rows", "kept", "heard", "found"),
    [
        ([(1, "k", "visitor")], {"k": 1, "gone": 2}, [1], "confirmed and not stored"),
        ([(1, "k", "visitor")], {"k": 2}, [1], "confirmed and not stored"),
        ([(1, "k", "visitor"), (2, "k", "visitor")], {"k": 1}, [1, 2], "stored twice"),
        ([(1, "k", "visitor")], {"k": 1}, [1, 1], "heard twice or out of order"),
        ([(1, "k", "visitor"), (2, "l", "visitor")], {"k": 1}, [2, 1], "heard twice or out of order"),
        ([(1, "k", "visitor"), (2, "l", "visitor")], {"k": 1}, [1], "not all was heard"),
    ],
)
def test_the_checker_sees_what_must_not_be(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[int, str, str]], kept: dict[str, int], heard: list[int], found: str
):
    monkeypatch.setattr(faults, "stored", lambda _conversation: rows)
    with pytest.raises(AssertionError, match=found):
        faults.compare(faults.Call("", uuid4()), page(kept=kept, heard=heard))
