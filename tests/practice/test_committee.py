import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.actions import ActionKind
from gehoord.practice.committee import COMMITTEE_STATES, CommitteeState, NothingRuled, Ruling, outcome_of
from gehoord.practice.outcomes import Outcome, check_fits
from gehoord.practice.transitions import StepDoesNotFollow

some_rulings = st.lists(st.sampled_from(Ruling), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("rulings", "outcome"),
    [
        ([Ruling.UPHELD], Outcome.RESOLVED),
        ([Ruling.UPHELD, Ruling.NO_RULING], Outcome.RESOLVED),
        ([Ruling.NOT_UPHELD, Ruling.INADMISSIBLE], Outcome.UNRESOLVED),
        ([Ruling.UPHELD, Ruling.NOT_UPHELD], Outcome.PARTLY_RESOLVED),
        ([Ruling.PARTLY_UPHELD], Outcome.PARTLY_RESOLVED),
        ([Ruling.INADMISSIBLE, Ruling.NO_RULING], Outcome.INADMISSIBLE),
        ([Ruling.NO_RULING], Outcome.WITHDRAWN),
    ],
)
def test_the_parts_come_to_one_outcome(rulings, outcome):
    assert outcome_of(rulings) is outcome


def test_there_is_no_outcome_before_a_ruling():
    with pytest.raises(NothingRuled, match="per onderdeel"):
        outcome_of([])


@given(some_rulings)
def test_the_order_of_the_parts_does_not_matter_and_the_outcome_fits(rulings):
    outcome = outcome_of(rulings)
    assert outcome is outcome_of(reversed(rulings))
    check_fits(outcome, ActionKind.COMPLAINTS_COMMITTEE)


def test_a_complaint_can_be_withdrawn_until_the_ruling():
    can = {state for state in CommitteeState if COMMITTEE_STATES.follows(state, CommitteeState.WITHDRAWN)}
    assert CommitteeState.HEARD in can
    assert CommitteeState.RULED not in can
    assert can.isdisjoint(COMMITTEE_STATES.ends)


def test_the_road_ends_in_three_ways():
    assert COMMITTEE_STATES.ends == (CommitteeState.CONCLUDED, CommitteeState.WITHDRAWN, CommitteeState.INADMISSIBLE)


def test_no_hearing_without_admission():
    with pytest.raises(StepDoesNotFollow, match=r"Ontvangen.*Hoorzitting gepland"):
        COMMITTEE_STATES.check(CommitteeState.RECEIVED, CommitteeState.HEARING_PLANNED)
