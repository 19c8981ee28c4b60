"""Concerns are not people: where fewer than five clients stand behind a figure, each counts for four at most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gehoord.figures.disclosure.blocks import Fives, Positions
from gehoord.figures.disclosure.families import Family
from gehoord.figures.disclosure.tree import Branching
from gehoord.figures.facts import Counts


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """What is counted, one by one (nl: registraties). leaf: the leaf each counts in; atom; client: the client behind it."""

    leaf: Positions
    atom: Positions
    client: Positions


def targets(family: Family, shape: Branching, leaves: Counts, records: Records, *, base: int) -> Fives:
    """What to aim at where fewer than `base` clients stand behind `base` records or more, else -1 (nl: doel bij weinig cliënten).

    By node and cell. Each client counts for `base` - 1 records at most.
    """
    value = family.values(shape.summed(leaves.reshape(len(leaves), -1)))
    found = np.full(value.shape, -1, dtype=np.int64)
    cells = len(family.cells)
    covering = [np.flatnonzero(covers) for covers in family.covers.T]
    many = np.array([len(cell) for cell in covering])
    flat, first = np.concatenate(covering), np.concatenate(([0], np.cumsum(many)))
    each = many[records.atom]
    record = np.repeat(np.arange(len(each)), each)
    within = np.arange(len(record)) - np.repeat(np.cumsum(each) - each, each)
    cell = flat[first[records.atom][record] + within]
    for nodes in shape.below(len(leaves)):
        node = nodes[records.leaf][record]
        asked = (node >= 0) & (value[node, cell] >= base)
        place = node[asked] * cells + cell[asked]
        clients = int(records.client.max(initial=0)) + 1
        pairs, times = np.unique_counts(place * clients + records.client[record[asked]])
        where, start, people = np.unique(pairs // clients, return_index=True, return_counts=True)
        few = people < base
        if few.any():
            capped = np.add.reduceat(np.minimum(times, base - 1), start)
            found.reshape(-1)[where[few]] = capped[few]
    return found
