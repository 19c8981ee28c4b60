"""A linked system: cells that are known within bounds, and the sums and inequalities that tie them together."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

Whole = npt.NDArray[np.int64]

UNKNOWN = 10**7
"""More than anything that is ever counted: the bound of a cell or a row of which nothing is known (nl: onbekend)."""


class Contradiction(Refused):
    """No world fits all that is given: what is known goes against what was published (nl: tegenspraak)."""

    sentence = Text(
        "Deze gegevens gaan niet samen: er is geen enkele werkelijkheid waarin alles klopt. Kijk na wat bekend heet te zijn.",
        "These facts do not go together: there is no world in which all of it holds. Look again at what is said to be known.",
    )


@dataclass(frozen=True, slots=True)
class LinkedSystem:
    """Whole numbers within bounds, tied by rows (nl: gekoppeld stelsel).

    lower, upper: per cell. Row i holds `weights` of `cells` from starts[i] up to starts[i + 1]; its sum lies from at_least[i] to
    at_most[i]. All are whole numbers; `UNKNOWN` or its negative where there is no bound.
    """

    lower: Whole
    upper: Whole
    starts: Whole
    cells: Whole
    weights: Whole
    at_least: Whole
    at_most: Whole

    @property
    def size(self) -> int:
        """The number of cells (nl: aantal cellen)."""
        return len(self.lower)

    @property
    def rows(self) -> int:
        """The number of sums and inequalities (nl: aantal regels)."""
        return len(self.at_least)

    def sums(self, world: Whole) -> Whole:
        """What each row adds up to in a world, or in each line of a matrix of worlds (nl: regelsommen)."""
        if not self.rows:
            return np.zeros((*world.shape[:-1], 0), np.int64)
        summed: Whole = np.add.reduceat(world[..., self.cells] * self.weights, self.starts[:-1], axis=-1)
        return summed

    def holds(self, world: Whole) -> bool:
        """Whether a world fits every bound and every row (nl: past)."""
        sums = self.sums(world)
        inside = bool(((self.lower <= world) & (world <= self.upper)).all())
        return inside and bool(((self.at_least <= sums) & (sums <= self.at_most)).all())

    def components(self) -> Whole:
        """A number per cell, the same for all cells that rows tie together (nl: samenhang)."""
        mark = np.arange(self.size)
        if not self.rows:
            return mark
        row_of = np.repeat(np.arange(self.rows), np.diff(self.starts))
        while True:
            lowest = np.minimum.reduceat(mark[self.cells], self.starts[:-1])
            spread = mark.copy()
            np.minimum.at(spread, self.cells, lowest[row_of])
            spread = spread[spread]
            if np.array_equal(spread, mark):
                return mark
            mark = spread

    def part(self, chosen: Whole) -> LinkedSystem:
        """The system of some cells alone, with the rows that hold no other (nl: deelstelsel)."""
        place = np.full(self.size, -1)
        place[chosen] = np.arange(len(chosen))
        inside = np.logical_and.reduceat(place[self.cells] >= 0, self.starts[:-1]) if self.rows else np.zeros(0, bool)
        entries = np.repeat(inside, np.diff(self.starts))
        return LinkedSystem(
            lower=self.lower[chosen],
            upper=self.upper[chosen],
            starts=np.concatenate(([0], np.cumsum(np.diff(self.starts)[inside]))),
            cells=place[self.cells[entries]],
            weights=self.weights[entries],
            at_least=self.at_least[inside],
            at_most=self.at_most[inside],
        )

    def around(self, cells: Whole, *, steps: int = 1) -> Whole:
        """These cells and all that rows tie them to, so many rows away (nl: omgeving)."""
        inside = np.zeros(self.size, bool)
        inside[cells] = True
        for _ in range(steps if self.rows else 0):
            touched = np.repeat(np.logical_or.reduceat(inside[self.cells], self.starts[:-1]), np.diff(self.starts))
            inside[self.cells[touched]] = True
        return np.flatnonzero(inside)

    def near(self, cell: int, *, at_most: int) -> Whole:
        """The widest surroundings of a cell that hold no more than so many cells (nl: nabij)."""
        found = np.array([cell])
        while len(found) < len(wider := self.around(found)) <= at_most:
            found = wider
        return found

    def left_free(self, chosen: Whole, world: Whole) -> LinkedSystem:
        """The system of some cells, with all others as they are in a world (nl: rest vastgehouden)."""
        place = np.full(self.size, -1)
        place[chosen] = np.arange(len(chosen))
        free = place[self.cells] >= 0
        fixed = np.where(free, 0, world[self.cells] * self.weights)
        held = np.add.reduceat(fixed, self.starts[:-1]) if self.rows else np.zeros(0, np.int64)
        counts = np.add.reduceat(free, self.starts[:-1], dtype=np.int64) if self.rows else held
        kept = counts > 0
        return LinkedSystem(
            lower=self.lower[chosen],
            upper=self.upper[chosen],
            starts=np.concatenate(([0], np.cumsum(counts[kept]))),
            cells=place[self.cells[free]],
            weights=self.weights[free],
            at_least=(self.at_least - held)[kept],
            at_most=np.where(self.at_most >= UNKNOWN, UNKNOWN, self.at_most - held)[kept],
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows that each cell stands in (nl: in welke regels). Of cell i they lie from starts[i] up to starts[i + 1]."""

    starts: Whole
    rows: Whole
    weights: Whole

    def moved(self, cells: Whole, by: Whole) -> tuple[Whole, Whole]:
        """The rows that cells stand in, and how much each row moves when those do (nl: bewogen regels)."""
        first, counts = self.starts[cells], self.starts[cells + 1] - self.starts[cells]
        entries = np.repeat(first - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        rows, place = np.unique(self.rows[entries], return_inverse=True)
        moved = np.zeros(len(rows), np.int64)
        np.add.at(moved, place, self.weights[entries] * np.repeat(by, counts))
        return rows, moved


def standing_in(system: LinkedSystem) -> Standing:
    """Look up in which rows each cell of a system stands (nl: in welke regels)."""
    order = np.argsort(system.cells, kind="stable")
    row_of = np.repeat(np.arange(system.rows), np.diff(system.starts))
    starts = np.searchsorted(system.cells[order], np.arange(system.size + 1))
    return Standing(starts.astype(np.int64), row_of[order], system.weights[order])


@dataclass(slots=True)
class Draft:
    """A linked system in the making (nl: stelsel in opbouw)."""

    _bounds: list[tuple[Whole, Whole]] = field(default_factory=list)
    _rows: list[tuple[Whole, Whole, Whole, int, int]] = field(default_factory=list)
    _size: int = 0

    def add_cells(self, lower: npt.ArrayLike, upper: npt.ArrayLike) -> Whole:
        """Add cells with their bounds; gives the number of each, in the same shape (nl: cellen toevoegen)."""
        low, high = np.broadcast_arrays(np.asarray(lower, np.int64), np.asarray(upper, np.int64))
        numbers: Whole = np.arange(self._size, self._size + low.size).reshape(low.shape)
        self._bounds.append((low.ravel(), high.ravel()))
        self._size += low.size
        return numbers

    def tie(self, cells: npt.ArrayLike, weights: npt.ArrayLike, *, at_least: int = 0, at_most: int = 0) -> None:
        """Tie cells together, a line of the matrix a row: Σ weights x cells from `at_least` to `at_most` (nl: koppelen).

        A cell number below 0 is left out. Without bounds the sum must be 0.
        """
        lines = np.atleast_2d(np.asarray(cells, np.int64))
        factors = np.broadcast_to(np.asarray(weights, np.int64), lines.shape)
        there = (lines >= 0) & (factors != 0)
        counts = there.sum(axis=1)
        self._rows.append((counts[counts > 0], lines[there], factors[there], at_least, at_most))

    def add_up(self, total: int | np.integer, parts: npt.ArrayLike) -> None:
        """Say that one cell is the sum of others (nl: optellen)."""
        numbers = np.asarray(parts, np.int64).ravel()
        self.tie(np.append(numbers, total), np.append(np.ones(len(numbers), np.int64), -1))

    def finished(self) -> LinkedSystem:
        """The system as it stands (nl: stelsel)."""
        none = np.zeros(0, np.int64)
        counts = [row[0] for row in self._rows]
        return LinkedSystem(
            lower=np.concatenate([none, *(low for low, _ in self._bounds)]),
            upper=np.concatenate([none, *(high for _, high in self._bounds)]),
            starts=np.concatenate(([0], np.cumsum(np.concatenate([none, *counts])))).astype(np.int64),
            cells=np.concatenate([none, *(row[1] for row in self._rows)]),
            weights=np.concatenate([none, *(row[2] for row in self._rows)]),
            at_least=np.concatenate([none, *(np.full(len(row[0]), row[3]) for row in self._rows)]),
            at_most=np.concatenate([none, *(np.full(len(row[0]), row[4]) for row in self._rows)]),
        )
