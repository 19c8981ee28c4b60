from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.told.people import PASSWORD, colleague, enter

from gehoord.people.accounts import as_themselves
from gehoord.people.letting_in import own_password
from gehoord.people.models import Person
from gehoord.people.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/account/wachtwoord/"
NEW = "vier woorden achter elkaar"


@pytest.fixture
def told(monkeypatch):
    """Who is promised word of it."""
    promised = []
    job = type("Job", (), {"defer": staticmethod(lambda **told: promised.append(told["person"]))})
    monkeypatch.setattr(own_password.jobs, "configure_task", lambda _name: job)
    return promised


def sent(browser, **typed):
    return browser.post(ADDRESS, {"old": PASSWORD, "new": NEW, "again": NEW, **typed})


def has(somebody, password):
    with as_themselves(somebody.person.pk):
        return Person.objects.get(pk=somebody.person.pk).check_password(password)


def test_a_password_is_changed_and_every_other_visit_ends(client, told):
    somebody, elsewhere = colleague(Role.COUNSELLOR), Client()
    enter(elsewhere, somebody)
    enter(client, somebody)
    assert "Wachtwoord veranderen" in client.get("/account/").text
    assert client.get(ADDRESS).status_code == 200
    assert sent(client)["Location"] == "/account/"
    assert has(somebody, NEW)
    assert "Uw wachtwoord is veranderd." in client.get("/account/").text
    assert elsewhere.get("/account/")["Location"].startswith("/inloggen/")
    assert told == [str(somebody.person.pk)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "iets anders dan het is"}, "Dit is niet uw wachtwoord van nu."),
        ({"again": "vier woorden achter elkander"}, "Dit is niet hetzelfde als hierboven."),
        ({"new": PASSWORD, "again": PASSWORD}, "Dit is uw wachtwoord van nu."),
        ({"new": "9x9x", "again": "9x9x"}, "Maak het langer: minstens twaalf tekens."),
        ({"new": "", "again": ""}, "Typ hier uw nieuwe wachtwoord."),
    ],
)
def test_what_does_not_fit_changes_nothing(client, told, typed, said):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, somebody)
    page = sent(client, **typed)
    assert page.status_code == 422
    assert said in page.text, re.findall(r"refused[^<]*<", page.text)
    assert has(somebody, PASSWORD)
    assert told == []


def test_who_is_no_longer_sure_to_be_there_shows_it_first(client, told, settings):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, somebody)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = -1
    assert sent(client)["Location"].startswith("/opnieuw/")
    assert has(somebody, PASSWORD)
