from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.told.casework import DAY, Team, noon
from tests.web.workplace.case.told import see

from gehoord.casework import concerns, contacts, trajectories
from gehoord.people.models import Person
from gehoord.people.permissions import NotFound
from gehoord.practice.actions import ActionKind
from gehoord.practice.contacts import Voice
from gehoord.practice.outcomes import Outcome
from gehoord.practice.trust.consent import ConsentScope
from gehoord.vault import keys
from gehoord.web.workplace.case import page

TODAY = timezone.localdate()
RULING = ("complaints_committee", "committee_ruling")
REPORT = ("agency_talks", "conversation_report")


def longer(team: Team, client, on: date = DAY):
    concern = team.trajectory(client)
    talk = team.action(concern, ActionKind.WRITTEN_SETTLEMENT)
    team.ended(talk, Outcome.PARTLY_RESOLVED)
    kind = ActionKind.TALK_MANAGER
    trajectories.take_action(concern.pk, kind, by=team.counsellor, on=on, deadline=REPORT)
    team.meets(client)
    contacts.write_note(client.pk, "Vertelde veel", by=team.counsellor, at=noon(), concern_id=concern.pk, voice=Voice.CLIENT)
    contacts.give_consent(client.pk, ConsentScope.AGENCY, "Goed", by=team.counsellor, on=DAY)
    concerns.advise(team.concern(client).pk, by=team.counsellor, on=DAY, remark="Uitgelegd")


def asked(team: Team, client) -> int:
    keys.forget_open_keys()
    with CaptureQueriesContext(connection) as context:
        see(page.client, team.counsellor, client.pk)
    return len(context)


def test_a_page_asks_as_much_for_a_long_road_as_for_a_short_one(team: Team):
    client = team.client()
    longer(team, client)
    short = asked(team, client)
    for _ in range(4):
        longer(team, client)
    assert asked(team, client) == short


def test_what_is_due_is_seen_first_with_how_late_it_is(team: Team):
    client = team.client()
    longer(team, client, on=TODAY - timedelta(days=20))
    concern = team.trajectory(client, on=TODAY)
    trajectories.take_action(concern.pk, ActionKind.COMPLAINTS_COMMITTEE, by=team.counsellor, on=TODAY, deadline=RULING)
    told = see(page.client, team.counsellor, client.pk)
    assert told.index("Te doen") < told.index("Onderwerpen") < told.index("Tijdlijn")
    assert told.index("te laat") < told.index("werkdagen")
    assert "item--over" in told
    assert told.count("Laat stilstaan") == 1


def test_the_line_of_time_can_be_narrowed(team: Team):
    client = team.client()
    longer(team, client)
    notes = see(page.client, team.counsellor, client.pk, address="/?toon=notities")
    assert "Vertelde veel" in notes
    assert "Contact met de cliënt" not in notes
    assert "Contact met de cliënt" in see(page.client, team.counsellor, client.pk, address="/?toon=contacten")
    assert "Vroeg om steun" in see(page.client, team.counsellor, client.pk, address="/?toon=stappen")
    assert "Contact met de cliënt" in see(page.client, team.counsellor, client.pk, address="/?toon=onzin")


def test_the_page_is_complete_in_english(team: Team):
    client = team.client()
    longer(team, client)
    told = see(page.client, team.counsellor, client.pk, language="en")
    for words in (
        "To do",
        "1 running, 1 closed",
        "Also: Settlement in writing",
        "The client told",
        "Take a step",
        "Who looked at this case",
    ):
        assert words in told


def test_the_overview_for_the_client_leaves_out_what_was_noted_for_oneself(team: Team):
    client = team.client()
    longer(team, client)
    contacts.write_note(client.pk, "Alleen ik", by=team.counsellor, at=noon(), private=True)
    told = see(page.overview, team.counsellor, client.pk)
    assert "Vertelde veel" in told
    assert "Alleen ik" not in told
    assert "door u" not in told
    assert f"door {Person.objects.get(pk=team.counsellor.person_id).name}" in told
    assert "Alleen ik" in see(page.client, team.counsellor, client.pk)


def test_who_looked_in_the_last_week_is_named(team: Team):
    client = team.client()
    see(page.client, team.counsellor, client.pk)
    told = see(page.client, team.counsellor, client.pk)
    assert "(2 keer)" in told


@pytest.mark.parametrize("view", [page.client, page.overview, page.looked])
def test_a_client_of_somebody_else_is_not_there(team: Team, sam, view):
    for actor in (team.colleague, team.stranger):
        with pytest.raises(NotFound):
            see(view, actor, sam)


def test_a_place_is_called_with_its_agency(team: Team):
    client = team.client()
    team.concern(client, location=team.place)
    assert "De Haven" in see(page.client, team.counsellor, client.pk)
    assert page.place_of(None) == ""


def test_an_alert_takes_the_place_of_a_concern_along_and_nothing_of_the_client(team: Team):
    client = team.client()
    team.concern(client, location=team.place)
    team.concern(client)
    (link,) = re.findall(r'href="(/signalen/geven/[^"]*)"', see(page.client, team.counsellor, client.pk))
    assert link == f"/signalen/geven/?locatie={team.place}&amp;aantal=1"
