from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team, colleague

from gehoord.figures.early.rising import Rising
from gehoord.outreach.deeds import SightingOutcome
from gehoord.outreach.sightings import conclude, keep, sightings
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role

RULES = Rising("agency", "De Haven", "group_rules", 4, 6, 10, 0.8, 3, 0.0001)
IN_REGION = replace(RULES, kind="region", unit="JZ0101", chance=0.00001)


def test_what_rises_is_shown_with_its_reason_the_least_likely_first(team: Team, officer):
    assert keep([RULES, IN_REGION], on=TODAY) == 2
    first, second = sightings(by=officer)
    assert (first.row.unit, second.place, second.row.raised, second.one_in) == ("JZ0101", "De Haven", 6, 10_000)
    assert second.label.nl == "Groepsregels"


def test_what_stands_there_is_brought_up_to_date(team: Team, officer):
    keep([RULES], on=TODAY)
    assert keep([replace(RULES, clients=9)], on=TODAY + timedelta(weeks=1)) == 0
    (one,) = sightings(by=officer)
    assert (one.row.raised, one.row.first_seen_on, one.row.last_seen_on) == (9, TODAY, TODAY + timedelta(weeks=1))


def test_what_was_looked_into_rests_and_comes_back_later(team: Team, officer):
    keep([RULES], on=TODAY)
    conclude(sightings(by=officer)[0].row.pk, SightingOutcome.KNOWN, by=officer, at=NOW)
    assert sightings(by=officer) == ()
    assert sightings(by=officer, closed=True)[0].outcome is SightingOutcome.KNOWN
    assert keep([RULES], on=TODAY + timedelta(weeks=7)) == 0
    assert keep([RULES], on=TODAY + timedelta(weeks=20)) == 1


def test_only_who_looks_after_alerts_sees_them(team: Team, officer):
    keep([RULES], on=TODAY)
    row = sightings(by=officer)[0].row
    for role in (Role.COUNSELLOR, Role.COORDINATOR, Role.REPORT_AUTHOR, Role.MUNICIPALITY_CONTACT, Role.AGENCY_QUALITY_OFFICER):
        with pytest.raises(NotFound):
            sightings(by=colleague(team.here, role))
        with pytest.raises(NotFound):
            conclude(row.pk, SightingOutcome.NOTHING, by=colleague(team.here, role), at=NOW)


def test_it_is_concluded_once(team: Team, officer):
    keep([RULES], on=TODAY)
    row = sightings(by=officer)[0].row
    conclude(row.pk, SightingOutcome.NOTHING, by=officer, at=NOW)
    with pytest.raises(NotFound):
        conclude(row.pk, SightingOutcome.KNOWN, by=officer, at=NOW)
