"""Which units there are and what each is the sum of: by where clients live, and by what their concerns are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from gehoord.figures.axes import Axes, agency_of
from gehoord.figures.disclosure.blocks import Positions
from gehoord.figures.facts import Counts, Mask
from gehoord.figures.geography import Geography
from gehoord.figures.provinces import parts_of

NATION, ELSEWHERE, NOWHERE, ABROAD = "NL", "elsewhere", "nowhere", "abroad"
ACCESS, REST = "access", "rest"
ENOUGH_ACTIONS: Final = 50
"""With fewer actions about it an agency has no table of them (nl: genoeg acties)."""
HIDDEN_UNITS: Final = (ELSEWHERE, NOWHERE, ABROAD)
"""Who lives in no municipality of a report, and what is about no location: in no report by itself (nl: verborgen eenheden)."""

Parts = dict[str, list[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Hierarchies:
    """All units of a publication and their sums (nl: hiërarchieën).

    residence, agency, place: for each unit those it is the sum of; in `place` a unit may be a sum in several ways, one after
    another. summed, summed_places: provinces, and regions as far as they lie in one, which are not rounded but added up from
    municipalities that were, by where clients live and by what concerns are about. homes: the leaf of residence that each place
    counts in, which is the last one for those of text only.
    text_only: for each municipality, whether its residents count nationally only. few_actions: whether their actions do.
    hardly_any_actions: whether all actions together are so few, so that nothing at all is told of them. quiet_agencies: those
    that have too few actions for a table of them.
    """

    residence: Parts
    agency: Parts
    place: tuple[tuple[str, list[str]], ...]
    summed: Parts
    summed_places: tuple[tuple[str, list[str]], ...]
    homes: Positions
    text_only: Mask
    few_actions: Mask
    hardly_any_actions: bool
    text_only_regions: tuple[str, ...]
    quiet_agencies: tuple[str, ...]
    home_leaves: Mapping[str, int]
    branch_leaves: Mapping[str, int]
    agency_leaves: Mapping[str, int]

    @property
    def homes_of_actions(self) -> Positions:
        """The leaf of residence that the actions of each place count in (nl: waar acties tellen)."""
        homes = self.homes.copy()
        homes[:-1][self.few_actions] = homes[-1]
        return homes

    @property
    def few_actions_below(self) -> Mapping[str, int]:
        """For each place below the nation, in how many municipalities the actions count nationally only (nl: weinig acties)."""
        position = dict(self.home_leaves)
        few = {unit: int(self.few_actions[at]) for unit, at in position.items() if at < len(self.few_actions)}
        wider = {unit: sum(few.get(part, 0) for part in parts) for unit, parts in self._wider.items() if unit != NATION}
        return {unit: many for unit, many in {**few, **wider}.items() if many}

    @property
    def without_actions(self) -> tuple[str, ...]:
        """Municipalities whose actions count nationally only, and wider places that have no others (nl: zonder acties)."""
        few, wider = self.few_actions_below, self._wider
        return tuple(unit for unit, many in few.items() if many == len(wider.get(unit, (unit,))))

    @property
    def _wider(self) -> Parts:
        return {**self.residence, **self.summed}


def hierarchies(
    axes: Axes, geography: Geography, clients: Counts, actions: Counts, about: Counts, *, threshold: int
) -> Hierarchies:
    """Lay out the units (nl: hiërarchieën opzetten).

    clients, actions: of the residents of each place. about: actions about each agency, and about none behind the last. With fewer
    than `threshold` clients a municipality is text only; with fewer than twice as many actions its actions count nationally only,
    so that no table of them says how few concerns had several. An agency with few actions has no table of them either.
    """
    text_only = clients[:-1] < threshold
    few_actions = ~text_only & (actions[:-1] < 2 * threshold)
    homes = np.arange(axes.places + 1)
    homes[:-1][text_only] = axes.nowhere
    regions: Parts = {region: [] for region in sorted(geography.regions)}
    for place, left_out in zip(geography.municipalities, text_only.tolist(), strict=True):
        if not left_out:
            regions[place.region].append(place.code)
    lived_in = {region: parts for region, parts in regions.items() if parts}
    codes = {place.code: position for position, place in enumerate(geography.municipalities)}
    told = {part for parts in lived_in.values() for part in parts}
    return Hierarchies(
        residence={NATION: [*lived_in, ELSEWHERE], **lived_in},
        agency=_agencies(axes),
        place=tuple(_places(axes, geography)),
        summed={unit: [town for town in towns if town in told] for unit, towns in _summed(geography).items()},
        summed_places=tuple(_summed_places(axes, geography)),
        homes=homes,
        text_only=text_only,
        few_actions=few_actions,
        hardly_any_actions=int(actions.sum()) < 2 * threshold,
        text_only_regions=tuple(region for region, parts in regions.items() if not parts),
        quiet_agencies=tuple(code for code, many in zip(axes.branches.agencies, about, strict=False) if many < ENOUGH_ACTIONS),
        home_leaves={**{part: codes[part] for parts in lived_in.values() for part in parts}, ELSEWHERE: axes.nowhere},
        branch_leaves={**{code: position for position, code in enumerate(axes.branches.code)}, NOWHERE: len(axes.branches.code)},
        agency_leaves={
            **{code: position for position, code in enumerate(axes.branches.agencies)},
            NOWHERE: len(axes.branches.agencies),
        },
    )


def _agencies(axes: Axes) -> Parts:
    agencies: Parts = {NATION: [ACCESS, REST, NOWHERE], ACCESS: [], REST: []}
    for code, is_access in sorted(zip(axes.branches.code, branch_is_access(axes).tolist(), strict=True)):
        agency = agency_of(code)
        if agency not in agencies:
            agencies[ACCESS if is_access else REST].append(agency)
        agencies.setdefault(agency, []).append(code)
    return {unit: parts for unit, parts in agencies.items() if parts}


def branch_is_access(axes: Axes) -> Mask:
    """Whether each branch is municipal access (nl: toegang jeugdhulp)."""
    is_access = np.zeros(len(axes.branches.code), dtype=np.bool_)
    is_access[axes.branches.of_location] = axes.is_access
    return is_access


def _places(axes: Axes, geography: Geography) -> list[tuple[str, list[str]]]:
    region_of = {place.code: place.region for place in geography.municipalities}
    by_region: Parts = {}
    by_place: Parts = {}
    by_both: Parts = {}
    for code in axes.branches.code:
        agency, _, where = code.partition("@")
        by_place.setdefault(where or ABROAD, []).append(code)
        if where:
            by_both.setdefault(f"{agency}@{region_of[where]}", []).append(code)
    for place in geography.municipalities:
        by_region.setdefault(place.region, []).append(place.code)
    across: Parts = {}
    for unit in sorted(by_both):
        across.setdefault(unit.partition("@")[2], []).append(unit)
    nation = [(NATION, [*sorted(by_region), ABROAD])]
    return [*nation, *sorted(by_region.items()), *sorted(by_place.items()), *sorted(across.items()), *sorted(by_both.items())]


def _summed(geography: Geography) -> Parts:
    """Every province, and every part of a region that lies in two, by the municipalities in it."""
    provinces: Parts = {province: [] for province in sorted(geography.provinces)}
    for place in geography.municipalities:
        provinces[place.province].append(place.code)
    return {**provinces, **{part.code: list(part.towns) for part in parts_of(geography) if not part.is_whole}}


def _summed_places(axes: Axes, geography: Geography) -> list[tuple[str, list[str]]]:
    """Provinces, and agencies in them, by whole regions and by the municipalities of a region that lies in two."""
    towns = {town: part.region if part.is_whole else town for part in parts_of(geography) for town in part.towns}
    province_of = {towns[place.code]: place.province for place in geography.municipalities}
    by_province: Parts = {}
    for unit in sorted(province_of):
        by_province.setdefault(province_of[unit], []).append(unit)
    by_both: Parts = {}
    within = {(agency, towns[where]) for agency, _, where in (code.partition("@") for code in axes.branches.code) if where}
    for agency, unit in sorted(within):
        by_both.setdefault(f"{agency}@{province_of[unit]}", []).append(f"{agency}@{unit}")
    across: Parts = {}
    for unit in sorted(by_both):
        across.setdefault(unit.partition("@")[2], []).append(unit)
    return [*sorted(by_province.items()), *sorted(across.items()), *sorted(by_both.items())]
