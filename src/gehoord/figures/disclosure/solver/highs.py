"""Hand a problem to HiGHS: as a linear program, or in whole numbers."""

from __future__ import annotations

from typing import Final

import highspy
import numpy as np
import numpy.typing as npt

from gehoord.figures.disclosure.blocks import Problem
from gehoord.figures.disclosure.families import Weights
from gehoord.figures.disclosure.solver.lean import Lean, lean

NODES: Final = 200
"""Where the search gives up: a number of nodes, never of seconds, so that every machine finds the same (nl: knopen)."""
GAP: Final = 0.01
"""How near to the best a whole solution must come (nl: speelruimte)."""
# The linear programs are small once they are lean, and the whole ones nearly solved by the values that are held.
QUICKLY: Final = {"mip_heuristic_effort": 0.0, "mip_heuristic_run_feasibility_jump": False}


def solution(
    problem: Problem, number: int, *, held: Weights | None = None, whole: bool = False, presolve: bool = True
) -> Weights | None:
    """Solve columns and rows (nl: oplossing). `number`: what chance there is. `held`: values that stay, -1 where free.

    presolve: whether a search in whole numbers first makes its problem smaller. None where nothing was found.
    """
    made = lean(problem)
    if made is None:
        return None
    program = _program(made, problem.cost)
    if held is not None:
        program.col_lower_ = np.maximum(held, made.least)
        program.col_upper_ = np.where(held < 0, made.most, held)
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(problem.cost)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the library tells no types here
    for name, value in {
        "output_flag": False,
        "threads": 1,
        "random_seed": number,
        "presolve": "choose" if whole and presolve else "off",
        "mip_max_nodes": NODES,
        "mip_rel_gap": GAP,
        **QUICKLY,
    }.items():
        solver.setOptionValue(name, value)
    solver.passModel(program)
    solver.run()
    found: npt.NDArray[np.float64] = np.array(solver.getSolution().col_value)
    if whole:
        feasible = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return found if feasible else None
    return found if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal else None


def _program(made: Lean, cost: Weights) -> highspy.HighsLp:
    rows, columns = len(made.low), len(cost)
    order = np.argsort(made.column, kind="stable")
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = columns, rows
    program.col_cost_ = cost
    program.col_lower_, program.col_upper_ = made.least, made.most
    program.row_lower_, program.row_upper_ = made.low, made.high
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.num_col_, matrix.num_row_ = columns, rows
    matrix.start_ = np.concatenate(([0], np.cumsum(np.bincount(made.column, minlength=columns))))
    matrix.index_ = made.row[order]
    matrix.value_ = made.sign[order]
    return program
