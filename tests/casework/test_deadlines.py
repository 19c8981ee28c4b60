from __future__ import annotations

from datetime import date

import pytest
from tests.casework.stored import rows, stored
from tests.told.casework import DAY, Team

from gehoord.casework import deadlines, trajectories
from gehoord.casework.deadlines import NoDeadline, clock_of
from gehoord.casework.models import Action, Suspended
from gehoord.casework.trajectories import ActionEnded
from gehoord.people.permissions import NotFound
from gehoord.practice.actions import ActionKind
from gehoord.practice.clocks import MayNotBeExtended, MayNotBeSuspended, Nearness, ReasonMissing
from gehoord.practice.transitions import StepDoesNotFollow

RULING = ("complaints_committee", "committee_ruling")
LATER = date(2016, 3, 10)


def committee(team: Team, deadline=RULING) -> Action:
    concern = team.trajectory(team.client())
    kind = ActionKind.COMPLAINTS_COMMITTEE
    return trajectories.take_action(concern.pk, kind, by=team.counsellor, on=DAY, deadline=deadline).action


def due(action):
    with_rows = Action.objects.filter(pk=action.pk).select_related("extension").prefetch_related("suspensions")
    return clock_of(rows(with_rows)[0]).due_on()


def test_a_deadline_counts_from_the_action(team: Team):
    action = committee(team)
    assert due(action) == date(2016, 4, 26)


def test_an_unknown_deadline_is_a_mistake_in_the_code(team: Team):
    with pytest.raises(KeyError):
        committee(team, ("complaints_committee", "no_such_limit"))


def test_time_that_stands_still_is_added(team: Team):
    action = committee(team)
    deadlines.suspend_deadline(action.pk, "Er wordt gepraat", by=team.counsellor, on=LATER)
    assert due(action) is None
    with pytest.raises(StepDoesNotFollow):
        deadlines.suspend_deadline(action.pk, "Nog eens", by=team.counsellor, on=LATER)
    deadlines.resume_deadline(action.pk, by=team.counsellor, on=date(2016, 3, 17))
    assert due(action) == date(2016, 5, 3)
    (kept,) = rows(Suspended.objects.all())
    assert kept.reason.opened(by=team.counsellor) == "Er wordt gepraat"


def test_more_time_is_given_once_with_a_reason(team: Team):
    action = committee(team)
    with pytest.raises(ReasonMissing):
        deadlines.extend_deadline(action.pk, " ", by=team.counsellor, on=LATER)
    deadlines.extend_deadline(action.pk, "Getuige is ziek", by=team.counsellor, on=LATER)
    assert due(action) == date(2016, 5, 24)
    with pytest.raises(MayNotBeExtended):
        deadlines.extend_deadline(action.pk, "Nog eens", by=team.counsellor, on=LATER)


def test_only_a_running_action_with_a_deadline_has_one_to_change(team: Team):
    bare = team.action(team.trajectory(team.client()))
    assert clock_of(stored(bare)) is None
    with pytest.raises(NoDeadline):
        deadlines.suspend_deadline(bare.pk, "Reden", by=team.counsellor, on=LATER)
    action = committee(team)
    team.ended(action, on=LATER)
    with pytest.raises(ActionEnded):
        deadlines.extend_deadline(action.pk, "Reden", by=team.counsellor, on=LATER)
    assert clock_of(stored(action)).nearness(LATER) is Nearness.DONE
    with pytest.raises(NotFound):
        deadlines.suspend_deadline(action.pk, "Reden", by=team.stranger, on=LATER)


def test_a_regulation_may_not_let_it_stand_still(team: Team):
    action = committee(team, ("complaints_committee", "agency_reaction"))
    with pytest.raises(MayNotBeSuspended):
        deadlines.suspend_deadline(action.pk, "Reden", by=team.counsellor, on=LATER)
