from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from gehoord.figures.disclosure.blocks import Problem, Rows
from gehoord.figures.disclosure.solver.lean import lean

NONE: Any = None


def problem(sums: np.ndarray, low: np.ndarray, high: np.ndarray) -> Problem:
    """Rows that each add up columns so many times, between bounds."""
    row, column = np.nonzero(sums)
    known = {"low": low.astype(float), "high": high.astype(float), "row": row, "column": column, "bounded": len(low)}
    rows = Rows(**{one.name: NONE for one in fields(Rows)} | known | {"sign": sums[row, column].astype(float)})
    columns = sums.shape[1]
    return Problem(np.zeros(columns, dtype=np.int64), np.arange(columns), np.zeros(columns), np.full(columns, 6.0), rows)


def drawn(data: DataObject, many: int, least: int, most: int) -> np.ndarray:
    return np.array(data.draw(st.lists(st.integers(least, most), min_size=many, max_size=many)))


@given(st.data())
def test_lets_through_exactly_what_all_rows_let_through(data: DataObject):
    many, columns = data.draw(st.integers(1, 8)), data.draw(st.integers(1, 3))
    sums = drawn(data, many * columns, -1, 2).reshape(many, columns)
    low = drawn(data, many, -3, 4)
    high = low + drawn(data, many, 0, 4)
    made = lean(problem(sums, low, high))
    for tried in np.ndindex((7,) * columns):
        value = np.array(tried)
        fits = bool(((sums @ value >= low) & (sums @ value <= high)).all())
        if made is None:
            assert not fits
            continue
        together = np.bincount(made.row, weights=made.sign * value[made.column], minlength=len(made.low))
        inside = ((value >= made.least) & (value <= made.most)).all()
        assert fits == bool(inside and ((together >= made.low) & (together <= made.high)).all())


def test_rows_that_add_up_the_same_become_one_and_single_columns_none():
    sums = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0]])
    made = lean(problem(sums, np.array([1, 0, 2, 0]), np.array([5, 3, 4, 0])))
    assert made is not None
    assert (made.low.tolist(), made.high.tolist()) == ([1.0], [3.0])
    assert (made.least.tolist(), made.most.tolist()) == ([0.0, 0.0, 2.0], [6.0, 6.0, 4.0])


def test_bounds_that_contradict_each_other_fit_nothing():
    assert lean(problem(np.array([[1, 1], [1, 1]]), np.array([0, 3]), np.array([2, 4]))) is None
    assert lean(problem(np.array([[0, 0]]), np.array([1]), np.array([2]))) is None
