"""The cases of the textbooks: tables that look safe and are not, and how well they are known."""

from __future__ import annotations

import numpy as np
import pytest

from gehoord.figures.disclosure.attacker.bounds import bounded, few_valued
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction, Draft


def table(values):
    """Cells of a two-way table with its totals last; None is blank, and a pair is a range."""
    draft = Draft()
    ends = [
        (0, UNKNOWN) if value is None else value if isinstance(value, tuple) else (value, value)
        for row in values
        for value in row
    ]
    cells = draft.add_cells([low for low, _ in ends], [high for _, high in ends]).reshape(len(values), -1)
    for row in cells:
        draft.add_up(row[-1], row[:-1])
    for column in cells.T:
        draft.add_up(column[-1], column[:-1])
    return draft, cells


def rounded(value, off=4):
    return max(0, value - off), value + off


def told(draft, cell):
    found = bounded(draft.finished(), [cell])
    return int(found.least[cell]), int(found.most[cell])


def test_fischetti_and_salazar_3_by_3():
    """Source: Fischetti and Salazar-González (2001), investment by activity and region; the blank of 22 lies from 5 to 30."""
    draft, cells = table([[20, 50, 10, 80], [None, 19, None, 49], [None, 32, None, 61], [45, 101, 44, 190]])
    assert told(draft, cells[1, 2]) == (5, 30)
    assert told(draft, cells[1, 0]) == (0, 25)


def test_two_blanks_in_a_row_that_a_column_gives_back():
    draft, cells = table([[None, None, 30], [20, 15, 35], [28, 37, 65]])
    assert told(draft, cells[0, 0]) == (8, 8)


def test_controlled_rounding_leaves_each_cell_its_nine_values():
    """Every figure a multiple of five and every sum as printed: nothing follows but the rounding itself."""
    values = [[5, 0, 5], [0, 10, 10], [5, 10, 15]]
    draft, cells = table([[rounded(value) for value in row] for row in values])
    found = few_valued(draft.finished(), cells.ravel())
    assert (found.values[cells] >= 5).all()
    assert told(draft, cells[0, 0]) == (1, 9)
    assert told(draft, cells[0, 1]) == (0, 4)


def test_rounding_each_figure_by_itself_gives_cells_away():
    """4 + 4 = 8 printed as 5 + 5 = 10 would be safe; as 0 + 0 = 10 it says that neither is below 2."""
    draft, cells = table(
        [[rounded(0), rounded(0), rounded(10)], [rounded(0), rounded(0), rounded(0)], [rounded(0), rounded(0), rounded(10)]]
    )
    assert told(draft, cells[0, 0]) == (2, 4)
    assert few_valued(draft.finished(), cells[:1, :1].ravel()).values[cells[0, 0]] == 3


def age_table(draft):
    """Young people and adults in two regions: every figure blank, every total printed. Gives young and adults of each region."""
    young, adults = draft.add_cells(0, [UNKNOWN] * 2), draft.add_cells(0, [UNKNOWN] * 2)
    for place, total in enumerate((20, 15)):
        draft.tie([[young[place], adults[place]]], [1, 1], at_least=total, at_most=total)
    for cells, total in ((young, 9), (adults, 26)):
        draft.tie([cells], [1, 1], at_least=total, at_most=total)
    return young, adults


def relation_table(draft, adults):
    """Adults by relation: parents 14 and a blank in one region, 8 and 3 in the other; the totals are blank."""
    relatives = draft.add_cells([0, 3], [UNKNOWN, 3])
    for place, parents in enumerate((14, 8)):
        draft.tie([[adults[place], relatives[place]]], [1, -1], at_least=parents, at_most=parents)
    return relatives


def test_two_tables_that_share_a_margin_give_what_neither_gives():
    draft = Draft()
    young, adults = age_table(draft)
    assert told(draft, young[0]) == (0, 9)
    other = Draft()
    relatives = relation_table(other, other.add_cells(0, [UNKNOWN] * 2))
    assert bounded(other.finished(), relatives[:1]).values[relatives[0]] > 1000
    relatives = relation_table(draft, adults)
    assert told(draft, young[0]) == (5, 5)
    assert told(draft, relatives[0]) == (1, 1)


def test_a_region_gives_back_what_its_municipality_kept():
    """Three municipalities; two blank the figure, and the region prints two tables of which the sum is the third."""
    draft = Draft()
    new = draft.add_cells([0, 0, 6], [UNKNOWN, UNKNOWN, 6])
    old = draft.add_cells([1, 0, 2], [1, UNKNOWN, 2])
    total = draft.add_cells([4, 0, 8], [4, UNKNOWN, 8])
    region = draft.add_cells([14, 7, 21], [14, 7, 21])
    for place in range(3):
        draft.add_up(total[place], [new[place], old[place]])
    for cell, parts in zip(region, (new, old, total), strict=True):
        draft.add_up(cell, parts)
    assert told(draft, new[0]) == (3, 3)
    assert told(draft, new[1]) == (5, 5)


def test_whole_numbers_can_be_narrower_than_the_program():
    """3x + 2y = 12: halves of y make room that whole numbers do not have."""
    draft = Draft()
    one, other = draft.add_cells([0, 1], [9, 9])
    draft.tie([[one, other]], [3, 2], at_least=12, at_most=12)
    system = draft.finished()
    assert (bounded(system, [one]).most[one], bounded(system, [one], whole=True).most[one]) == (3, 2)


def test_what_nothing_bounds_is_unknown():
    draft = Draft()
    (cell,) = draft.add_cells(0, [UNKNOWN])
    assert told(draft, cell) == (0, UNKNOWN)


def test_no_world_is_said_and_not_guessed():
    draft = Draft()
    total, part = draft.add_cells([3, 5], [4, 9])
    draft.tie([[total, part]], [1, -1], at_most=UNKNOWN)
    with pytest.raises(Contradiction):
        bounded(draft.finished(), [total])


def test_a_cell_that_is_seen_wide_is_not_asked():
    draft, cells = table([[rounded(5)] * 3 + [rounded(15)], [rounded(5)] * 3 + [rounded(15)], [rounded(10)] * 3 + [rounded(30)]])
    seen = few_valued(draft.finished(), cells.ravel(), tell=np.zeros(1).fill)
    assert not seen.asked.all()
    assert (seen.values[cells] >= 5).all()
