import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.actions import FORMAL_ACTIONS, LADDER, ActionKind, lowest_advised, steps_skipped

taken_before = st.lists(st.sampled_from(ActionKind))


def test_the_first_advice_is_to_talk_with_the_employee():
    assert lowest_advised([]) is ActionKind.TALK_EMPLOYEE


def test_after_the_manager_comes_the_board_even_when_nobody_spoke_the_employee():
    assert lowest_advised([ActionKind.TALK_MANAGER]) is ActionKind.TALK_BOARD


def test_writing_and_other_steps_do_not_move_the_ladder():
    assert lowest_advised([ActionKind.WRITTEN_SETTLEMENT, ActionKind.OTHER_ACTIVITY]) is ActionKind.TALK_EMPLOYEE


@pytest.mark.parametrize("formal", sorted(FORMAL_ACTIONS))
def test_nothing_is_advised_after_a_formal_action(formal):
    assert lowest_advised([ActionKind.TALK_EMPLOYEE, formal]) is None


@given(taken_before)
def test_the_advice_is_above_every_rung_taken(taken):
    advised = lowest_advised(taken)
    if advised is None:
        assert FORMAL_ACTIONS & set(taken)
    else:
        assert all(LADDER.index(kind) < LADDER.index(advised) for kind in taken if kind in LADDER)


@given(taken_before)
def test_following_the_advice_climbs_to_the_top_and_ends(taken):
    climbed = list(taken)
    while (advised := lowest_advised(climbed)) is not None:
        climbed.append(advised)
    assert len(climbed) - len(taken) <= len(LADDER)


def test_the_formal_actions_are_those_that_end_in_a_ruling():
    assert {"complaints_committee", "objection_appeal", "disciplinary"} == FORMAL_ACTIONS
    assert [kind for kind in ActionKind if kind.is_formal] == sorted(FORMAL_ACTIONS, key=lambda kind: kind.position)


def test_going_straight_to_the_board_skips_two_rungs():
    assert steps_skipped(ActionKind.TALK_BOARD, []) == (ActionKind.TALK_EMPLOYEE, ActionKind.TALK_MANAGER)


def test_a_rung_that_was_taken_is_not_skipped():
    assert steps_skipped(ActionKind.TALK_BOARD, [ActionKind.TALK_MANAGER]) == (ActionKind.TALK_EMPLOYEE,)


def test_a_step_beside_the_ladder_skips_nothing():
    assert steps_skipped(ActionKind.DISCIPLINARY, []) == ()
