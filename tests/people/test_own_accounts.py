from __future__ import annotations

from urllib.parse import urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from tests.told.issuer import CLIENT, SECRET, Issuer, issuing
from tests.told.people import PASSWORD, colleague

from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting

pytestmark = pytest.mark.django_db
THERE, BACK = "/inloggen/via/issuer/", "/inloggen/via/issuer/terug/"


@pytest.fixture
def somebody():
    return colleague(Role.MUNICIPALITY_CONTACT)


@pytest.fixture
def issuer(somebody, settings):
    with issuing({"sub": "4711", "email": somebody.person.email.upper(), "email_verified": True, "name": "Iemand"}) as opened:
        app = {
            "provider_id": "issuer",
            "name": "Ons kantoor",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": opened.address, "oauth_pkce_enabled": True},
        }
        settings.ISSUERS = [app]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield opened


def come_back(client, asked=""):
    """From our page to theirs and back, as a browser goes."""
    there = client.get(THERE + asked)
    assert there.status_code == 302
    back = requests.get(there["Location"], allow_redirects=False, timeout=30).headers["Location"]
    parts = urlsplit(back)
    assert parts.path == BACK
    return f"{parts.path}?{parts.query}"


def is_in(client):
    return client.get("/account/").status_code == 200


def test_who_their_organisation_knows_is_let_in_and_keeps_the_password(client, issuer, somebody):
    assert "Inloggen via Ons kantoor" in client.get("/inloggen/").text
    assert client.get(come_back(client))["Location"] == "/begin/"
    assert is_in(client)
    assert Person.objects.get(pk=somebody.person.pk).check_password(PASSWORD)


def test_the_second_time_the_number_is_enough_and_nothing_more_is_kept(issuer):
    for email in (issuer.claims["email"], "anders@kantoor.example"):
        issuer.claims["email"] = email
        browser = Client()
        browser.get(come_back(browser))
        assert is_in(browser)
    assert SocialAccount.objects.values_list("uid", "extra_data").get() == ("4711", {})


@pytest.mark.parametrize(
    "claims", [{"email_verified": False}, {"email_verified": "true"}, {"email": "niemand@kantoor.example"}, {"email": None}]
)
def test_who_has_no_confirmed_account_here_stays_outside(client, issuer, claims):
    issuer.claims.update(claims)
    answer = client.get(come_back(client))
    assert answer.status_code == 422
    assert "nog geen account" in answer.text
    assert not is_in(client)
    assert Person.objects.count() == 1


def test_an_account_that_is_off_stays_outside(client, issuer):
    with acting(HOUSE):
        Person.objects.update(is_active=False)
    client.get(come_back(client))
    assert not is_in(client)


def test_who_comes_near_cases_still_shows_a_second_key(client, issuer):
    issuer.claims["email"] = colleague(Role.COUNSELLOR).person.email
    assert client.get(come_back(client))["Location"] == "/inloggen/sleutel/"
    assert not is_in(client)


def test_an_answer_to_somebody_else_lets_nobody_in(client, issuer):
    back = come_back(Client())
    assert client.get(back).status_code == 422
    assert not is_in(client)


@pytest.mark.parametrize(
    "said", [{"sub": "666"}, {"iss": "https://elders.example"}, {"aud": "elders"}, {"exp": 1}, {"nonce": "elders"}, None]
)
def test_what_is_not_signed_for_us_about_this_person_lets_nobody_in(client, issuer, monkeypatch, said):
    told = Issuer.token

    def otherwise(self, asked):
        answer = told(self, asked)
        claims = jwt.decode(answer.pop("id_token"), options={"verify_signature": False})
        return answer if said is None else answer | {"id_token": jwt.encode(claims | said, self.key, algorithm="RS256")}

    monkeypatch.setattr(Issuer, "token", otherwise)
    assert client.get(come_back(client)).status_code == 422
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("asked", ["?process=connect", "?process=redirect&next=//elders.example", "?next=https://elders.example"])
def test_a_link_cannot_say_how_somebody_comes_in(client, issuer, asked):
    assert client.get(come_back(client, asked))["Location"] == "/begin/"
    assert is_in(client)


def test_somebody_comes_back_to_where_they_wanted_to_go(client, issuer):
    assert client.get(come_back(client, "?next=/account/"))["Location"] == "/account/"


@pytest.mark.parametrize("told", [{"email": "x@y.example"}, ["niets"], "niets", 7])
def test_an_issuer_that_tells_no_number_lets_nobody_in(client, issuer, told):
    issuer.tells = told
    answer = client.get(come_back(client))
    assert answer.status_code == 422
    assert "log in met uw wachtwoord" in answer.text
    assert not is_in(client)


def test_a_code_is_used_once(client, issuer):
    back = come_back(client)
    client.get(back)
    again = Client()
    again.cookies = client.cookies
    client.post("/uitloggen/")
    assert again.get(back).status_code == 422
    assert not is_in(again)


def test_an_issuer_that_is_silent_is_said(client, issuer, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = client.get(THERE)
    assert answer.status_code == 422
    assert "log in met uw wachtwoord" in answer.text


def test_without_an_issuer_there_is_no_such_door(client):
    assert client.get(THERE).status_code == 404
    assert "Inloggen via" not in client.get("/inloggen/").text
