import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.invented.shares import divide, divide_below, spread

weights = st.lists(st.floats(0.01, 1_000), min_size=1, max_size=30)


@given(st.integers(0, 5_000), weights)
def test_a_division_adds_up_and_is_fair_to_one(total, shares):
    parts = divide(total, shares)
    assert parts.sum() == total
    exact = np.array(shares) / sum(shares) * total
    assert (np.abs(parts - exact) < 1).all()


def test_a_division_over_nothing_gives_nothing():
    assert divide(7, [0.0, 0.0]).tolist() == [0, 0]


@given(st.integers(0, 200), weights, st.integers(0, 5))
def test_no_part_passes_its_ceiling(total, shares, spare):
    ceiling = -(-total // len(shares)) + spare
    parts = divide_below(total, shares, ceiling)
    assert parts.sum() == total
    assert (parts <= ceiling).all()


def test_a_ceiling_that_is_too_low_is_told():
    with pytest.raises(ValueError, match="does not fit"):
        divide_below(11, [1.0, 1.0], 5)


def test_a_weight_of_nought_gets_nothing_below_a_ceiling():
    assert divide_below(6, [1.0, 0.0, 1.0], 3).tolist() == [3, 0, 3]


@given(st.integers(0, 500), weights, st.integers(0, 99))
def test_what_is_handed_out_by_chance_adds_up(total, shares, seed):
    assert spread(total, np.array(shares), np.random.default_rng(seed)).sum() == total
