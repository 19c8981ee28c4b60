import pickle

import numpy as np
import pytest

from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.families import ACTIONS, CLIENTS
from gehoord.figures.disclosure.rounding import NothingFits, attempt, round_all
from gehoord.figures.disclosure.tree import branching, tree

PARTS = {"NL": [f"R{number}" for number in range(6)], **{f"R{n}": [f"m{n}{m}" for m in range(5)] for n in range(6)}}
LEAVES = {name: position for position, name in enumerate(part for n in range(6) for part in PARTS[f"R{n}"])}


def counted(family, seed=1):
    chance = np.random.default_rng(seed)
    return chance.poisson(chance.random((30, *family.shape)) * 0.8).astype(np.int64)


@pytest.fixture(params=[CLIENTS, ACTIONS], ids=lambda family: family.name)
def rounded(request):
    leaves = counted(request.param)
    shape = branching("NL", PARTS, LEAVES, leaves.reshape(30, -1).sum(axis=1))
    with Crew(attempt, 0) as crew:
        return round_all({"one": tree(request.param, shape, leaves, base=5)}, b"k", crew)["one"]


def test_what_is_below_a_node_adds_up_to_what_the_node_has(rounded):
    cells = rounded.cells(np.arange(len(rounded.fives)))
    for node, below in enumerate(rounded.children):
        if len(below):
            assert (cells[below].sum(axis=0) == cells[node]).all()


def test_every_cell_lies_between_the_fives_around_it(rounded):
    cells = rounded.cells(np.arange(len(rounded.fives)))
    real = ~rounded.tree.shape.between
    assert ((cells >= rounded.tree.low) & (cells <= rounded.tree.high))[real].all()


def test_a_shared_root_is_the_same_in_both_trees():
    leaves = counted(CLIENTS)
    shape = branching("NL", PARTS, LEAVES, leaves.reshape(30, -1).sum(axis=1))
    plant = tree(CLIENTS, shape, leaves, base=5)
    with Crew(attempt, 0) as crew:
        found = round_all({"one": plant, "other": plant}, b"k", crew, roots={"other": "one"})
    assert (found["one"].fives[0] == found["other"].fives[0]).all()


def test_a_block_that_never_fits_ends_everything():
    def never(block, seed, randomness, gives, number):
        below = pickle.loads(block).total is not None  # noqa: S301 - written by the line that asks
        return None if below else attempt(block, seed, randomness, gives, number)

    leaves = counted(CLIENTS)
    shape = branching("NL", PARTS, LEAVES, leaves.reshape(30, -1).sum(axis=1))
    with Crew(never, 0) as crew, pytest.raises(NothingFits):
        round_all({"one": tree(CLIENTS, shape, leaves, base=5)}, b"k", crew)
