from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from tests.told.live import House, LivePage, Web, alive, meanwhile, signed_in, stored
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from gehoord.chat import rooms
from gehoord.chat.events import Told
from gehoord.people import visits
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault import journal
from gehoord.web.live import lines
from gehoord.web.live.admission import Admission
from gehoord.web.live.limits import Pace

pytestmark = pytest.mark.django_db(databases=["default", "journal"])

NONSENSE = ("", "[", "[]", '{"say":1}', '{"say":{"key":1}}', '{"seen":-1}', '{"say":{"key":"kkkkkkkk","text":"\\ud800"}}')


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def posted(web: Web, path: str, told: object, **headers: str) -> tuple[int, Any]:
    asked = http.client.HTTPConnection(web.address.removeprefix("http://"), timeout=10)
    body = told if isinstance(told, str) else json.dumps(told)
    asked.request("POST", path, body, {"Content-Type": "application/json", **named(headers)})
    answer = asked.getresponse()
    said = answer.read()
    asked.close()
    return answer.status, json.loads(said) if answer.getheader("Content-Type") == "application/json" else said


@contextmanager
def streaming(web: Web, path: str, **headers: str) -> Iterator[tuple[http.client.HTTPResponse, Iterator[dict[str, Any]]]]:
    asked = http.client.HTTPConnection(web.address.removeprefix("http://"), timeout=10)
    asked.request("GET", path, headers=named(headers))
    answer = asked.getresponse()

    def events() -> Iterator[dict[str, Any]]:
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    yield answer, events()
    asked.close()


def test_two_pages_hear_what_the_other_says(house: House, web: Web):
    opened = house.open()
    one = LivePage(web.address, opened.visit)
    two = LivePage(web.address, rooms.admit(opened.conversation, at=timezone.now()))

    async def run() -> None:
        async with alive(one, two):
            key = await one.say("Is er iemand?")
            await two.until(lambda page: page.texts == ["Is er iemand?"])
            await one.until(lambda page: page.kept == {key: 1} and page.texts)

    asyncio.run(run())
    assert one.heard[0] == {"state": "waiting", "with": ""}
    assert {"place": 1} in one.heard or any("place" in event for event in one.heard)
    assert one.lines[0] | {"at": ""} == {"id": 1, "from": "visitor", "name": "", "text": "Is er iemand?", "at": "", "mine": True}


def test_whoever_comes_is_seen_to_be_there_at_once(house: House, web: Web):
    first, second = house.open(), house.open()

    def is_seen() -> bool:
        return rooms.standings([second.conversation], by=house.team.counsellor)[second.conversation].present_at is not None

    async def run() -> None:
        one, two = LivePage(web.address, first.visit), LivePage(web.address, second.visit)
        async with alive(one):
            await one.until(lambda page: any("place" in event for event in page.heard))
            async with alive(two):
                for _ in range(50):
                    if await meanwhile(is_seen):
                        return
                    await asyncio.sleep(0.1)
        pytest.fail("somebody who came is not seen to be there")

    asyncio.run(run())


def test_without_sockets_a_stream_and_posts_do_the_same(house: House, web: Web):
    opened = house.open()
    rooms.say(opened.conversation, "Eerder", by=rooms.visitor(opened.visit), key=uuid4().hex, at=timezone.now())
    key = uuid4().hex
    with streaming(web, "/praten/stroom/", X_Visit=opened.visit, X_After="0") as (answer, events):
        assert answer.status == 200
        assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
        assert answer.getheader("Cache-Control") == "no-store"
        assert next(events)["state"] == "waiting"
        assert next(event for event in events if "line" in event)["line"]["text"] == "Eerder"
        for _ in range(2):
            said = {"say": {"key": key, "text": "Hallo"}}
            assert posted(web, "/praten/zeg/", said, X_Visit=opened.visit) == (200, {"kept": {"key": key, "id": 2}})
        assert next(event for event in events if "line" in event)["line"]["text"] == "Hallo"
    assert posted(web, "/praten/zeg/", {"typing": True}, X_Visit=opened.visit) == (200, {})
    with streaming(web, "/praten/stroom/", X_Visit=opened.visit, X_After="1") as (_, events):
        assert next(event for event in events if "line" in event)["line"]["text"] == "Hallo"


def test_who_has_no_secret_hears_nothing(web: Web):
    stranger = LivePage(web.address, "x" * 43)

    async def run() -> None:
        async with asyncio.timeout(10):
            await stranger.live()

    asyncio.run(run())
    assert (stranger.ended, stranger.heard) == (4404, [])
    assert posted(web, "/praten/zeg/", {"say": {"key": "k" * 8, "text": "a"}}, X_Visit="x")[0] == 404
    with streaming(web, "/praten/stroom/", X_Visit="x") as (answer, _):
        assert answer.status == 404


def test_a_page_of_another_site_is_not_let_in(house: House, web: Web):
    visit = house.open().visit
    with (
        pytest.raises(InvalidStatus, match="403"),
        connect(web.address.replace("http", "ws") + "/praten/lijn/", origin="https://elders.example"),
    ):
        pass
    said = {"say": {"key": "k" * 8, "text": "a"}}
    assert posted(web, "/praten/zeg/", said, X_Visit=visit, Origin="https://elders.example")[0] == 403
    assert posted(web, "/praten/zeg/", said, X_Visit=visit, Sec_Fetch_Site="cross-site")[0] == 403
    with streaming(web, "/praten/stroom/", X_Visit=visit, Sec_Fetch_Site="cross-site") as (answer, _):
        assert answer.status == 403
    assert posted(web, "/praten/zeg/", said, X_Visit=visit, Host="elders.example")[0] in (400, 403)


def test_what_is_no_message_is_answered_and_nothing_breaks(house: House, web: Web):
    visit = house.open().visit
    for nonsense in NONSENSE:
        assert posted(web, "/praten/zeg/", nonsense, X_Visit=visit)[0] == 400
    assert posted(web, "/praten/zeg/", "x" * 200_000, X_Visit=visit)[0] == 413
    for after in ("9" * 5_000, str(2**31)):
        with streaming(web, "/praten/stroom/", X_Visit=visit, X_After=after) as (answer, _):
            assert answer.status == 400
    status, told = posted(web, "/praten/zeg/", {"say": {"key": "k" * 8, "text": " "}}, X_Visit=visit)
    assert (status, told["refused"]["sentence"]) == (200, "Er staat nog niets. Typ eerst iets.")
    with connect(web.address.replace("http", "ws") + "/praten/lijn/", origin=web.address) as socket:
        socket.send("geen json")
        with pytest.raises(Exception, match="1003"):
            socket.recv()


def test_a_page_that_says_too_much_is_slowed_down_and_loses_nothing_it_was_promised(house: House, web: Web):
    opened = house.open()
    page = LivePage(web.address, opened.visit)

    async def run() -> None:
        async with alive(page):
            for number in range(40):
                await page.say(f"{number}")
            await page.until(lambda one: len(one.kept) + len(one.refused) == 40)

    asyncio.run(run())
    assert len(page.refused) >= 10
    assert {key for _, key, _ in stored(opened.conversation)} == set(page.kept)


def test_whoever_sends_more_than_a_page_does_is_heard_slowly_and_nobody_else_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lines, "_frames", Pace(at_once=2, each_second=0.0))
    monkeypatch.setattr(lines, "SLOWLY", 0.05)

    async def told_by(*pages: UUID) -> float:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for page in pages:
            admission = Admission(uuid4(), page)
            await lines._told(lines._page(admission, [].append), Told(), admission)
        return loop.time() - began

    flooding = uuid4()
    assert asyncio.run(told_by(*[flooding] * 2)) < 0.05
    assert asyncio.run(told_by(*[flooding] * 2)) >= 0.1
    assert asyncio.run(told_by(uuid4())) < 0.05


def test_a_colleague_follows_a_talk_by_their_own_visit_and_the_journal_has_it_first(house: House, web: Web):
    opened, by = house.open(), house.team.counsellor
    visitor = LivePage(web.address, opened.visit)
    ours = LivePage(web.address, "", signed_in(by), f"/gesprekken/{opened.conversation}/")

    async def run() -> None:
        async with alive(visitor, ours):
            key = await ours.say("Dag")
            await ours.until(lambda page: "eerst over" in page.refused.get(key, ""))
            among = await ours.say("Even tussen ons", among_us=True)
            await ours.until(lambda page: among in page.kept)
            await visitor.say("Hallo")
            await ours.until(lambda page: page.texts == ["Even tussen ons", "Hallo"])
            await meanwhile(lambda: rooms.join(opened.conversation, by=by, at=timezone.now(), called="Vera"))
            await visitor.until(lambda page: {"state": "talking", "with": "Vera"} in page.heard)
            await ours.until(lambda page: {"state": "talking", "with": "Vera"} in page.heard)
            await ours.say("Ik ben er")
            await visitor.until(lambda page: page.texts == ["Hallo", "Ik ben er"])

    asyncio.run(run())
    assert [line["name"] for line in visitor.lines] == ["", "Vera"]
    did = [entry.did for entry in journal.read_of(opened.conversation)]
    assert "follows a conversation" in did


def test_who_is_not_signed_in_or_works_elsewhere_follows_nothing(house: House, web: Web):
    opened = house.open()
    road = f"/gesprekken/{opened.conversation}/"
    nobody, stranger = LivePage(web.address, "", "", road), LivePage(web.address, "", signed_in(house.team.stranger), road)

    async def run() -> None:
        async with asyncio.timeout(15):
            await asyncio.gather(nobody.live(), stranger.live())

    asyncio.run(run())
    assert (nobody.ended, stranger.ended) == (4403, 4404)
    assert nobody.heard == stranger.heard == []
    with streaming(web, road + "stroom/", Cookie=signed_in(house.team.stranger), Origin=web.address) as (answer, _):
        assert answer.status == 404
    assert posted(web, road + "zeg/", {"say": {"key": "k" * 8, "text": "a"}}, Cookie=signed_in(house.team.counsellor))[0] == 403


def test_a_visit_that_was_ended_hears_no_more(house: House, web: Web):
    opened, by = house.open(), house.team.colleague
    cookie = signed_in(by)
    page = LivePage(web.address, "", cookie, f"/gesprekken/{opened.conversation}/")

    async def run() -> None:
        async with alive(page):
            await meanwhile(end)
            await page.cut()
            await page.until(lambda one: one.ended)

    def end() -> None:
        with acting(HOUSE):
            assert visits.end_visits(by.person_id) >= 1

    asyncio.run(run())
    assert page.ended == 4403
