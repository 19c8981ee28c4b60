from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.told.people import colleague, enter

from gehoord.people.letting_in import inviting
from gehoord.people.roles import Role

STRONG = "lampen fietsen soep torens"
pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    coordinator = colleague(Role.COORDINATOR).actor

    def asked(email="nieuw@gemeente.example"):
        told = {"email": email, "name": "Nina Nieuw", "role": Role.MUNICIPALITY_CONTACT, "place": "GM0392"}
        return f"/welkom/{inviting.invite(**told, by=coordinator, at=datetime.now(UTC)).said}/"

    return asked


def test_the_page_asks_for_a_password_twice_and_says_nothing_of_what_waits(ask, client):
    address = ask()
    page = client.get(address)
    assert page.status_code == 200
    assert "GM0392" not in page.text
    assert "Nina" not in page.text
    for password, again in ((STRONG, "iets anders"), ("kort", "kort"), ("", "")):
        assert client.post(address, {"password": password, "again": again}).status_code == 422
    assert client.post(address, {"password": STRONG, "again": STRONG})["Location"] == "/inloggen/"
    assert client.get(address).status_code == 404


def test_who_is_signed_in_takes_it_with_their_account(ask, client):
    known = colleague(Role.REGION_CONTACT, with_app=True)
    signed_in = enter(client, known)
    other = ask()
    assert "Nina" not in signed_in.get(other).text
    assert signed_in.post(other).status_code == 404
    assert signed_in.post(ask(known.person.email))["Location"] == "/rol/"
