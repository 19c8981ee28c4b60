from dataclasses import replace

import numpy as np
import pytest

from gehoord.figures.disclosure.blocks import Bound
from gehoord.figures.disclosure.families import ACTIONS, CLIENTS, CONTACTS, PRINTED
from gehoord.figures.disclosure.tree import (
    MOST_CHILDREN,
    Few,
    branching,
    kept,
    lowered,
    possible,
    risen,
    roomy_below,
    rooted,
    tree,
)

TWO = replace(CONTACTS, cells=CONTACTS.cells[:2])
"""Two cells beside one another, each an atom."""
PARTS = {"NL": ["A", "B"], "A": ["a", "b"]}
LEAVES = {"a": 0, "b": 1, "B": 2}


def test_a_hierarchy_stands_with_each_node_after_the_one_above_it():
    shape = branching("NL", PARTS, LEAVES, np.array([5, 1, 3]))
    assert shape.name[0] == "NL"
    assert (shape.above[1:] < np.arange(1, len(shape.above))).all()
    assert set(shape.name) == {"NL", "A", "B", "a", "b"}


def test_nodes_are_the_sum_of_their_leaves():
    shape = branching("NL", PARTS, LEAVES, np.array([5, 1, 3]))
    sums = dict(zip(shape.name, shape.summed(np.array([[5], [1], [3]]))[:, 0].tolist(), strict=True))
    assert sums == {"NL": 9, "A": 6, "B": 3, "a": 5, "b": 1}


@pytest.mark.parametrize(("many", "between"), [(2 * MOST_CHILDREN + 1, 3), (MOST_CHILDREN**2 + 1, 30 + 2)])
def test_many_children_are_dealt_over_nodes_in_between_by_falling_size(many, between):
    leaves = {f"x{number:03}": number for number in range(many)}
    shape = branching("NL", {"NL": list(leaves)}, leaves, np.arange(many))
    assert int(shape.between.sum()) == between
    assert max(len(below) for below in shape.children) <= MOST_CHILDREN
    assert sorted(name for name, between in zip(shape.name, shape.between, strict=True) if not between) == sorted(["NL", *leaves])


def test_each_leaf_is_found_at_every_depth():
    shape = branching("NL", PARTS, LEAVES, np.array([5, 1, 3]))
    levels = [[shape.name[node] if node >= 0 else "" for node in level] for level in shape.below(3)]
    assert levels == [["NL", "NL", "NL"], ["A", "A", "B"], ["a", "b", ""]]


def test_a_cell_lies_between_the_fives_around_its_count():
    shape = branching("NL", {}, {"NL": 0}, np.array([1]))
    made = tree(TWO, shape, np.array([[7, 10]]), base=5)
    assert made.low.tolist() == [[1, 2]]
    assert made.high.tolist() == [[2, 2]]
    assert made.aim.tolist() == [[0.4, 0.0]]
    assert made.weight.tolist() == [PRINTED]


def test_what_nobody_prints_is_as_far_off_as_the_two_it_is_the_difference_of():
    leaves = np.zeros((1, *CLIENTS.shape), dtype=np.int64)
    leaves[0, 0, 0, 1] = 6
    made = tree(CLIENTS, branching("NL", {}, {"NL": 0}, np.array([6])), leaves, base=5)
    old = [number for number, cell in enumerate(CLIENTS.cells) if cell.at.get("status") == "old" and made.value[0, number]]
    assert set(made.low[0, old].tolist()) == {0}
    assert set(made.high[0, old].tolist()) == {2}
    assert not made.high[0, made.value[0] == 0].any()


def test_a_capped_cell_is_aimed_lower_and_may_come_up_to_its_count():
    shape = branching("NL", {}, {"NL": 0}, np.array([1]))
    few = Few(np.array([[4, 3]]), np.array([[True, False]]))
    made = tree(TWO, shape, np.array([[19, 3]]), base=5, few=few)
    assert (made.low[0, 0], made.high[0, 0], made.most[0, 0]) == (0, 1, 4)


def test_a_node_has_no_more_room_than_what_is_below_it():
    shape = branching("NL", PARTS, LEAVES, np.array([5, 1, 3]))
    most = np.array([[9] if name in ("NL", "A") else [2] for name in shape.name])
    found = roomy_below(shape, most)[:, 0].tolist()
    assert dict(zip(shape.name, found, strict=True)) == {
        "NL": 6,
        "A": 4,
        "B": 2,
        "a": 2,
        "b": 2,
    }


def test_what_is_lowered_holds_fast():
    shape = branching("NL", {}, {"NL": 0}, np.array([1]))
    made = lowered(tree(TWO, shape, np.array([[7, 10]]), base=5), np.array([[1, 2]]))
    assert (made.high.tolist(), made.aim.tolist()) == ([[1, 2]], [[0.0, 0.0]])
    assert made.firm[0].tolist() == [[False, True], [False, False]]


def test_a_node_may_have_only_what_somebody_below_it_may_have():
    """One leaf has young boys and adult girls, so it may have young girls; the other has adult boys alone."""
    leaves = np.zeros((3, *CLIENTS.shape), dtype=np.int64)
    leaves[0, 0, 0, 0] = leaves[0, 5, 1, 0] = leaves[1, 5, 0, 1] = 1
    made = tree(CLIENTS, branching("NL", PARTS, LEAVES, np.array([5, 1, 3])), leaves, base=5)
    found = dict(zip(made.shape.name, possible(made).reshape(-1, *CLIENTS.shape), strict=True))
    assert found["a"][0, 1, 0]
    assert not found["b"][0, 1].any()
    assert (found["A"] == found["a"] | found["b"]).all()
    assert not found["B"].any()


def planted(leaves, family=CLIENTS):
    parts = {"NL": [f"m{number}" for number in range(len(leaves))]}
    where = {f"m{number}": number for number in range(len(leaves))}
    return tree(family, branching("NL", parts, where, leaves.reshape(len(leaves), -1).sum(axis=1)), leaves, base=5)


def test_a_root_that_two_trees_share_leaves_room_for_both():
    leaves = np.ones((6, *CLIENTS.shape), dtype=np.int64)
    one, other = planted(leaves), planted(leaves)
    narrow = lowered(other, np.minimum(other.most, 3))
    assert (rooted(one, narrow).high[0] == np.minimum(one.high[0], 3)).all()
    assert (rooted(one, narrow).high[1:] == one.high[1:]).all()
    assert rooted(one, other) is one


def test_a_node_promises_less_of_what_those_below_it_could_not_hold():
    leaves = np.full((2, *CLIENTS.shape), 6, dtype=np.int64)
    plain = planted(leaves)
    held = lowered(plain, np.where(np.arange(3)[:, None] == 1, plain.most - 1, plain.most))
    fives = np.full(plain.counts.shape, 2)
    fives[0] = 4
    anew = kept(held, fives)
    cells = plain.family.values(fives)
    over = cells[1] > held.most[1]
    assert over.any()
    assert (anew.most[0, over] == np.minimum(plain.most[0], cells[0] - 1)[over]).all()
    assert kept(held, np.zeros_like(fives)) is None


def test_a_node_promises_more_where_those_below_it_had_too_little():
    plain = planted(np.full((2, *ACTIONS.shape), 6, dtype=np.int64), ACTIONS)
    needed = risen(plain, np.array([0, 70, 0]))
    assert needed.least[:, -1].tolist() == [70, 70, 0]
    fives = np.ones(plain.counts.shape, dtype=np.int64)
    fives[0] = 3
    assert kept(needed, fives).least[0, -1] == fives[0].sum() + 1


def test_a_bound_that_was_passed_is_lowered_above():
    plain = planted(np.full((2, *CLIENTS.shape), 6, dtype=np.int64))
    weighs = np.ones(plain.counts.shape[1], dtype=np.int64)
    bound = Bound(weighs, np.full(3, 60), np.array([False, True, False]))
    fives = np.ones(plain.counts.shape, dtype=np.int64)
    fives[1] = 2
    anew = kept(replace(plain, bound=bound), fives)
    assert anew.bound.most.tolist() == [fives[0].sum() - 1, 60, 60]
    assert kept(replace(plain, bound=replace(bound, fast=~bound.fast)), fives) is None
