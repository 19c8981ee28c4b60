"""A problem with each row once: many cells of a small unit are the sum of the very same records."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gehoord.figures.disclosure.blocks import Positions, Problem
from gehoord.figures.disclosure.families import Weights
from gehoord.figures.disclosure.seeds import draws

NEARLY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Lean:
    """Rows of two columns or more, each once, and the bounds of the columns (nl: kale opgave).

    least, most: of each column. low, high: of each row. row, column, sign: the entries.
    """

    least: Weights
    most: Weights
    low: Weights
    high: Weights
    row: Positions
    column: Positions
    sign: Weights


def lean(problem: Problem) -> Lean | None:
    """Take together rows that add up the same, and let rows of one column bound that column (nl: kaal maken).

    None where the bounds of such rows contradict each other: then nothing fits.
    """
    rows, columns = problem.rows, len(problem.cost)
    first, same = _alike(problem)
    low, high = np.full(len(first), -np.inf), np.full(len(first), np.inf)
    np.maximum.at(low, same, rows.low)
    np.minimum.at(high, same, rows.high)
    kept = np.zeros(len(rows.low), dtype=np.bool_)
    kept[first] = True
    entry = kept[rows.row]
    row, column, sign = same[rows.row[entry]], rows.column[entry], rows.sign[entry]
    many = np.bincount(row, minlength=len(low))
    alone, least, most = many[row] == 1, np.zeros(columns), problem.most.copy()
    ends = np.sort(np.stack((low[row[alone]], high[row[alone]])) / sign[alone], axis=0)
    np.maximum.at(least, column[alone], ends[0])
    np.minimum.at(most, column[alone], ends[1])
    nothing = many == 0
    if (low > high).any() or (least > most + NEARLY).any() or (low[nothing] > 0).any() or (high[nothing] < 0).any():
        return None
    number, entry = np.cumsum(many > 1) - 1, ~alone
    return Lean(least, most, low[many > 1], high[many > 1], number[row[entry]], column[entry], sign[entry])


def _alike(problem: Problem) -> tuple[Positions, Positions]:
    """For each sum that differs the first row that is it, and for each row which of those it is.

    Columns get a number of their own of sixty-four bits, and what rows add up to tells them apart.
    """
    rows = problem.rows
    numbers = draws(b"", "rows").integers(-(2**62), 2**62, len(problem.cost))
    sums = np.zeros(len(rows.low), dtype=np.int64)
    with np.errstate(over="ignore"):
        np.add.at(sums, rows.row, numbers[rows.column] * rows.sign.astype(np.int64))
    _, first, same = np.unique(sums, return_index=True, return_inverse=True)
    return first, same
