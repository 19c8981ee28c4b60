"""Where something is told, somebody is told: people are printed above nought wherever what is theirs is.

A reader who sees concerns at a place and nobody who raised them knows of one to four people, and that is one value too few. Of an
agency or a location of which nobody is told nothing else is told either; and where it would follow by subtraction, it is nought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import OVER, Fives
from gehoord.figures.disclosure.hierarchies import NATION
from gehoord.figures.disclosure.rounding import Rounded
from gehoord.figures.disclosure.tree import Tree
from gehoord.figures.facts import Mask
from gehoord.practice.concerns import ConcernKind

NEW_BY_KIND: Final = tuple({"subject": kind.value, "status": "new"} for kind in ConcernKind)
"""The cells of concerns that somebody raised, in the order of those who did (nl: nieuw naar soort)."""


def inhabited(plain: Tree, somebody: Mask | Fives, *, in_any_case: bool = False) -> Tree:
    """The same tree with somebody wherever that is wanted and true, by node and cell, or so many fives (nl: bewoond).

    All around it come down for it within their own bounds. Where those leave no room it gives way, or, in any case, those above
    it go further up than their own bounds.
    """
    low, high, children = plain.low.copy(), plain.high.copy(), plain.shape.children
    wanted = np.flatnonzero(somebody.any(axis=0))
    for node in range(len(low) - 1, -1, -1):
        least = np.maximum(low[node, wanted], somebody[node, wanted])
        if len(children[node]):
            least = np.maximum(least, low[np.ix_(children[node], wanted)].sum(axis=0))
        if in_any_case and len(children[node]):
            high[node, wanted] = np.maximum(least, high[node, wanted])
        low[node, wanted] = np.minimum(least, high[node, wanted])
    return replace(plain, low=low, high=high, most=np.maximum(plain.most, high), aim=np.where(high > low, plain.aim, 0.0))


def hushed(plain: Tree, silent: Mask, *, above: bool = False) -> Tree:
    """The same tree with nought in some cells of some nodes, where it may be nought (nl: verzwegen).

    Those beside them take it over. above: the nodes above them have no more than is left below, as far as they can do without;
    and figures beside them give way before this does.
    """
    silent = silent & (plain.low == 0)
    low, children = plain.low, plain.shape.children
    high, most = (np.where(silent, 0, bounds) for bounds in (plain.high, plain.most))
    wanted = np.flatnonzero(silent.any(axis=0))
    for node in range(len(high) - 1, -1, -1) if above else ():
        if len(children[node]):
            below = high[np.ix_(children[node], wanted)].sum(axis=0)
            high[node, wanted] = np.maximum(low[node, wanted], np.minimum(high[node, wanted], below))
    firm = plain.firm
    if above:
        firm = np.zeros((*silent.shape, 2), dtype=np.bool_) if firm is None else firm.copy()
        firm[..., OVER] |= silent
    aim, nodes = np.where(high > low, plain.aim, 0.0), silent.sum(axis=1) > 0
    return replace(plain, high=high, most=most, aim=aim, firm=firm, silent=nodes)


def unheard(concerns: Rounded, raisers: Rounded, made: Tree, never: Mask) -> Mask:
    """By node and cell, what new is better told nowhere, because there are too few to have raised it (nl: zonder iemand).

    Where nobody is told who raised it, as much as that beside it or there, of what may be nought: the smallest first, and no more
    than the others beside it have room for. made: the tree as it would be rounded now. never: what was tried, and told after all.
    """
    cells, who = (one.cells(np.arange(len(one.fives))) for one in (concerns, raisers))
    shape, found = made.shape, np.zeros(cells.shape, dtype=np.bool_)
    for position, at in enumerate(NEW_BY_KIND):
        kind = made.family.number(at)
        lost = (cells[:, kind] > 0) & (who[:, position] == 0) & (shape.leaf >= 0)
        nodes, many = np.unique_counts(shape.above[lost])
        for node, number in zip(nodes.tolist(), many.tolist(), strict=True):
            beside = concerns.children[node]
            room = made.high[beside, kind].sum() - cells[node, kind]
            may = beside[(made.high[beside, kind] > 0) & (made.low[beside, kind] == 0) & ~never[beside, kind]]
            may = may[np.argsort(made.value[may, kind], kind="stable")]
            may = may[cells[may, kind] > 0]
            found[may[np.cumsum(made.high[may, kind]) <= room][:number], kind] = True
    return found


def alone(parts: Mapping[str, Sequence[str]], leaves: Mapping[str, int], came: Fives) -> Iterator[str]:
    """Agencies and locations of which nobody is told while somebody is of all beside them (nl: als enige zonder iemand).

    What is about them follows by subtraction. parts: those right below each. came: by branch and age.
    """
    nobody = {unit: position < len(came) and not came[position].any() for unit, position in leaves.items()}

    def silent(unit: str) -> bool:
        if unit not in nobody:
            nobody[unit] = all(silent(part) for part in parts.get(unit, ()))
        return nobody[unit]

    for whole, below in parts.items():
        untold = [part for part in below if silent(part)]
        if whole != NATION and len(untold) == 1 < len(below):
            yield untold[0]


def at_all(plain: Tree, units: Sequence[str]) -> Mask:
    """All that is counted of some units together, as a cell of theirs (nl: alles van eenheden)."""
    found = np.zeros(plain.low.shape, dtype=np.bool_)
    found[np.isin(plain.shape.name, units), plain.family.number({})] = True
    return found


def in_trajectory(concerns: Tree, nodes: Mask) -> Tree:
    """The same concerns with one in a trajectory wherever actions are told of (nl: in een traject). nodes: where they are."""
    number = concerns.family.number({"state": families.IN_TRAJECTORY})
    wanted = np.zeros(concerns.low.shape, dtype=np.bool_)
    wanted[:, number] = nodes & (concerns.value[:, number] > 0)
    return inhabited(concerns, wanted)
