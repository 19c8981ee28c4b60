from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.stored import rows, stored
from tests.told.casework import DAY, Team

from gehoord.casework import concerns, trajectories
from gehoord.casework.access import TooEarly
from gehoord.casework.models import TrajectoryPhase
from gehoord.casework.trajectories import ActionEnded, ActionsRunning, ClientMustAsk, NoTrajectory
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.actions import ActionKind
from gehoord.practice.outcomes import Outcome, OutcomeDoesNotFit
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.transitions import StepDoesNotFollow

LATER = date(2016, 5, 1)
MUCH_LATER = date(2016, 6, 1)


@pytest.mark.parametrize(
    ("asked_on", "asked_how"),
    [(None, AskedHow.SPOKEN), (DAY, None), (DAY, AskedHow.ELSEWHERE), (LATER, AskedHow.SPOKEN)],
)
def test_a_trajectory_needs_the_request_of_the_client(team: Team, asked_on, asked_how):
    concern = team.concern(team.client())
    with pytest.raises(ClientMustAsk, match="alleen als de cliënt erom vraagt"):
        trajectories.open_trajectory(concern.pk, by=team.counsellor, on=DAY, asked_on=asked_on, asked_how=asked_how)
    assert stored(concern).handling == "running"


def test_a_concern_that_was_advised_can_go_on_in_a_trajectory(team: Team):
    concern = team.concern(team.client())
    concerns.advise(concern.pk, by=team.counsellor, on=DAY)
    trajectories.open_trajectory(concern.pk, by=team.counsellor, on=LATER, asked_on=LATER, asked_how=AskedHow.WRITTEN)
    now = stored(concern)
    assert (now.handling, now.closed_on) == ("trajectory", None)


def test_a_concern_that_was_broken_off_does_not_go_on(team: Team):
    concern = team.concern(team.client())
    concerns.break_off(concern.pk, concerns.BrokenOffBecause.LEFT, by=team.counsellor, on=DAY)
    with pytest.raises(StepDoesNotFollow):
        trajectories.open_trajectory(concern.pk, by=team.counsellor, on=LATER, asked_on=LATER, asked_how=AskedHow.SPOKEN)


def test_the_lowest_step_is_advised_and_never_forced(team: Team):
    concern = team.trajectory(team.client())
    taken = trajectories.take_action(concern.pk, ActionKind.COMPLAINTS_COMMITTEE, by=team.counsellor, on=DAY)
    assert taken.advised is ActionKind.TALK_EMPLOYEE
    assert taken.skipped == (ActionKind.TALK_EMPLOYEE, ActionKind.TALK_MANAGER, ActionKind.TALK_BOARD)
    assert stored(taken.action).kind == "complaints_committee"


def test_no_action_without_a_trajectory(team: Team):
    concern = team.concern(team.client())
    with pytest.raises(NoTrajectory):
        team.action(concern)


def test_no_action_before_the_trajectory_opened(team: Team):
    concern = team.trajectory(team.client(), on=LATER)
    with pytest.raises(TooEarly, match="2016-05-01"):
        team.action(concern, on=DAY)


def test_record_outcome_refuses_inadmissible_for_a_talk(team: Team):
    talk = team.action(team.trajectory(team.client()))
    with pytest.raises(OutcomeDoesNotFit, match="alleen bij een klachtencommissie"):
        team.ended(talk, Outcome.INADMISSIBLE)
    assert stored(talk).outcome == ""


def test_an_action_ends_once_and_not_before_it_began(team: Team):
    action = team.action(team.trajectory(team.client()), on=LATER)
    with pytest.raises(TooEarly):
        team.ended(action, on=DAY)
    team.ended(action, on=LATER)
    with pytest.raises(ActionEnded, match="2016-05-01"):
        team.ended(action, on=MUCH_LATER)
    now = stored(action)
    assert (now.outcome, now.ended_on) == ("resolved", LATER)


def test_a_trajectory_closes_when_its_actions_have_ended(team: Team):
    concern = team.trajectory(team.client())
    action = team.action(concern)
    with pytest.raises(ActionsRunning):
        trajectories.close(concern.pk, by=team.counsellor, on=LATER)
    team.ended(action, on=LATER)
    with pytest.raises(TooEarly):
        trajectories.close(concern.pk, by=team.counsellor, on=DAY)
    trajectories.close(concern.pk, by=team.counsellor, on=LATER)
    assert stored(concern).closed_on == LATER
    with pytest.raises(NoTrajectory):
        team.action(concern, on=MUCH_LATER)


def test_a_closed_trajectory_can_be_reopened_and_its_phases_are_kept(team: Team):
    concern = team.trajectory(team.client())
    team.ended(team.action(concern), on=DAY)
    trajectories.close(concern.pk, by=team.counsellor, on=LATER)
    trajectories.reopen(concern.pk, by=team.counsellor, on=MUCH_LATER)
    assert stored(concern).closed_on is None
    phases = rows(TrajectoryPhase.objects.filter(trajectory__concern=concern).order_by("number"))
    assert [(phase.phase, phase.until) for phase in phases] == [
        ("preparing", DAY),
        ("acting", LATER),
        ("concluded", MUCH_LATER),
        ("preparing", None),
    ]


def test_an_open_trajectory_is_not_reopened(team: Team):
    concern = team.trajectory(team.client())
    with pytest.raises(NoTrajectory):
        trajectories.reopen(concern.pk, by=team.counsellor, on=LATER)


def test_a_stranger_finds_nothing(team: Team):
    concern = team.trajectory(team.client())
    action = team.action(concern)
    for asked in (
        lambda: trajectories.take_action(concern.pk, ActionKind.TALK_BOARD, by=team.stranger, on=DAY),
        lambda: trajectories.record_outcome(action.pk, Outcome.RESOLVED, by=team.colleague, on=DAY),
        lambda: trajectories.close(concern.pk, by=team.coordinator, on=DAY),
    ):
        with pytest.raises(NotFound):
            asked()


def test_a_coordinator_brings_the_trajectory_of_an_own_client_to_its_end(team: Team):
    by = replace(team.counsellor, role=Role.COORDINATOR)
    concern = team.trajectory(team.client())
    trajectories.close(concern.pk, by=by, on=LATER)
    assert stored(concern).closed_on == LATER


@pytest.mark.parametrize("role", [Role.ADVICE_LINE_WORKER])
def test_who_may_not_close_a_trajectory_does_not_reopen_one_either(team: Team, role):
    """With their own client, with whom they may do the rest."""
    by = replace(team.counsellor, role=role)
    concern = team.trajectory(team.client())
    with pytest.raises(NotFound):
        trajectories.close(concern.pk, by=by, on=LATER)
    trajectories.close(concern.pk, by=team.counsellor, on=LATER)
    with pytest.raises(NotFound):
        trajectories.reopen(concern.pk, by=by, on=MUCH_LATER)
