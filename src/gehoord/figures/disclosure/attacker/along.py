"""Worlds along some paths: all figures of a few places may move, with all that these count in, and no others.

A record more or less is one more or fewer all the way up, so that nothing beside a path need move. What records of different
kinds and places do for each other there, a small program in whole numbers finds out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np

from gehoord.figures.disclosure.attacker.records import ANYWHERE
from gehoord.figures.disclosure.attacker.system import Whole
from gehoord.figures.disclosure.attacker.worlds import Worlds, has_five_within

NEAR, FAR = (1, 4), 3
"""So many places below the unit of a figure, first few and then more; and with them so many of the fullest there are, which can
do with a record less where above them there is no room for one more (nl: dichtbij, ver weg)."""


class Along:
    """Looks for five worlds along paths that a figure lies on (nl: langs paden)."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self._places = worlds.places
        self._climbing = worlds.climbing()

    def shows(self, cell: int) -> bool:
        """Whether five worlds were found in which this cell differs (nl: aangetoond)."""
        return any(
            has_five_within(self._worlds.system, self._worlds.world, cell, free)
            for units in self._ways(cell)
            if cell in (free := self._cells(cell, units))
        )

    def _cells(self, cell: int, units: frozenset[str]) -> Whole:
        """All figures of the same year about some units."""
        (year, _), _, _ = self._places.of(cell)
        numbers = [
            block.numbers[[block.units[unit] for unit in sorted(units) if unit in block.units]].ravel()
            for (one, _), block in self._worlds.blocks.items()
            if one == year
        ]
        found: Whole = np.unique(np.concatenate(numbers))
        return found[found >= 0]

    def _ways(self, cell: int) -> Iterator[frozenset[str]]:
        """Units that may move: those of one path below this one, of some, and of the fullest paths anywhere."""
        (year, family), unit, column = self._places.of(cell)
        name = self._worlds.blocks[year, family].family.units[unit]
        for many in NEAR:
            near = self._paths(year, name, many)
            yield near
        yield near.union(self._paths(year, None, FAR), self._paths_of((year, family), None, FAR, column))

    def _paths(self, year: int, name: str | None, many: int) -> frozenset[str]:
        """Of every tree of units some leaves below one, or anywhere, with what is above them."""
        itself = frozenset(() if name is None else (name,))
        return itself.union(*(self._paths_of(key, name, many) for key in self._climbing[year]))

    def _paths_of(self, key: tuple[int, str], name: str | None, many: int, column: int | None = None) -> frozenset[str]:
        units = self._worlds.blocks[key].units
        if name is not None and name not in units:
            return frozenset()
        forests = self._worlds.reach(*key).fullest(ANYWHERE if name is None else units[name], column)
        return frozenset(one for leaves in forests for path in islice(leaves, many) for one in path)
