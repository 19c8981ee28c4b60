"""How soon something that rises is seen, and how often chance alone is shown: ours beside two fixed thresholds.

Invented series of weeks without any person: twelve hundred subjects at agencies, most of them seldom raised. In some an
outbreak begins and lasts twelve weeks. A look each week. The thresholds are what one would pick instead: three clients or
more in four weeks, and the lowest number in four weeks with no more false alarms than ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

import numpy as np

from gehoord.figures.early.rising import rising
from gehoord.figures.early.watching import KEPT, Watched

SERIES, YEARS, OUTBREAKS, LASTING, MORE = 1200, 4, 60, 12, (0.5, 1.0, 2.0)
WEEKS = 52 * YEARS
Look = Callable[[Any], set[int]]


def main() -> None:
    chance = np.random.default_rng(1)
    pace = chance.lognormal(-3.5, 1.2, SERIES)
    counts = chance.poisson(pace[:, np.newaxis], (SERIES, KEPT + WEEKS))
    ill = chance.choice(SERIES, OUTBREAKS, replace=False)
    begins = chance.integers(KEPT, KEPT + WEEKS - LASTING, OUTBREAKS)
    more = chance.choice(MORE, OUTBREAKS)
    for series, begin, extra in zip(ill, begins, more, strict=True):
        counts[series, begin : begin + LASTING] += chance.poisson(extra, LASTING)
    ours = measured(counts, ill, begins, more, our_look)
    threshold = next(
        found
        for number in range(2, 40)
        if (found := measured(counts, ill, begins, more, at_least(number)) | {"clients_in_four_weeks": number})["false_a_year"]
        <= ours["false_a_year"]
    )
    told = {
        "benchmark": "early",
        "series": SERIES,
        "years": YEARS,
        "outbreaks": OUTBREAKS,
        "weeks_an_outbreak_lasts": LASTING,
        "ours": ours,
        "three_in_four_weeks": measured(counts, ill, begins, more, at_least(3)),
        "threshold_as_quiet_as_ours": threshold,
    }
    print(json.dumps(told, indent=1))


def our_look(counts: Any) -> set[int]:
    """What rises, by our own rule."""
    names = tuple(map(str, range(len(counts))))
    kinds, subjects = ("agency",) * len(counts), ("other_question",) * len(counts)
    seen = Watched(date(2016, 1, 4), kinds, names, subjects, counts)
    return {int(one.unit) for one in rising(seen)}


def at_least(number: int) -> Look:
    """Show whatever so many clients raised in four weeks."""
    return lambda counts: set(np.flatnonzero(counts[:, -4:].sum(axis=1) >= number).tolist())


def measured(counts: Any, ill: Any, begins: Any, more: Any, look: Look) -> dict[str, Any]:
    """False alarms a year, each series at most once in eight weeks; what was seen of the outbreaks, and after how many weeks."""
    shown = [(week, one) for week in range(KEPT, KEPT + WEEKS) for one in look(counts[:, week - KEPT + 1 : week + 1])]
    spells = {series: (begin, begin + LASTING + 8) for series, begin in zip(ill.tolist(), begins.tolist(), strict=True)}
    delays = {}
    last: dict[int, int] = {}
    false = 0
    for week, one in shown:
        begin, end = spells.get(one, (-1, -1))
        if begin <= week < end:
            delays.setdefault(one, week - begin + 1)
        elif week - last.get(one, -100) > 8:
            false += 1
        last[one] = week
    by_size = {
        str(size): {
            "seen": round(sum(one in delays for one in ill[more == size].tolist()) / max(1, int((more == size).sum())), 2),
            "median_weeks": median([delays[one] for one in ill[more == size].tolist() if one in delays] or [0]),
        }
        for size in MORE
    }
    return {"false_a_year": round(false / YEARS, 1), "by_extra_clients_a_week": by_size}


if __name__ == "__main__":
    main()
