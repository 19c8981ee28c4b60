from __future__ import annotations

from uuid import UUID

import pytest
from tests.told.intake import NOW, TOLD, Front, later

from gehoord.casework.queries import client_page
from gehoord.intake.danger.taken import WhoIsCalledIn, calls_for, steps_of, take_step
from gehoord.intake.in_danger import Step
from gehoord.intake.queries import one_waiting
from gehoord.intake.registering import conclude
from gehoord.people.permissions import NotFound


@pytest.fixture
def item(front: Front) -> UUID:
    return front.taken()


def test_a_step_is_written_down_once_with_who_and_when(front: Front, item: UUID):
    for _ in range(2):
        take_step(item, Step.TOLD_TO_CALL, key="a", by=front.counsellor, at=NOW, told="Zit op de wc.")
    (step,) = steps_of(item, by=front.colleague)
    assert (step.step, step.at, step.told) == (Step.TOLD_TO_CALL, NOW, "Zit op de wc.")
    assert one_waiting(item, by=front.colleague, at=NOW).in_danger


def test_a_colleague_who_is_called_in_sees_it_at_once(front: Front, item: UUID):
    with pytest.raises(WhoIsCalledIn):
        take_step(item, Step.CALLED_IN, key="a", by=front.counsellor, at=NOW)
    take_step(item, Step.CALLED_IN, key="b", by=front.counsellor, at=NOW, called_in=front.colleague.person_id)
    assert one_waiting(item, by=front.colleague, at=NOW).calls_me_in
    assert not one_waiting(item, by=front.counsellor, at=NOW).calls_me_in


def test_whoever_sees_it_may_help_and_who_does_not_may_not(front: Front, item: UUID):
    take_step(item, Step.CALLED_FOR_HELP, key="a", by=front.colleague, at=NOW)
    with pytest.raises(NotFound):
        take_step(item, Step.SEEN, key="b", by=front.stranger, at=NOW)
    with pytest.raises(NotFound):
        take_step(item, Step.CALLED_IN, key="c", by=front.counsellor, at=NOW, called_in=front.stranger.person_id)
    with pytest.raises(NotFound):
        steps_of(item, by=front.stranger)


def test_when_the_danger_is_over_the_mark_goes_and_what_was_done_stays(front: Front, item: UUID):
    take_step(item, Step.SEEN, key="a", by=front.counsellor, at=NOW)
    take_step(item, Step.OVER, key="b", by=front.counsellor, at=later(minutes=5))
    assert not one_waiting(item, by=front.counsellor, at=NOW).in_danger
    assert len(steps_of(item, by=front.counsellor)) == 2


def test_what_was_done_comes_into_the_file_of_the_client(front: Front, item: UUID):
    take_step(item, Step.CALLED_IN, key="a", by=front.counsellor, at=NOW, called_in=front.colleague.person_id, told="Durft niet.")
    made = conclude(item, TOLD, by=front.counsellor, at=NOW)
    notes = client_page(made.client_id, by=front.counsellor, on=NOW.date()).notes
    assert any("Collega erbij gehaald" in one.text and "Durft niet." in one.text for one in notes)


def test_who_is_called_in_is_told_where_until_it_is_over(front: Front, item: UUID):
    assert calls_for(by=front.colleague) == ()
    take_step(item, Step.CALLED_IN, key="a", by=front.counsellor, at=NOW, called_in=front.colleague.person_id)
    take_step(item, Step.TOLD_TO_CALL, key="b", by=front.counsellor, at=later(minutes=1))
    (call,) = calls_for(by=front.colleague)
    assert (call.item_id, call.at) == (item, NOW)
    assert calls_for(by=front.counsellor) == calls_for(by=front.stranger) == ()
    take_step(item, Step.OVER, key="c", by=front.colleague, at=later(minutes=2))
    assert calls_for(by=front.colleague) == ()
