from __future__ import annotations

from dataclasses import replace

import pytest
from tests.casework.stored import said
from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, trajectories
from gehoord.casework.overview import searching
from gehoord.casework.overview.searching import SEARCHED, SearchedOften, TooShort, plain, search
from gehoord.casework.registration import Who
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.trajectories import AskedHow


@pytest.fixture
def told(team: Team):
    by, client = team.counsellor, team.client(who=Who("Zoë Verzonnen"))
    long = "Vandaag ging het over school. " * 5 + "De caviä was weggelopen, en niemand hielp zoeken in het park."
    contacts.write_note(client.pk, long, by=by, at=noon())
    contacts.write_note(client.pk, "Let op: cavia", by=by, at=noon(), private=True)
    concern = team.concern(client)
    asked = "Help mij met mijn cavia"
    trajectories.open_trajectory(concern.pk, by=by, on=DAY, asked_on=DAY, asked_how=AskedHow.SPOKEN, request=asked)
    team.client(who=Who("Iemand anders"))
    return client


def test_words_are_found_in_names_notes_and_requests_whatever_the_accents(team: Team, told):
    found = search("CAVIA", by=team.counsellor, at=noon())
    assert sorted(hit.found for hit in found.hits) == ["cavia", "cavia", "caviä"]
    assert {hit.client for hit in found.hits} == {told}
    assert {hit.name for hit in found.hits} == {"Zoë Verzonnen"}
    assert found.all_of_it
    piece = next(hit for hit in found.hits if hit.found == "caviä")
    assert piece.before.startswith("… ")
    assert piece.after.startswith(" was weggelopen")
    assert [hit.found for hit in search("zoe v", by=team.counsellor, at=noon()).hits] == ["Zoë V"]


def test_nobody_finds_anything_in_the_cases_or_private_notes_of_another(team: Team, told):
    assert search("cavia", by=team.colleague, at=noon()).hits == ()
    team.stand_in()
    assert len(search("cavia", by=team.colleague, at=noon()).hits) == 2
    with pytest.raises(NotFound):
        search("cavia", by=replace(team.counsellor, role=Role.AUDITOR), at=noon())


def test_the_journal_has_the_search_and_the_cases_and_not_the_words(team: Team, told):
    search("cavia", by=team.counsellor, at=noon())
    lines = said(SEARCHED)
    assert told.pk in {line.case_id for line in lines}
    assert None in {line.case_id for line in lines}
    assert "cavia" not in repr([vars(line) for line in lines])


def test_too_short_and_too_often_are_refused(team: Team, told, monkeypatch):
    with pytest.raises(TooShort):
        search(" ca ", by=team.counsellor, at=noon())
    monkeypatch.setattr(searching, "MOST_SEARCHES", 0)
    with pytest.raises(SearchedOften, match="0 keer"):
        search("cavia", by=team.counsellor, at=noon())


def test_what_is_not_looked_at_is_said(team: Team, told, monkeypatch):
    monkeypatch.setattr(searching, "MOST_TEXTS", 1)
    assert not search("cavia", by=team.counsellor, at=noon()).all_of_it


def test_plain_text_is_as_long_as_it_was():
    assert plain("Zoë Ångström İ ß") == "zoe angstrom i ß"
    assert len(plain("Zoë İß")) == len("Zoë İß")
