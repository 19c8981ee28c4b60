from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.clocks import (
    Clock,
    ClockState,
    DatesOutOfOrder,
    MayNotBeExtended,
    MayNotBeSuspended,
    Nearness,
    ReasonMissing,
)
from gehoord.practice.regulations import REGULATIONS
from gehoord.practice.terms import Length, Unit
from gehoord.practice.transitions import StepDoesNotFollow

RULING = REGULATIONS["complaints_committee"].limit("committee_ruling")
REPORT = REGULATIONS["agency_talks"].limit("conversation_report")
FRIDAY = date(2019, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture
def ruling():
    return Clock(RULING, FRIDAY)


@pytest.fixture
def report():
    return Clock(REPORT, FRIDAY)


@pytest.mark.parametrize(
    ("today", "left", "nearness"),
    [
        (date(2019, 3, 1), 10, Nearness.CALM),
        (date(2019, 3, 11), 4, Nearness.CALM),
        (date(2019, 3, 12), 3, Nearness.AMBER),
        (date(2019, 3, 15), 0, Nearness.AMBER),
        (date(2019, 3, 16), 0, Nearness.RED),
        (date(2019, 3, 18), -1, Nearness.RED),
        (date(2019, 3, 22), -5, Nearness.RED),
    ],
)
def test_the_colour_warns_before_and_after(report, today, left, nearness):
    assert report.nearness(today) is nearness
    assert report.working_days_left(today) == left


def test_how_near_is_near_can_be_set(report):
    assert report.nearness(date(2019, 3, 1), near=10) is Nearness.AMBER


def test_lateness_does_not_block(report):
    late = report.meet(on=date(2019, 6, 1))
    assert late.state is ClockState.MET
    assert late.nearness(date(2019, 6, 1)) is Nearness.DONE_LATE
    assert report.meet(on=date(2019, 3, 15)).nearness(date(2019, 6, 1)) is Nearness.DONE


def test_a_suspended_clock_stands_still(ruling):
    still = ruling.suspend(since=date(2019, 3, 11), reason="Eerst een klachtgesprek.")
    assert still.state is ClockState.SUSPENDED
    assert still.due_on() is None
    assert still.working_days_left(date(2019, 3, 20)) is None
    assert still.nearness(date(2030, 1, 1)) is Nearness.STILL


@given(st.integers(0, 50), st.integers(0, 100))
def test_a_resumed_clock_has_lost_no_day(since, length):
    first = FRIDAY + DAY * since
    again = Clock(RULING, FRIDAY).suspend(since=first, reason="Gesprek.").resume(on=first + DAY * length)
    lost = length - 1 if since == 0 and length else length  # the day of the event itself never counts
    raw = FRIDAY + timedelta(weeks=8) + DAY * lost
    assert raw <= again.due_on() <= raw + 6 * DAY
    assert again.state is ClockState.RUNNING


def test_a_clock_can_be_suspended_again(ruling):
    twice = (
        ruling.suspend(since=date(2019, 3, 4), reason="a")
        .resume(on=date(2019, 3, 11))
        .suspend(since=date(2019, 3, 11), reason="b")
    )
    assert [one.reason for one in twice.suspensions] == ["a", "b"]
    assert twice.resume(on=date(2019, 3, 18)).due_on() == date(2019, 5, 10)


def test_a_suspended_clock_can_be_met_and_stands_still_until_then(ruling):
    met = ruling.suspend(since=date(2019, 3, 4), reason="Gesprek.").meet(on=date(2019, 9, 2))
    assert met.state is ClockState.MET
    assert met.nearness(date(2020, 1, 1)) is Nearness.DONE


def test_suspending_asks_for_a_reason(ruling):
    with pytest.raises(ReasonMissing, match="waarom"):
        ruling.suspend(since=FRIDAY, reason="  ")


def test_a_term_that_may_not_stand_still_says_so(report):
    with pytest.raises(MayNotBeSuspended, match="Gespreksverslag sturen"):
        report.suspend(since=FRIDAY, reason="Ziek.")


def test_a_clock_cannot_stand_still_twice_at_once(ruling):
    with pytest.raises(StepDoesNotFollow):
        ruling.suspend(since=FRIDAY, reason="a").suspend(since=FRIDAY, reason="b")


def test_a_running_clock_cannot_be_resumed(ruling):
    with pytest.raises(StepDoesNotFollow):
        ruling.resume(on=FRIDAY)


def test_a_clock_is_extended_once_as_far_as_the_rules_go(ruling):
    longer = ruling.extend(on=date(2019, 4, 20), reason="Meer onderzoek.")
    assert longer.due_on() == date(2019, 5, 24)
    with pytest.raises(MayNotBeExtended):
        longer.extend(on=date(2019, 5, 20), reason="Nog meer.")


def test_less_than_the_rules_give_may_be_asked_and_more_may_not(ruling):
    assert ruling.extend(by=Length(1, Unit.WEEKS), on=FRIDAY, reason="a").due_on() == date(2019, 5, 3)
    for too_much in (Length(5, Unit.WEEKS), Length(2, Unit.MONTHS)):
        with pytest.raises(MayNotBeExtended):
            ruling.extend(by=too_much, on=FRIDAY, reason="a")


def test_a_term_without_extension_says_so(report):
    with pytest.raises(MayNotBeExtended, match="Te laat mag"):
        report.extend(on=FRIDAY, reason="Druk.")


def test_extending_asks_for_a_reason(ruling):
    with pytest.raises(ReasonMissing):
        ruling.extend(on=FRIDAY, reason="")


def test_what_was_met_stays_met(ruling):
    met = ruling.meet(on=FRIDAY)
    for change in (
        lambda: met.meet(on=FRIDAY),
        lambda: met.suspend(since=FRIDAY, reason="a"),
        lambda: met.resume(on=FRIDAY),
        lambda: met.extend(on=FRIDAY, reason="a"),
    ):
        with pytest.raises(StepDoesNotFollow, match="Gedaan"):
            change()


def test_a_change_cannot_lie_before_what_happened(ruling):
    still = ruling.suspend(since=date(2019, 3, 11), reason="Gesprek.")
    for change in (
        lambda: ruling.meet(on=FRIDAY - DAY),
        lambda: ruling.extend(on=FRIDAY - DAY, reason="a"),
        lambda: still.resume(on=date(2019, 3, 10)),
    ):
        with pytest.raises(DatesOutOfOrder):
            change()


def test_a_clock_that_changes_leaves_the_old_one_as_it_was(ruling):
    ruling.suspend(since=FRIDAY, reason="a")
    assert ruling.state is ClockState.RUNNING
