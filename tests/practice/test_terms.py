from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.regulations import REGULATIONS
from gehoord.practice.terms import Extension, Length, Suspension, TimeLimit, Unit, due_on
from gehoord.practice.words import Text, same
from gehoord.practice.workdays import DUTCH, WorkCalendar

DAY = timedelta(days=1)
TALK_REPORT = REGULATIONS["agency_talks"].limit("conversation_report")
FIRST_CONTACT = REGULATIONS["child_protection"].limit("first_contact")
OBJECTION = REGULATIONS["administrative_law"].limit("objection")


def limit(amount, unit, *, statutory=False):
    return TimeLimit("x", same("x"), same("x"), Length(amount, unit), "", may_be_suspended=True, statutory=statutory)


days = st.dates(date(2010, 1, 1), date(2040, 12, 31))
lengths = st.builds(Length, st.integers(1, 30), st.sampled_from(Unit))
limits = st.builds(lambda length, statutory: limit(length.amount, length.unit, statutory=statutory), lengths, st.booleans())


@st.composite
def suspended(draw, start):
    since = start + DAY * draw(st.integers(-5, 60))
    return Suspension(since, since + DAY * draw(st.integers(0, 60)), "")


@pytest.mark.parametrize(
    ("start", "asked", "due"),
    [
        (date(2019, 3, 1), TALK_REPORT, date(2019, 3, 15)),
        (date(2019, 12, 12), TALK_REPORT, date(2019, 12, 27)),  # two weeks later is Boxing Day
        (date(2020, 10, 8), FIRST_CONTACT, date(2020, 10, 15)),
        (date(2016, 4, 25), FIRST_CONTACT, date(2016, 5, 3)),  # the King's birthday between
        (date(2016, 4, 29), FIRST_CONTACT, date(2016, 5, 9)),  # 5 May between
        (date(2016, 12, 30), FIRST_CONTACT, date(2017, 1, 6)),  # the year ends between
        (date(2016, 2, 12), OBJECTION, date(2016, 3, 29)),  # six weeks later is Good Friday, then Easter
        (date(2016, 1, 15), OBJECTION, date(2016, 2, 26)),
        (date(2016, 1, 31), limit(1, Unit.MONTHS), date(2016, 2, 29)),  # the leap day
        (date(2016, 2, 29), limit(12, Unit.MONTHS), date(2017, 2, 28)),
        (date(2016, 2, 28), limit(1, Unit.CALENDAR_DAYS), date(2016, 2, 29)),
        (date(2016, 12, 30), limit(1, Unit.CALENDAR_DAYS), date(2017, 1, 2)),  # New Year's Eve was a Saturday
    ],
)
def test_the_due_day_is_the_one_on_the_calendar(start, asked, due):
    assert due_on(start, asked) == due


def test_a_short_term_of_the_act_holds_two_working_days():
    # Thursday before Easter: three days later is Sunday, and only Tuesday and Wednesday are working days.
    assert due_on(date(2016, 3, 24), limit(3, Unit.CALENDAR_DAYS, statutory=True)) == date(2016, 3, 30)
    assert due_on(date(2016, 3, 24), limit(3, Unit.CALENDAR_DAYS)) == date(2016, 3, 29)
    assert due_on(date(2016, 3, 24), limit(2, Unit.CALENDAR_DAYS, statutory=True)) == date(2016, 3, 29)


@pytest.mark.parametrize(
    ("amount", "unit", "moves"),
    [
        (90, Unit.CALENDAR_DAYS, True),
        (91, Unit.CALENDAR_DAYS, False),
        (12, Unit.WEEKS, True),
        (13, Unit.WEEKS, False),
        (3, Unit.MONTHS, True),
        (4, Unit.MONTHS, False),
        (200, Unit.WORKING_DAYS, True),
    ],
)
def test_the_act_leaves_its_long_terms_where_they_are(amount, unit, moves):
    assert limit(amount, unit, statutory=True).moves_to_a_working_day is moves
    assert limit(amount, unit).moves_to_a_working_day


def test_a_long_term_of_the_act_may_end_on_a_sunday():
    sunday = date(2016, 6, 5)
    assert due_on(sunday - 91 * DAY, limit(13, Unit.WEEKS, statutory=True)) == sunday
    assert due_on(sunday - 91 * DAY, limit(13, Unit.WEEKS)) == sunday + DAY


@given(days, limits)
def test_a_term_never_ends_on_a_day_off_unless_the_act_says_so(start, asked):
    due = due_on(start, asked)
    assert due > start
    assert DUTCH.is_working_day(due) or not asked.moves_to_a_working_day


@given(days, limits)
def test_starting_later_is_never_due_earlier(start, asked):
    assert due_on(start, asked) <= due_on(start + DAY, asked)


@given(st.data(), days, limits)
def test_a_suspension_never_brings_the_day_nearer(data, start, asked):
    stop = data.draw(suspended(start))
    plain, later = due_on(start, asked), due_on(start, asked, suspensions=[stop])
    longer = due_on(start, asked, suspensions=[Suspension(stop.since, stop.until + DAY, "")])
    assert plain <= later <= longer
    assert not stop.covers(later) or not asked.moves_to_a_working_day


@given(st.data(), days, st.integers(1, 12), st.integers(1, 40))
def test_a_suspension_shifts_the_day_exactly(data, start, weeks, days_still):
    asked = limit(weeks, Unit.WEEKS)
    since = start + DAY * data.draw(st.integers(1, weeks * 7))
    due = due_on(start, asked, suspensions=[Suspension(since, since + DAY * days_still, "")])
    assert due == DUTCH.working_day_from(start + timedelta(weeks=weeks, days=days_still))


@given(st.data(), days, st.integers(1, 20))
def test_working_days_that_stand_still_do_not_count(data, start, amount):
    stop = data.draw(suspended(start))
    due = due_on(start, limit(amount, Unit.WORKING_DAYS), suspensions=[stop])
    counted = [day for step in range(1, (due - start).days + 1) if DUTCH.is_working_day(day := start + DAY * step)]
    assert len([day for day in counted if not stop.covers(day)]) == amount


@given(st.data(), days, limits)
def test_the_order_and_overlap_of_suspensions_do_not_matter(data, start, asked):
    one, other = data.draw(suspended(start)), data.draw(suspended(start))
    assert due_on(start, asked, suspensions=[one, other]) == due_on(start, asked, suspensions=[other, one, one])


@given(days, limits)
def test_nothing_is_due_while_the_clock_stands_still(start, asked):
    assert due_on(start, asked, suspensions=[Suspension(start + DAY, None, "")]) is None


def test_a_suspension_that_begins_in_the_weekend_after_the_end_still_counts():
    saturday = date(2016, 6, 11)
    asked = limit(7, Unit.CALENDAR_DAYS)
    stop = Suspension(saturday + DAY, saturday + 5 * DAY, "")
    assert due_on(saturday - 7 * DAY, asked, suspensions=[stop]) == saturday + 5 * DAY
    assert due_on(saturday - 7 * DAY, asked, suspensions=[Suspension(saturday + DAY, None, "")]) is None


def test_a_suspension_after_the_end_changes_nothing():
    assert due_on(date(2016, 6, 1), TALK_REPORT, suspensions=[Suspension(date(2016, 6, 16), None, "")]) == date(2016, 6, 15)


@given(days, st.integers(1, 12), st.integers(1, 12))
def test_an_extension_follows_the_term(start, weeks, more):
    longer = due_on(start, limit(weeks, Unit.WEEKS), extensions=[Extension(Length(more, Unit.WEEKS), start, "")])
    assert longer == DUTCH.working_day_from(start + timedelta(weeks=weeks + more))


def test_a_term_of_no_days_ends_at_once():
    assert due_on(date(2016, 6, 1), limit(0, Unit.CALENDAR_DAYS)) == date(2016, 6, 1)


def test_a_calendar_of_ones_own_is_heeded():
    closed = WorkCalendar(also_free=frozenset({date(2019, 3, 15)}))
    assert due_on(date(2019, 3, 1), TALK_REPORT, calendar=closed) == date(2019, 3, 18)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Length(1, Unit.WEEKS), Text("1 week", "1 week")),
        (Length(6, Unit.WEEKS), Text("6 weken", "6 weeks")),
        (Length(1, Unit.MONTHS), Text("1 maand", "1 month")),
        (Length(1, Unit.WORKING_DAYS), Text("1 werkdag", "1 working day")),
        (Length(5, Unit.WORKING_DAYS), Text("5 werkdagen", "5 working days")),
        (Length(1, Unit.CALENDAR_DAYS), Text("1 dag", "1 day")),
    ],
)
def test_a_length_is_said_as_people_say_it(length, words):
    assert length.words == words
