"""Worlds along one path: all figures of one municipality and one location may move, with all that these count in, and no others.

A record more or less is one more or fewer all the way up, so that nothing beside the path need move. What records of different
kinds do for each other there, a small program in whole numbers finds out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np

from gehoord.figures.disclosure.attacker.system import Whole
from gehoord.figures.disclosure.attacker.worlds import Worlds, has_five_within

PATHS = 4
"""So many paths are tried for one cell (nl: paden)."""

RICHEST = "concerns"
"""The family whose records climb all trees of units: a path of it is a path of the others (nl: rijkste familie)."""


class Along:
    """Looks for five worlds along paths that a figure lies on (nl: langs paden)."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self._places = worlds.places

    def shows(self, cell: int) -> bool:
        """Whether five worlds were found in which this cell differs (nl: aangetoond)."""
        (year, family), unit, _ = self._places.of(cell)
        name = self._worlds.blocks[year, family].family.units[unit]
        return any(
            has_five_within(self._worlds.system, self._worlds.world, cell, free)
            for path in islice(self._paths(year, family, name), PATHS)
            if cell in (free := self._cells(year, path))
        )

    def _cells(self, year: int, path: frozenset[str]) -> Whole:
        """All figures of one year about the units of a path."""
        numbers = [
            block.numbers[[block.units[unit] for unit in sorted(path) if unit in block.units]].ravel()
            for (one, _), block in self._worlds.blocks.items()
            if one == year
        ]
        found: Whole = np.unique(np.concatenate(numbers))
        return found[found >= 0]

    def _paths(self, year: int, family: str, name: str) -> Iterator[frozenset[str]]:
        """The units of one leaf of every tree, those with most in them first."""
        blocks = self._worlds.blocks
        key = (year, RICHEST) if name in getattr(blocks.get((year, RICHEST)), "units", ()) else (year, family)
        units = blocks[key].family.units
        unit = blocks[key].units[name]
        trees = [reachable[:PATHS] for reachable in self._worlds.reach(*key).fullest(unit)]
        for turn in range(max((len(tree) for tree in trees), default=0)):
            chosen = [tree[min(turn, len(tree) - 1)] for tree in trees if tree]
            yield frozenset(units[one] for one in np.unique(np.concatenate(chosen)).tolist()) | {name}
