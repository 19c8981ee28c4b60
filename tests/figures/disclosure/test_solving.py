from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gehoord.figures.disclosure.blocks import OVER, Block
from gehoord.figures.disclosure.families import CLIENTS
from gehoord.figures.disclosure.solving import Gives, NoSolution, solve

counts = st.lists(st.lists(st.integers(0, 9), min_size=54, max_size=54), min_size=1, max_size=4).map(np.array)


def block(true: np.ndarray, total: np.ndarray | None = None) -> Block:
    low, rest = np.divmod(CLIENTS.values(true), 5)
    high = low + (rest > 0)
    return Block("x", CLIENTS, true, low, high, low, high, rest / 5, np.ones(len(true)), total)


@settings(deadline=None, max_examples=15)
@given(counts)
def test_every_cell_lies_within_its_bounds_and_nought_stays_nought(true):
    asked = block(true)
    solved = solve(asked, b"k", 0.1)
    cells = CLIENTS.values(solved.fives)
    assert not solved.fives[true == 0].any()
    assert solved.slack or ((cells >= asked.low) & (cells <= asked.high)).all()


@settings(deadline=None, max_examples=10)
@given(counts)
def test_units_add_up_to_the_node_above_them(true):
    above = solve(block(true.sum(axis=0, keepdims=True)), b"k", 0.1)
    total = np.where(CLIENTS.leaf, CLIENTS.values(above.fives)[0], 0)
    below = solve(block(true, total), b"k", 0.1)
    assert (CLIENTS.values(below.fives).sum(axis=0) == CLIENTS.values(above.fives)[0]).all()


def test_what_cannot_be_is_refused_without_slack_and_found_with_it():
    one = np.zeros((1, 54), dtype=np.int64)
    one[0, 0] = 3
    asked = block(one, np.where(CLIENTS.leaf, CLIENTS.values(one * 0 + (one > 0) * 4)[0], 0))
    with pytest.raises(NoSolution):
        solve(asked, b"k", 0.1, gives=Gives.NOTHING)
    assert solve(asked, b"k", 0.1).slack


def test_what_holds_fast_gives_way_only_with_everything():
    one = np.zeros((1, 54), dtype=np.int64)
    one[0, 0] = 3
    asked = block(one, np.where(CLIENTS.leaf, CLIENTS.values(one * 0 + (one > 0) * 4)[0], 0))
    firm = np.zeros((*asked.low.shape, 2), dtype=np.bool_)
    firm[0, -1 - np.flatnonzero(asked.most[0, ::-1])[0], OVER] = True
    held = replace(asked, firm=firm)
    with pytest.raises(NoSolution):
        solve(held, b"k", 0.1, gives=Gives.FIGURES)
    assert (solve(held, b"k", 0.1).fives == solve(asked, b"k", 0.1, gives=Gives.FIGURES).fives).all()


def test_another_attempt_draws_other_chance():
    true = np.random.default_rng(2).integers(0, 9, (3, 54))
    found = [solve(block(true), b"k", 1.0, attempt).fives for attempt in range(4)]
    assert any((one != found[0]).any() for one in found[1:])
    assert (solve(block(true), b"k", 1.0).fives == found[0]).all()


def test_a_block_without_anybody_is_nought():
    assert not solve(replace(block(np.zeros((2, 54), dtype=np.int64))), b"k", 0.1).fives.any()
