"""Who gets a link reads one alert after pressing a button, answers it, and sees nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from tests.outreach.conftest import WORRY
from tests.web.workplace.outreach.conftest import team
from tests.web.workplace.outreach.test_alerts import given, stored

from gehoord.outreach import alerts, answers

__all__ = ["team"]


@pytest.fixture
def alert(team):
    return given(team)


@pytest.fixture
def address(team, alert) -> str:
    return f"/antwoord/{answers.make_link(alert.pk, by=team.counsellor, at=timezone.now()).said}/"


def test_a_program_that_looks_ahead_sees_nothing_and_changes_nothing(client, alert, address):
    page = client.get(address).text
    assert "Open het bericht" in page
    for words in (WORRY.title, "Groene Bank", "acuut", "signaal"):
        assert words not in page
    assert stored(alert).state == "given"


def test_an_addressee_reads_and_answers(client, team, alert, address):
    alerts.note(alert.pk, "Alleen voor ons.", by=team.counsellor, at=timezone.now())
    page = client.post(address, {"do": "open"}).text
    for words in (WORRY.title, WORRY.asked, "Groene Bank", "Wij zijn ermee bezig"):
        assert words in page
    for words in ("Alleen voor ons.", "6 mensen", "Collega"):
        assert words not in page
    page = client.post(address, {"do": "answer", "state": "picked_up", "text": "Wij bespreken het dinsdag."}).text
    assert "Dank u. Uw antwoord is bewaard" in page
    assert "Wij bespreken het dinsdag." in page
    assert stored(alert).state == "picked_up"


def test_what_does_not_fit_keeps_what_was_typed(client, alert, address):
    page = client.post(address, {"do": "answer", "state": "picked_up", "text": "Vraag Sam Verzonnen."}).text
    assert "wat op een naam lijkt" in page
    assert "Vraag Sam Verzonnen." in page
    assert "Schrijf wat u deed" in client.post(address, {"do": "answer", "state": "", "text": ""}).text
    assert stored(alert).state == "given"


@pytest.mark.parametrize("do", ["open", "answer"])
def test_a_link_that_is_over_says_whom_to_ask(client, team, alert, address, do):
    answers.revoke_links(alert.pk, by=team.counsellor, at=timezone.now())
    for asked in (address, "/antwoord/geraden/", f"/antwoord/{'a' * 52}/"):
        answer = client.post(asked, {"do": do, "text": "Tekst."})
        assert answer.status_code == 404
        assert "Vraag een nieuwe aan de vertrouwenspersoon" in answer.text


def test_a_form_without_its_proof_is_not_taken(alert, address):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"do": "open"}).status_code == 403
