"""What rises: the exact test of two Poisson counts, for all series of a week at once, with a known number of false alarms.

While nothing changes, the clients of a recent stretch and of the year before it fall over both by lot: given their sum, the
recent ones are binomial, with the share that the stretch has in all weeks. So the chance of as many or more needs no estimate of
how many there should be. A series that could never be remarkable, because hardly anybody ever raised it, uses up no part of the
alarms that are allowed. Of false alarms at most `ALARMS_A_YEAR` are to be expected, whatever the series have to do with each
other.

Source: Przyborowski & Wilenski, Biometrika 31 (1940), the test; Tarone, Biometrics 46 (1990), which series take part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.special import bdtrc, betainc, nbdtrik

from gehoord.figures.early.watching import BEFORE, LONGEST, Watched
from gehoord.figures.facts import Counts

ALARMS_A_YEAR: Final = 6.0
"""So many times a year something is shown that is chance alone, all series together (nl: loos alarm)."""
STRETCHES: Final = (1, 2, 4, LONGEST)
"""Recent stretches that are looked at, in weeks: short ones see what is sudden, long ones what creeps (nl: stukken)."""
LEAST: Final = 3
"""Fewer clients than this are never shown, whatever the chance (nl: minste cliënten)."""
WEEKS_A_YEAR: Final = 52
NEARLY_ALL: Final = 0.99

Chances = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rising:
    """A subject that rises (nl: stijgend onderwerp).

    kind, unit, subject: as in `Watched`. weeks: the stretch. clients: who raised it in that stretch. before: in the year before
    it. expected: how many there would have been at the pace of that year. most_by_chance: so many or fewer in 99 of 100 such
    stretches. chance: of as many or more by chance alone, in one series.
    """

    kind: str
    unit: str
    subject: str
    weeks: int
    clients: int
    before: int
    expected: float
    most_by_chance: int
    chance: float


def rising(seen: Watched, *, alarms_a_year: float = ALARMS_A_YEAR) -> tuple[Rising, ...]:
    """What rises in the last week, the least likely first; each series once (nl: wat stijgt)."""
    allowed = alarms_a_year / WEEKS_A_YEAR / len(STRETCHES)
    best: dict[int, Rising] = {}
    for weeks in STRETCHES:
        for series, found in _in_stretch(seen, weeks, allowed):
            if series not in best or found.chance < best[series].chance:
                best[series] = found
    return tuple(sorted(best.values(), key=lambda one: (one.chance, one.kind, one.unit, one.subject)))


def _in_stretch(seen: Watched, weeks: int, allowed: float) -> Iterator[tuple[int, Rising]]:
    recent = seen.clients[:, -weeks:].sum(axis=1)
    before = seen.clients[:, -weeks - BEFORE : -weeks].sum(axis=1)
    share = weeks / (weeks + BEFORE)
    chances = chance_of(recent, before, weeks)
    limit = allowed / _taking_part(recent + before, share, allowed)
    for series in np.flatnonzero((chances <= limit) & (recent >= LEAST)).tolist():
        expected = float(before[series]) * weeks / BEFORE
        yield (
            series,
            Rising(
                kind=seen.kinds[series],
                unit=seen.units[series],
                subject=seen.subjects[series],
                weeks=weeks,
                clients=int(recent[series]),
                before=int(before[series]),
                expected=round(expected, 1),
                most_by_chance=_nearly_most(int(before[series]), share),
                chance=float(chances[series]),
            ),
        )


def chance_of(recent: Counts, before: Counts, weeks: int) -> Chances:
    """The chance of as many or more in the recent weeks, given all there were (nl: kans)."""
    share = weeks / (weeks + BEFORE)
    tail: Chances = np.where(recent > 0, bdtrc(np.maximum(recent - 1, 0), recent + before, share), 1.0)
    return tail


def _nearly_most(before: int, share: float) -> int:
    """The least number that as many or fewer come to in 99 of 100 stretches: negative binomial, after so many before."""
    often = before + 0.5
    about = max(int(nbdtrik(NEARLY_ALL, often, 1 - share)) - 1, 0)
    return next(many for many in count(about) if betainc(often, many + 1, 1 - share) >= NEARLY_ALL)


def _taking_part(together: Counts, share: float, allowed: float) -> int:
    """How many series share the alarms: those that could reach the limit if all their clients came in the recent weeks."""
    least = np.sort(share ** together.astype(np.float64))
    least = least[np.sort(together)[::-1] >= LEAST]
    many = 1
    while int((least <= allowed / many).sum()) > many:
        many += 1
    return many
