"""Cells and what ties them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from gehoord.figures.disclosure.attacker.system import UNKNOWN, Draft


def two_tables():
    """a + b = 7 and c + d = 5, tied nowhere."""
    draft = Draft()
    a, b, c, d = draft.add_cells(0, [9, 9, 9, UNKNOWN])
    draft.tie([[a, b]], [1, 1], at_least=7, at_most=7)
    draft.tie([[c, d, -1]], [1, 1, 1], at_least=5, at_most=5)
    return draft.finished()


def test_a_world_holds_when_bounds_and_rows_do():
    system = two_tables()
    assert system.holds(np.array([3, 4, 5, 0]))
    assert not system.holds(np.array([3, 3, 5, 0]))
    assert not system.holds(np.array([-1, 8, 5, 0]))


def test_components_are_told_apart():
    assert two_tables().components().tolist() == [0, 0, 2, 2]


def test_a_part_keeps_the_rows_that_it_holds_wholly():
    part = two_tables().part(np.array([0, 1, 2]))
    assert (part.size, part.rows) == (3, 1)
    assert part.holds(np.array([3, 4, 9]))


def test_what_is_held_goes_to_the_other_side():
    left = two_tables().left_free(np.array([1]), np.array([3, 0, 5, 0]))
    assert (left.at_least.tolist(), left.at_most.tolist()) == ([4], [4])


def test_near_stops_before_it_grows_too_wide():
    draft = Draft()
    cells = draft.add_cells(0, np.full(6, 9))
    for one, other in pairwise(cells):
        draft.tie([[one, other]], [1, -1])
    chain = draft.finished()
    assert chain.near(0, at_most=3).tolist() == [0, 1, 2]
    assert chain.around(np.array([5])).tolist() == [4, 5]
