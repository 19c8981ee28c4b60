from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.chat.models import Conversation
from gehoord.chat.words import Ending
from gehoord.directory.opening import keep_week, plan_change
from gehoord.intake import desk
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound import talking
from gehoord.intake.inbound.talking import ChatIsClosed, StaysForNow
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import HERE, Change, Hours
from gehoord.practice.periods import Period
from gehoord.vault.holds import place_hold

ALL_DAY = Hours(time(0), time(23, 59, 59, 999999))
MONDAY = datetime(2026, 3, 9, 12, tzinfo=HERE)


@pytest.fixture
def open_front(front: Front) -> Front:
    keep_week(front.team.here, Channel.CHAT, [ALL_DAY] * 7, by=HOUSE, on_holidays=True)
    return front


def items() -> list[DeskItem]:
    with acting(HOUSE):
        return list(DeskItem.objects.all())


def test_a_chat_begins_with_its_place_on_the_desk(open_front: Front):
    opened = talking.begin("Noor", language="nl", key="page", at=timezone.now())
    (item,) = items()
    assert (item.thread, item.channel, item.office_id) == (opened.conversation, "chat", open_front.team.here)
    assert read_letter(item.pk, by=open_front.counsellor).nickname == "Noor"
    assert rooms.standings([opened.conversation], by=open_front.counsellor)[opened.conversation].place == 1


def test_the_same_page_that_sends_twice_begins_once(open_front: Front):
    first, again = (talking.begin("Noor", language="nl", key="page", at=timezone.now()) for _ in range(2))
    assert first.conversation == again.conversation
    assert first.visit != again.visit
    assert len(items()) == 1


def test_what_does_not_reach_the_desk_is_no_conversation_either(open_front: Front, monkeypatch: pytest.MonkeyPatch):
    def broken(*_args, **_kwargs):
        raise ValueError

    monkeypatch.setattr(desk, "receive", broken)
    with pytest.raises(ValueError):  # noqa: PT011 - the one above
        talking.begin("", language="nl", key="page", at=timezone.now())
    with acting(HOUSE):
        assert not Conversation.objects.exists()


def test_when_nobody_answers_it_says_when_somebody_will(front: Front):
    assert talking.answered(MONDAY) == talking.Answering(None, None)
    keep_week(front.team.there, Channel.CHAT, [Hours(time(16), time(21)), *[None] * 6], by=HOUSE)
    keep_week(front.team.here, Channel.CHAT, [None, Hours(time(9), time(12)), *[None] * 5], by=HOUSE)
    assert talking.answered(MONDAY).opens_at == MONDAY.replace(hour=16)
    with pytest.raises(ChatIsClosed, match="dicht"):
        talking.begin("", language="nl", key="page", at=MONDAY)
    assert talking.answered(MONDAY.replace(hour=17)).office_id == front.team.there
    plan_change(front.team.there, Change(Period(MONDAY.date(), MONDAY.date())), by=HOUSE)
    assert talking.answered(MONDAY.replace(hour=17)).opens_at == (MONDAY + timedelta(days=1)).replace(hour=9)


def test_who_waits_and_erases_leaves_the_desk_and_is_counted(open_front: Front):
    opened = talking.begin("Noor", language="nl", key="page", at=timezone.now())
    talking.forget(rooms.visitor(opened.visit), at=timezone.now())
    (item,) = items()
    assert item.ending == Leaving.WITHDRAWN
    assert item.nickname is None
    assert item.letter is None


def test_who_erases_while_somebody_talks_stays_on_the_desk_without_a_word(open_front: Front):
    opened = talking.begin("Noor", language="nl", key="page", at=timezone.now())
    (item,) = items()
    desk.take(item.pk, by=open_front.counsellor, at=timezone.now())
    somebody = rooms.visitor(opened.visit)
    rooms.say(opened.conversation, "Mijn geheim.", by=somebody, key=uuid4().hex, at=timezone.now())
    talking.forget(somebody, at=timezone.now())
    assert items()[0].ending == ""
    assert read_letter(item.pk, by=open_front.counsellor).nickname == ""
    with pytest.raises(NotFound):
        rooms.lines(opened.conversation, by=open_front.counsellor)
    desk.close_as(item.pk, Leaving.SILENT, by=open_front.counsellor, at=timezone.now())


def test_who_stops_keeps_the_lines_until_they_are_forgotten(open_front: Front):
    opened = talking.begin("", language="en", key="page", at=timezone.now())
    talking.stop(rooms.visitor(opened.visit), at=timezone.now())
    assert rooms.standings([opened.conversation], by=open_front.counsellor)[opened.conversation].ending is Ending.KEPT
    assert talking.days_kept() == 30


def test_what_has_to_be_kept_now_stays_and_the_visitor_hears_why(open_front: Front):
    somebody = rooms.visitor(talking.begin("", language="nl", key="een", at=timezone.now()).visit)
    place_hold(somebody.conversation, by=HOUSE, reason="complaint")
    with pytest.raises(StaysForNow):
        talking.forget(somebody, at=timezone.now())
    assert rooms.standings([somebody.conversation], by=somebody)[somebody.conversation].ending is None
    assert not items()[0].ending
