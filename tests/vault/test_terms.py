from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.terms import Unit
from gehoord.practice.words import same
from gehoord.vault.terms import Rule, RulesUnreadable, read_rules, rules

DEFAULTS = {
    "case": "24 months",
    "advice_only": "6 months",
    "nameless_chat": "30 calendar_days",
    "correspondence": "6 months",
    "desk": "30 calendar_days",
    "alert": "60 months",
    "remark": "24 months",
    "access_journal": "60 months",
}


def rule(amount, unit):
    return Rule("x", same("x"), same("x"), amount, unit, same("x"))


def test_the_product_comes_with_its_terms_each_with_a_basis():
    assert {code: f"{one.amount} {one.unit.value}" for code, one in rules().items()} == DEFAULTS
    assert all(one.basis.nl and one.basis.en for one in rules().values())


@pytest.mark.parametrize(
    ("amount", "unit", "on", "latest"),
    [
        (30, Unit.CALENDAR_DAYS, date(2026, 3, 1), date(2026, 1, 30)),
        (24, Unit.MONTHS, date(2026, 11, 22), date(2024, 11, 22)),
        (6, Unit.MONTHS, date(2026, 8, 31), date(2026, 2, 28)),
        (1, Unit.MONTHS, date(2026, 1, 5), date(2025, 12, 5)),
        (12, Unit.MONTHS, date(2025, 2, 28), date(2024, 2, 28)),
    ],
)
def test_a_term_is_counted_back_from_today(amount, unit, on, latest):
    assert rule(amount, unit).latest(on) == latest


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120), st.sampled_from([Unit.CALENDAR_DAYS, Unit.MONTHS]))
def test_a_term_never_ends_early_and_time_does_not_run_back(on, amount, unit):
    latest = rule(amount, unit).latest(on)
    assert (on - latest).days >= (amount if unit is Unit.CALENDAR_DAYS else 28 * amount)
    assert rule(amount, unit).latest(date.fromordinal(on.toordinal() + 1)) >= latest


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120), st.sampled_from([Unit.CALENDAR_DAYS, Unit.MONTHS]))
def test_what_is_kept_until_a_day_is_due_on_that_day_and_not_before(day, amount, unit):
    one = rule(amount, unit)
    due = one.until(day)
    assert one.latest(due) >= day > one.latest(date.fromordinal(due.toordinal() - 1))


@pytest.mark.parametrize("toml", ["", "[[rule]]\n", "nonsense", "[[rule]]\ncode='x'\nterm={amount=0,unit='calendar_days'}\n"])
def test_rules_that_lack_something_are_refused(toml):
    with pytest.raises(RulesUnreadable):
        read_rules(toml)
