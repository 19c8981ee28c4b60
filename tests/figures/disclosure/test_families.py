import numpy as np
import pytest

from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.families import HIDDEN, OLD

LISTED = (families.CLIENTS, families.ACTIONS, families.RAISERS, families.CONTACTS, families.VISITORS, families.ACCESS_CLIENTS)


@pytest.mark.parametrize("family", LISTED, ids=lambda one: one.name)
def test_every_atom_counts_in_a_leaf_and_every_cell_has_an_atom(family):
    assert family.covers.any(axis=1).all()
    assert family.covers[family.leaf].any(axis=0).all()


@pytest.mark.parametrize("family", LISTED, ids=lambda one: one.name)
def test_every_cell_follows_from_the_leaves(family):
    leaves = family.covers[family.leaf].astype(float)
    for cell in family.covers.astype(float):
        solution, *_ = np.linalg.lstsq(leaves.T, cell, rcond=None)
        assert np.allclose(leaves.T @ solution, cell)


def test_what_began_before_is_a_hidden_cell():
    old = [cell for cell in families.CLIENTS.cells if cell.at.get("status") == OLD]
    assert old
    assert all(cell.weight == HIDDEN for cell in old)


def test_the_cells_of_a_unit_are_sums_of_its_atoms():
    counts = np.arange(54).reshape(1, *families.CLIENTS.shape)
    values = dict(
        zip([tuple(cell.at.items()) for cell in families.CLIENTS.cells], families.CLIENTS.values(counts)[0], strict=True)
    )
    assert values[()] == counts.sum()
    assert values[(("relation", "young_person"),)] == counts[0, 0].sum()
    assert values[(("relation", "adult"),)] == counts[0, 1:].sum()
