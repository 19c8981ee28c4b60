from __future__ import annotations

from tests.told.intake import LETTER, NOW, TODAY, Front

from gehoord.intake.letters import Letter
from gehoord.intake.queries import one_waiting
from gehoord.web.workplace.desk.filled import Filled, told_from
from gehoord.web.workplace.desk.sheet import LISTS, anchored, beside_of, sheet_of


def test_what_is_needed_points_at_its_place_on_the_page():
    assert anchored("category-2", [3, 7]) == "category-7"
    assert anchored("relation", [1]) == "relation"
    assert anchored("kind-5", [1]) == "kind-5"


def test_a_form_begins_with_what_came_in_and_goes_on_as_it_was_left(front: Front):
    item = one_waiting(front.letter(), by=front.counsellor, at=NOW)
    first = sheet_of(item, None, LETTER, by=front.counsellor)
    assert first.value["name"] == LETTER.nickname
    assert [topic.number for topic in first.topics] == [1]
    mail = sheet_of(item, None, Letter(reach="noor@post.example"), by=front.counsellor)
    assert mail.value["email"] == "noor@post.example"
    left = sheet_of(
        item, Filled({"topic": ["2", "5"], "kind-5": ["problem"], "reach_by": ["phone"]}), LETTER, by=front.counsellor
    )
    assert [(topic.number, topic.place, topic.kind) for topic in left.topics] == [(2, 1, ""), (5, 2, "problem")]
    assert list(left.reach_by) == ["phone"]
    assert left.blank.number == 0


def test_beside_a_trajectory_stand_the_choices_with_that_it_stays_last(front: Front):
    values = {"relation": ["parent"], "kind-1": ["complaint"], "ending-1": ["trajectory"], "lives": ["Haarlem"]}
    told, advice = told_from(Filled(values), by=front.counsellor, on=TODAY)
    beside = beside_of(told, advice, Filled(values), on=TODAY, by=front.counsellor)
    assert list(beside.choices)[-1][0] == "here"
    assert beside.chosen == "here"
    assert beside.stays
    assert not beside.is_other


def test_each_ending_without_a_talk_has_a_key_of_its_own():
    keys = [key for _ending, key in LISTS["no_talk"]]
    assert len(set(keys)) == len(keys) == 4
