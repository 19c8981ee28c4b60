from __future__ import annotations

import time

import pytest
from django.db import connection
from django.test import Client

from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

WRONG = "dit is het niet"


def sign_in(client, email, password):
    return client.post("/inloggen/", {"login": email, "password": password})


def test_signing_in_leads_to_the_reports(client, account):
    answer = sign_in(client, account.email, account.password)
    assert (answer.status_code, answer["Location"]) == (302, "/begin/")


def test_an_address_may_be_typed_in_capitals(client, account):
    assert sign_in(client, account.email.upper(), account.password).status_code == 302


def test_signing_in_leads_back_to_where_somebody_wanted_to_go(client, account, dutch):
    wanted = f"/rapporten/{dutch.id}/"
    asked = client.get(wanted)
    assert asked["Location"] == f"/inloggen/?next={wanted}"
    page = client.get(asked["Location"])
    assert f'value="{wanted}"' in page.text
    answer = client.post("/inloggen/", {"login": account.email, "password": account.password, "next": wanted})
    assert answer["Location"] == wanted


def test_signing_in_never_leads_to_another_site(client, account):
    answer = client.post("/inloggen/", {"login": account.email, "password": account.password, "next": "https://elders.example/"})
    assert answer["Location"] == "/begin/"


@pytest.mark.parametrize("email", ["gemeente@demo.gehoord.example", "niemand@gemeente.example"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, account, email):
    page = sign_in(client, email, WRONG)
    assert page.status_code == 200
    assert "horen niet bij elkaar" in page.text
    assert WRONG not in page.text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"login": "", "password": "x"}, "Vul uw e-mailadres in."),
        ({"login": "mila", "password": "x"}, "Dit is nog geen e-mailadres."),
        ({"login": "mila@gemeente.example", "password": ""}, "Vul uw wachtwoord in."),
    ],
)
def test_an_empty_or_odd_field_says_what_to_fill_in(client, account, given, told):
    page = client.post("/inloggen/", given)
    assert told in page.text
    assert 'aria-invalid="true"' in page.text


def guess(client, email):
    for _ in range(10):
        sign_in(client, email, WRONG)


def test_after_ten_guesses_a_minute_is_asked_and_no_more(client, account, monkeypatch):
    guess(client, account.email)
    for _ in range(3):
        page = sign_in(client, account.email, account.password)
        assert page.status_code == 200
        assert "Wacht een minuut" in page.text
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert sign_in(client, account.email, account.password).status_code == 302


def test_a_stranger_who_keeps_guessing_does_not_shut_out_who_signed_in_here_before(client, account):
    assert sign_in(client, account.email, account.password).status_code == 302
    client.post("/uitloggen/")
    stranger = Client()
    guess(stranger, account.email)
    assert "Wacht een minuut" in sign_in(stranger, account.email, account.password).text
    assert sign_in(client, account.email, account.password).status_code == 302


def test_a_known_browser_is_braked_too(client, account):
    assert sign_in(client, account.email, account.password).status_code == 302
    client.post("/uitloggen/")
    guess(client, account.email)
    assert "Wacht een minuut" in sign_in(client, account.email, account.password).text


def test_somebody_else_can_still_sign_in_meanwhile(client, account):
    guess(client, "buur@gemeente.example")
    assert sign_in(client, account.email, account.password).status_code == 302


def test_nothing_is_kept_of_who_tried_to_come_in(client, account):
    client.post("/inloggen/", {"login": "verraad@elders.example", "password": WRONG}, headers={"User-Agent": "telltale"})
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select count(*) from {table} as kept where kept::text ~ %s", ["verraad|telltale"])  # noqa: S608 - our own tables
            assert cursor.fetchone() == (0,), table
    assert client.cookies.get("sessionid") is None


def test_a_very_long_address_is_told_so(client, account):
    page = client.post("/inloggen/", {"login": f"{'a' * 300}@gemeente.example", "password": "x"})
    assert page.status_code == 200
    assert "langer dan een e-mailadres kan zijn" in page.text


def test_an_account_that_is_off_stays_outside(client, account):
    with acting(HOUSE):
        Person.objects.update(is_active=False)
    assert sign_in(client, account.email, account.password).status_code == 200
    assert client.get("/rapporten/").status_code == 302


def test_signing_out_ends_the_visit_on_the_server(reader):
    assert reader.get("/rapporten/").status_code == 200
    visit = reader.cookies["sessionid"].value
    assert reader.post("/uitloggen/")["Location"] == "/inloggen/"
    reader.cookies["sessionid"] = visit
    assert reader.get("/rapporten/").status_code == 302


def test_a_link_alone_signs_nobody_out(reader):
    assert reader.get("/uitloggen/").status_code == 405
    assert reader.get("/rapporten/").status_code == 200


@pytest.mark.parametrize("address", ["/account/signup/", "/account/password/reset/", "/accounts/login/", "/admin/", "/signup/"])
def test_there_is_no_other_door(client, db, address):
    assert client.get(address).status_code == 404


def test_a_demo_prints_its_account_and_says_that_everybody_is_invented(client, account):
    page = client.get("/inloggen/")
    assert account.email in page.text
    assert account.password in page.text
    assert "alle mensen hier zijn verzonnen" in page.text


def test_without_a_demo_no_account_is_printed(client, account, settings):
    settings.GEHOORD_DEMO = False
    page = client.get("/inloggen/")
    assert account.email not in page.text
    assert account.password not in page.text


def test_a_demo_leads_back_to_where_somebody_wanted_to_go(client, account):
    page = client.get("/inloggen/?next=/rapporten/")
    assert page.text.count('value="/rapporten/"') == 3
