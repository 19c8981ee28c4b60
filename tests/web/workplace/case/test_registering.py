from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.told.casework import Team
from tests.web.workplace.case.told import ON, rows, see, send

from gehoord.casework.models import Client, Residence
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.workplace.case import registering

ASKED = {"relation": "young_person", "sex": "unknown", "on": ON}


def test_a_client_needs_no_name(team: Team):
    answer, said = send(registering.new_client, team.counsellor, municipality="GM0392", **ASKED)
    assert said == "De cliënt is ingeschreven."
    assert answer.url == f"/clienten/{rows(Client).get().pk}/"
    assert rows(Residence).get().municipality == "GM0392"


def test_who_was_perhaps_here_before_is_said_without_content_first(team: Team, sam):
    named = ASKED | {"name": "Sam Verzonnen", "born": "2010"}
    answer, told = send(registering.new_client, team.counsellor, **named)
    assert answer.status_code == 422
    assert "misschien eerder contact" in told
    assert f"/clienten/{sam}/" in told
    _, theirs = send(registering.new_client, team.colleague, **named)
    assert "Wie dat is, ziet u niet" in theirs
    assert str(sam) not in theirs
    assert rows(Client).count() == 1
    assert send(registering.new_client, team.counsellor, looked="yes", **named)[0].status_code == 302
    assert rows(Client).count() == 2


def test_a_form_that_is_sent_twice_registers_one(team: Team):
    key = str(uuid4())
    send(registering.new_client, team.counsellor, sent=key, **ASKED)
    assert send(registering.new_client, team.counsellor, sent=key, **ASKED)[1] == "Dit was al bewaard."
    assert rows(Client).count() == 1


def test_what_does_not_fit_is_said_and_stays(team: Team):
    answer, told = send(registering.new_client, team.counsellor, **ASKED, name="Nieuwe Naam 111222333")
    assert (answer.status_code, "burgerservicenummer" in told, "Nieuwe Naam" in told) == (422, True, True)


def test_authority_is_asked_and_kept_of_a_parent_only(team: Team):
    assert 'class="only-parent"' in see(registering.new_client, team.counsellor)
    send(registering.new_client, team.counsellor, **ASKED, authority="with_authority")
    assert rows(Client).get().parental_authority == ""


def test_who_registers_nobody_finds_no_form(team: Team):
    assert "Een naam is niet nodig" in see(registering.new_client, team.counsellor)
    with pytest.raises(NotFound):
        see(registering.new_client, replace(team.counsellor, role=Role.AUDITOR))
