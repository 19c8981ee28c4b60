from __future__ import annotations

from datetime import date, datetime, time
from uuid import uuid4

import pytest
from django.utils.translation import override

from gehoord.directory.front_door.answering import FrontDoor
from gehoord.directory.front_door.words import Shows, Voice
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import HERE, Change, Hours, Timetable, Week
from gehoord.practice.periods import Period
from gehoord.web.public import doors

NINE = Hours(time(9), time(17, 30))
WEEK = Week((NINE,) * 5 + (None, None))
MONDAY = datetime(2026, 3, 9, 12, tzinfo=HERE)


@pytest.fixture(autouse=True)
def all_pages_there(monkeypatch):
    monkeypatch.setattr(doors, "is_there", lambda _address: True)


def front(phone="088 111 22 33", changes=(), channels=(Channel.CHAT, Channel.PHONE)):
    return FrontDoor(uuid4(), "Kantoor", phone, Shows.OFFICE, Timetable(dict.fromkeys(channels, WEEK), changes))


def offered(voice, at=MONDAY, **told):
    return [(door.channel.value, door.leads) for door in doors.doors_for(voice, front(**told), at=at)]


def test_children_are_offered_the_chat_first_and_adults_the_phone():
    assert [name for name, _ in offered(Voice.CHILD)] == ["chat", "phone", "web_form"]
    assert [name for name, _ in offered(Voice.ADULT)] == ["phone", "chat", "web_form"]


def test_when_it_is_closed_the_form_comes_first_and_nothing_closed_leads_anywhere():
    sunday = MONDAY.replace(day=8)
    assert offered(Voice.CHILD, sunday) == [("web_form", "/schrijven/"), ("chat", ""), ("phone", "")]


@pytest.mark.parametrize(
    ("at", "nl", "en"),
    [
        (MONDAY, "Nu open, tot 17.30 uur.", "Open now, until 17:30."),
        (MONDAY.replace(hour=8), "Nu dicht. Weer open: vandaag om 9.00 uur.", "Closed now. Open again: today at 09:00."),
        (MONDAY.replace(hour=20), "Nu dicht. Weer open: morgen om 9.00 uur.", "Closed now. Open again: tomorrow at 09:00."),
        (
            MONDAY.replace(day=13, hour=20),
            "Nu dicht. Weer open: maandag om 9.00 uur.",
            "Closed now. Open again: Monday at 09:00.",
        ),
    ],
)
def test_the_sentence_says_until_when_or_when_again(at, nl, en):
    with override("nl"):
        assert doors.told_when(front(), Channel.CHAT, at=at) == nl
    with override("en"):
        assert doors.told_when(front(), Channel.CHAT, at=at) == en


def test_a_holiday_is_closed_and_a_change_goes_before_the_week():
    with override("nl"):
        easter_monday = datetime(2026, 4, 6, 12, tzinfo=HERE)
        assert doors.told_when(front(), Channel.PHONE, at=easter_monday) == "Nu dicht. Weer open: morgen om 9.00 uur."
        away = Change(Period(date(2026, 3, 9), date(2026, 3, 20)))
        said = doors.told_when(front(changes=(away,)), Channel.PHONE, at=MONDAY)
        assert said == "Nu dicht. Weer open: maandag 23 maart om 9.00 uur."


def test_without_a_number_nobody_is_told_to_call_and_without_hours_it_can_be_tried():
    assert offered(Voice.ADULT, phone="") == [("chat", "/praten/"), ("web_form", "/schrijven/")]
    assert offered(Voice.ADULT, channels=())[0] == ("phone", "tel:0881112233")


def test_a_page_that_is_not_there_is_not_offered(monkeypatch):
    monkeypatch.setattr(doors, "is_there", lambda _address: False)
    assert offered(Voice.CHILD) == [("phone", "tel:0881112233")]
    assert doors.doors_for(Voice.CHILD, None, at=MONDAY) == ()
