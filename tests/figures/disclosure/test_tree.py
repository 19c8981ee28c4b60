import numpy as np

from gehoord.figures.disclosure.families import CLIENTS, CONTACTS, PRINTED
from gehoord.figures.disclosure.tree import MOST_CHILDREN, Few, branching, lowered, possible, roomy_below, tree

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


def test_many_children_are_dealt_over_nodes_in_between_by_falling_size():
    many = 2 * MOST_CHILDREN + 1
    leaves = {f"x{number:03}": number for number in range(many)}
    shape = branching("NL", {"NL": list(leaves)}, leaves, np.arange(many))
    assert int(shape.between.sum()) == 3
    assert max(len(below) for below in shape.children) <= MOST_CHILDREN
    assert sorted(name for name, between in zip(shape.name, shape.between, strict=True) if not between) == sorted(["NL", *leaves])


def test_each_leaf_is_found_at_every_depth():
    shape = branching("NL", PARTS, LEAVES, np.array([5, 1, 3]))
    levels = [[shape.name[node] if node >= 0 else "" for node in level] for level in shape.below(3)]
    assert levels == [["NL", "NL", "NL"], ["A", "A", "B"], ["a", "b", ""]]


def test_a_cell_lies_between_the_fives_around_its_count():
    shape = branching("NL", {}, {"NL": 0}, np.array([1]))
    made = tree(CONTACTS, shape, np.array([[7, 10]]), base=5)
    assert made.low.tolist() == [[1, 2]]
    assert made.high.tolist() == [[2, 2]]
    assert made.aim.tolist() == [[0.4, 0.0]]
    assert made.weight.tolist() == [PRINTED]


def test_a_capped_cell_is_aimed_lower_and_may_come_up_to_its_count():
    shape = branching("NL", {}, {"NL": 0}, np.array([1]))
    few = Few(np.array([[4, 3]]), np.array([[True, False]]))
    made = tree(CONTACTS, shape, np.array([[19, 3]]), base=5, few=few)
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
    made = lowered(tree(CONTACTS, shape, np.array([[7, 10]]), base=5), np.array([[1, 2]]))
    assert (made.high.tolist(), made.firm.tolist(), made.aim.tolist()) == ([[1, 2]], [[True, False]], [[0.0, 0.0]])


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
