from __future__ import annotations

from datetime import date

from tests.told.casework import Team

from gehoord.casework.demo.cases import Cast, tell_all
from gehoord.casework.models import Action, Concern, Residence, Suspended
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

TODAY = date(2026, 4, 1)


def test_the_cases_of_a_demo_show_every_way_a_concern_can_go(team: Team):
    cast = Cast(team.counsellor, team.colleague, team.stranger, team.place)
    assert tell_all(cast, TODAY) == 6
    with acting(HOUSE):
        handlings = set(Concern.objects.values_list("handling", flat=True))
        outcomes = set(Action.objects.values_list("outcome", flat=True))
        assert Suspended.objects.filter(until=None).count() == 1
        assert Residence.objects.filter(municipality="GM0363").count() == 1
    assert handlings == {"running", "advised", "broken_off", "trajectory"}
    assert {"", "resolved", "unresolved"} <= outcomes
