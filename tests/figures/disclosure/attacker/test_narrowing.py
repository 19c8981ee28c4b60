"""What subtraction alone gives away."""

from __future__ import annotations

import pytest

from gehoord.figures.disclosure.attacker.narrowing import narrowed
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction, Draft


def test_one_blank_in_an_exact_table_is_recovered():
    draft = Draft()
    total, new, old = draft.add_cells([12, 9, 0], [12, 9, UNKNOWN])
    draft.add_up(total, [new, old])
    found = narrowed(draft.finished())
    assert (found.lower[old], found.upper[old]) == (3, 3)


def test_a_weight_divides_inwards():
    draft = Draft()
    actions, once, several = draft.add_cells(0, [7, 9, 9])
    draft.tie([[actions, once, several]], [1, -1, -2], at_most=UNKNOWN)
    found = narrowed(draft.finished())
    assert found.upper.tolist() == [7, 7, 3]


def test_what_cannot_be_is_said():
    draft = Draft()
    total, part = draft.add_cells([3, 5], [4, 9])
    draft.tie([[total, part]], [1, -1], at_most=UNKNOWN)
    with pytest.raises(Contradiction):
        narrowed(draft.finished())
