from __future__ import annotations

import json
import re
from datetime import time
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.told.intake import Front, open_desk

from gehoord.chat import rooms
from gehoord.chat.codes import proving
from gehoord.chat.codes.proving import set_sum
from gehoord.directory.opening import keep_week
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import Hours
from gehoord.vault import keys

INFORMAL = re.compile(r"\b(?:je|jij|jou|jouw)\b", re.IGNORECASE)
ALL_DAY = [Hours(time(0), time.max)] * 7


@pytest.fixture
def front(db, settings, tmp_path) -> Front:
    settings.GEHOORD_DATA = tmp_path
    keys.forget_open_keys()
    return open_desk()


@pytest.fixture
def at_work(front: Front) -> Front:
    keep_week(front.team.here, Channel.CHAT, ALL_DAY, by=HOUSE, on_holidays=True)
    return front


def post(client: Client, address: str, visit: str = "", **told: str) -> Any:
    headers = {"X-Visit": visit, "Sec-Fetch-Site": "same-origin"}
    return client.post(address, json.dumps(told), content_type="application/json", headers=headers)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "BITS", 4)


def effort() -> dict[str, str]:
    """What the page of somebody sends who made the effort."""
    found = set_sum(at=timezone.now())
    return {"sum": found.said, "solution": next(str(number) for number in count() if found.is_solved_by(str(number)))}


def begun(client: Client, made: dict[str, str] | None = None) -> str:
    visit: str = post(client, "/praten/begin/", nickname="Noor", **(made or effort())).json()["visit"]
    return visit


def test_a_closed_chat_says_when_it_opens_and_offers_to_write_instead(client, front):
    keep_week(front.team.here, Channel.CHAT, [None] * 6 + [Hours(time(23, 59, 58), time.max)], by=HOUSE, on_holidays=True)
    page = client.get("/praten/").text
    assert "De chat gaat weer open op zondag" in page
    assert 'href="/schrijven/"' in page
    assert "Begin de chat" not in page
    assert post(client, "/praten/begin/", **effort()).status_code == 409


def test_an_open_chat_begins_and_leaves_nothing_on_the_device(client, at_work):
    page = client.get("/praten/")
    assert "Begin de chat" in page.text
    assert "<title>Welkom</title>" in page.text
    assert "no-store" in page["Cache-Control"]
    told = post(client, "/praten/begin/", nickname="Noor", **effort()).json()
    assert set(told) == {"visit", "until"}
    assert not client.cookies
    with acting(HOUSE):
        assert DeskItem.objects.get().thread == rooms.visitor(told["visit"]).conversation


def test_a_way_back_stands_on_the_page_until_a_talk_has_begun(client, front):
    page = client.get("/praten/").text
    begin, room = page.index('data-part="start"'), page.index('data-part="room"')
    assert begin < page.index('<a href="/">← Terug</a>') < room


def test_the_page_is_english_for_who_asks(client, at_work):
    assert "Begin the chat" in client.post("/praten/", {"tongue": "en"}).text


def test_a_page_that_sends_twice_begins_once(client, at_work):
    once = effort()
    first, second = rooms.visitor(begun(client, once)), rooms.visitor(begun(client, once))
    assert first.conversation == second.conversation
    assert rooms.visitor(begun(client)).conversation != first.conversation


def test_a_program_that_makes_no_effort_fills_no_queue(client, at_work):
    asked = set_sum(at=timezone.now()).said
    wrong = next(str(number) for number in count() if not proving.read_sum(asked, at=timezone.now()).is_solved_by(str(number)))
    assert post(client, "/praten/begin/", sum=asked, solution=wrong).status_code == 422
    assert post(client, "/praten/begin/", sum="of-my-own", solution="1").status_code == 409
    assert post(client, "/praten/begin/", key="a-page-of-mine").status_code == 409
    with acting(HOUSE):
        assert not DeskItem.objects.exists()


def test_who_stops_throws_it_away_or_gets_a_code(client, at_work):
    visit = begun(client)
    words = post(client, "/praten/stoppen/", visit, how="keep").json()["words"]
    assert len(words) == 6
    assert post(client, "/praten/stoppen/", visit, how="forget").json() == {"forgotten": True}
    with pytest.raises(NotFound):
        rooms.visitor(visit)


@pytest.mark.parametrize("address", ["/praten/begin/", "/praten/stoppen/"])
def test_what_no_page_of_ours_asks_is_not_there(client, at_work, address):
    strange = client.post(address, "{}", content_type="application/json", headers={"Sec-Fetch-Site": "cross-site"})
    assert strange.status_code == 404
    assert client.post(address, "[", content_type="application/json").status_code == 422
    assert client.post(address, "[]", content_type="application/json").status_code == 422
    assert client.post(address, "[" * 100_000, content_type="application/json").status_code == 422
    for untyped in ('{"nickname":"\\ud800"}', '{"how":"\\u0000"}'):
        assert client.post(address, untyped, content_type="application/json").status_code == 422
    assert client.post(address, "{}", content_type="application/json").status_code == (409 if "begin" in address else 404)
    assert client.get(address).status_code == 405


def test_a_colleague_is_told_that_an_adult_came_in_and_the_visitor_is_not(client, at_work):
    somebody = rooms.visitor(begun(client, {**effort(), "voice": "adult"}))
    assert rooms.lines(somebody.conversation, by=somebody) == ()
    (told,) = rooms.lines(somebody.conversation, by=at_work.line)
    assert (told.among_us, told.text) == (True, "Onder ons: kwam binnen bij “Volwassene”. Wij zeggen u.")
    child = rooms.visitor(begun(client, {**effort(), "voice": "child"}))
    assert rooms.lines(child.conversation, by=at_work.line) == ()


def test_whatever_says_je_has_its_u(client, at_work):
    page = client.get("/praten/").text
    plain = re.sub(r'data-(?:u|adult-[a-z]+)="[^"]*"', "", page)
    said = [*re.findall(r'(?:data-)?([a-z-]+)="([^"]*)"', plain), *(("", text) for text in re.findall(r">([^<>]+)<", plain))]
    without = [text for name, text in said if INFORMAL.search(text) and not has_polite(page, name, text)]
    assert without == []


def has_polite(page: str, name: str, text: str) -> bool:
    """Whether the same place says it to an adult: beside it in the element, or as the word of that name."""
    if name:
        return f'data-adult-{name}="' in page
    return re.search(r'data-u="[^"]*"[^<>]*>' + re.escape(text), page) is not None
