from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.workdays import DUTCH, WorkCalendar

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2016, 1, 1),  # New Year
        date(2016, 3, 25),  # Good Friday
        date(2016, 3, 28),  # Easter Monday
        date(2016, 4, 27),  # the King's birthday
        date(2016, 5, 5),  # liberation and Ascension
        date(2021, 5, 5),  # liberation, a day that few had off
        date(2016, 5, 16),  # Whit Monday
        date(2018, 12, 25),
        date(2018, 12, 26),
    ],
)
def test_the_holidays_of_the_act_are_no_working_days(day):
    assert day.weekday() < 5
    assert not DUTCH.is_working_day(day)


def test_the_kings_birthday_is_kept_on_saturday_when_it_falls_on_sunday():
    assert not DUTCH.is_working_day(date(2025, 4, 26))
    assert DUTCH.is_working_day(date(2025, 4, 28))


def test_liberation_day_counts_every_year():
    weekdays = [date(year, 5, 5) for year in range(2015, 2031) if date(year, 5, 5).weekday() < 5]
    assert len(weekdays) > 10
    assert not any(DUTCH.is_working_day(day) for day in weekdays)


def test_the_last_day_of_the_year_is_a_working_day():
    assert DUTCH.is_working_day(date(2018, 12, 31))


def test_the_friday_after_ascension_is_free_only_when_said_so():
    friday = date(2022, 5, 27)
    assert DUTCH.is_working_day(friday)
    assert not WorkCalendar(also_free=frozenset({friday})).is_working_day(friday)


@given(days)
def test_the_next_working_day_is_near_and_open(day):
    found = DUTCH.working_day_from(day)
    assert DUTCH.is_working_day(found)
    assert day <= found <= day + timedelta(days=6)


@given(days, days)
def test_counting_back_is_counting_forward_below_zero(one, other):
    one, other = sorted((one, min(other, one + timedelta(days=400))))
    assert DUTCH.working_days_between(other, one) == -DUTCH.working_days_between(one, other)


def test_a_week_without_holidays_has_five_working_days():
    assert DUTCH.working_days_between(date(2016, 6, 6), date(2016, 6, 13)) == 5
