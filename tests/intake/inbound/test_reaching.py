from __future__ import annotations

import pytest

from gehoord.intake.inbound.reaching import AnswerBy, Asked, NoMailAddress, NoNumber, When, check_reach
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach


def test_who_comes_back_with_a_code_is_reached_by_nobody():
    assert Asked().ways.reach is MayReach.NEVER
    check_reach(Asked())


@pytest.mark.parametrize(("by", "channel"), [(AnswerBy.MAIL, Channel.EMAIL), (AnswerBy.PHONE, Channel.PHONE)])
def test_one_way_is_agreed_at_the_chosen_hours(by, channel):
    ways = Asked(by, when=When.MORNING).ways
    assert ways.channels == frozenset({channel})
    assert (ways.earliest, ways.latest) != (None, None)
    assert Asked(by).ways.earliest is None


@pytest.mark.parametrize("reach", ["", "noor", "noor@", "@post", "noor post@x.nl", "noor@post"])
def test_a_mail_needs_an_address(reach):
    with pytest.raises(NoMailAddress):
        check_reach(Asked(AnswerBy.MAIL, reach))


@pytest.mark.parametrize("reach", ["", "bel", "12345", "1" * 16])
def test_a_call_needs_a_number(reach):
    with pytest.raises(NoNumber):
        check_reach(Asked(AnswerBy.PHONE, reach))


def test_a_number_may_be_written_as_people_do():
    for number in ("06 12345678", "+31 6 1234 5678", "(023) 555 12 34"):
        check_reach(Asked(AnswerBy.PHONE, number))
    check_reach(Asked(AnswerBy.MAIL, " noor@post.example "))
