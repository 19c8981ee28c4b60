"""Somebody comes back with a code: reads, adds, asks for a call, takes it back, erases it."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.told.intake import Front, open_desk
from tests.web.public.test_writing import filled

from gehoord.chat.codes import proving
from gehoord.chat.codes.spelling import Code, draw
from gehoord.chat.models import ComingBack, OpenPage
from gehoord.intake import desk
from gehoord.intake.inbound.answering import answer
from gehoord.intake.inbound.reaching import Asked
from gehoord.intake.inbound.writing import Received, Written, write
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

TEXT = "Mag mijn telefoon zomaar worden afgepakt?"


@pytest.fixture(autouse=True)
def front(db, monkeypatch) -> Front:
    cache.clear()
    monkeypatch.setattr(proving, "BITS", 4)
    return open_desk()


@pytest.fixture
def code() -> Code:
    return draw()


@pytest.fixture
def letter(code) -> Received:
    return write(Written(TEXT, Asked()), code, key=uuid4().hex, at=timezone.now())


@pytest.fixture
def inside(client, letter, code) -> dict[str, str]:
    page = client.post("/terug/", {**filled(client.get("/terug/").text), "code": " ".join(code.words)})
    return carried(page.text)


def carried(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(visit|key|tongue)" value="([^"]*)">', page))


def test_a_code_in_either_spelling_opens_the_talk(client, letter, code):
    for typed in (" ".join(code.words).title(), "".join(code.digits)):
        page = client.post("/terug/", {**filled(client.get("/terug/").text), "code": typed})
        assert TEXT in page.text
        assert "Er is nog geen antwoord" in page.text
        assert "Nog niemand van ons heeft dit gelezen" in page.text


def test_wrong_and_absent_look_the_same(client, letter, code):
    def said(typed: str) -> tuple[int, str]:
        page = client.post("/terug/", {**filled(client.get("/terug/").text), "code": typed})
        alert = re.search(r'role="alert">([^<]*)', page.text)
        return page.status_code, alert.group(1) if alert else ""

    other = draw()
    with acting(HOUSE):
        ComingBack.objects.update(handle=1)
    assert said(" ".join(code.words)) == said(" ".join(other.words))
    assert said(" ".join(other.words))[0] == 404


@pytest.mark.parametrize("typed", ["4yzf-abcd-efgh", "4YZFabcdefgh", "abcd-efgh-jkmn"])
def test_a_code_for_the_questions_leads_to_its_own_page_and_is_not_looked_up(client, django_assert_max_num_queries, typed):
    with django_assert_max_num_queries(0):
        page = client.post("/terug/", {**filled(client.get("/terug/").text), "code": typed})
    assert 'href="/mening/"' in page.text
    assert "staat niet in onze lijst" not in page.text


def test_a_slip_is_pointed_out_and_what_was_typed_stays(client, letter, code):
    typed = " ".join([*code.words[:5], f"{code.words[5]}q"])
    page = client.post("/terug/", {**filled(client.get("/terug/").text), "code": typed})
    assert page.status_code == 422
    assert f"Is het “{code.words[5]}”?" in page.text
    assert typed in page.text


def test_an_answer_is_read_and_something_is_added(client, front, letter, inside):
    desk.take(letter.item, by=front.line, at=timezone.now())
    answer(letter.item, "Nee, dat mag niet zomaar.", by=front.line, key=uuid4().hex, at=timezone.now())
    page = client.post("/terug/", {**inside, "do": "read"})
    assert "Nee, dat mag niet zomaar." in page.text
    page = client.post("/terug/", {**inside, "do": "add", "text": "Dankjewel!"})
    assert "Verstuurd." in page.text
    assert page.text.count("Dankjewel!") == 1
    assert client.post("/terug/", {**inside, "do": "add", "text": "Dankjewel!"}).text.count("Dankjewel!") == 1


def test_a_call_is_asked_for_and_a_slip_keeps_what_was_typed(client, inside):
    page = client.post("/terug/", {**inside, "do": "call", "number": "12", "when": "evening"})
    assert page.status_code == 422
    assert 'value="12"' in page.text
    page = client.post("/terug/", {**inside, "do": "call", "number": "06 12345678", "when": "evening"})
    assert "Bel mij op 06 12345678" in page.text


def test_a_message_with_the_code_in_it_comes_back_with_a_kind_sentence(client, inside, code):
    said = f"Ik ben {' '.join(code.words)}"
    page = client.post("/terug/", {**inside, "do": "add", "text": said})
    assert "voor niemand anders" in page.text
    assert said in page.text


def test_taking_it_back_is_said_and_seen(client, inside):
    page = client.post("/terug/", {**inside, "do": "withdraw"})
    assert "De vraag is teruggenomen." in page.text
    assert "Neem mijn vraag terug" not in page.text


def test_erasing_is_asked_twice_and_done_at_once(client, letter, inside, code):
    sure = client.post("/terug/", {**inside, "do": "erase"})
    assert "Alles wissen?" in sure.text
    assert "Alles is weg." in client.post("/terug/", {**carried(sure.text), "do": "sure"}).text
    page = client.post("/terug/", {**filled(client.get("/terug/").text), "code": " ".join(code.words)})
    assert page.status_code == 404


def test_a_visit_that_is_over_asks_for_the_code_and_keeps_what_was_typed(client, letter, inside, code):
    with acting(HOUSE):
        OpenPage.objects.all().delete()
    door = client.post("/terug/", {**inside, "do": "add", "text": "Nog iets."})
    assert door.status_code == 404
    page = client.post("/terug/", {**filled(door.text), "code": " ".join(code.words)})
    assert ">Nog iets.</textarea>" in page.text


def test_closing_ends_the_visit(client, inside):
    assert "Dit gesprek is dicht." in client.post("/terug/", {**inside, "do": "close"}).text
    assert client.post("/terug/", {**inside, "do": "read"}).status_code == 404


def test_the_page_speaks_english_and_keeps_what_was_typed(client, inside):
    page = client.post("/terug/", {**inside, "speak": "en", "text": "Half a sentence"})
    assert "Your talk with us" in page.text
    assert ">Half a sentence</textarea>" in page.text
    assert "Read our answer" in client.post("/terug/", {"speak": "en"}).text


def test_nothing_stays_on_the_device(client, letter, code, inside):
    for answer_ in (client.get("/terug/"), client.post("/terug/", {**inside, "do": "read"})):
        assert not answer_.cookies
        assert "no-store" in answer_["Cache-Control"]
        assert "<title>Welkom</title>" in answer_.text
        assert inside["visit"] not in answer_.headers.get("Location", "")


@pytest.mark.parametrize(
    "odd", [{}, {"visit": "x"}, {"visit": "", "do": "sure"}, {"code": "a" * 9000}, {"sum": "1.2.3", "code": "x"}]
)
def test_whatever_is_sent_gets_a_page(client, odd):
    assert client.post("/terug/", odd).status_code in ((404, 422) if {"visit", "sum"} & set(odd) else (200,))


def test_a_form_that_a_browser_sends_again_on_going_back_shows_nobody_the_code(client, letter, code):
    typed = {**filled(client.get("/terug/").text), "code": " ".join(code.words), "text": "nog iets"}
    assert TEXT in client.post("/terug/", typed).text
    again = client.post("/terug/", typed).text
    assert code.words[0] not in again
    assert "nog iets" not in again
    assert TEXT not in again


def test_an_adult_is_spoken_to_as_one_all_the_way(client, letter, code):
    door = client.post("/terug/", {"voice": "adult", "tongue": "nl"}).text
    thread = client.post("/terug/", {**filled(door), "code": " ".join(code.words)}).text
    inside = {**carried(thread), "voice": "adult"}
    sure, added = (client.post("/terug/", {**inside, "do": do, "text": "Nog iets."}).text for do in ("erase", "add"))
    gone = client.post("/terug/", {**inside, "do": "close"}).text
    for page in (door, thread, sure, added, gone):
        assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", re.sub(r"<[^>]+>", " ", page))
    assert 'name="voice" value="adult"' in thread
