from __future__ import annotations

from datetime import date

import pytest
from tests.outreach.conftest import TODAY
from tests.told.casework import Team

from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.models import AgencyLocation, Assignment
from gehoord.outreach import plan
from gehoord.outreach.turns import open_places, own_ground, roster_for
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.visiting import Setting


@pytest.fixture
def place(team: Team):
    with acting(HOUSE):
        location = AgencyLocation.objects.get(pk=team.place)
        assign_counsellor(location, team.counsellor.person_id, since=date(2027, 1, 1), by=HOUSE)
    return location


def turns(actor):
    return plan.due(by=actor, on=TODAY).turns


def test_a_place_without_a_face_belongs_to_who_has_its_municipality_or_region(team: Team, place):
    with acting(HOUSE):
        other = AgencyLocation.objects.get(pk=team.other_place)
        other.setting = Setting.OPEN.value
        other.save()
        face = {"person_id": team.colleague.person_id, "place": other.municipality}
        Assignment.objects.create(office_id=team.here, since=date(2027, 1, 1), **face)
    (turn,) = turns(team.colleague)
    assert turn.location.pk == team.other_place
    assert turn.counsellor
    with acting(team.counsellor):
        own = open_places(team.counsellor, TODAY).filter(own_ground(roster_for(team.counsellor, TODAY), team.counsellor))
        assert [one.pk for one in own] == [team.place]
