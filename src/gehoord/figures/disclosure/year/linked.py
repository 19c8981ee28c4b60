"""Who came about a location, and visits and alerts: added up by place and by agency at once, so that no level can go first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import numpy as np

from gehoord.figures.axes import Axes, agency_of
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import Linked, Positions
from gehoord.figures.disclosure.hierarchies import NATION, Hierarchies
from gehoord.figures.disclosure.year.counted import Year

ALONE, BY_AGENCY = 0, -1
"""Which ways of adding up branches are each by itself and by agency (nl: optelwegen)."""
TOTAL: Final = families.VISITORS.number({})


def visits_and_alerts(year: Year) -> tuple[Linked, Linked]:
    """Visits and alerts as blocks (nl: bezoeken en signalen)."""
    agencies, (names, groups) = year.tallies.agencies, _grouped(year)
    return (
        Linked("visits", families.VISITS, agencies.branch_visits, groups, names, year.base),
        Linked("alerts", families.ALERTS, agencies.branch_alerts, groups, names, year.base),
    )


def visitors(year: Year, wanted: Collection[str] = ()) -> Linked:
    """Who came about each location, as a block (nl: wie er kwam). wanted: locations and agencies where somebody is to come."""
    names, groups = _grouped(year)
    somebody = [np.zeros((len(units), len(families.VISITORS.cells)), dtype=np.bool_) for units in names]
    for way in (ALONE, BY_AGENCY):
        somebody[way][:, TOTAL] = [unit in wanted for unit in names[way]]
    counts = year.tallies.agencies.branch_visitors
    return Linked("visitors", families.VISITORS, counts, groups, names, year.base, tuple(somebody))


def place_of_branch(axes: Axes) -> Positions:
    """The place of each branch (nl: plaats van een vestiging)."""
    return np.repeat(np.arange(axes.places + 1), np.diff(axes.branches.bounds))


def _grouped(year: Year) -> tuple[tuple[tuple[str, ...], ...], tuple[Positions, ...]]:
    names, groups = zip(*_groups(year.tallies.axes, year.units), strict=True)
    return names, groups


def _groups(axes: Axes, units: Hierarchies) -> Iterator[tuple[tuple[str, ...], Positions]]:
    """Every way in which branches are added up: each by itself, by place, by agency, and all ways in between."""
    branches = len(axes.branches.code)
    position = dict(units.branch_leaves)
    yield axes.branches.code, np.arange(branches)
    above: dict[str, set[str]] = {}
    for whole, parts in (*units.place, *units.agency.items()):
        above.setdefault(whole, set()).update(parts)

    def leaves(unit: str) -> set[int]:
        if unit in position:
            return {position[unit]} - {branches}
        return set().union(*(leaves(part) for part in above.get(unit, ())))

    for kind in (
        [whole for whole, _ in units.place if whole.startswith("GM")],
        [whole for whole, _ in units.place if whole.startswith("JZ")],
        [whole for whole, _ in units.place if "@" in whole],
        [NATION],
        [part for part in units.agency.get(NATION, ()) if part in units.agency],
        sorted({agency_of(code) for code in axes.branches.code}),
    ):
        group = np.full(branches, -1, dtype=np.int64)
        for number, unit in enumerate(kind):
            group[sorted(leaves(unit))] = number
        yield tuple(kind), group
