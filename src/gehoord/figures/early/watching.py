"""Who raised what about which agency or in which region, week by week: what is watched for something that rises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from gehoord.figures.facts import UNKNOWN, Counts, Facts, Rows
from gehoord.figures.geography import Geography

WEEK: Final = timedelta(days=7)
BEFORE: Final = 52
"""Weeks that a recent stretch is held against (nl: weken vooraf)."""
LONGEST: Final = 8
"""The longest recent stretch, in weeks (nl: langste stuk)."""
KEPT: Final = BEFORE + LONGEST


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """Series of weeks (nl: reeksen). A series is a subject about an agency, or raised by residents of a region.

    kinds: "agency" or "region". units: the name of an agency, or the code of a region. subjects: the code of the category.
    clients: by series and week, how many different clients raised it for the first time in that week. Weeks end on the day before
    `on`; the last week stands last.
    """

    on: date
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    subjects: tuple[str, ...]
    clients: Counts


def watched(facts: Facts, geography: Geography, on: date) -> Watched:
    """Lay out all series up to a day (nl: reeksen opzetten). Whoever raises a subject twice in a week counts once."""
    concerns = facts.concerns
    day = np.datetime64(on)
    week = KEPT - 1 - (day - concerns.raised_on - np.timedelta64(1, "D")).astype(np.int64) // 7
    recent = (concerns.raised_on < day) & (week >= 0)
    agencies, regions = facts.agencies, sorted(geography.regions)
    # one more at the end, for what is about no location
    agency = np.append(facts.locations.agency, UNKNOWN)[concerns.location]
    region = _region_of(facts, geography, regions)[concerns.client]
    found: list[tuple[str, str, str, Counts]] = []
    for kind, names, unit in (("agency", agencies, agency), ("region", regions, region)):
        here = recent & (unit != UNKNOWN)
        keys = np.stack((unit[here], concerns.category[here], week[here], concerns.client[here]), axis=1)
        once = np.unique(keys, axis=0)
        pairs, series = np.unique(once[:, :2], axis=0, return_inverse=True)
        counts = np.zeros((len(pairs), KEPT), dtype=np.int64)
        np.add.at(counts, (series.reshape(-1), once[:, 2]), 1)
        found += [(kind, names[u], facts.categories[c], row) for (u, c), row in zip(pairs.tolist(), counts, strict=True)]
    kinds, units, subjects, rows = zip(*found, strict=True) if found else ((), (), (), ())
    return Watched(on, kinds, units, subjects, np.array(rows, dtype=np.int64).reshape(-1, KEPT))


def _region_of(facts: Facts, geography: Geography, regions: list[str]) -> Rows:
    """The region in which each client lived last, -1 where that is not known."""
    number: Mapping[str, int] = {code: place for place, code in enumerate(regions)}
    of_place = {place.code: number[place.region] for place in geography.municipalities}
    there = [geography.counted_under(code) for code in facts.places]
    by_place = np.array([*(UNKNOWN if code is None else of_place[code] for code in there), UNKNOWN], dtype=np.int32)
    lived: npt.NDArray[np.int32] = np.full(len(facts.clients), UNKNOWN, dtype=np.int32)
    order = np.argsort(facts.residences.since, kind="stable")
    lived[facts.residences.client[order]] = by_place[facts.residences.municipality[order]]
    return lived
