"""What is old is held to what was published of the year before, at every unit at once."""

from dataclasses import replace

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gehoord.figures.disclosure.blocks import OVER
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.families import CLIENTS, KINDS_OF_CLIENT, OLD
from gehoord.figures.disclosure.following import held
from gehoord.figures.disclosure.rounding import attempt, round_all
from gehoord.figures.disclosure.tree import branching, tree

PARTS = {"NL": ["R0", "R1"], "R0": ["m0", "m1", "m2"], "R1": ["m3", "m4", "m5"]}
LEAVES = {f"m{number}": number for number in range(6)}
OLD_CELLS = [number for number, cell in enumerate(CLIENTS.cells) if cell.at.get("status") == OLD]


def planted(leaves):
    return tree(CLIENTS, branching("NL", PARTS, LEAVES, leaves.sum(axis=(1, 2, 3))), leaves, base=5)


def rounded(one, seed=b"k"):
    with Crew(attempt, 0) as crew:
        return round_all({"one": one}, seed, crew)["one"]


def in_two_years(number):
    """Few people in many cells, and of those of a year some that come back in the next."""
    chance = np.random.default_rng(number)
    then = chance.poisson(0.7, (6, *CLIENTS.shape))
    now = np.stack((chance.poisson(0.3, then.shape[:-1]), chance.binomial(then.sum(axis=-1), 0.5)), axis=-1)
    return then, now


def told(first):
    cells = first.cells(np.arange(len(first.fives))) * 5
    return {
        ("clients", unit, frozenset(cell.at.items())): int(cells[node, number])
        for node, unit in enumerate(first.tree.shape.name)
        for number, cell in enumerate(CLIENTS.cells)
        if "status" not in cell.at
    }


def exceeded(number):
    """How far, at each cell where it happens, the printed old stands above what was printed of the whole the year before."""
    then, now = in_two_years(number)
    before = told(rounded(planted(then)))
    true, found = planted(now), rounded(held(planted(now), before, 5))
    cells = found.cells(np.arange(len(found.fives))) * 5
    for node, unit in enumerate(found.tree.shape.name):
        for cell in OLD_CELLS:
            codes = frozenset(one for one in CLIENTS.cells[cell].at.items() if one[0] != "status")
            was = before["clients", unit, codes]
            if int(cells[node, cell]) > was >= true.value[node, cell] // 5 * 5:
                yield unit, codes


@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10_000))
@example(216)
@example(264)
@example(1433)
def test_what_is_old_is_nowhere_more_than_was_published_the_year_before(number):
    """Wherever that can be true. In the three that are named it once gave way."""
    assert list(exceeded(number)) == []


def test_without_a_year_before_nothing_is_held():
    one = planted(in_two_years(1)[1])
    assert held(one, {}, 5) is one


def test_what_cannot_have_been_there_gives_way_at_a_price():
    """Six old ones where nothing was: they moved here, and who says they did not is wrong."""
    leaves = np.zeros((6, *CLIENTS.shape), dtype=np.int64)
    leaves[0, 0, 0, 1] = 6
    one = held(planted(leaves), {("clients", "m0", frozenset()): 0}, 5)
    cell = next(number for number in OLD_CELLS if len(CLIENTS.cells[number].at) == 1)
    node = one.shape.name.index("m0")
    assert (one.high[node, cell], one.most[node, cell], bool(one.firm[node, cell, OVER])) == (0, 2, False)


def test_where_fewer_are_told_of_few_clients_what_is_old_can_have_been_as_few():
    """Ten old ones where a five was told: too many, unless few clients stand behind them and no more than a five is aimed at."""
    leaves = np.zeros((6, *CLIENTS.shape), dtype=np.int64)
    leaves[0, 0, 0, 1] = 10
    plain = planted(leaves)
    fewer = replace(plain, capped=np.ones_like(plain.capped), low=np.minimum(plain.low, 1))
    cell = next(number for number in OLD_CELLS if len(CLIENTS.cells[number].at) == 1)
    node = plain.shape.name.index("m0")
    before = {("clients", "m0", frozenset()): 5}
    assert [bool(held(one, before, 5).firm[node, cell, OVER]) for one in (plain, fewer)] == [False, True]


def test_the_parts_of_a_whole_have_room_wherever_the_whole_has():
    """Three old ones of each of two kinds, where a five was told of each: ten may be told, and were told of them together."""
    leaves = np.zeros((6, *CLIENTS.shape), dtype=np.int64)
    leaves[0, [0, 8], 0, 1] = 3
    before = told(rounded(planted(np.where(leaves > 0, 5, 0))))
    one = held(planted(leaves), before, 5)
    node = one.shape.name.index("m0")
    of = {frozenset(CLIENTS.cells[number].at.items()): int(one.most[node, number]) for number in OLD_CELLS}
    assert of[frozenset({("status", OLD)})] == 2
    assert sum(most for at, most in of.items() if any(code in (KINDS_OF_CLIENT[0], KINDS_OF_CLIENT[8]) for _, code in at)) == 2
