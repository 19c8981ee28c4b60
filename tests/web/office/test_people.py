from __future__ import annotations

import pytest
from django.test import Client
from tests.told.people import ELSEWHERE, OFFICE, code_of, colleague, enter, forget_codes, seat_of

from gehoord.people.demo_account import INVENTED
from gehoord.people.roles import SEATED, Role
from gehoord.people.seats import PLACED
from gehoord.people.second_factor.factors import has_factor

pytestmark = pytest.mark.django_db
SWEPT = {Role.coded(code) for code, _name in INVENTED.values()}


def test_a_coordinator_sees_the_own_office_and_an_administrator_everybody(client):
    here, there = (
        colleague(Role.COUNSELLOR, name="Hier Bedacht"),
        colleague(Role.COUNSELLOR, office=ELSEWHERE, name="Daar Bedacht"),
    )
    enter(client, colleague(Role.COORDINATOR))
    assert "Hier Bedacht" in client.get("/mensen/").text
    assert "Daar Bedacht" not in client.get("/mensen/").text
    assert client.get(f"/mensen/{here.person.pk}/").status_code == 200
    assert client.get(f"/mensen/{there.person.pk}/").status_code == 404
    administrator = enter(Client(), colleague(Role.ADMINISTRATOR))
    assert "Daar Bedacht" in administrator.get("/mensen/").text


def test_giving_and_taking_a_role_ends_the_visits_of_who_it_is_about(client):
    somebody = colleague(Role.COUNSELLOR)
    theirs = enter(Client(), somebody)
    enter(client, colleague(Role.COORDINATOR))
    given = client.post(f"/mensen/{somebody.person.pk}/rol/", {"role": "alerts_officer", "office": str(OFFICE)})
    assert given["Location"] == f"/mensen/{somebody.person.pk}/"
    assert theirs.get("/account/").status_code == 302
    assert "Medewerker signalen" in client.get(f"/mensen/{somebody.person.pk}/").text


def test_a_role_is_taken_back(client):
    somebody = colleague(Role.COUNSELLOR)
    enter(client, colleague(Role.COORDINATOR))
    seat = seat_of(somebody.person)
    assert client.post(f"/rollen/{seat.pk}/einde/").status_code == 302
    assert client.post(f"/rollen/{seat.pk}/einde/").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        {"role": "administrator", "office": str(OFFICE)},
        {"role": "coordinator", "office": str(OFFICE)},
        {"role": "counsellor", "office": str(ELSEWHERE)},
        {"role": "house", "office": str(OFFICE)},
        {"role": "nobody"},
        {"role": "counsellor", "office": "x"},
    ],
)
def test_a_coordinator_gives_only_the_work_of_the_own_office(client, asked):
    somebody = colleague(Role.ALERTS_OFFICER)
    enter(client, colleague(Role.COORDINATOR))
    assert client.post(f"/mensen/{somebody.person.pk}/rol/", asked).status_code == 404


def test_a_place_is_asked_for_where_a_role_needs_one(client):
    somebody = colleague()
    enter(client, colleague(Role.ADMINISTRATOR))
    for place in ("", "GM9999", "Zuid Kennemerland", "Nergenshuizen"):
        refused = client.post(f"/mensen/{somebody.person.pk}/rol/", {"role": "municipality_contact", "place": place})
        assert refused.status_code == 422, place
        assert ("Wij kennen hier geen" if place else "hoort bij een gemeente") in refused.text
    client.post(f"/mensen/{somebody.person.pk}/rol/", {"role": "municipality_contact", "place": "haarlem"})
    assert "Haarlem. " in client.get(f"/mensen/{somebody.person.pk}/").text
    assert "contactpersoon van de gemeente: Haarlem" in client.get("/mensen/").text
    again = client.post(f"/mensen/{somebody.person.pk}/rol/", {"role": "municipality_contact", "place": "GM0392"})
    assert "heeft deze rol hier al" in again.text


def test_nobody_changes_their_own_roles(client):
    me = colleague(Role.ADMINISTRATOR)
    enter(client, me)
    refused = client.post(f"/mensen/{me.person.pk}/rol/", {"role": "coordinator", "office": str(OFFICE)})
    assert "Uw eigen rollen verandert u niet zelf" in refused.text
    assert client.post(f"/rollen/{seat_of(me.person).pk}/einde/").status_code == 422


def test_a_role_is_given_only_by_who_showed_lately_that_it_is_them(client):
    somebody, me = colleague(Role.ALERTS_OFFICER), colleague(Role.COORDINATOR)
    enter(client, me)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()
    address = f"/mensen/{somebody.person.pk}/rol/"
    asked = client.post(address, {"role": "counsellor", "office": str(OFFICE)})
    assert asked["Location"].startswith("/opnieuw/code/")
    assert seat_of(somebody.person).role == "alerts_officer"
    done = client.post(asked["Location"], {"code": code_of(me.person), "next": address})
    assert done["Location"] == f"/mensen/{somebody.person.pk}/"


def test_two_people_let_somebody_in_again(client):
    somebody = colleague(Role.COUNSELLOR)
    coordinator, administrator = colleague(Role.COORDINATOR), colleague(Role.ADMINISTRATOR)
    enter(client, coordinator)
    assert client.post(f"/mensen/{somebody.person.pk}/herstel/").status_code == 302
    assert has_factor(somebody.person.pk)
    assert "Nu nog een beheerder" in client.get(f"/mensen/{somebody.person.pk}/").text
    assert client.post(f"/mensen/{somebody.person.pk}/herstel/").status_code == 422
    other = enter(Client(), administrator)
    answer = other.post(f"/mensen/{somebody.person.pk}/herstel/")
    assert not has_factor(somebody.person.pk)
    shown = answer.context["drawn"]
    assert shown in answer.text
    somebody.person.refresh_from_db()
    assert somebody.person.check_password(shown)
    assert shown not in other.get(f"/mensen/{somebody.person.pk}/").text, "it is shown once"


@pytest.mark.parametrize("role", [role for role in SEATED if role not in SWEPT])
def test_no_address_breaks_for_a_role_that_no_demo_has(client, role, dutch):
    """What is there, what is not, never a fault of ours; other roles are asked all of this, and more, in web/test_sweep.py."""
    from_sweep = [
        "/",
        "/begin/",
        "/rol/",
        "/account/",
        "/account/sleutel/",
        "/account/sleutel/app/",
        "/account/sleutel/toegangssleutel/",
        "/opnieuw/",
        "/opnieuw/code/",
        "/opnieuw/toegangssleutel/",
        "/mensen/",
        f"/mensen/{dutch.id}/",
        "/clienten/",
        f"/clienten/{dutch.id}/",
        "/rechten/",
        "/rapporten/",
        f"/rapporten/{dutch.id}/",
        "/inloggen/",
        "/inloggen/sleutel/",
        "/healthz",
    ]
    me = colleague(role, with_app=True)
    enter(client, me)
    found = {address: client.get(address).status_code for address in from_sweep}
    assert all(status in (200, 302, 404) for status in found.values()), found
    assert found["/mensen/"] == (200 if role in (Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR) else 404)
    assert found[f"/rapporten/{dutch.id}/"] == (200 if role in (*PLACED, Role.COORDINATOR, Role.REPORT_AUTHOR) else 404)
    posted = {address: client.post(address).status_code for address in (f"/mensen/{dutch.id}/rol/", f"/rollen/{dutch.id}/einde/")}
    assert set(posted.values()) <= {302, 404}, posted
    forget_codes(me.person)


def test_a_colleague_is_reported_away_from_their_page(client):
    somebody = colleague(Role.COUNSELLOR, name="Hier Bedacht")
    enter(client, colleague(Role.COORDINATOR))
    assert f"/kantoor/afwezig/?wie={somebody.person.pk}" in client.get(f"/mensen/{somebody.person.pk}/").text
    auditor = enter(Client(), colleague(Role.AUDITOR))
    assert "/kantoor/afwezig/" not in auditor.get(f"/mensen/{somebody.person.pk}/").text
