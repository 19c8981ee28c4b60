from __future__ import annotations

from uuid import uuid4

import pytest
from tests.told.casework import Team

from gehoord.outreach import door
from gehoord.outreach.models import Alert
from gehoord.people.deeds import Act
from gehoord.people.permissions import NotFound
from gehoord.people.scope import acting


def test_absent_and_forbidden_are_one(team: Team, give):
    alert = give()
    with acting(team.counsellor):
        assert door.held(Alert, alert.pk, Act.CHANGE, by=team.counsellor) == alert
    for row, actor in ((alert.pk, team.stranger), (uuid4(), team.counsellor)):
        with acting(actor), pytest.raises(NotFound):
            door.held(Alert, row, Act.CHANGE, by=actor)


def test_a_place_has_its_agency_or_is_not_there(team: Team):
    with acting(team.counsellor):
        assert door.place(team.place).agency.name.startswith("De Haven")
        with pytest.raises(NotFound):
            door.place(uuid4())


def test_people_have_names(team: Team):
    with acting(team.counsellor):
        found = door.names_of({team.colleague.person_id, None})
    assert list(found) == [team.colleague.person_id]
