"""One small problem: the units below one node, whose cells are to become fives that add up to what the node already has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from gehoord.figures.disclosure.families import Family, Incidence, Weights
from gehoord.figures.facts import Counts, Mask

Fives: TypeAlias = npt.NDArray[np.int64]
Positions: TypeAlias = npt.NDArray[np.int64]


UNDER, OVER = 0, 1
"""The two sides on which a cell can hold fast (nl: eronder, erboven)."""
BOUNDED: Final = 4.0
"""The weight of a bound: whatever bounds it is printed, and so is what that is a sum of (nl: gewicht van een grens)."""
UNBOUND = 10**6
"""More fives than any unit has, where nothing bounds it (nl: geen grens)."""


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """What the atoms of a unit come to at most, because of a figure elsewhere (nl: grens).

    weighs: how often each atom counts. most: by unit, in fives. fast: where that is never passed, because what bounds it cannot
    become more; elsewhere it can, at a price.
    """

    weighs: Positions
    most: Fives
    fast: Mask

    def of(self, units: Positions) -> Bound | None:
        """The bound of some units, None where none of them has one (nl: grens van eenheden)."""
        most = self.most[units]
        return Bound(self.weighs, most, self.fast[units]) if (most < UNBOUND).any() else None

    def lowered(self, units: Positions, most: Fives) -> Bound:
        """The same bound, but never more than so much for some units (nl: verlaagd)."""
        lower, fast = self.most.copy(), self.fast.copy()
        np.minimum.at(lower, units, most)
        fast[units] = True
        return Bound(self.weighs, lower, fast)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Units whose cells are rounded at one go (nl: blok). Whatever is bounded is counted in fives.

    path: names the block, and its chance. counts: true atoms, by unit and atom. low, high: between what each cell of each
    unit must lie. aim: where in between it truly lies, from 0 to 1, and 0 where there is no choice. weight: how much the
    units matter. total: what the leaves of all units add up to, None where nothing is fixed yet. group: the node above
    each unit, where nodes are to be rounded again with what is below them; group_low and group_high are their bounds.
    ceiling: by unit and atom, what is never passed, whatever else gives way. bound: what the atoms of each unit come to at most,
    each weighed; group_bound: the same for the nodes above. firm: by unit, cell and side, what does not go under `least` or over
    `most` while others can give way. possible: by unit and atom, where records may be told; without it where there truly are any.
    """

    path: str
    family: Incidence
    counts: Counts
    low: Fives
    high: Fives
    least: Fives
    most: Fives
    aim: Weights
    weight: Weights
    total: Fives | None
    group: Positions | None = None
    group_low: Fives | None = None
    group_high: Fives | None = None
    ceiling: Fives | None = None
    bound: Bound | None = None
    group_bound: Bound | None = None
    firm: Mask | None = None
    possible: Mask | None = None

    def problem(self, randomness: float, chance: np.random.Generator) -> Problem:
        """Write it as columns and rows (nl: opgave opstellen)."""
        return problem_of(self, randomness, chance)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows of a problem: what each is bounded by, and which columns it adds up, or takes away by
    `sign`, or counts twice (nl: rijen).

    bounded: the first rows are the cells of units, in this number; they alone may be given slack. weight: of those. under, over:
    how far below and above its bounds each of those may come at a price. firm: which give way last, first
    all under, then all over.
    """

    low: Weights
    high: Weights
    column: Positions
    row: Positions
    sign: Weights
    bounded: int
    weight: Weights
    under: Weights
    over: Weights
    firm: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A block as columns and rows (nl: opgave). A column is an atom of a unit, and none is of an empty cell: zero stays zero."""

    unit: Positions
    atom: Positions
    cost: Weights
    most: Weights
    rows: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Units that are added up in several ways at once, so that no level can go first (nl: verweven blok).

    path, family, counts: as of a block. groups: ways to add units up, each the group of every unit, -1 where it is in none;
    names: of those groups. somebody: by way, group and cell, where a five at least is wanted if it is true; this gives way at a
    price.
    """

    path: str
    family: Family
    counts: Counts
    groups: tuple[Positions, ...]
    names: tuple[tuple[str, ...], ...]
    base: int
    somebody: tuple[Mask, ...] = ()

    def problem(self, randomness: float, chance: np.random.Generator) -> Problem:
        """Write it as columns and rows (nl: opgave opstellen)."""
        unit, atom = np.nonzero(self.counts)
        entries, low, high, before = [], [], [], 0
        cost = np.zeros(len(unit))
        for group, names in zip(self.groups, self.names, strict=True):
            column = np.flatnonzero(group[unit] >= 0)
            place, index = _entries(self.family.covers, group[unit][column], atom[column])
            many = len(names) * len(self.family.cells)
            value = np.bincount(place, weights=self.counts[unit, atom][column[index]], minlength=many)
            fives, rest = np.divmod(value, self.base)
            threshold = 0.5 + (chance.random(many) - 0.5) * randomness
            price = np.where(rest > 0, threshold - rest / self.base, 0.0)
            cost += np.bincount(column[index], weights=price[place], minlength=len(unit))
            entries.append((column[index], place + before))
            low.append(fives)
            high.append(fives + (rest > 0))
            before += many
        column, row = (np.concatenate(parts) for parts in zip(*entries, strict=True))
        least, most = np.concatenate(low), np.concatenate(high)
        wanted = np.concatenate([cells.ravel() for cells in self.somebody]) if self.somebody else np.zeros(before, dtype=np.bool_)
        given = (wanted & (least == 0) & (most > 0)).astype(np.float64)
        rows = Rows(
            least + given,
            most,
            column,
            row,
            np.ones(len(row)),
            before,
            np.ones(before),
            given,
            np.zeros(before),
            np.zeros(2 * before, dtype=np.bool_),
        )
        return Problem(unit, atom, cost, np.full(len(cost), np.inf), rows)


def problem_of(block: Block, randomness: float, chance: np.random.Generator) -> Problem:
    """Write a block as columns and rows (nl: opgave opstellen).

    randomness: 0 rounds to the nearest five, 1 as chance has it. A cell that is aimed at is cheap to lift when its aim lies
    over a threshold drawn around one half.
    """
    covers = block.family.covers
    unit, atom = np.nonzero(block.counts if block.possible is None else block.possible)
    threshold = 0.5 + (chance.random(block.aim.shape) - 0.5) * randomness
    price = np.where(block.aim > 0, block.family.weight * block.weight[:, np.newaxis] * (threshold - block.aim), 0.0)
    cost = (price @ covers.astype(np.float64))[unit, atom]
    most = np.full(len(cost), np.inf) if block.ceiling is None else block.ceiling[unit, atom].astype(np.float64)
    return Problem(unit, atom, cost, most, _rows(block, unit, atom))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Rows of one sort: for each entry its row and column, and how often it counts; and the bounds of each row."""

    row: Positions
    column: Positions
    times: Weights
    low: Fives
    high: Fives


def _rows(block: Block, unit: Positions, atom: Positions) -> Rows:
    covers, leaf = block.family.covers, block.family.leaf
    firm = np.zeros((*block.low.shape, 2), dtype=np.bool_) if block.firm is None else block.firm
    there = block.counts.astype(np.float64) @ covers.T > 0
    wanted = ((block.most > 0) | firm.any(axis=-1) | there).ravel()
    parts = [_sums(_entries(covers, unit, atom), wanted, block.low, block.high)]
    weight = np.repeat(block.weight, len(covers)) * np.tile(block.family.weight, len(block.counts))
    if block.bound is not None:
        parts.append(_below_bound(block.bound, unit, atom))
    bounded = sum(len(part.low) for part in parts)
    if block.group is not None and block.group_low is not None and block.group_high is not None:
        every = np.ones(block.group_low.size, dtype=np.bool_)
        parts.append(_sums(_entries(covers, block.group[unit], atom), every, block.group_low, block.group_high))
        if block.group_bound is not None:
            parts.append(_below_bound(block.group_bound, block.group[unit], atom))
    if block.total is not None:
        entries = _entries(covers & leaf[:, np.newaxis], np.zeros_like(unit), atom)
        parts.append(_sums(entries, leaf, block.total, block.total))
    starts = np.cumsum([0, *(len(part.low) for part in parts)])
    none = np.zeros(bounded - int(wanted.sum()))
    fast = none if block.bound is None else block.bound.fast
    return Rows(
        np.concatenate([part.low for part in parts]).astype(np.float64),
        np.concatenate([part.high for part in parts]).astype(np.float64),
        np.concatenate([part.column for part in parts]),
        np.concatenate([part.row + start for part, start in zip(parts, starts, strict=False)]),
        np.concatenate([part.times for part in parts]),
        bounded,
        np.concatenate((weight[wanted], none + BOUNDED)),
        np.concatenate(((block.low - block.least).ravel()[wanted], none)).astype(np.float64),
        np.concatenate(((block.most - block.high).ravel()[wanted], none)).astype(np.float64),
        np.concatenate((firm[..., UNDER].ravel()[wanted], none == 0, firm[..., OVER].ravel()[wanted], fast > 0)),
    )


def _sums(entries: tuple[Positions, Positions], keep: Mask, low: Fives, high: Fives) -> _Part:
    place, column = entries
    kept = keep[place]
    number = np.cumsum(keep) - 1
    return _Part(number[place[kept]], column[kept], np.ones(int(kept.sum())), low.ravel()[keep], high.ravel()[keep])


def _below_bound(bound: Bound, unit: Positions, atom: Positions) -> _Part:
    times = bound.weighs[atom]
    counts = np.flatnonzero(times)
    return _Part(unit[counts], counts, times[counts].astype(np.float64), np.zeros_like(bound.most), bound.most)


def _entries(covers: Mask, unit: Positions, atom: Positions) -> tuple[Positions, Positions]:
    """Which cells of which unit each column counts in: the place of the cell, unit by unit, and the column."""
    column, cell = np.nonzero(covers.T[atom])
    return unit[column] * len(covers) + cell, column
