from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.told.casework import open_offices

from gehoord.casework import concerns, registration, trajectories
from gehoord.casework.overview import loose_ends
from gehoord.casework.overview.loose_ends import LooseEnd
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import ConcernKind, category
from gehoord.practice.contacts import Channel
from gehoord.practice.periods import Period
from gehoord.practice.trajectories import AskedHow

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
YEAR = Period.year(2025)
RAISED = date(2025, 2, 1)


@pytest.fixture
def team():
    return open_offices()


@pytest.fixture
def raised(team):
    """A client of the counsellor with a complaint about nowhere in particular."""
    client = registration.register(by=team.counsellor, on=RAISED, relation=Relation.PARENT)
    return concerns.raise_concern(
        client.pk, ConcernKind.COMPLAINT, "treatment", by=team.counsellor, on=RAISED, channel=Channel.PHONE
    )


def found(ends):
    return {one.kind for one in ends}


def test_a_first_contact_that_runs_long_and_a_concern_without_a_place_are_told(team, raised):
    ends = loose_ends.of_own_clients(YEAR, by=team.counsellor, on=TODAY)
    assert found(ends) >= {LooseEnd.RUNNING_LONG, LooseEnd.NO_PLACE}
    assert {one.client for one in ends} == {raised.client_id}
    assert all(one.code.count("-") == 1 and one.owners for one in ends)


def test_which_subject_is_open_is_told_to_the_counsellor_alone(team, raised):
    own = loose_ends.of_own_clients(YEAR, by=team.counsellor, on=TODAY)
    office = loose_ends.of_office(YEAR, by=team.coordinator, on=TODAY)
    label = category("treatment").label
    assert {one.about for one in own if one.kind is LooseEnd.NO_PLACE} == {label}
    assert office
    assert {one.about for one in office} == {None}


def test_a_trajectory_without_an_action_and_then_an_action_without_an_outcome(team, raised):
    trajectories.open_trajectory(
        raised.pk, by=team.counsellor, on=RAISED, asked_on=RAISED, asked_how=AskedHow.SPOKEN, request="help"
    )
    assert LooseEnd.TRAJECTORY_WITHOUT_ACTION in found(loose_ends.of_own_clients(YEAR, by=team.counsellor, on=TODAY))
    trajectories.take_action(raised.pk, ActionKind.TALK_EMPLOYEE, by=team.counsellor, on=RAISED + timedelta(days=3))
    ends = found(loose_ends.of_own_clients(YEAR, by=team.counsellor, on=TODAY))
    assert LooseEnd.ACTION_WITHOUT_OUTCOME in ends
    assert LooseEnd.TRAJECTORY_WITHOUT_ACTION not in ends


def test_nobody_sees_those_of_another_and_the_count_is_only_a_number(team, raised):
    assert loose_ends.of_own_clients(YEAR, by=team.stranger, on=TODAY) == ()
    assert loose_ends.of_office(YEAR, by=team.stranger, on=TODAY) == ()
    assert loose_ends.counted(YEAR)[LooseEnd.NO_PLACE] == 1
    own = loose_ends.of_own_clients(YEAR, by=team.counsellor, on=TODAY)
    assert [one.kind for one in own].count(LooseEnd.NO_PLACE) == 1
    ((name, many),) = loose_ends.by_owner(own)
    assert (name, many) == (own[0].owners[0], len(own))
    assert loose_ends.by_owner([*own, replace(own[0], owners=())]) == [("", 1), (name, many)]


def test_what_came_after_the_period_is_no_loose_end_of_it(team, raised):
    assert found(loose_ends.of_own_clients(Period.year(2024), by=team.counsellor, on=TODAY)) == set()
