from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone
from tests.told.casework import Team, open_offices
from tests.told.people import colleague, enter
from tests.web.workplace.test_clients import read

from gehoord.casework import breaking
from gehoord.casework.models import Access, GlassBroken
from gehoord.casework.registration import Who
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.vault import keys
from gehoord.web.workplace import clients

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(db, tmp_path: Path):
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield open_offices()
        keys.forget_open_keys()


def test_a_counsellor_opens_a_client_in_an_emergency(client, team: Team):
    case = team.client()
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    assert client.get(f"/clienten/{case.pk}/").status_code == 404
    page = client.get("/noodtoegang/").text
    assert "Open voor een half uur" in page
    answer = client.post("/noodtoegang/", {"code": case.called, "because": "danger"})
    assert answer["Location"] == f"/clienten/{case.pk}/"
    assert client.get(answer["Location"]).status_code == 200


def test_who_showed_their_key_long_ago_shows_it_again_first(client, team: Team):
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    visit = client.session
    visit["account_authentication_methods"] = [{**one, "at": one["at"] - 3600} for one in visit["account_authentication_methods"]]
    visit.save()
    answer = client.post("/noodtoegang/", {"code": team.client().called, "because": "danger"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/opnieuw/")
    with acting(HOUSE):
        assert not GlassBroken.objects.exists()


@pytest.mark.parametrize("said", [{"code": "x", "because": "zin"}, {"code": "x", "because": ""}, {}])
def test_without_a_reason_nothing_is_sought(client, team: Team, said):
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    assert client.post("/noodtoegang/", said).status_code == 404


def test_no_reason_is_chosen_beforehand(client, team: Team):
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    page = client.get("/noodtoegang/").text
    assert '<select id="because" name="because" required><option value="">' in page
    assert "selected" not in page.split('id="because"')[1].split("</select>")[0]


def test_whoever_is_sought_in_vain_is_told_kindly(client, team: Team):
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    answer = client.post("/noodtoegang/", {"name": "Sam", "born": "2010", "because": "danger"})
    assert answer.status_code == 422
    assert "Kijk de spelling na" in answer.text


def test_a_client_is_opened_by_name_and_year_and_the_page_says_until_when(client, team: Team):
    case = team.client(who=Who("Sam Verzonnen", "2010-05"))
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    assert "Noodtoegang tot" not in client.get("/clienten/").text
    said = {"name": "sam verzonnen", "born": "2010", "because": "danger"}
    first, again = client.post("/noodtoegang/", said), client.post("/noodtoegang/", said)
    assert first["Location"] == again["Location"] == f"/clienten/{case.pk}/"
    with acting(HOUSE):
        until = timezone.localtime(Access.objects.get(kind="break_glass").until)
    assert f"Noodtoegang tot {until:%H.%M} uur" in client.get(first["Location"]).text
    assert "Sam Verzonnen" in client.get("/clienten/").text


def test_a_coordinator_sees_in_the_bar_that_something_waits(client, team: Team):
    enter(client, colleague(Role.COORDINATOR, office=team.here))
    assert "#noodtoegang" not in client.get("/clienten/").text
    case = team.client()
    breaking.break_glass(
        breaking.Sought(code=case.code), by=team.colleague, at=datetime.now(UTC), because=breaking.BrokenBecause.DANGER
    )
    page = client.get("/clienten/").text
    assert 'href="/clienten/#noodtoegang"' in page
    assert 'id="noodtoegang"' in page
    assert case.called in page


def test_a_role_without_the_right_finds_no_page(client, team: Team):
    enter(client, colleague(Role.ALERTS_OFFICER, office=team.here))
    assert client.get("/noodtoegang/").status_code == 404


def test_owner_and_coordinator_read_it_and_the_coordinator_says_it_was_seen(client, team: Team):
    case = team.client()
    breaking.break_glass(
        breaking.Sought(code=case.code), by=team.colleague, at=datetime.now(UTC), because=breaking.BrokenBecause.DANGER
    )
    assert "er is nu gevaar" in read(clients.clients, team.counsellor)
    assert "Ik heb dit bekeken" not in read(clients.clients, team.counsellor)
    assert "there is danger now" in read(clients.clients, team.coordinator, language="en")
    enter(client, colleague(Role.COORDINATOR, office=team.here))
    assert "Ik heb dit bekeken" in client.get("/clienten/").text
    with acting(HOUSE):
        row = GlassBroken.objects.get()
    assert client.post(f"/noodtoegang/{row.pk}/bekeken/")["Location"] == "/clienten/"
    assert "er is nu gevaar" not in client.get("/clienten/").text
