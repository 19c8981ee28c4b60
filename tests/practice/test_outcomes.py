import pytest

from gehoord.practice.actions import FORMAL_ACTIONS, ActionKind
from gehoord.practice.outcomes import Outcome, OutcomeDoesNotFit, check_fits, fits, possible_for


@pytest.mark.parametrize("kind", [kind for kind in ActionKind if kind not in FORMAL_ACTIONS])
def test_refuses_inadmissible_for_anything_but_a_formal_action(kind):
    with pytest.raises(OutcomeDoesNotFit, match="alleen bij een klachtencommissie"):
        check_fits(Outcome.INADMISSIBLE, kind)
    assert Outcome.INADMISSIBLE not in possible_for(kind)


@pytest.mark.parametrize("kind", sorted(FORMAL_ACTIONS))
def test_a_formal_action_can_end_in_every_way(kind):
    for outcome in Outcome:
        check_fits(outcome, kind)
    assert possible_for(kind) == tuple(Outcome)


@pytest.mark.parametrize("kind", ActionKind)
@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.INADMISSIBLE])
def test_all_other_outcomes_fit_every_action(outcome, kind):
    assert fits(outcome, kind)
    assert outcome.label_for(kind).nl


def test_a_talk_is_judged_by_the_client():
    assert Outcome.PARTLY_RESOLVED.label_for(ActionKind.TALK_MANAGER).nl == "Deels opgelost"
    assert Outcome.WITHDRAWN.label_for(ActionKind.OTHER_ACTIVITY).en == "Withdrawn"


def test_a_committee_gives_a_ruling():
    assert Outcome.PARTLY_RESOLVED.label_for(ActionKind.COMPLAINTS_COMMITTEE).nl == "Deels gegrond, deels ongegrond"
    assert Outcome.INADMISSIBLE.label_for(ActionKind.DISCIPLINARY).nl == "Niet-ontvankelijk"


def test_an_outcome_that_does_not_fit_has_no_label():
    with pytest.raises(OutcomeDoesNotFit):
        Outcome.INADMISSIBLE.label_for(ActionKind.TALK_EMPLOYEE)
