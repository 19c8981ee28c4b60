from __future__ import annotations

from datetime import timedelta

from tests.told.intake import LETTER, NOW, TODAY, Front

from gehoord.intake import desk
from gehoord.intake.endings import Leaving
from gehoord.intake.letters import Letter, read_letter
from gehoord.intake.models import DeskItem
from gehoord.intake.retention import CONCLUDED
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault import retention


def test_what_left_the_desk_keeps_no_word_past_its_term_and_still_counts(front: Front):
    waits, closed = front.letter(), front.letter()
    desk.close_as(closed, Leaving.ABUSIVE, by=front.counsellor, at=NOW)
    assert [one.thing for one in CONCLUDED.past_term(TODAY)] == [closed]
    assert list(CONCLUDED.past_term(TODAY - timedelta(days=1))) == []
    with acting(HOUSE):
        swept = {one.holding: one for one in retention.sweep(on=TODAY + timedelta(days=30))}
        assert swept["intake.concluded"].rows == 1
        assert DeskItem.objects.get(pk=closed).ending == Leaving.ABUSIVE
    assert read_letter(closed, by=front.counsellor) == Letter()
    assert read_letter(waits, by=front.counsellor) == LETTER
    assert list(CONCLUDED.past_term(TODAY)) == []
