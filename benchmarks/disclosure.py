"""All figures of an invented year made safe together, beside rounding each figure by itself, to the nearest five or by chance.

`rounding` starts from counts and ends with protected counts, in processes of their own; counting, auditing and printing are told
apart. Broken sums: figures of a whole that differ from the sum of their parts, over all families that have a hierarchy. The mean
error is that of printed figures that are not nought, locations of agencies included; `without_few_clients` leaves out
that figures with few clients behind them are aimed lower. `python -m benchmarks.disclosure [scale]`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

import numpy as np

from gehoord.directory.geography import geography_on
from gehoord.figures.axes import lay_out
from gehoord.figures.counting import tallied
from gehoord.figures.disclosure.comparison import measured
from gehoord.figures.disclosure.protection import Protected, protect
from gehoord.figures.standing import as_it_stood
from gehoord.invented.nation import generate
from gehoord.practice.periods import Period

YEAR, BASE, RUNS, PROCESSES = 2016, 5, 3, 2


def main() -> None:
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    facts, geography, period = (
        generate(year=YEAR, scale=scale, seed=1).facts(),
        geography_on(date(YEAR, 12, 31)),
        Period.year(YEAR),
    )
    standing = as_it_stood(facts, lay_out(facts, geography, period), period)
    tallies = tallied(standing)

    def safe(seed: bytes, *, few_clients: bool = True) -> Protected:
        return protect(
            standing, tallies, geography, base=BASE, threshold=5, seed=seed, processes=PROCESSES, few_clients=few_clients
        )

    seconds, found = zip(*(_timed(lambda number=number: safe(bytes([number]))) for number in range(RUNS)), strict=True)
    plain = safe(b"\x00", few_clients=False)
    print(
        json.dumps(
            {
                "benchmark": "disclosure",
                "scale": scale,
                "processes": PROCESSES,
                "counting_seconds": round(_timed(lambda: tallied(standing))[0], 3),
                "rounding_seconds": {"median": round(median(seconds), 2), "runs": [round(each, 2) for each in seconds]},
                "ours": [_told(one) for one in found],
                "without_few_clients": _told(plain),
                "each_by_itself": {name: _apart(found[0], how) for name, how in ALONE.items()},
                "peak_gigabytes": {
                    "this_process": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
                    "largest_other": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20,
                },
            },
            indent=2,
        )
    )


def _told(protected: Protected) -> dict[str, Any]:
    return {**measured(protected.compared, BASE), "sums_broken": _broken(protected, lambda one: one.published)}


def _nearest(counted: np.ndarray) -> np.ndarray:
    return (counted + BASE // 2) // BASE * BASE


def _by_chance(counted: np.ndarray) -> np.ndarray:
    low, rest = np.divmod(counted, BASE)
    return (low + (np.random.default_rng(1).random(counted.shape) < rest / BASE)) * BASE


ALONE: dict[str, Callable[[np.ndarray], np.ndarray]] = {"nearest": _nearest, "by_chance": _by_chance}


def _apart(protected: Protected, how: Callable[[np.ndarray], np.ndarray]) -> dict[str, Any]:
    off = [np.abs(how(one.counted) - one.counted)[one.counted > 0] for one in protected.compared]
    return {
        "mean_absolute_error": float(np.concatenate(off).mean()),
        "sums_broken": _broken(protected, lambda one: how(one.counted)),
    }


def _broken(protected: Protected, values_of: Callable[[Any], np.ndarray]) -> int:
    """Cells of regions that differ from the sum of their municipalities, and of agencies from that of their locations."""
    broken = 0
    for one in protected.compared:
        values = dict(zip(one.units, values_of(one), strict=True))
        for tree in (protected.units.residence, protected.units.agency):
            for whole, parts in tree.items():
                if whole in values and all(part in values for part in parts):
                    broken += int((values[whole] != sum(values[part] for part in parts)).sum())
    return broken


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = step()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
