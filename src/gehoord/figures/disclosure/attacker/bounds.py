"""Between what bounds a cell must lie, given everything that was published: a linear program, asked many times over.

Each answer of the program is a whole world, so it tells about all other cells as well: a cell that was seen five apart in two
worlds needs no question of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction, LinkedSystem, Whole

Real = npt.NDArray[np.float64]

SLACK = 1e-6
"""What a linear program may be off; bounds are drawn this much outwards, so never too narrow (nl: rekenspeling)."""

FEWEST_SHAKES, SHAKES = 4, 24
"""So many worlds are looked at in which all cells are pushed at once, before cells are asked one by one (nl: schudden)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of some cells (nl: grenzen). `least` and `most` per cell of the system, both possible.

    `asked`: the bounds of this cell are those of the program itself; else it was only seen to have more values than was asked.
    """

    least: Whole
    most: Whole
    asked: npt.NDArray[np.bool_]

    @property
    def values(self) -> Whole:
        """How many values each cell can have at most, or was seen to have (nl: mogelijke waarden)."""
        counted: Whole = self.most - self.least + 1
        return counted


class Program:
    """A linked system as a linear program that stays warm between questions (nl: lineair programma). Raises: Contradiction.

    `whole`: cells are whole numbers, and so is every answer; slower, and never wider.
    """

    def __init__(self, system: LinkedSystem, *, whole: bool = False) -> None:
        self._system = system
        self._whole = whole
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the solver tells no types here
        for name, value in (("output_flag", False), ("threads", 1)):
            self._solver.setOptionValue(name, value)
        self._solver.passModel(_model(system, whole=whole))
        self._weighed = np.zeros(0, np.int32)

    def extreme(self, cell: int, *, most: bool) -> tuple[int, Real]:
        """The least or the most a cell can be, and a world in which it is (nl: uiterste waarde). Raises: Contradiction."""
        world = self.world(np.array([cell], np.int32), np.array([-1.0 if most else 1.0]))
        value = world[cell]
        return int(np.floor(value + SLACK) if most else np.ceil(value - SLACK)), world

    def world(self, cells: npt.NDArray[np.int32], costs: Real) -> Real:
        """A world in which these cells together cost least (nl: werkelijkheid). Raises: Contradiction."""
        solver = self._solver
        if len(self._weighed):
            solver.changeColsCost(len(self._weighed), self._weighed, np.zeros(len(self._weighed)))
        solver.changeColsCost(len(cells), cells, costs)
        self._weighed = cells
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"the linear program ended with {status}")
        # From here on the last world still stands, and only the question changes: what the primal method is for.
        solver.setOptionValue("simplex_strategy", 4)
        return np.array(solver.getSolution().col_value)

    def afresh(self, cell: int, *, most: bool) -> int:
        """The same as `extreme`, asked of a solver that remembers nothing (nl: opnieuw vragen). Raises: Contradiction."""
        return Program(self._system, whole=self._whole).extreme(cell, most=most)[0]


def _model(system: LinkedSystem, *, whole: bool) -> highspy.HighsLp:
    def open_ended(bounds: Whole) -> Real:
        ends = bounds.astype(np.float64)
        ends[bounds >= UNKNOWN], ends[bounds <= -UNKNOWN] = highspy.kHighsInf, -highspy.kHighsInf
        return ends

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = system.size, system.rows
    model.col_cost_ = np.zeros(system.size)
    # Cells keep their bounds however far, so that every question has an answer.
    model.col_lower_, model.col_upper_ = system.lower.astype(np.float64), system.upper.astype(np.float64)
    model.row_lower_, model.row_upper_ = open_ended(system.at_least), open_ended(system.at_most)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.num_col_, model.a_matrix_.num_row_ = system.size, system.rows
    model.a_matrix_.start_ = system.starts.astype(np.int32)
    model.a_matrix_.index_ = system.cells.astype(np.int32)
    model.a_matrix_.value_ = system.weights.astype(np.float64)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * system.size
    return model


def bounded(system: LinkedSystem, cells: npt.ArrayLike, *, whole: bool = False) -> Bounds:
    """The bounds of some cells, each asked for itself (nl: grenzen van cellen). Raises: Contradiction."""
    return _Hunt(system, np.asarray(cells, np.int64), enough=UNKNOWN, whole=whole).run(_silent)


def few_valued(
    system: LinkedSystem,
    cells: npt.ArrayLike,
    *,
    enough: int = 5,
    whole: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Bounds:
    """Which of these cells can have fewer than `enough` values, and between what bounds (nl: cellen met weinig waarden).

    A cell with enough values is left as soon as two worlds show it. `tell` hears how many are still open. Raises: Contradiction.
    """
    return _Hunt(system, np.asarray(cells, np.int64), enough=enough, whole=whole).run(tell or _silent)


def _silent(_: int) -> None:
    pass


class _Hunt:
    """The questions put to one program (nl: zoektocht)."""

    def __init__(self, system: LinkedSystem, cells: Whole, *, enough: int, whole: bool) -> None:
        self._system, self._cells, self._enough = system, cells, enough
        self._program = Program(system, whole=whole)
        self._least = np.full(system.size, np.inf)
        self._most = np.full(system.size, -np.inf)
        self._asked = np.zeros(system.size, bool)

    def run(self, tell: Callable[[int], None]) -> Bounds:
        if self._enough < UNKNOWN:
            self._shake(tell)
        open_cells = self._open(self._cells)
        for number, cell in enumerate(open_cells.tolist()):
            if number % 100 == 0:
                tell(len(open_cells) - number)
            if self._is_open(cell):
                self._ask(cell)
        return self._found()

    def _shake(self, tell: Callable[[int], None]) -> None:
        chance = np.random.default_rng(1)
        for shake in range(SHAKES):
            cells = self._open(self._cells).astype(np.int32)
            if not len(cells):
                return
            tell(len(cells))
            # First all up, then all down, then each by chance: sums leave no room for all of them at once.
            costs = chance.choice((-1.0, 1.0), len(cells)) if shake > 1 else np.full(len(cells), 2.0 * shake - 1.0)
            before = len(cells)
            self._see(self._program.world(cells, costs))
            if shake >= FEWEST_SHAKES and len(self._open(self._cells)) > 0.9 * before:
                return

    def _ask(self, cell: int) -> None:
        least, world = self._program.extreme(cell, most=False)
        self._see(world)
        most, world = self._program.extreme(cell, most=True)
        self._see(world)
        if most - least + 1 < self._enough < UNKNOWN:
            # What is found narrow is asked once more without a warm start, so that no leftover of a question decides it.
            least, most = self._program.afresh(cell, most=False), self._program.afresh(cell, most=True)
        self._least[cell], self._most[cell] = least, most
        self._asked[cell] = True

    def _see(self, world: Real) -> None:
        np.minimum(self._least, world, out=self._least, where=~self._asked)
        np.maximum(self._most, world, out=self._most, where=~self._asked)

    def _open(self, cells: Whole) -> Whole:
        wide = np.floor(self._most[cells] + SLACK) - np.ceil(self._least[cells] - SLACK) + 1 >= self._enough
        open_cells: Whole = cells[~wide & ~self._asked[cells]]
        return open_cells

    def _is_open(self, cell: int) -> bool:
        return bool(len(self._open(np.array([cell]))))

    def _found(self) -> Bounds:
        seen = np.isfinite(self._least)
        least = np.where(seen, np.ceil(self._least - SLACK), -UNKNOWN)
        most = np.where(seen, np.floor(self._most + SLACK), UNKNOWN)
        return Bounds(
            np.clip(least, -UNKNOWN, UNKNOWN).astype(np.int64), np.clip(most, -UNKNOWN, UNKNOWN).astype(np.int64), self._asked
        )
