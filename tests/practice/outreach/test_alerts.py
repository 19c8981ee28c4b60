from __future__ import annotations

from datetime import date

import pytest

from gehoord.practice.outreach import ALERT_STATES, VISIT_STATES, AlertState, AlertUrgency, VisitState, answer_by
from gehoord.practice.transitions import StepDoesNotFollow


def test_an_acute_alert_asks_for_an_answer_within_a_week():
    assert answer_by(AlertUrgency.ACUTE, date(2027, 3, 9)) == date(2027, 3, 16)
    assert answer_by(AlertUrgency.GENERAL, date(2027, 3, 9)) == date(2027, 4, 6)


def test_a_visit_that_was_held_stays_held():
    assert VISIT_STATES.steps_from(VisitState.HELD) == ()
    with pytest.raises(StepDoesNotFollow):
        VISIT_STATES.check(VisitState.HELD, VisitState.CANCELLED)


@pytest.mark.parametrize("state", [AlertState.ACKNOWLEDGED, AlertState.PICKED_UP, AlertState.REPORTED_BACK])
def test_an_alert_that_is_on_its_way_can_be_given_to_somebody_else(state):
    ALERT_STATES.check(state, AlertState.GIVEN)


def test_a_closed_alert_is_over():
    assert ALERT_STATES.ends == (AlertState.CLOSED,)
