from __future__ import annotations

import pytest
from django.test import Client

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.web import errors

pytestmark = pytest.mark.django_db
HARSH = ("fout", "ongeldig", "verboden", "error", "invalid", "forbidden")


class TooEarly(Refused):
    sentence = Text("Het is nog geen {hour} uur.", "It is not {hour} o'clock yet.")


def test_an_address_that_does_not_exist_gives_a_page_of_the_house(client):
    page = client.get("/bestaat-niet/")
    assert page.status_code == 404
    assert "Dit is er niet, of het is niet voor u" in page.text


def test_a_refusal_is_told_in_its_own_words(rf):
    page = errors.refused(rf.get("/"), TooEarly(hour=9))
    assert page.status_code == 422
    assert "Het is nog geen 9 uur." in page.text
    assert "<html" in page.text


def test_a_refusal_to_htmx_is_one_line(rf):
    page = errors.refused(rf.get("/", headers={"HX-Request": "true"}), TooEarly(hour=9))
    assert "<html" not in page.text
    assert 'role="alert"' in page.text


def test_only_refusals_are_caught(rf):
    caught = errors.Refusals(lambda _: None)
    assert caught.process_exception(rf.get("/"), TooEarly(hour=9)) is not None
    assert caught.process_exception(rf.get("/"), ValueError("a bug")) is None


def test_when_the_house_fails_it_says_so_without_asking_the_database(client, rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = errors.broken(rf.get("/"))
    assert page.status_code == 500
    assert "Het ligt aan ons" in page.text


def test_a_form_without_its_proof_is_kindly_asked_again(account):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/inloggen/", {"login": account.email, "password": account.password})
    assert page.status_code == 403
    assert "Deze pagina stond te lang open" in page.text


@pytest.mark.parametrize("page", ["not_there", "broken", "too_long_ago", "not_understood"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_is_harsh(rf, page, language, settings):
    settings.LANGUAGE_CODE = language
    text = getattr(errors, page)(rf.get("/")).text.lower()
    assert [word for word in HARSH if word in text] == []


@pytest.mark.parametrize("odd", ["a\x00b", "\x1b[31m", "\x08"])
def test_a_form_with_characters_that_nobody_types_is_turned_away(client, db, odd):
    answer = client.post("/inloggen/", {"login": odd, "password": "x"})
    assert answer.status_code == 400
    assert client.get("/inloggen/", {"next": odd}).status_code == 400
    assert client.post("/inloggen/", {"login": "a\tb\r\nc", "password": "x"}).status_code == 200


def test_an_address_behind_a_button_says_so_when_it_is_opened_again(client):
    answer = client.get("/taal/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "als u op een knop drukt" in answer.text
