from __future__ import annotations

from datetime import timedelta

import pytest
from tests.outreach.conftest import TODAY
from tests.told.casework import Team

from gehoord.directory.offices import settle
from gehoord.outreach import plan, road
from gehoord.outreach.demo import tell_demo
from gehoord.outreach.road import Which
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


@pytest.fixture
def settled(team: Team) -> Team:
    with acting(HOUSE):
        settle()
    return team


@pytest.mark.parametrize("later", [0, 5, 6])
def test_a_demo_has_something_late_something_now_and_an_acute_alert_on_any_day(settled: Team, later):
    day = TODAY + timedelta(days=later)
    email = Person.objects.get(pk=settled.counsellor.person_id).email
    assert tell_demo(email, on=day) == 5
    turns = plan.due(by=settled.counsellor, on=day).turns
    assert turns[0].day < day
    assert len(turns) == 5
    shown = plan.calendar(by=settled.counsellor, since=day - timedelta(days=60), until=day + timedelta(days=30))
    assert all(one.visit.on.weekday() < 5 for one in shown)
    found = road.alerts(by=settled.counsellor)
    assert found.rows[0].is_acute
    assert found.counts == {Which.MINE: 4, Which.ALL: 4, Which.CLOSED: 1}
    assert tell_demo(email, on=day) == 0


def test_a_demo_without_its_counsellor_tells_nothing(team: Team):
    assert tell_demo("niemand@post.example", on=TODAY) == 0
    assert tell_demo(Person.objects.get(pk=team.coordinator.person_id).email, on=TODAY) == 0
