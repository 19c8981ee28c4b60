from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.periods import NoSuchPart, Period, PeriodEndsBeforeItStarts, months_later
from gehoord.practice.words import Text

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
years = st.integers(1990, 2060)


def test_a_year_has_its_first_and_last_day():
    year = Period.year(2016)
    assert date(2016, 1, 1) in year
    assert date(2016, 12, 31) in year
    assert date(2017, 1, 1) not in year
    assert "2016-05-01" not in year
    assert year.days == 366


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(PeriodEndsBeforeItStarts, match="Draai de twee datums om"):
        Period(date(2016, 2, 1), date(2016, 1, 1))


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period.year(2016), Text("2016", "2016")),
        (Period.half_year(2016, 2), Text("2e halfjaar 2016", "second half of 2016")),
        (Period.quarter(2016, 3), Text("3e kwartaal 2016", "third quarter of 2016")),
        (Period.month(2016, 2), Text("februari 2016", "February 2016")),
        (Period(date(2016, 2, 1), date(2016, 4, 30)), Text("01-02-2016 t/m 30-04-2016", "2016-02-01 to 2016-04-30")),
        (Period(date(2016, 1, 1), date(2017, 12, 31)), Text("01-01-2016 t/m 31-12-2017", "2016-01-01 to 2017-12-31")),
        (Period(date(2016, 1, 2), date(2016, 1, 31)), Text("02-01-2016 t/m 31-01-2016", "2016-01-02 to 2016-01-31")),
    ],
)
def test_a_period_is_named_as_one_says_it(period, name):
    assert period.name == name


@pytest.mark.parametrize(("part", "number"), [(Period.half_year, 3), (Period.quarter, 5), (Period.month, 0), (Period.month, 13)])
def test_a_part_that_a_year_lacks_is_refused(part, number):
    with pytest.raises(NoSuchPart):
        part(2016, number)


@given(years)
def test_the_parts_of_a_year_fill_it_exactly(year):
    for parts in (
        [Period.half_year(year, number) for number in (1, 2)],
        [Period.quarter(year, number) for number in range(1, 5)],
        [Period.month(year, number) for number in range(1, 13)],
    ):
        assert parts[0].first == date(year, 1, 1)
        assert parts[-1].last == date(year, 12, 31)
        assert all(before.last + timedelta(days=1) == after.first for before, after in pairwise(parts))
        assert all(Period.year(year).contains(part) for part in parts)
        assert all(after.previous() == before for before, after in pairwise(parts))


@given(periods)
def test_the_previous_period_ends_the_day_before(period):
    assert period.previous().last == period.first - timedelta(days=1)


@given(periods)
def test_the_previous_period_is_as_long(period):
    before = period.previous()
    if period.whole_months is None:
        assert before.days == period.days
    else:
        assert before.whole_months == period.whole_months


@pytest.mark.parametrize("last", [Period.year, lambda year: Period.half_year(year, 2), lambda year: Period.month(year, 12)])
def test_the_last_year_there_is_has_its_parts(last):
    period = last(9999)
    assert period.last == date(9999, 12, 31)
    assert "9999" in period.name.nl
    assert period.previous().last == period.first - timedelta(days=1)


def test_the_year_before_a_leap_year_is_a_year():
    assert Period.year(2016).previous() == Period.year(2015)
    assert Period.month(2016, 3).previous() == Period.month(2016, 2)


@given(periods, days)
def test_a_period_contains_another_when_it_holds_both_ends(period, day):
    assert period.contains(Period(day, day)) is (day in period)


def test_a_period_does_not_contain_what_only_overlaps():
    assert not Period.year(2016).contains(Period(date(2015, 12, 31), date(2016, 2, 1)))
    assert not Period.year(2016).contains(Period(date(2016, 12, 31), date(2017, 1, 1)))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2015, 1, 31), 1, date(2015, 2, 28)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 11, 30), 3, date(2017, 2, 28)),
        (date(2016, 1, 15), -1, date(2015, 12, 15)),
        (date(2016, 12, 31), 0, date(2016, 12, 31)),
    ],
)
def test_months_later_keeps_the_day_or_takes_the_last(day, months, later):
    assert months_later(day, months) == later


def test_a_period_is_said_in_a_sentence_and_known_a_year_earlier():
    said = [
        (Period.year(2016), "2016", Period.year(2015)),
        (Period.half_year(2016, 2), "het 2e halfjaar van 2016", Period.half_year(2015, 2)),
        (Period.quarter(2016, 1), "het 1e kwartaal van 2016", Period.quarter(2015, 1)),
        (Period.month(2016, 2), "februari 2016", Period.month(2015, 2)),
    ]
    for period, told, earlier in said:
        assert period.in_a_sentence.nl == told
        assert period.year_before() == earlier
    assert Period.quarter(2016, 1).in_a_sentence.en == "the first quarter of 2016"
