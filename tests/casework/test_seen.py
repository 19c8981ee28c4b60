from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.told.casework import Team, noon
from tests.told.confided import confide

import gehoord.casework
import gehoord.vault
from gehoord.casework import queries
from gehoord.casework.access import open_client
from gehoord.casework.models import Client
from gehoord.casework.registration import Who
from gehoord.casework.seen import DEEDS, who_looked
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault import journal
from gehoord.vault.models import JournalEntry

SAID = re.compile(r'(?:did=|did = |else |Said\(|LEARNED_FROM = )"([a-z][a-z -]+)"')
NOT_ABOUT_A_CLIENT = {"made a backup", "restored a backup", "forgot old lines"}


def test_who_looked_is_told_by_day_with_names_and_times(team: Team):
    confide(team)
    with acting(HOUSE):
        client = Client.objects.get()
    told = who_looked(client.pk, by=team.counsellor)
    whats = {one.what.nl: one for one in told}
    assert whats["schreef in"].name.startswith("Collega")
    assert whats["legde een onderwerp vast"].times == 2
    assert whats["las een tekst"].times > 1
    assert whats["bekeek deze bladzijde"].on >= date(2026, 1, 1)
    assert JournalEntry.objects.filter(did="saw who looked", case_id=client.pk).count() == 1


def test_that_somebody_saw_the_own_list_is_told_once_however_often(team: Team, monkeypatch):
    client, days = team.client(who=Who(name="Anna")), (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3))
    for day in days:
        monkeypatch.setattr(journal.timezone, "now", lambda day=day: noon(day))
        queries.caseload(by=team.counsellor, on=day)
        open_client(client.pk, by=team.counsellor)
    told = who_looked(client.pk, by=team.counsellor)
    listed = [one for one in told if one.what.en == "saw the name in the own list"]
    assert [(one.on, one.times) for one in listed] == [(days[-1], 3)]
    assert [one.on for one in told if one.what.en == "opened the case" and one.times == 1] == [days[1], days[0]]


def test_who_has_no_part_in_a_client_does_not_see_who_looked(team: Team):
    client = team.client()
    for actor in (team.colleague, team.stranger, team.coordinator):
        with pytest.raises(NotFound):
            who_looked(client.pk, by=actor)


def test_every_deed_of_the_rooms_about_a_client_has_its_words():
    rooms = [Path(room.__path__[0]) for room in (gehoord.casework, gehoord.vault)]
    said = {did for room in rooms for file in room.rglob("*.py") for did in SAID.findall(file.read_text(encoding="utf-8"))}
    assert len(said) > 30
    assert said - NOT_ABOUT_A_CLIENT <= set(DEEDS)
