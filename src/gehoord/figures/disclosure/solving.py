"""Solve one block: as a linear program, then with ever fewer columns held fast, and last with slack where nothing fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

import numpy as np

from gehoord.figures.disclosure.blocks import Block, Fives, Linked, Problem
from gehoord.figures.disclosure.families import Weights
from gehoord.figures.disclosure.seeds import draws
from gehoord.figures.disclosure.solver.highs import solution
from gehoord.figures.facts import Mask

LOOSE: Final = (0.15, 0.4, 1.0)
"""How much of what came out whole is let loose again, step by step, to make the rest whole (nl: losgelaten deel)."""
SLACK: Final = 40.0
"""What it costs to leave a cell outside its bounds, beside the cost of its own error (nl: prijs van speling)."""
LAST: Final = 25 * SLACK
"""What it costs to leave bounds that hold fast: any number of others give way first (nl: hoogste prijs)."""
HARDLY: Final = SLACK / 10
"""What a whole solution may cost more than one in parts, before it is sought further (nl: nauwelijks)."""
NEARLY: Final = 1e-6


class Gives(IntEnum):
    """What gives way where a block does not fit: nothing, all that does not hold fast, or everything (nl: meegeven)."""

    NOTHING = 0
    FIGURES = 1
    EVERYTHING = 2


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """A block as solved (nl: opgelost blok). fives: by unit and atom. how: how many steps it took. slack: whether bounds gave."""

    fives: Fives
    steps: int
    slack: bool


class NoSolution(Exception):  # noqa: N818 - not an accident: some blocks have none, and the caller knows what to do
    """A block cannot be solved as it stands (nl: geen oplossing)."""


def solve(block: Block | Linked, seed: bytes, randomness: float, attempt: int = 0, *, gives: Gives = Gives.EVERYTHING) -> Solved:
    """Solve a block (nl: blok oplossen). The same block, seed and attempt give the same answer. Raises: NoSolution."""
    chance = draws(seed, block.path, attempt)
    tight = block.problem(randomness, chance)
    problem = _loosened(tight, Gives.NOTHING)
    number = int(chance.integers(1, 2**30))
    if not len(tight.cost):
        return Solved(np.zeros(block.counts.shape, dtype=np.int64), 0, slack=False)
    values, steps = solution(problem, number), 1
    if values is not None and not _is_whole(values).all():
        # a block that was put together to mend another has others to try, sooner than a long search
        again = isinstance(block, Block) and block.group is not None
        values, steps = _made_whole(problem, values, number, chance, LOOSE[:-1] if again else LOOSE)
    if values is None and gives is Gives.NOTHING:
        raise NoSolution
    gave = values is None
    if values is None:
        values, steps = _given_way(_loosened(tight, gives), number, chance), len(LOOSE) + 2
    if values is None:
        raise NoSolution
    fives = np.zeros(block.counts.shape, dtype=np.int64)
    fives[tight.unit, tight.atom] = np.rint(values[: len(tight.cost)]).astype(np.int64)
    return Solved(fives, steps, gave)


def _made_whole(
    problem: Problem, values: Weights, number: int, chance: np.random.Generator, loose: tuple[float, ...]
) -> tuple[Weights | None, int]:
    whole = _is_whole(values)
    drawn = chance.random(len(values))
    for step, part in enumerate(loose, start=2):
        held = whole & (drawn >= part)
        found = solution(problem, number, held=np.where(held, np.rint(values), -1.0), whole=True)
        if found is not None:
            return found, step
    return None, len(loose) + 1


def _given_way(problem: Problem, number: int, chance: np.random.Generator) -> Weights | None:
    """In whole numbers with slack: from what came out whole already, where that gives way no more than it must."""
    near = solution(problem, number)
    if near is None:
        return None
    whole, drawn = _is_whole(near), chance.random(len(near))
    for part in LOOSE:
        held = np.where(whole & (drawn >= part), np.rint(near), -1.0)
        # the native presolve was seen to abort on this form of the problem
        found = solution(problem, number, held=held, whole=True, presolve=False)
        if found is not None and (part == LOOSE[-1] or problem.cost @ (found - near) < HARDLY):
            return found
    return None


def _loosened(problem: Problem, gives: Gives) -> Problem:
    """The same problem with slack at a price: where cells may go further, or as far as they must."""
    rows, cost = problem.rows, problem.cost
    far, firm = np.full(2 * rows.bounded, np.inf), rows.firm
    room = np.concatenate((rows.under, rows.over))
    last = np.where(firm, far, 0.0) if gives is Gives.EVERYTHING else np.zeros(0)
    room = np.concatenate((room if gives is Gives.NOTHING else np.where(firm, room, far), last))
    given = np.flatnonzero(room > 0)
    row, price = given % rows.bounded, np.where(given < len(far), SLACK, LAST)
    loosened = replace(
        rows,
        column=np.concatenate((rows.column, len(cost) + np.arange(len(given)))),
        row=np.concatenate((rows.row, row)),
        sign=np.concatenate((rows.sign, np.where(given // rows.bounded % 2, -1.0, 1.0))),
    )
    return replace(
        problem,
        cost=np.concatenate((cost, price * rows.weight[row])),
        most=np.concatenate((problem.most, room[given])),
        rows=loosened,
    )


def _is_whole(values: Weights) -> Mask:
    whole: Mask = np.abs(values - np.rint(values)) < NEARLY
    return whole
