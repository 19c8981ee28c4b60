from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.told.passkey import Passkey
from tests.told.people import OFFICE, PASSWORD, SEED, code_of, colleague, enter, forget_codes, sit

from gehoord.people import visits
from gehoord.people.accounts import as_themselves
from gehoord.people.roles import Role
from gehoord.people.second_factor import factors

pytestmark = pytest.mark.django_db


def test_who_comes_near_cases_sets_up_a_key_first_and_does_nothing_else(client):
    enter(client, colleague(Role.COUNSELLOR, with_app=False))
    for address in ("/begin/", "/mensen/", "/rapporten/", "/account/", "/rechten/", "/rol/"):
        assert client.get(address)["Location"] == "/account/sleutel/", address
    assert "Eerst een sleutel" in client.get("/account/sleutel/").text


def test_an_app_is_set_up_with_its_first_code_and_opens_the_rest(client):
    somebody = colleague(Role.COUNSELLOR, with_app=False)
    enter(client, somebody)
    page = client.get("/account/sleutel/app/")
    secret = re.search(r"<code>(\w+)</code>", page.text)[1]
    assert client.post("/account/sleutel/app/", {"code": "000000"}).status_code == 200
    from_app = factors.format_hotp_value(factors.hotp_value(secret, list(factors.yield_hotp_counters_from_time())[1]))
    assert client.post("/account/sleutel/app/", {"code": from_app})["Location"] == "/begin/"
    assert client.get("/account/").status_code == 200
    assert secret not in str(somebody.person.authenticator_set.values_list("data", flat=True))
    assert code_of(somebody.person) == from_app


def test_after_the_password_comes_the_code(client):
    somebody = colleague(Role.COUNSELLOR)
    asked = client.post("/inloggen/", {"login": somebody.person.email, "password": PASSWORD})
    assert asked["Location"] == "/inloggen/sleutel/"
    assert client.get("/account/")["Location"].startswith("/inloggen/")
    assert "Deze code hoort er niet bij" in client.post("/inloggen/sleutel/", {"code": "123"}).text
    assert client.post("/inloggen/sleutel/", {"code": code_of(somebody.person)})["Location"] == "/begin/"
    assert client.get("/account/").status_code == 200


def test_a_code_opens_once(client):
    somebody = colleague(Role.COUNSELLOR)
    code = code_of(somebody.person)
    for browser, right in ((client, True), (Client(), False)):
        browser.post("/inloggen/", {"login": somebody.person.email, "password": PASSWORD})
        assert (browser.post("/inloggen/sleutel/", {"code": code}).status_code == 302) == right
        assert (browser.get("/account/").status_code == 200) == right


def test_who_holds_two_roles_chooses_one_and_may_change(client):
    somebody = colleague(Role.COUNSELLOR)
    sit(somebody.person, Role.COORDINATOR)
    enter(client, somebody)
    assert client.get("/mensen/")["Location"] == "/rol/"
    assert "Vertrouwenspersoon" in client.get("/rol/").text
    before = client.cookies["sessionid"].value
    assert client.post("/rol/", {"post": f"coordinator,{OFFICE}"})["Location"] == "/begin/"
    assert client.cookies["sessionid"].value != before
    assert client.get("/mensen/").status_code == 200
    client.post("/rol/", {"post": f"counsellor,{OFFICE}"})
    assert client.get("/mensen/").status_code == 404


@pytest.mark.parametrize(
    "wanted", ["administrator,", f"counsellor,{'0' * 8}-0000-4000-8000-{'0' * 12}", "nobody,", "counsellor,x", ""]
)
def test_nobody_chooses_a_role_they_do_not_hold(client, wanted):
    enter(client, colleague(Role.COUNSELLOR))
    assert client.post("/rol/", {"post": wanted}).status_code == 404
    assert client.get("/mensen/").status_code == 404


def test_who_holds_no_role_sees_the_own_account_and_no_people(client):
    enter(client, colleague())
    assert client.get("/account/").status_code == 200
    assert client.get("/mensen/").status_code == 404


def test_a_visit_ends_from_another_browser_at_once(client):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, somebody)
    other = enter(Client(), somebody)
    shown = client.get("/account/").text
    assert shown.count("dit bezoek") == 1
    number = re.search(r"/account/bezoeken/(\w{16})/einde/", shown)[1]
    assert client.post(f"/account/bezoeken/{number}/einde/").status_code == 302
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_all_other_visits_end_together(client):
    somebody = colleague(Role.COUNSELLOR)
    others = [enter(Client(), somebody) for _ in range(2)]
    enter(client, somebody)
    client.post("/account/bezoeken/others/einde/")
    assert [other.get("/account/").status_code for other in others] == [302, 302]
    assert len(visits.visits_of(somebody.person.pk, this=None)) == 1


def test_nobody_ends_the_visit_of_somebody_else(client):
    other = enter(Client(), colleague(Role.COUNSELLOR))
    number = visits.number(other.cookies["sessionid"].value)
    enter(client, colleague(Role.COUNSELLOR))
    client.post(f"/account/bezoeken/{number}/einde/")
    assert other.get("/account/").status_code == 200


def test_after_ten_hours_a_visit_is_over_whatever_happens(client):
    enter(client, colleague(Role.COUNSELLOR))
    session = client.session
    session["began_at"] = "2026-01-01T00:00:00+00:00"
    session.save()
    assert client.get("/account/")["Location"].startswith("/inloggen/")


def test_the_last_key_stays(client):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, somebody)
    (key,) = factors.factors_of(somebody.person.pk)
    refused = client.post(f"/account/sleutel/{key.id}/weg/")
    assert refused.status_code == 422
    assert "Voeg eerst een andere toe" in refused.text
    assert client.post("/account/sleutel/999999/weg/").status_code == 404
    assert factors.has_factor(somebody.person.pk)


def test_what_weighs_is_asked_again_after_five_minutes(client):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, somebody)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()
    asked = client.post("/account/sleutel/999999/weg/")
    assert asked["Location"] == "/opnieuw/code/?next=%2Faccount%2Fsleutel%2F999999%2Fweg%2F"
    assert "Bent u het nog?" in client.get(asked["Location"]).text
    assert client.get("/opnieuw/")["Location"].startswith("/opnieuw/code/")
    answer = client.post(asked["Location"], {"code": code_of(somebody.person), "next": "/account/sleutel/999999/weg/"})
    assert answer.status_code == 404


def test_a_demo_shows_the_code_of_an_invented_colleague_and_of_nobody_else(client, account):
    for email, shown in (("vertrouwenspersoon@demo.gehoord.example", True), (colleague(Role.COUNSELLOR).person.email, False)):
        browser = Client()
        browser.post("/inloggen/", {"login": email, "password": account.password if shown else PASSWORD})
        assert ("laat nu" in browser.get("/inloggen/sleutel/").text) == shown


def test_the_page_about_rights_says_them_in_words(client):
    enter(client, colleague(Role.COUNSELLOR))
    page = client.get("/rechten/")
    assert "inzien" in page.text
    assert "in het eigen dossier" in page.text
    assert "Deze rol mag nog niets" in client.get("/rechten/?role=council_member").text
    assert client.get("/rechten/?role=house").status_code == 200


def test_a_seed_is_not_kept_in_plain():
    somebody = colleague(Role.COUNSELLOR)
    assert SEED not in str(list(somebody.person.authenticator_set.values_list("data", flat=True)))
    forget_codes(somebody.person)
    with as_themselves(somebody.person.pk):
        assert factors.use_up(somebody.person.authenticator_set.get(), code_of(somebody.person))


@pytest.mark.parametrize(
    ("role", "page"), [(Role.COUNSELLOR, "/werkplek/"), (Role.COORDINATOR, "/werkplek/"), (Role.ALERTS_OFFICER, "/signalen/")]
)
def test_a_role_starts_on_its_own_page(client, role, page):
    enter(client, colleague(role))
    assert client.get("/begin/")["Location"] == page


ADD, SHOW, AGAIN = "/account/sleutel/toegangssleutel/", "/inloggen/sleutel/", "/opnieuw/toegangssleutel/"
ODD = [
    "1",
    "[]",
    "{}",
    '{"id": 5}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "é"}',
    "geen json",
]
HIDDEN = "data-passkey-told hidden"


@pytest.fixture
def holder(client):
    """Somebody with a passkey alone, who gave their password."""
    client.defaults["SERVER_NAME"] = "localhost"
    somebody, passkey = colleague(Role.COUNSELLOR, with_app=False), Passkey()
    enter(client, somebody)
    made = passkey.made(client.get(ADD).text)
    assert client.post(ADD, {"name": "telefoon", "credential": made})["Location"] == "/begin/"
    client.post("/uitloggen/")
    client.post("/inloggen/", {"login": somebody.person.email, "password": PASSWORD})
    return passkey


def test_a_passkey_opens_once_for_what_it_was_asked(client, holder):
    shown = holder.shown(client.get(SHOW).text)
    assert client.post(SHOW, {"credential": shown})["Location"] == "/begin/"
    assert client.get("/account/").status_code == 200
    again = client.post(AGAIN, {"credential": shown})
    assert again.status_code == 200
    assert HIDDEN not in again.text


@pytest.mark.parametrize(
    "otherwise",
    [{"at": "elders.example"}, {"origin": "https://elders.example"}, {"by_hand": False}],
    ids=lambda one: next(iter(one)),
)
def test_a_passkey_shown_elsewhere_or_by_nobody_opens_nothing(client, holder, otherwise):
    page = client.post(SHOW, {"credential": holder.shown(client.get(SHOW).text, **otherwise)})
    assert HIDDEN not in page.text
    assert client.get("/account/").status_code == 302


def test_the_passkey_of_somebody_else_opens_nothing(client, holder):
    other = Passkey()
    other.id = holder.id
    assert client.post(SHOW, {"credential": other.shown(client.get(SHOW).text)}).status_code == 200
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_answer_of_a_passkey_is_refused_and_breaks_nothing(client, holder, odd):
    def refuses(address):
        page = client.get(address).text
        assert HIDDEN in page
        answer = client.post(address, {"credential": odd, "name": "x"})
        assert answer.status_code == 200
        assert HIDDEN not in answer.text

    refuses(SHOW)
    client.post(SHOW, {"credential": holder.shown(client.get(SHOW).text)})
    refuses(AGAIN)
    refuses(ADD)


@pytest.mark.parametrize("typed", ["[" * 100_000, "1" * 6000, '{"id":' * 900 + "1" + "}" * 900, "geen antwoord", ""])
def test_what_no_passkey_answers_is_refused_and_breaks_nothing(client, typed):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, somebody)
    for address in ("/account/sleutel/toegangssleutel/", "/opnieuw/toegangssleutel/"):
        assert client.post(address, {"credential": typed, "name": "sleutel"}).status_code in (200, 302, 422), address
    assert len(factors.factors_of(somebody.person.pk)) == 1
    client.post("/uitloggen/")
    client.post("/inloggen/", {"login": somebody.person.email, "password": PASSWORD})
    assert client.post("/inloggen/sleutel/", {"credential": typed}).status_code in (200, 422)
    assert client.get("/account/").status_code == 302
