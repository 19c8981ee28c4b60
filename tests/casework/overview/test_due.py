from __future__ import annotations

from datetime import date

import pytest
from tests.told.casework import DAY, colleague

from gehoord.casework import trajectories
from gehoord.casework.overview.due import running
from gehoord.people.models import Person
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.actions import ActionKind
from gehoord.practice.clocks import Nearness

RULING = ("complaints_committee", "committee_ruling")


def committee(team, client):
    concern = team.trajectory(client)
    trajectories.take_action(concern.pk, ActionKind.COMPLAINTS_COMMITTEE, by=team.counsellor, on=DAY, deadline=RULING)


def test_a_deadline_is_told_by_code_and_counsellor_and_by_nothing_else(team):
    client = team.client()
    committee(team, client)
    (found,) = running(by=team.coordinator, on=DAY)
    assert (found.client, found.code, found.kind) == (client.pk, client.called, ActionKind.COMPLAINTS_COMMITTEE)
    assert found.owners == (Person.objects.get(pk=team.counsellor.person_id).name,)
    assert running(by=team.coordinator, on=date(2020, 1, 1))[0].nearness is Nearness.RED


def test_only_the_own_office_and_only_for_who_arranges_its_work(team):
    committee(team, team.client())
    assert running(by=colleague(team.there, Role.COORDINATOR), on=DAY) == ()
    with pytest.raises(NotFound):
        running(by=team.counsellor, on=DAY)
