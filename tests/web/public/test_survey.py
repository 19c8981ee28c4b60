"""A mark is given on a phone, and nothing of it stays there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.survey.test_invitations import counsellor

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import AgeGroup
from gehoord.survey.invitations import invite
from gehoord.survey.models import Invitation, Mark, Remark

__all__ = ["counsellor"]


@pytest.fixture
def code(counsellor) -> str:
    return invite(AgeGroup.YOUNG_PERSON, by=counsellor, on=timezone.localdate()).code


def count(kind) -> int:
    with acting(HOUSE):
        return kind.objects.count()


def test_a_code_opens_one_question_and_a_mark_ends_it(client, code):
    assert "Vul de code in" in client.get("/mening/").text
    page = client.post("/mening/", {"code": code}).text
    assert "Welk cijfer geef je ons?" in page
    answer = client.post("/mening/", {"code": code, "answer": "yes", "grade": "9", "remark": "Fijn dat je er was."})
    assert "Dankjewel!" in answer.text
    assert (count(Mark), count(Remark), count(Invitation)) == (1, 1, 0)
    again = client.post("/mening/", {"code": code, "answer": "yes", "grade": "1"})
    assert again.status_code == 404
    assert count(Mark) == 1


def test_an_adult_is_spoken_to_as_one(client, counsellor):
    said = invite(AgeGroup.ADULT, by=counsellor, on=timezone.localdate()).token.said
    page = client.get(f"/mening/{said}/").text
    assert "Welk cijfer geeft u ons?" in page
    assert " je " not in page
    assert "Dank u wel." in client.post("/mening/", {"code": said, "answer": "yes", "grade": "7"}).text


def test_nothing_stays_on_the_device(client, code):
    """No cookie, nothing kept, one title, and the address with the code is taken out of the history."""
    said = code.replace("-", "")
    asked = [
        client.get("/mening/"),
        client.get(f"/mening/{said}/"),
        client.post("/mening/", {"code": code, "tongue": "en"}),
        client.post("/mening/", {"code": code, "answer": "yes", "grade": ""}),
        client.post("/mening/", {"code": code, "answer": "yes", "grade": "8"}),
    ]
    for answer in asked:
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert "<title>Welkom</title>" in answer.text or "<title>Welcome</title>" in answer.text
        assert 'data-address="/mening/"' in answer.text
        assert answer.text.index('class="exit"') < answer.text.index('class="skip"')
        assert "csrf" not in answer.text
    assert not client.cookies


def test_the_language_travels_with_the_form(client, code):
    page = client.post("/mening/", {"code": code, "tongue": "en"}).text
    assert "Which mark do you give us?" in page
    assert 'lang="en"' in page
    assert "Thank you!" in client.post("/mening/", {"code": code, "answer": "yes", "grade": "8", "tongue": "en"}).text


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"grade": ""}, "Kies een cijfer van 1 tot en met 10."),
        ({"grade": "11"}, "Kies een cijfer van 1 tot en met 10."),
        ({"grade": "8", "remark": "111222333"}, "burgerservicenummer"),
        ({"grade": "8", "remark": "a" * 401}, "korter dan 400"),
    ],
)
def test_what_does_not_fit_keeps_what_was_typed(client, code, told, words):
    page = client.post("/mening/", {"code": code, "answer": "yes", **told}).text
    assert words in page
    assert told.get("remark", "") in page
    assert (count(Mark), count(Invitation)) == (0, 1)


@pytest.mark.parametrize("typed", ["", "abc", "aaaa-aaaa-aaaa", "<script>", "a" * 5000])
def test_a_code_that_is_none_is_answered_kindly(client, db, typed):
    answer = client.post("/mening/", {"code": typed})
    assert answer.status_code == (404 if typed else 200)
    assert "Vul de code in" in answer.text


def test_guessing_says_to_wait(client, code):
    guess = code[:4] + code[5] + "aaaaaaa"
    answers = [client.post("/mening/", {"code": guess}).text for _ in range(6)]
    assert "Wacht een minuut" in answers[-1]


def test_a_code_of_long_ago_is_over(client, counsellor):
    said = invite(AgeGroup.ADULT, by=counsellor, on=timezone.localdate() - timedelta(days=80)).token.said
    assert client.get(f"/mening/{said}/").status_code == 404


@pytest.mark.parametrize("grade", ["", "0", "11", "7.5", "zeven", "9" * 5000])
def test_what_is_no_mark_asks_again(client, code, grade):
    answer = client.post("/mening/", {"code": code, "answer": "yes", "grade": grade})
    assert "Kies een cijfer van 1 tot en met 10." in answer.text
    assert count(Mark) == 0
