from __future__ import annotations

import pytest
from django.utils import timezone
from tests.told.intake import Front

from gehoord.intake import desk
from gehoord.intake.endings import NO_TALK
from gehoord.intake.queries import one_waiting
from gehoord.people.permissions import NotFound
from gehoord.practice.contacts import Channel
from gehoord.web.workplace.desk import moving


def row(front: Front, item, by=None):
    return one_waiting(item, by=by or front.counsellor, at=timezone.now())


def test_a_talk_begins_with_one_button_and_sent_twice_once(front: Front, ask):
    first = ask(moving.begin, front.counsellor, sent={"key": "abc"})
    again = ask(moving.begin, front.counsellor, sent={"key": "abc", "channel": "pigeon"})
    assert first["Location"] == again["Location"]
    item = first["Location"].split("/")[2]
    assert row(front, item).channel is Channel.PHONE


def test_taking_says_kindly_who_was_first(front: Front, ask):
    item = front.letter()
    assert str(item) in ask(moving.take, front.counsellor, item, sent={})["Location"]
    late = ask(moving.take, front.colleague, item, sent={})
    assert late["Location"] == "/werkplek/"
    assert "in goede handen" in late.said[0]


def test_putting_back_says_so(front: Front, ask):
    item = front.taken()
    assert "staat weer op de wachtlijst" in ask(moving.put_back, front.counsellor, item, sent={}).said[0]
    assert not row(front, item).holder
    assert "niet in handen" in ask(moving.put_back, front.colleague, front.taken(), sent={}).said[0]


def test_handing_over_asks_and_takes_back(front: Front, ask):
    item = front.taken()
    asked = ask(moving.hand_over, front.counsellor, item, sent={"to": str(front.colleague.person_id)})
    assert "Gevraagd aan Collega" in asked.said[0]
    assert "ingetrokken" in ask(moving.hand_over, front.counsellor, item, sent={"to": ""}).said[0]
    with pytest.raises(NotFound):
        ask(moving.hand_over, front.counsellor, item, sent={"to": str(front.stranger.person_id)})


@pytest.mark.parametrize(("do", "mine"), [("accept", True), ("decline", False)])
def test_a_colleague_answers(front: Front, ask, do: str, mine: bool):
    item = front.taken()
    desk.hand_over(item, front.colleague.person_id, by=front.counsellor, at=timezone.now())
    assert ask(moving.answer, front.colleague, item, sent={"do": do}).said
    assert row(front, item, front.colleague).is_mine is mine


@pytest.mark.parametrize("ending", NO_TALK)
def test_what_was_no_talk_closes_with_one_button_and_comes_back_with_another(front: Front, ask, ending):
    item = front.letter()
    assert "Het telt mee" in ask(moving.close_as, front.counsellor, item, sent={"ending": ending.value}).said[0]
    assert row(front, item).ending is ending
    assert not ask(moving.reopen, front.counsellor, item, sent={}).said
    assert row(front, item).is_mine


def test_only_endings_without_a_talk_close_so(front: Front, ask):
    with pytest.raises(NotFound):
        ask(moving.close_as, front.counsellor, front.letter(), sent={"ending": "registered"})


def test_who_comes_too_late_is_told(front: Front, ask):
    item = front.letter()
    ask(moving.close_as, front.counsellor, item, sent={"ending": "joke"})
    assert "kan alleen wie het afsloot" in ask(moving.reopen, front.colleague, item, sent={}).said[0]


def test_single_keys_are_turned_off_and_on_for_this_browser(front: Front, ask):
    off = ask(moving.keys, front.counsellor, sent={"keys": "off"})
    assert off.cookies["keys"].value == "off"
    assert off.cookies["keys"]["httponly"]
    assert ask(moving.keys, front.counsellor, sent={"keys": "on"}).cookies["keys"].value == "on"
