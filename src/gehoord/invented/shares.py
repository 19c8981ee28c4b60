"""Dividing whole numbers fairly: what an invented nation is built from, so that every printed total comes out exactly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


def divide(total: int, weights: Sequence[float] | npt.NDArray[np.float64]) -> Whole:
    """Divide a total over weights by largest remainder (nl: verdelen). Returns int64 of the weights' length, summing to total."""
    share = np.asarray(weights, dtype=np.float64)
    if total == 0 or not share.sum() > 0:
        return np.zeros(len(share), dtype=np.int64)
    exact = share / share.sum() * total
    whole: Whole = np.floor(exact).astype(np.int64)
    left = total - int(whole.sum())
    order = np.argsort(-(exact - whole), kind="stable")
    whole[order[:left]] += 1
    return whole


def divide_below(total: int, weights: Sequence[float], ceiling: int) -> Whole:
    """Divide a total over weights with no part above a ceiling (nl: verdelen onder een grens).

    Raises: ValueError where the ceiling is too low for the total.
    """
    share = np.asarray(weights, dtype=np.float64)
    if total > ceiling * int((share > 0).sum()):
        message = f"{total} does not fit under {ceiling} times {len(share)}"
        raise ValueError(message)
    parts = np.zeros(len(share), dtype=np.int64)
    while (left := total - int(parts.sum())) > 0:
        room = np.where((parts < ceiling) & (share > 0), share, 0.0)
        parts = np.minimum(parts + divide(left, room), np.where(share > 0, ceiling, 0))
    return parts


def spread(total: int, weights: npt.NDArray[np.float64], chance: np.random.Generator) -> Whole:
    """Draw how often each weight is hit when a total is handed out by chance (nl: uitdelen). Sums to total exactly."""
    if total == 0:
        return np.zeros(len(weights), dtype=np.int64)
    return chance.multinomial(total, weights / weights.sum()).astype(np.int64)


def skewed(count: int, sigma: float, chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Weights of which few are large and many small, as in the practice (nl: scheve gewichten). Lognormal, float64 of `count`."""
    return chance.lognormal(0.0, sigma, count)
