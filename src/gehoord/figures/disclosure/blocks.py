"""One small problem: the units below one node, whose cells are to become fives that add up to what the node already has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from gehoord.figures.disclosure.families import Family, Weights
from gehoord.figures.facts import Counts, Mask

Fives: TypeAlias = npt.NDArray[np.int64]
Positions: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Units whose cells are rounded at one go (nl: blok). Whatever is bounded is counted in fives.

    path: names the block, and its chance. counts: true atoms, by unit and atom. low, high: between what each cell of each
    unit must lie. aim: where in between it truly lies, from 0 to 1, and 0 where there is no choice. weight: how much the
    units matter. total: what the leaves of all units add up to, None where nothing is fixed yet. group: the node above
    each unit, where nodes are to be rounded again with what is below them; group_low and group_high are their bounds.
    ceiling: by unit and atom, what is never passed, whatever else gives way.
    """

    path: str
    family: Family
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

    def problem(self, randomness: float, chance: np.random.Generator) -> Problem:
        """Write it as columns and rows (nl: opgave opstellen)."""
        return problem_of(self, randomness, chance)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows of a problem: what each is bounded by, and which columns it adds up, or takes away by
    `sign` (nl: rijen).

    bounded: the first rows are the cells of units, in this number; they alone may be given slack. weight: of those. under, over:
    how far below and above its bounds each of those may come at a price.
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


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A block as columns and rows (nl: opgave). A column is an atom of a unit where somebody truly is, so zero stays zero."""

    unit: Positions
    atom: Positions
    cost: Weights
    most: Weights
    rows: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Units that are added up in several ways at once, so that no level can go first (nl: verweven blok).

    path, family, counts: as of a block. groups: ways to add units up, each the group of every unit, -1 where it is in none;
    names: of those groups.
    """

    path: str
    family: Family
    counts: Counts
    groups: tuple[Positions, ...]
    names: tuple[tuple[str, ...], ...]
    base: int

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
        nothing = np.zeros(before)
        rows = Rows(
            np.concatenate(low), np.concatenate(high), column, row, np.ones(len(row)), before, np.ones(before), nothing, nothing
        )
        return Problem(unit, atom, cost, np.full(len(cost), np.inf), rows)


def problem_of(block: Block, randomness: float, chance: np.random.Generator) -> Problem:
    """Write a block as columns and rows (nl: opgave opstellen).

    randomness: 0 rounds to the nearest five, 1 as chance has it. A cell that is aimed at is cheap to lift when its aim lies
    over a threshold drawn around one half.
    """
    unit, atom = np.nonzero(block.counts)
    covers = block.family.covers
    threshold = 0.5 + (chance.random(block.aim.shape) - 0.5) * randomness
    price = np.where(block.aim > 0, block.family.weight * block.weight[:, np.newaxis] * (threshold - block.aim), 0.0)
    cost = (price @ covers.astype(np.float64))[unit, atom]
    most = np.full(len(cost), np.inf) if block.ceiling is None else block.ceiling[unit, atom].astype(np.float64)
    return Problem(unit, atom, cost, most, _rows(block, unit, atom))


def _rows(block: Block, unit: Positions, atom: Positions) -> Rows:
    covers, leaf = block.family.covers, block.family.leaf
    wanted = (block.most > 0).ravel()
    number = np.cumsum(wanted) - 1
    cells = len(covers)
    parts = [(_entries(covers, unit, atom), wanted, number, block.low.ravel(), block.high.ravel())]
    if block.group is not None and block.group_low is not None and block.group_high is not None:
        groups = np.ones(block.group_low.size, dtype=np.bool_)
        entries = _entries(covers, block.group[unit], atom)
        parts.append((entries, groups, np.arange(groups.size), block.group_low.ravel(), block.group_high.ravel()))
    if block.total is not None:
        entries = _entries(covers & leaf[:, np.newaxis], np.zeros_like(unit), atom)
        parts.append((entries, leaf, np.cumsum(leaf) - 1, block.total, block.total))
    column, row, low, high, before = [], [], [], [], 0
    for (place, index), keep, numbered, lower, upper in parts:
        kept = keep[place]
        column.append(index[kept])
        row.append(numbered[place[kept]] + before)
        low.append(lower[keep])
        high.append(upper[keep])
        before += int(keep.sum())
    weight = np.repeat(block.weight, cells) * np.tile(block.family.weight, len(block.counts))
    return Rows(
        np.concatenate(low).astype(np.float64),
        np.concatenate(high).astype(np.float64),
        np.concatenate(column),
        np.concatenate(row),
        np.ones(sum(map(len, row))),
        int(wanted.sum()),
        weight[wanted],
        (block.low - block.least).ravel()[wanted].astype(np.float64),
        (block.most - block.high).ravel()[wanted].astype(np.float64),
    )


def _entries(covers: Mask, unit: Positions, atom: Positions) -> tuple[Positions, Positions]:
    """Which cells of which unit each column counts in: the place of the cell, unit by unit, and the column."""
    column, cell = np.nonzero(covers.T[atom])
    return unit[column] * len(covers) + cell, column
