"""Somebody writes to us: with a script or without, and nothing of it stays on the device."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.told.intake import Front, open_desk

from gehoord.chat.codes import proving
from gehoord.chat.codes.proving import read_sum
from gehoord.chat.codes.spelling import word_list
from gehoord.chat.models import Conversation
from gehoord.directory.models import Reachable
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel

TEXT = "Mijn telefoon moet om acht uur in het kluisje."


@pytest.fixture(autouse=True)
def front(db, monkeypatch) -> Front:
    cache.clear()
    monkeypatch.setattr(proving, "BITS", 4)
    return open_desk()


def filled(page: str) -> dict[str, str]:
    """What a form carries along, with its sum made as a browser does."""
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    found = read_sum(carried["sum"], at=timezone.now())
    return {**carried, "solution": next(str(number) for number in count() if found.is_solved_by(str(number)))}


def words_on(page: str) -> list[str]:
    return [word for word in re.findall(r"<li>(\w+)</li>", page) if word in word_list()]


def stored() -> tuple[int, int]:
    with acting(HOUSE):
        return Conversation.objects.count(), DeskItem.objects.count()


def test_a_form_becomes_a_conversation_and_a_code(client):
    form = filled(client.get("/schrijven/").text)
    page = client.post("/schrijven/", {**form, "text": TEXT, "by": "code"})
    assert "Wij hebben je bericht" in page.text
    assert len(words_on(page.text)) == 6
    assert stored() == (1, 1)


def test_sent_twice_the_same_page_comes_back(client):
    form = {**filled(client.get("/schrijven/").text), "text": TEXT, "by": "code"}
    first, second = client.post("/schrijven/", form), client.post("/schrijven/", form)
    assert words_on(first.text) == words_on(second.text)
    assert stored() == (1, 1)


def test_the_code_is_shown_for_a_few_minutes_only(client):
    form = {**filled(client.get("/schrijven/").text), "text": TEXT, "by": "code"}
    client.post("/schrijven/", form)
    with acting(HOUSE):
        Conversation.objects.update(opened_at=timezone.now() - timedelta(minutes=11))
    again = client.post("/schrijven/", form)
    assert words_on(again.text) == []
    assert "maar één keer zien" in again.text


def test_what_was_typed_comes_back_with_a_refusal(client):
    form = filled(client.get("/schrijven/").text)
    typed = {
        "text": TEXT,
        "nickname": "Noor",
        "by": "mail",
        "reach": "geen adres",
        "when": "evening",
        "place": "Haarlem",
        "on_behalf": "yes",
    }
    page = client.post("/schrijven/", {**form, **typed})
    assert page.status_code == 422
    for said in (TEXT, 'value="Noor"', 'value="geen adres"', 'value="Haarlem"', "Vul een mailadres in"):
        assert said in page.text
    assert re.search(r'value="evening" checked', page.text)
    assert stored() == (0, 0)
    assert (
        "Wij hebben je bericht" in client.post("/schrijven/", {**filled(page.text), **typed, "reach": "noor@post.example"}).text
    )
    with acting(HOUSE):
        item = DeskItem.objects.get()
    assert (item.on_behalf, item.municipality, item.reach_by) == (True, "GM0392", [Channel.EMAIL.value])


def test_an_empty_message_is_pointed_out_at_its_field(client):
    page = client.post("/schrijven/", {**filled(client.get("/schrijven/").text), "text": " ", "by": "code"})
    assert 'id="text-refused"' in page.text


def test_without_a_script_somebody_comes_in_unhurried(client, monkeypatch):
    monkeypatch.setattr(proving, "BITS", 60)
    form = {
        **dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', client.get("/schrijven/").text)),
        "text": TEXT,
    }
    hurried = client.post("/schrijven/", form)
    assert "Wacht een paar tellen" in hurried.text
    assert TEXT in hurried.text
    monkeypatch.setattr(proving, "UNHURRIED", timedelta(0))
    assert "Wij hebben je bericht" in client.post("/schrijven/", form).text


def test_a_page_that_was_open_too_long_gives_back_what_was_typed_with_a_new_sum(client, settings):
    form = filled(client.get("/schrijven/").text)
    settings.SECRET_KEY = "another installation"
    page = client.post("/schrijven/", {**form, "text": TEXT})
    assert "stond lang open" in page.text
    assert TEXT in page.text
    assert "Wij hebben je bericht" in client.post("/schrijven/", {**filled(page.text), "text": TEXT}).text


def test_the_other_language_keeps_what_was_typed(client):
    form = filled(client.get("/schrijven/").text)
    page = client.post("/schrijven/", {**form, "text": TEXT, "speak": "en"})
    assert "What do you want to tell us?" in page.text
    assert TEXT in page.text
    sent = client.post("/schrijven/", {**filled(page.text), "text": TEXT})
    assert "We have your message" in sent.text
    with acting(HOUSE):
        assert Conversation.objects.get().language == "en"


def test_nothing_stays_on_the_device(client):
    asked = [client.get("/schrijven/")]
    asked += [client.post("/schrijven/", {**filled(asked[0].text), "text": text}) for text in ("", TEXT)]
    for answer in asked:
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert "<title>Welkom</title>" in answer.text
        assert "csrf" not in answer.text


def test_a_form_from_another_site_is_not_taken(client):
    form = {**filled(client.get("/schrijven/").text), "text": TEXT}
    assert client.post("/schrijven/", form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 404
    assert stored() == (0, 0)


@pytest.mark.parametrize("odd", [{}, {"sum": "x", "kept": "y"}, {"sum": "." * 500, "kept": "=" * 500}, {"tongue": "xx"}])
def test_whatever_is_sent_gets_a_page(client, odd):
    assert client.post("/schrijven/", odd).status_code == (422 if "sum" in odd else 200)
    assert client.post("/schrijven/", {**filled(client.get("/schrijven/").text), "text": "hallo", **odd}).status_code in (
        200,
        422,
    )


def test_who_comes_from_the_start_page_by_a_button_meets_an_empty_form_and_no_refusal(client):
    for told in ({"tongue": "en"}, {"voice": "adult", "tongue": "nl"}):
        page = client.post("/schrijven/", told)
        assert page.status_code == 200
        assert 'role="alert"' not in page.text


def test_an_adult_is_spoken_to_as_one_from_the_form_to_its_code(client):
    form = client.post("/schrijven/", {"voice": "adult", "tongue": "nl"}).text
    refused = client.post("/schrijven/", {**filled(form), "text": " "}).text
    sent = client.post("/schrijven/", {**filled(refused), "text": TEXT}).text
    asks, thanks = "Wat wilt u ons vertellen?", "Wij hebben uw bericht."
    for page, said in ((form, asks), (refused, asks), (sent, thanks)):
        assert said in page
        assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", re.sub(r"<[^>]+>", " ", page))


def test_what_to_do_in_danger_and_the_number_stand_under_the_form(client, front):
    page = client.get("/schrijven/").text
    assert 'href="tel:112"' in page
    assert "Bel je liever?" not in page
    with acting(HOUSE):
        for office in (front.team.here, front.team.there):
            Reachable.objects.create(office_id=office, phone="088 000 00 00", shows="office")
    assert 'href="tel:0880000000"' in client.get("/schrijven/").text
