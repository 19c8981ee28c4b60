"""Worlds that a reader cannot tell apart: five of them, one record apart, show that a figure can have five values.

A bound of the linear program says what is not possible; a world in whole numbers says what is. Where five worlds are found no
program need be asked, so that a whole nation can be gone through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from gehoord.figures.disclosure.attacker.assembling import Assembly, Block, Edition
from gehoord.figures.disclosure.attacker.bounds import SLACK, Program, Real
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction, LinkedSystem, Whole
from gehoord.figures.disclosure.published.families import UNSEEN, Mask, Paths, forests, paths_of
from gehoord.figures.disclosure.published.structure import Structure

WINDOWS = ((4, 0), (0, 4), (2, 2), (1, 3), (3, 1))
"""So many records more and less than in a world, five worlds in all (nl: vensters)."""

ENOUGH = 5

ANYWHERE = -1

HEAVY = 20
"""A cell of so many is moved half as gladly as an empty one (nl: zwaarte)."""

FURTHEST, NEARBY, SMALL = 4, (100, 500, 2_000, 20_000), 40_000
"""So many rows away cells may move at most to find a world at all; so many cells to find it for one; the last of these only in a
small system, because it takes seconds (nl: omgeving)."""


def some_world(assembly: Assembly, system: LinkedSystem) -> Whole | None:
    """A world in whole numbers that fits all that is given, as near the printed figures as may be (nl: wereld).

    None where none was found. Raises: Contradiction.
    """
    world = assembly.world()
    unseen = world == UNSEEN
    start = np.where(unseen, 0, world)
    sums = system.sums(start)
    misfits = (start < system.lower) | (start > system.upper)
    # Rows with a cell that does not follow are settled by what that cell may still be.
    open_rows = np.logical_or.reduceat(unseen[system.cells], system.starts[:-1])
    broken = ((sums < system.at_least) | (sums > system.at_most)) & ~open_rows
    misfits[system.cells[np.repeat(broken, np.diff(system.starts))]] = True
    moved = np.flatnonzero(misfits & ~unseen)
    for steps in range(1, FURTHEST + 1) if len(moved) else (0,):
        free = np.union1d(system.around(moved, steps=steps), np.flatnonzero(unseen))
        found = _nearest(system, start, free, unseen)
        if found is not None:
            return found
    return None


def _nearest(system: LinkedSystem, start: Whole, free: Whole, unseen: Mask) -> Whole | None:
    """The world in which the free cells move as little as they can; first in fractions, then those again in whole numbers."""
    world, halves = start, free
    for steps in (0, 1, 2, 3):
        near = free if not steps else np.intersect1d(system.around(halves, steps=steps), free)
        answer = _moved_least(system.left_free(near, world), start[near], np.flatnonzero(~unseen[near]), whole=steps > 0)
        if answer is None:
            if not steps:
                return None
            continue
        found = world.copy()
        found[near] = np.rint(answer).astype(np.int64)
        if system.holds(found):
            return found
        if not steps:
            halves = near[np.abs(answer - found[near]) > SLACK]
            world = found
    return None


def _moved_least(system: LinkedSystem, printed: Whole, known: Whole, *, whole: bool) -> Real | None:
    """A world of a small system in which known cells move least from what is printed, large ones less than small ones."""
    size, count = system.size, len(known)
    values = printed[known]
    ways = size + np.arange(2 * count)
    moving = LinkedSystem(
        lower=np.concatenate([system.lower, np.zeros(2 * count, np.int64)]),
        upper=np.concatenate([system.upper, np.full(2 * count, UNKNOWN)]),
        starts=np.concatenate([system.starts, system.starts[-1] + 3 * np.arange(1, count + 1)]),
        cells=np.concatenate([system.cells, np.column_stack([known, ways[:count], ways[count:]]).ravel()]),
        weights=np.concatenate([system.weights, np.tile([1, -1, 1], count)]),
        at_least=np.concatenate([system.at_least, values]),
        at_most=np.concatenate([system.at_most, values]),
    )
    try:
        answer = Program(moving, whole=whole).world(ways.astype(np.int32), np.tile(1 + values / HEAVY, 2))
    except Contradiction:
        return None
    return answer[:size]


def has_five(system: LinkedSystem, world: Whole, cell: int) -> bool:
    """Whether five worlds are found by letting only the surroundings of a cell move, wider and wider (nl: in de buurt)."""
    tried = 0
    for at_most in NEARBY[: None if system.size <= SMALL else -1]:
        free = system.near(cell, at_most=at_most)
        if len(free) > tried and has_five_within(system, world, cell, free):
            return True
        tried = len(free)
    return False


def has_five_within(system: LinkedSystem, world: Whole, cell: int, free: Whole) -> bool:
    """Whether five worlds are found by letting some cells move, and this one with them (nl: binnen een omgeving)."""
    rest = system.left_free(free, world)
    place = int(np.searchsorted(free, cell))
    found = 1
    for step in (1, -1):
        value = int(world[cell]) + step
        while found < ENOUGH and rest.lower[place] <= value <= rest.upper[place] and _exists(rest, place, value):
            found, value = found + 1, value + step
    return found >= ENOUGH


def _exists(system: LinkedSystem, cell: int, value: int) -> bool:
    lower, upper = system.lower.copy(), system.upper.copy()
    lower[cell] = upper[cell] = value
    held = replace(system, lower=lower, upper=upper)
    nothing = np.zeros(system.size, np.int64)
    return _settled(held, nothing, np.arange(system.size)) is not None


def _settled(system: LinkedSystem, start: Whole, free: Whole) -> Whole | None:
    if not len(free):
        return start if system.holds(start) else None
    rest = system.left_free(free, start)
    for whole in (False, True):
        try:
            answer: Real = Program(rest, whole=whole).world(np.zeros(0, np.int32), np.zeros(0))
        except Contradiction:
            return None
        world = start.copy()
        world[free] = np.rint(answer).astype(np.int64)
        if system.holds(world):
            return world
    return None


@dataclass(frozen=True, slots=True)
class _Leaves:
    """The places where a record of a family can be: per leaf the units it counts in."""

    units: tuple[Whole, ...]
    under: Mapping[int, list[Whole]]


class Worlds:
    """Looks for five worlds around one, cell by cell, by adding and taking away records (nl: werelden)."""

    def __init__(self, assembly: Assembly, system: LinkedSystem, world: Whole, editions: Sequence[Edition]) -> None:
        self.system, self.world, self.blocks = system, world, assembly.blocks
        self.places = assembly.places()
        self.up, self.down = system.upper - world, world - system.lower
        self._structures = {edition.year: edition.structure for edition in editions}
        self.loose, self.loose_weights = assembly.loose.cells, assembly.loose.weights
        reached = np.where(self.loose >= 0, world[self.loose] * self.loose_weights, 0).sum(axis=1)
        self.slack = reached - assembly.loose.at_least
        self._reaches: dict[tuple[int, str], _Reach] = {}

    def shown(self) -> Mask:
        """Per cell whether five worlds were found in which it differs (nl: aangetoond)."""
        up, down = self._tightened()
        found = np.zeros(self.system.size, bool)
        for key, block in self.blocks.items():
            self._reaches[key] = reach = _Reach(block, self._structures[key[0]], up, down)
            found[block.numbers[reach.shown & (block.numbers >= 0)]] = True
        return found

    def reach(self, year: int, family: str) -> _Reach:
        """What records of one family can reach (nl: bereik)."""
        return self._reaches[year, family]

    def _tightened(self) -> tuple[Whole, Whole]:
        """Room up and down so narrow that no inequality can notice either."""
        up, down = self.up.copy(), self.down.copy()
        for room, sign in ((up, -1), (down, 1)):
            line, place = np.nonzero(self.loose_weights * sign > 0)
            cells = self.loose[line, place]
            np.minimum.at(room, cells, self.slack[line] // np.abs(self.loose_weights[line, place]))
        return up, down


class _Reach:
    """The records of one family, with the room that each of them has."""

    def __init__(self, block: Block, structure: Structure, up: Whole, down: Whole) -> None:
        family = block.family
        shape = structure.families[family.name]
        self.block = block
        self.combinations, self.raises = _records(block, structure)
        trees = forests([structure.trees[tree] for tree in shape.trees])
        locked = structure.locked(family.name)
        self.leaves = [self._leaves(paths_of(splits), locked) for splits in trees] or [
            self._leaves(paths_of((), family.units), locked)
        ]
        self._chosen: dict[tuple[int, int, int], Whole] = {}
        there = block.numbers >= 0
        self.room = tuple(np.where(there, room[block.numbers], UNKNOWN) for room in (up, down))
        self.shown = self._mark()

    def _leaves(self, paths: Paths, locked: frozenset[str]) -> _Leaves:
        """A leaf of which this family says nothing still counts for those above it."""
        places: Mapping[str, int] = self.block.units
        sound = [above for leaf, above in paths.above.items() if leaf not in paths.crooked and not above & locked]
        distinct = {tuple(sorted(places[one] for one in above if one in places)) for above in sound}
        kept = [np.array(units, np.int64) for units in sorted(distinct) if units]
        under: dict[int, list[Whole]] = defaultdict(list)
        for units in kept:
            for unit in units.tolist():
                under[unit].append(units)
        return _Leaves(tuple(kept), under)

    def _mark(self) -> Mask:
        shown = np.zeros(self.block.numbers.shape, bool)
        rooms = [[self._room_of(units) for units in leaves.units] for leaves in self.leaves]
        for more, less in WINDOWS:
            fits = [[(up >= more) & (down >= less) for up, down in forest] for forest in rooms]
            # A record is somewhere in every forest: in the others any place will do that has room for it.
            somewhere = [np.logical_or.reduce(forest) if forest else np.zeros(len(self.raises), bool) for forest in fits]
            for place, (leaves, forest) in enumerate(zip(self.leaves, fits, strict=True)):
                others = np.ones(len(self.raises), bool)
                for other in (one for at, one in enumerate(somewhere) if at != place):
                    others &= other
                for units, fit in zip(leaves.units, forest, strict=True):
                    raised = self.raises[fit & others].any(axis=0)
                    shown[np.ix_(units, raised)] = True
        return shown

    def _room_of(self, units: Whole) -> tuple[Whole, Whole]:
        """How many more, and how many fewer, of each combination of codes a place can have."""
        up, down = (np.where(self.raises, room[units].min(axis=0), UNKNOWN).min(axis=1) for room in self.room)
        return up, down

    def records(self, unit: int, column: int) -> Iterator[Whole]:
        """The cells that a record raises which counts in this one, for the likeliest of them (nl: mogelijke records)."""
        for combination in np.flatnonzero(self.raises[:, column]).tolist():
            chosen = self.raises[combination]
            places = [self._likeliest(place, combination, unit) for place in range(len(self.leaves))]
            if any(unit in place for place in places) and all(len(place) for place in places):
                units = np.unique(np.concatenate(places))
                numbers = self.block.numbers[np.ix_(units, chosen)]
                yield numbers[numbers >= 0]

    def fullest(self, unit: int) -> list[list[Whole]]:
        """In every forest the leaves below a unit, or else all, those first in which most is counted (nl: volste bladen)."""
        counted = np.where(self.room[1] < UNKNOWN, self.room[1], 0)
        return [
            sorted(leaves.under.get(unit, leaves.units), key=lambda units: -int(counted[units].min(axis=0).sum()))
            for leaves in self.leaves
        ]

    def _likeliest(self, place: int, combination: int, unit: int) -> Whole:
        """The place below a unit, or else anywhere, with the most room for such a record."""
        forest = self.leaves[place]
        if unit not in forest.under:
            unit = ANYWHERE
        key = place, combination, unit
        if key not in self._chosen:
            self._chosen[key] = self._roomiest(forest.under.get(unit, forest.units), combination)
        return self._chosen[key]

    def _roomiest(self, here: Sequence[Whole], combination: int) -> Whole:
        chosen = self.raises[combination]
        return max(here, key=lambda units: int(self.room[0][np.ix_(units, chosen)].min()), default=np.zeros(0, np.int64))


def _records(block: Block, structure: Structure) -> tuple[tuple[tuple[str, ...], ...], Mask]:
    """All combinations of leaf codes, and per combination the columns that such a record counts in."""
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
    distinct, first = np.unique(raises, axis=0, return_index=True)
    return tuple(combinations[one] for one in first), distinct
