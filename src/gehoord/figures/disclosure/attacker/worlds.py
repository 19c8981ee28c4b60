"""Worlds that a reader cannot tell apart: five of them, one record apart, show that a figure can have five values.

A bound of the linear program says what is not possible; a world in whole numbers says what is. Where five worlds are found no
program need be asked, so that a whole nation can be gone through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from gehoord.figures.disclosure.attacker.assembling import Assembly, Edition
from gehoord.figures.disclosure.attacker.bounds import SLACK, Program, Real
from gehoord.figures.disclosure.attacker.records import Reach
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction, LinkedSystem, Whole, standing_in
from gehoord.figures.disclosure.published.families import UNSEEN, Mask

ENOUGH = 5

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
    misfits = (start < system.lower) | (start > system.upper)
    misfits[system.cells[np.repeat(unfit_rows(assembly, system), np.diff(system.starts))]] = True
    moved = np.flatnonzero(misfits & ~unseen)
    for steps in range(1, FURTHEST + 1) if len(moved) else (0,):
        free = np.union1d(system.around(moved, steps=steps), np.flatnonzero(unseen))
        found = _nearest(system, start, free, unseen)
        if found is not None:
            return found
    return None


def unfit_rows(assembly: Assembly, system: LinkedSystem) -> Mask:
    """The sums and inequalities that the printed figures do not fit as they stand (nl: niet passende regels).

    A row with a cell that does not follow from what is printed fits by what that cell may still be.
    """
    world = assembly.world()
    unseen = world == UNSEEN
    sums = system.sums(np.where(unseen, 0, world))
    unsettled = np.logical_or.reduceat(unseen[system.cells], system.starts[:-1])
    unfit: Mask = ((sums < system.at_least) | (sums > system.at_most)) & ~unsettled
    return unfit


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
    if not size:
        return np.zeros(0)
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


class Change(NamedTuple):
    """How much each of some cells moves at a time (nl: verandering)."""

    cells: Whole
    by: Whole

    @classmethod
    def of(cls, record: Whole) -> Change:
        """One record more (nl: één erbij)."""
        return cls(record, np.ones(len(record), np.int64))

    def joined(self, other: Change) -> Change:
        """This change and another at once (nl: samen)."""
        cells, place = np.unique(np.concatenate((self.cells, other.cells)), return_inverse=True)
        by = np.zeros(len(cells), np.int64)
        np.add.at(by, place, np.concatenate((self.by, other.by)))
        return Change(cells, by)


class Worlds:
    """Five worlds around one, by adding and taking away records (nl: werelden)."""

    def __init__(self, assembly: Assembly, system: LinkedSystem, world: Whole, editions: Sequence[Edition]) -> None:
        self.system, self.world, self.blocks = system, world, assembly.blocks
        self.places = assembly.places()
        self._up, self._down = system.upper - world, world - system.lower
        self._standing = standing_in(system)
        sums = system.sums(world)
        self._row_up = np.where(system.at_most >= UNKNOWN, UNKNOWN, system.at_most - sums)
        self._row_down = np.where(system.at_least <= -UNKNOWN, UNKNOWN, sums - system.at_least)
        self._loose = system.at_most >= UNKNOWN
        self._structures = {edition.year: edition.structure for edition in editions}
        room = self._tightened()
        self._reaches = {
            (year, family): Reach(block, self._structures[year], *room, world) for (year, family), block in self.blocks.items()
        }

    def climbing(self) -> dict[int, list[tuple[int, str]]]:
        """By year, for every set of trees of units the first family that is counted along it (nl: langs welke bomen)."""
        found: dict[int, dict[tuple[str, ...], tuple[int, str]]] = defaultdict(dict)
        for year, family in self.blocks:
            if trees := self._structures[year].families[family].trees:
                found[year].setdefault(trees, (year, family))
        return {year: list(by_trees.values()) for year, by_trees in found.items()}

    def reach(self, year: int, family: str) -> Reach:
        """What records of one family can reach (nl: bereik)."""
        return self._reaches[year, family]

    def moved(self, change: Change) -> Change:
        """The rows that a change touches, and how much each of them moves (nl: bewogen regels)."""
        return Change(*self._standing.moved(*change))

    def around(self, change: Change, moved: Change) -> bool:
        """Whether a change, so many times more and so many times fewer, makes five worlds with the one there is (nl: vijf).

        Every bound and every row that it touches is gone through, and all cells of it do change.
        """
        steps = np.concatenate((change.by, moved.by))
        up = np.concatenate((self._up[change.cells], self._row_up[moved.cells]))
        down = np.concatenate((self._down[change.cells], self._row_down[moved.cells]))
        return bool((change.by != 0).all()) and _times(steps, up, down) + 1 + _times(-steps, up, down) >= ENOUGH

    def used_up(self, moved: Change, *, more: bool) -> int | None:
        """The inequality that four times more would break, or four times fewer: the one with least room (nl: opgebruikt)."""
        rows, by = moved
        sign = 1 if more else -1
        used = rows[self._loose[rows] & (by * sign < 0) & (self._row_down[rows] + (ENOUGH - 1) * sign * by < 0)]
        return int(used[np.argmin(self._row_down[used])]) if len(used) else None

    def making_up(self, row: int, *, more: bool) -> list[int]:
        """The cells of which more gives an inequality room; or those that take as much of it as one record (nl: goedmaken)."""
        entries = slice(self.system.starts[row], self.system.starts[row + 1])
        weights = self.system.weights[entries]
        cells: list[int] = self.system.cells[entries][weights > 0 if more else weights == -1].tolist()
        return cells

    def _tightened(self) -> tuple[Whole, Whole]:
        """Room up and down so narrow that no inequality can notice either."""
        system = self.system
        row_of = np.repeat(np.arange(system.rows), np.diff(system.starts))
        up, down = self._up.copy(), self._down.copy()
        for room, sign in ((up, -1), (down, 1)):
            entries = np.flatnonzero(self._loose[row_of] & (system.weights * sign > 0))
            np.minimum.at(room, system.cells[entries], self._row_down[row_of[entries]] // np.abs(system.weights[entries]))
        return up, down


def _times(steps: Whole, up: Whole, down: Whole) -> int:
    """How often steps can be taken before one of them has no room left."""
    room = np.where(steps > 0, up, np.where(steps < 0, down, UNKNOWN))
    return int((room // np.maximum(np.abs(steps), 1)).min(initial=UNKNOWN))
