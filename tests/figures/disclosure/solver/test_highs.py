from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.figures.disclosure.solver.test_lean import problem

from gehoord.figures.disclosure.solver.highs import solution

THREE = replace(problem(np.array([[2, 2, 1], [1, 1, 0]]), np.array([3, 0]), np.array([3, 3])), cost=np.array([1.0, 2.0, 3.0]))


def test_finds_the_cheapest_and_in_whole_numbers_the_cheapest_of_those():
    assert np.allclose(solution(THREE, 1), [1.5, 0, 0])
    assert np.allclose(solution(THREE, 1, whole=True), [1, 0, 1])
    assert np.allclose(solution(THREE, 1, whole=True, presolve=False), [1, 0, 1])


def test_what_is_held_stays():
    assert np.allclose(solution(THREE, 1, whole=True, held=np.array([0.0, -1.0, -1.0])), [0, 1, 1])


def test_finds_nothing_where_nothing_fits():
    impossible = problem(np.array([[1, 1], [1, -1], [1, 2]]), np.array([5, 5, 9]), np.array([5, 5, 9]))
    assert solution(impossible, 1) is None
    assert solution(impossible, 1, whole=True) is None
