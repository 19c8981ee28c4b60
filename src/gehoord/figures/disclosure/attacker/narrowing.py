"""Narrowing bounds by subtraction alone, over and over: what anybody finds with a pencil, for a whole nation at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction, LinkedSystem, Whole

ROUNDS = 60
"""So often the rows are gone through at most; what is not narrowed by then is left to the linear program (nl: rondes)."""


def narrowed(system: LinkedSystem, *, rounds: int = ROUNDS) -> LinkedSystem:
    """The same system with bounds that follow from its rows one by one (nl: ingeperkt). Raises: Contradiction."""
    lower, upper = system.lower, system.upper
    for _ in range(rounds):
        low, high = _once(system, lower, upper)
        if (low > high).any():
            raise Contradiction
        if np.array_equal(low, lower) and np.array_equal(high, upper):
            break
        lower, upper = low, high
    return replace(system, lower=lower, upper=upper)


def _once(system: LinkedSystem, lower: Whole, upper: Whole) -> tuple[Whole, Whole]:
    if not system.rows:
        return lower, upper
    positive = system.weights > 0
    least = system.weights * np.where(positive, lower[system.cells], upper[system.cells])
    most = system.weights * np.where(positive, upper[system.cells], lower[system.cells])
    lengths = np.diff(system.starts)
    # What the others of its row take at most and at least leaves so much for each cell.
    others_most = np.repeat(np.add.reduceat(most, system.starts[:-1]), lengths) - most
    others_least = np.repeat(np.add.reduceat(least, system.starts[:-1]), lengths) - least
    room_from = np.repeat(system.at_least, lengths) - others_most
    room_to = np.repeat(system.at_most, lengths) - others_least
    size = np.abs(system.weights)
    from_here = np.where(positive, _up(room_from, size), _up(-room_to, size))
    to_here = np.where(positive, room_to // size, -room_from // size)
    low, high = lower.copy(), upper.copy()
    np.maximum.at(low, system.cells, np.maximum(from_here, -UNKNOWN))
    np.minimum.at(high, system.cells, np.minimum(to_here, UNKNOWN))
    return low, high


def _up(value: Whole, size: Whole) -> Whole:
    return -(-value // size)
