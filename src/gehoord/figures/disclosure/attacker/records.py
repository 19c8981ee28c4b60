"""What one record more or less changes: all the cells it counts in, and where there is most room for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from gehoord.figures.disclosure.attacker.assembling import Block
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Whole
from gehoord.figures.disclosure.published.families import Mask, Paths, forests, paths_of
from gehoord.figures.disclosure.published.structure import Structure

ANYWHERE = -1
"""In place of a unit: wherever there is most room (nl: waar dan ook)."""

STEPS = 4
"""So many records more or fewer make five worlds; room for more than that is worth no more (nl: stappen)."""


@dataclass(frozen=True, slots=True)
class _Leaves:
    """The places where a record can be: per leaf the units it counts in, and per unit the leaves below it.

    more, fewer: by leaf and column, how many records more and how many fewer all its units have room for.
    """

    units: tuple[Whole, ...]
    under: Mapping[int, Whole]
    more: Whole
    fewer: Whole


class Reach:
    """The records of one family, with the room that each of them has (nl: bereik).

    up, down: per cell of the system how much more and how much less it can be. counted: per cell how much is counted there.
    """

    def __init__(self, block: Block, structure: Structure, up: Whole, down: Whole, counted: Whole) -> None:
        family = block.family
        self.block = block
        self._raises = _records(block, structure)
        there = block.numbers >= 0
        self._up, self._down = (np.where(there, room[block.numbers], UNKNOWN) for room in (up, down))
        self._counted = np.where(there, counted[block.numbers], 0)
        locked = structure.locked(family.name)
        trees = forests([structure.trees[tree] for tree in structure.families[family.name].trees])
        ways = [paths_of(splits) for splits in trees] or [paths_of((), family.units)]
        self._forests = [self._leaves(paths, locked) for paths in ways]
        self._chosen: dict[tuple[int, int, int], Whole] = {}
        self._totals: dict[tuple[int, int | None], Whole] = {}

    def _leaves(self, paths: Paths, locked: frozenset[str]) -> _Leaves:
        """A leaf of which this family says nothing still counts for those above it."""
        places: Mapping[str, int] = self.block.units
        sound = [above for leaf, above in paths.above.items() if leaf not in paths.crooked and not above & locked]
        distinct = {tuple(sorted(places[one] for one in above if one in places)) for above in sound}
        kept = tuple(np.array(units, np.int64) for units in sorted(distinct) if units)
        under: dict[int, list[int]] = defaultdict(list)
        for leaf, units in enumerate(kept):
            for unit in units.tolist():
                under[unit].append(leaf)
        more, fewer = (_narrowest(room, kept) for room in (self._up, self._down))
        return _Leaves(kept, {unit: np.array(leaves) for unit, leaves in under.items()}, more, fewer)

    def records(self, unit: int, column: int) -> Iterator[Whole]:
        """The cells that a record raises which counts in this one, those with most room there first (nl: mogelijke records).

        Where several have as little, those first that have it in the fewest cells: that can be made up for.
        """
        able = np.flatnonzero(self._raises[:, column])
        room = tuple(np.where(self._raises[able], room[unit], UNKNOWN) for room in (self._up, self._down))
        narrow = (_steps(*room) < STEPS).sum(axis=1)
        for combination in able[np.lexsort((narrow, -_steps(*(each.min(axis=1) for each in room))))].tolist():
            places = [self._likeliest(forest, combination, unit) for forest in range(len(self._forests))]
            if any(unit in place for place in places) and all(len(place) for place in places):
                units = np.unique(np.concatenate(places))
                numbers = self.block.numbers[np.ix_(units, self._raises[combination])]
                yield numbers[numbers >= 0]

    def fullest(self, unit: int, column: int | None = None) -> Iterator[Iterator[frozenset[str]]]:
        """In every forest the leaves below a unit, or else all, each with the units above it (nl: volste bladen).

        Those first in which most is counted, or most in one column.
        """
        names = self.block.family.units
        for number, forest in enumerate(self._forests):
            here = forest.under.get(unit, np.arange(len(forest.units)))
            order = here[np.argsort(-self._counted_in(number, column)[here], kind="stable")]
            yield (frozenset(names[one] for one in forest.units[leaf].tolist()) for leaf in order.tolist())

    def _counted_in(self, forest: int, column: int | None) -> Whole:
        """What is counted at each leaf."""
        key = forest, column
        if key not in self._totals:
            counted = self._counted if column is None else self._counted[:, [column]]
            self._totals[key] = _narrowest(counted, self._forests[forest].units).sum(axis=1)
        return self._totals[key]

    def _likeliest(self, forest: int, combination: int, unit: int) -> Whole:
        """The place below a unit, or else anywhere, with the most room for such a record: for five worlds, then for more."""
        leaves = self._forests[forest]
        if unit not in leaves.under:
            unit = ANYWHERE
        key = forest, combination, unit
        if key not in self._chosen:
            here = leaves.under.get(unit, np.arange(len(leaves.units)))
            raised = self._raises[combination]
            room = tuple(room[np.ix_(here, raised)] for room in (leaves.more, leaves.fewer))
            more, fewer = (each.min(axis=1, initial=UNKNOWN) for each in room)
            best = np.lexsort((-more, (_steps(*room) < STEPS).sum(axis=1), -_steps(more, fewer)))
            self._chosen[key] = leaves.units[here[best[0]]] if len(best) else np.zeros(0, np.int64)
        return self._chosen[key]


def _steps(more: Whole, fewer: Whole) -> Whole:
    """How many steps there are together, as far as they matter."""
    steps: Whole = np.minimum(np.minimum(more, STEPS) + np.minimum(fewer, STEPS), STEPS)
    return steps


def _narrowest(room: Whole, paths: Sequence[Whole]) -> Whole:
    """Per path and column the least room of all units on it."""
    if not paths:
        return np.zeros((0, room.shape[1]), np.int64)
    starts = np.cumsum([0, *(len(units) for units in paths[:-1])])
    narrowest: Whole = np.minimum.reduceat(room[np.concatenate(paths)], starts, axis=0)
    return narrowest


def _records(block: Block, structure: Structure) -> Mask:
    """For all combinations of leaf codes the columns that such a record counts in, each set of columns once."""
    family = block.family
    attributes = structure.families[family.name].attributes
    above = []
    for axis, name in enumerate(attributes):
        paths = paths_of(structure.attributes[name], {at[axis] for at in family.columns})
        above.append({leaf: counted for leaf, counted in paths.above.items() if leaf not in paths.crooked})
    combinations = tuple(product(*above)) if attributes else ((),)
    raises = np.ones((len(combinations), len(family.columns)), bool)
    for axis, codes in enumerate(above):
        counted = {leaf: np.array([at[axis] in reached for at in family.columns]) for leaf, reached in codes.items()}
        raises &= np.array([counted[combination[axis]] for combination in combinations]).reshape(raises.shape)
    distinct: Mask = np.unique(raises, axis=0)
    return distinct
