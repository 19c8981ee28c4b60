from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.periods import Period
from gehoord.practice.pricing import (
    CannotBePriced,
    Component,
    Contract,
    ContractState,
    FigureStatus,
    Funder,
    Funding,
    Inhabitants,
    funder_on,
    price,
)
from gehoord.practice.words import same

WEERT = Inhabitants(49_517, date(2017, 2, 1), FigureStatus.PRELIMINARY)
RATES = tuple(
    Component(code, same(code), Decimal(rate))
    for code, rate in (("counselling", "0.44"), ("children", "0.23"), ("listening", "0.25"))
)
PERIOD = Period(date(2018, 1, 1), date(2021, 12, 31))
rates = st.decimals(Decimal(0), Decimal(5), places=4)


def test_weert_pays_45555_euros_and_64_cents():
    asked = price(WEERT, RATES)
    assert asked.total == Decimal("45555.64")
    assert [amount for _, amount in asked.lines] == [Decimal("21787.48"), Decimal("11388.91"), Decimal("12379.25")]
    assert price(WEERT, [Component("all", same("all"), Decimal("0.92"))]).total == asked.total


def test_a_price_is_as_final_as_the_inhabitants():
    assert price(WEERT, RATES).status is FigureStatus.PRELIMINARY
    final = Inhabitants(49_500, date(2017, 2, 1), FigureStatus.FINAL)
    assert price(final, RATES).status is FigureStatus.FINAL


def test_half_a_cent_goes_up():
    assert price(
        Inhabitants(1, date(2017, 1, 1), FigureStatus.FINAL), [Component("x", same("x"), Decimal("0.005"))]
    ).total == Decimal("0.01")


@given(st.integers(0, 1_000_000), st.lists(rates, max_size=5))
def test_an_invoice_adds_up_in_whole_cents(number, given_rates):
    parts = [Component(str(place), same("x"), rate) for place, rate in enumerate(given_rates)]
    asked = price(Inhabitants(number, date(2017, 1, 1), FigureStatus.FINAL), parts)
    exact = number * sum(given_rates, Decimal(0))
    assert asked.total == sum((amount for _, amount in asked.lines), Decimal(0))
    assert all(amount.as_tuple().exponent == -2 for _, amount in asked.lines)
    assert abs(asked.total - exact) <= Decimal("0.005") * len(parts)


@pytest.mark.parametrize(
    ("number", "rate"),
    [(-1, "0.44"), (10, "-0.01")],
)
def test_nobody_pays_below_zero(number, rate):
    with pytest.raises(CannotBePriced):
        price(Inhabitants(number, date(2017, 1, 1), FigureStatus.FINAL), [Component("x", same("x"), Decimal(rate))])


def test_a_signed_contract_holds_in_its_period_only():
    contract = Contract(PERIOD, ContractState.SIGNED)
    assert contract.is_effective_on(date(2018, 1, 1))
    assert contract.is_effective_on(date(2021, 12, 31))
    assert not contract.is_effective_on(date(2017, 12, 31))


@pytest.mark.parametrize("state", [ContractState.OFFERED, ContractState.DECLINED, ContractState.OVERTAKEN])
def test_a_contract_that_never_took_effect_holds_on_no_day(state):
    assert not Contract(PERIOD, state).is_effective_on(date(2019, 1, 1))


def test_a_contract_holds_until_the_day_it_was_ended():
    contract = Contract(PERIOD, ContractState.ENDED, ended_on=date(2019, 6, 30))
    assert contract.is_effective_on(date(2019, 6, 30))
    assert not contract.is_effective_on(date(2019, 7, 1))


def test_the_funder_changes_with_the_years():
    history = [
        Funding(Funder.STATE, date(2018, 1, 1)),
        Funding(Funder.MUNICIPALITIES_TOGETHER, date(2015, 1, 1)),
    ]
    assert funder_on(history, date(2014, 12, 31)) is None
    assert funder_on(history, date(2017, 12, 31)) is Funder.MUNICIPALITIES_TOGETHER
    assert funder_on(history, date(2018, 1, 1)) is Funder.STATE
