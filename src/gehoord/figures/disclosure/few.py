"""Concerns are not people: where fewer than five clients stand behind a figure, each counts for four at most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gehoord.figures.disclosure.blocks import Positions
from gehoord.figures.disclosure.families import Family
from gehoord.figures.disclosure.tree import Branching, Few
from gehoord.figures.facts import Counts


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """What is counted, one by one (nl: registraties). leaf: the leaf each counts in; atom; client: the client behind it."""

    leaf: Positions
    atom: Positions
    client: Positions


def few(family: Family, shape: Branching, leaves: Counts, records: Records, *, base: int) -> Few:
    """Count with each client `base` - 1 times at most in any cell (nl: weinig cliënten).

    Aimed at is this count in the cells of units where fewer than `base` clients stand behind `base` records or more.
    """
    value = family.values(shape.summed(leaves.reshape(len(leaves), -1)))
    target, capped = value.copy(), np.zeros(value.shape, dtype=np.bool_)
    record, cell = _covering(family, records)
    clients = int(records.client.max(initial=0)) + 1
    for nodes in shape.below(len(leaves)):
        node = nodes[records.leaf][record]
        counted = (node >= 0) & (value[node, cell] >= base)
        place = node[counted] * len(family.cells) + cell[counted]
        pairs, times = np.unique_counts(place * clients + records.client[record[counted]])
        if len(pairs):
            where, start, people = np.unique(pairs // clients, return_index=True, return_counts=True)
            target.reshape(-1)[where] = np.add.reduceat(np.minimum(times, base - 1), start)
            capped.reshape(-1)[where] = people < base
    capped &= (target < value) & ~shape.between[:, np.newaxis]
    capped[0] = False
    return Few(target, capped)


def _covering(family: Family, records: Records) -> tuple[Positions, Positions]:
    """Each record once for every cell that it counts in, and that cell."""
    atom, cells = np.nonzero(family.covers.T)
    first = np.searchsorted(atom, np.arange(family.covers.shape[1] + 1))
    each = (first[1:] - first[:-1])[records.atom]
    record = np.repeat(np.arange(len(each)), each)
    within = np.arange(len(record)) - np.repeat(np.cumsum(each) - each, each)
    return record, cells[first[records.atom][record] + within]
