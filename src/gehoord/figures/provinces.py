"""Provinces on the map of youth regions: three regions lie in two provinces, and every municipality lies in one."""

from __future__ import annotations

from dataclasses import dataclass

from gehoord.figures.geography import Geography
from gehoord.practice.words import Text, same


@dataclass(frozen=True, slots=True)
class Part:
    """A youth region as far as it lies in one province (nl: deel van een regio).

    `code` is that of the region where all of it lies there, else both codes: JZ21@PV25. `towns`: its municipalities there.
    """

    code: str
    name: Text
    region: str
    province: str
    towns: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the region lies in this province alone (nl: hele regio)."""
        return self.code == self.region


def parts_of(geography: Geography) -> tuple[Part, ...]:
    """Every region in every province it lies in, in order of code (nl: regio’s per provincie)."""
    towns: dict[tuple[str, str], list[str]] = {}
    for place in geography.municipalities:
        towns.setdefault((place.region, place.province), []).append(place.code)
    lies_in: dict[str, int] = {}
    for region, _ in towns:
        lies_in[region] = lies_in.get(region, 0) + 1
    return tuple(_part(geography, *pair, tuple(towns[pair]), whole=lies_in[pair[0]] == 1) for pair in sorted(towns))


def _part(geography: Geography, region: str, province: str, towns: tuple[str, ...], *, whole: bool) -> Part:
    name, there = geography.regions[region], geography.provinces[province]
    called = same(name) if whole else Text(f"{name} (deel in {there})", f"{name} (part in {there})")
    return Part(region if whole else f"{region}@{province}", called, region, province, towns)
