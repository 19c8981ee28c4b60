from __future__ import annotations

import pytest

from gehoord.people.models import Person

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


def test_after_five_guesses_a_wait_is_asked(client, account):
    for _ in range(5):
        sign_in(client, account.email, WRONG)
    page = sign_in(client, account.email, account.password)
    assert page.status_code == 200
    assert "Wacht vijf minuten" in page.text


def test_after_ten_guesses_the_account_rests_whatever_is_typed(client, account, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(10):
        page = sign_in(client, account.email, WRONG)
    assert page.status_code == 429
    assert "Wacht tien minuten" in page.text
    assert sign_in(client, account.email, account.password).status_code == 429


def test_somebody_else_can_still_sign_in_meanwhile(client, account, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(10):
        sign_in(client, "buur@gemeente.example", WRONG)
    assert sign_in(client, account.email, account.password).status_code == 302


def test_an_account_that_is_off_stays_outside(client, account):
    Person.objects.update(is_active=False)
    assert sign_in(client, account.email, account.password).status_code == 200
    assert client.get("/rapporten/").status_code == 302


def test_signing_out_ends_the_visit_on_the_server(reader):
    assert reader.get("/rapporten/").status_code == 200
    visit = reader.cookies["sessionid"].value
    assert reader.post("/uitloggen/")["Location"] == "/"
    reader.cookies["sessionid"] = visit
    assert reader.get("/rapporten/").status_code == 302


def test_a_link_alone_signs_nobody_out(reader):
    assert reader.get("/uitloggen/").status_code == 405
    assert reader.get("/rapporten/").status_code == 200


@pytest.mark.parametrize("address", ["/account/signup/", "/account/password/reset/", "/accounts/login/", "/admin/", "/signup/"])
def test_there_is_no_other_door(client, db, address):
    assert client.get(address).status_code == 404
