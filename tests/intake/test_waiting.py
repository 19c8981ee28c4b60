from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.intake.waiting import promised
from gehoord.practice.clocks import Nearness
from gehoord.practice.contacts import Channel

FRIDAY = datetime(2026, 3, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "told", "nearness"),
    [
        (0, "nog 2 werkdagen", Nearness.CALM),
        (1, "nog 2 werkdagen", Nearness.CALM),
        (3, "nog 1 werkdag", Nearness.CALM),
        (4, "antwoord vandaag", Nearness.AMBER),
        (5, "1 dag te laat", Nearness.RED),
        (7, "3 dagen te laat", Nearness.RED),
    ],
)
def test_who_wrote_on_friday_has_an_answer_on_tuesday(days, told, nearness):
    promise = promised(Channel.EMAIL, FRIDAY, at=FRIDAY + timedelta(days=days))
    assert (promise.left.nl, promise.nearness) == (told, nearness)


def test_who_is_on_the_line_waits_now():
    promise = promised(Channel.CHAT, FRIDAY, at=FRIDAY)
    assert promise.due_on is None
    assert promise.nearness is Nearness.AMBER


@pytest.mark.parametrize(
    ("minutes", "number", "unit"),
    [(0, 0, "min wacht"), (59, 59, "min wacht"), (60, 1, "uur wacht"), (47 * 60, 47, "uur wacht"), (49 * 60, 2, "dagen")],
)
def test_waiting_is_told_in_the_largest_fitting_unit(minutes, number, unit):
    waited = promised(Channel.EMAIL, FRIDAY, at=FRIDAY).waited(FRIDAY + timedelta(minutes=minutes))
    assert (waited.number, waited.unit.nl) == (number, unit)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=900)), st.integers(0, 40))
def test_a_promise_is_a_working_day_after_and_lateness_never_goes_back(since, later):
    received = FRIDAY + since
    promise = promised(Channel.WEB_FORM, received, at=received)
    assert promise.due_on is not None
    assert promise.due_on > received.date()
    assert promise.due_on.weekday() < 5
    order = [Nearness.CALM, Nearness.AMBER, Nearness.RED]
    seen = [order.index(promised(Channel.WEB_FORM, received, at=received + timedelta(days=day)).nearness) for day in range(later)]
    assert seen == sorted(seen)
