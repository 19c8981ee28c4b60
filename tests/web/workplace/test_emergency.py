from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import override_settings
from tests.told.casework import Team, open_offices
from tests.told.people import colleague, enter
from tests.web.workplace.test_clients import read

from gehoord.casework import breaking
from gehoord.casework.models import GlassBroken
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.vault import keys
from gehoord.web.workplace import clients

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(db, tmp_path: Path, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
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
    answer = client.post("/noodtoegang/", {"code": case.exchange_id, "because": "danger"})
    assert answer["Location"] == f"/clienten/{case.pk}/"
    assert client.get(answer["Location"]).status_code == 200


def test_who_showed_their_key_long_ago_shows_it_again_first(client, team: Team):
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    visit = client.session
    visit["account_authentication_methods"] = [{**one, "at": one["at"] - 3600} for one in visit["account_authentication_methods"]]
    visit.save()
    answer = client.post("/noodtoegang/", {"code": team.client().exchange_id, "because": "danger"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/opnieuw/")
    with acting(HOUSE):
        assert not GlassBroken.objects.exists()


@pytest.mark.parametrize("said", [{"code": "x", "because": "danger"}, {"code": "x", "because": "zin"}, {}])
def test_what_is_not_there_is_not_found(client, team: Team, said):
    enter(client, colleague(Role.COUNSELLOR, office=team.here))
    assert client.post("/noodtoegang/", said).status_code == 404


def test_a_role_without_the_right_finds_no_page(client, team: Team):
    enter(client, colleague(Role.ALERTS_OFFICER, office=team.here))
    assert client.get("/noodtoegang/").status_code == 404


def test_owner_and_coordinator_read_it_and_the_coordinator_says_it_was_seen(client, team: Team):
    case = team.client()
    breaking.break_glass(case.exchange_id, by=team.colleague, at=datetime.now(UTC), because=breaking.BrokenBecause.DANGER)
    assert "er is nu gevaar" in read(clients.clients, team.counsellor)
    assert "Ik heb dit bekeken" not in read(clients.clients, team.counsellor)
    assert "there is danger now" in read(clients.clients, team.coordinator, language="en")
    enter(client, colleague(Role.COORDINATOR, office=team.here))
    assert "Ik heb dit bekeken" in client.get("/clienten/").text
    with acting(HOUSE):
        row = GlassBroken.objects.get()
    assert client.post(f"/noodtoegang/{row.pk}/bekeken/")["Location"] == "/clienten/"
    assert "er is nu gevaar" not in client.get("/clienten/").text
