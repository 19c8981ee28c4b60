from __future__ import annotations

import pytest
from django.test import Client
from tests.told.people import colleague, enter
from tests.web.office.conftest import Shown

from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.vault.holds import held
from gehoord.web.office.watching import keeping


@pytest.mark.parametrize("ahead", ["morgen", "maand", "kwartaal", "ooit"])
def test_what_goes_is_seen_beforehand(here, auditor, ahead):
    page = Shown(keeping.retention, auditor, get={"kijk": ahead}).page
    assert "Wordt vernietigd" in page
    assert "Geen enkel dossier heeft een bewaarplicht." in page


def test_who_only_looks_places_nothing(here, administrator):
    assert "Bewaar een dossier langer" not in Shown(keeping.retention, administrator).page
    for actor in (here.coordinator, here.counsellor):
        with pytest.raises(NotFound):
            Shown(keeping.retention, actor)


def test_a_case_is_kept_and_let_go_by_who_showed_lately_that_it_is_them(here):
    client, browser = here.client(), enter(Client(), colleague(Role.AUDITOR))
    unknown = browser.post("/kantoor/bewaren/houden/", {"code": "AAAA-AAAA", "because": "complaint"})
    assert (unknown.status_code, "Geen cliënt heeft" in unknown.text) == (422, True)
    browser.post("/kantoor/bewaren/houden/", {"code": client.called, "because": "complaint"})
    assert held([client.pk])
    page = browser.get("/kantoor/bewaren/").text
    assert client.called in page
    lift = f"/kantoor/bewaren/{client.pk}/opheffen/"
    assert "Hef de bewaarplicht op van" in browser.get(lift).text
    browser.post(lift, {"because": "over"})
    assert not held([client.pk])
    assert browser.get(lift).status_code == 404
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()
    assert browser.post("/kantoor/bewaren/houden/")["Location"].startswith("/opnieuw/code/")


def test_an_administrator_lifts_nothing(here):
    browser = enter(Client(), colleague(Role.ADMINISTRATOR))
    assert browser.get("/kantoor/bewaren/houden/").status_code == 404
    assert browser.post(f"/kantoor/bewaren/{here.client().pk}/opheffen/").status_code == 404
