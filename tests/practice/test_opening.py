from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gehoord.practice.contacts import Channel
from gehoord.practice.opening import HERE, Change, ClosesBeforeItOpens, Hours, Timetable, Week
from gehoord.practice.periods import Period

OFFICE_HOURS = Hours(time(9), time(17))
EVENING = Hours(time(19), time(21))
WORKDAYS = Week((OFFICE_HOURS,) * 5 + (None, None))
MONDAY, FRIDAY, NEXT_MONDAY = date(2026, 3, 9), date(2026, 3, 13), date(2026, 3, 16)
TABLE = Timetable({Channel.PHONE: WORKDAYS, Channel.CHAT: Week((EVENING,) * 7, on_holidays=True)})


def here(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HERE)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (here(MONDAY, 8, 59), False),
        (here(MONDAY, 9), True),
        (here(MONDAY, 16, 59), True),
        (here(MONDAY, 17), False),
        (here(NEXT_MONDAY - timedelta(days=1), 12), False),
        (datetime(2026, 3, 9, 8, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 6, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 6, 15, 0, tzinfo=UTC), False),
    ],
)
def test_it_is_open_within_its_hours_by_the_clock_on_the_wall(at, is_open):
    assert TABLE.is_open(Channel.PHONE, at) is is_open


def test_a_channel_without_a_week_never_opens():
    assert not TABLE.is_open(Channel.LETTER, here(MONDAY, 12))
    assert TABLE.opens_next(Channel.LETTER, here(MONDAY, 12)) is None


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        (here(MONDAY, 7), here(MONDAY, 9)),
        (here(MONDAY, 12), here(MONDAY, 12)),
        (here(FRIDAY, 17), here(NEXT_MONDAY, 9)),
        (here(date(2026, 12, 24), 18), here(date(2026, 12, 28), 9)),
    ],
)
def test_it_opens_next_on_the_next_day_with_hours(at, opens):
    assert TABLE.opens_next(Channel.PHONE, at) == opens


def test_a_holiday_closes_unless_the_week_says_otherwise():
    first_of_christmas = here(date(2026, 12, 25), 20)
    assert not TABLE.is_open(Channel.PHONE, here(date(2026, 12, 25), 12))
    assert TABLE.is_open(Channel.CHAT, first_of_christmas)


def test_a_change_goes_before_the_week_and_before_a_holiday():
    christmas, day = date(2026, 12, 25), MONDAY + timedelta(days=1)
    changes = (
        Change(Period(day, day)),
        Change(Period(day, day), EVENING, Channel.CHAT),
        Change(Period(christmas, christmas), OFFICE_HOURS, Channel.PHONE),
    )
    table = Timetable(TABLE.weeks, changes)
    assert table.hours_on(Channel.PHONE, day) is None
    assert table.hours_on(Channel.CHAT, day) == EVENING
    assert table.is_open(Channel.PHONE, here(christmas, 12))
    assert table.opens_next(Channel.PHONE, here(MONDAY, 17)) == here(day + timedelta(days=1), 9)


def test_closed_for_more_than_a_year_has_no_next_opening():
    shut = Timetable(TABLE.weeks, (Change(Period(MONDAY, MONDAY + timedelta(days=800))),))
    assert shut.opens_next(Channel.PHONE, here(MONDAY, 7)) is None


@pytest.mark.parametrize(("opens", "closes"), [(17, 9), (9, 9)])
def test_refuses_hours_that_close_before_they_open(opens, closes):
    with pytest.raises(ClosesBeforeItOpens):
        Hours(time(opens), time(closes))


DAYS = some.dates(date(2020, 1, 1), date(2030, 12, 31))
AT = some.builds(datetime.combine, DAYS, some.times(), some.just(HERE))


@given(at=AT, channel=some.sampled_from([Channel.PHONE, Channel.CHAT]))
def test_at_the_next_opening_it_is_open_and_before_it_never(at, channel):
    opens = TABLE.opens_next(channel, at)
    assert opens is not None
    assert opens >= at
    assert TABLE.is_open(channel, opens)
    for hours, minutes in product(range(0, 72, 5), (0, 30)):
        between = at + timedelta(hours=hours, minutes=minutes)
        assert between >= opens or not TABLE.is_open(channel, between)
