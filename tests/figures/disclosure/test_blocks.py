import numpy as np
import pytest

from gehoord.figures.disclosure.blocks import Block, Linked
from gehoord.figures.disclosure.families import VISITORS
from gehoord.figures.disclosure.seeds import draws


def block(counts: list[list[int]], total: list[int] | None) -> Block:
    true = np.array(counts)
    low, rest = np.divmod(VISITORS.values(true), 5)
    high = low + (rest > 0)
    return Block(
        "x", VISITORS, true, low, high, low, high, rest / 5, np.ones(len(true)), None if total is None else np.array(total)
    )


def test_a_column_stands_only_where_somebody_is():
    problem = block([[3, 0], [4, 6]], None).problem(0.1, draws(b"k"))
    assert list(zip(problem.unit.tolist(), problem.atom.tolist(), strict=True)) == [(0, 0), (1, 0), (1, 1)]


def test_the_leaves_of_all_units_add_up_to_the_total():
    rows = block([[3, 0], [4, 6]], [1, 1, 0]).problem(0.1, draws(b"k")).rows
    assert rows.bounded == 5
    assert rows.low[-2:].tolist() == rows.high[-2:].tolist() == [1, 1]


@pytest.mark.parametrize("randomness", [0.0, 1.0])
def test_what_lies_near_the_five_above_is_cheap_to_lift(randomness):
    problem = block([[1, 0], [9, 0]], None).problem(randomness, draws(b"k", 3))
    assert problem.cost[1] < problem.cost[0]


def test_linked_units_are_bounded_in_every_way_they_are_added_up():
    counts = np.array([[3, 0], [4, 6]])
    linked = Linked("v", VISITORS, counts, (np.array([0, 1]), np.array([0, 0])), (("a", "b"), ("ab",)), 5)
    rows = linked.problem(0.1, draws(b"k")).rows
    assert rows.bounded == 9
    assert rows.low[-3:].tolist() == [1, 1, 2]
    assert rows.high[-3:].tolist() == [2, 2, 3]


def test_where_somebody_is_wanted_a_five_is_asked_for_that_may_give_way():
    counts = np.array([[3, 0], [4, 6], [0, 0]])
    wanted = (np.array([[False, False, True], [False, True, True], [False, False, True]]),)
    linked = Linked("v", VISITORS, counts, (np.array([0, 1, 2]),), (("a", "b", "c"),), 5, wanted)
    rows = linked.problem(0.1, draws(b"k")).rows
    assert rows.low.tolist() == [0, 0, 1, 0, 1, 2, 0, 0, 0]
    assert rows.under.tolist() == [0, 0, 1, 0, 0, 0, 0, 0, 0]
