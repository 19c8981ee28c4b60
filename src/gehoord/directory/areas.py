"""Agencies that work for an area instead of at a place: Safe at Home, and the certified institutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from gehoord.directory.geography import NATION, geography_on, packaged_atlas
from gehoord.directory.packaged import records

_MAP_OF_THE_LIST = date(2016, 1, 1)


@dataclass(frozen=True, slots=True)
class AreaAgency:
    """An agency and the area it works in (nl: instantie met een werkgebied).

    `works_in`: codes of municipalities (GM..), youth regions (JZ..) or provinces (PV..), or NL for the whole country; empty
    where it is not known. `source` begins with "to be checked" where no register was at hand.
    """

    name: str
    works_in: tuple[str, ...]
    source: str


@cache
def _listed(name: str, area: str) -> tuple[AreaAgency, ...]:
    return tuple(AreaAgency(row["name"], tuple(row[area].split()), row["source"]) for row in records(name))


def safe_at_home() -> tuple[AreaAgency, ...]:
    """The Safe at Home organisations with the municipalities of 2016 they work for, by name (nl: Veilig Thuis)."""
    return _listed("safe_at_home", "municipalities_2016")


def certified_institutions() -> tuple[AreaAgency, ...]:
    """The certified institutions of youth protection, by name (nl: gecertificeerde instellingen)."""
    return _listed("certified_institutions", "works_in")


def safe_at_home_for(code: str, *, on: date) -> AreaAgency | None:
    """The Safe at Home organisation of a municipality on a day; None if it is not known (nl: Veilig Thuis van een gemeente).

    The list is of 2016. A municipality that came later has the organisation of those it was made from, if that was one.
    """
    listed = [agency for agency in safe_at_home() if code in agency.works_in]
    earlier = {
        place.code
        for place in geography_on(_MAP_OF_THE_LIST).municipalities
        if geography_on(on).counted_under(place.code) == code
    }
    found = listed or [agency for agency in safe_at_home() if earlier & set(agency.works_in)]
    return found[0] if len(found) == 1 else None


def certified_institutions_for(code: str, *, on: date) -> tuple[AreaAgency, ...]:
    """The certified institutions that work in a municipality, the nation's last (nl: gecertificeerde instellingen).

    Areas follow youth regions and provinces, and are approximate where the source says so.
    """
    province = {place.code: place.province for place in geography_on(on).municipalities}.get(code)
    here = {code, packaged_atlas().region_of.get(code), province}
    regional = tuple(agency for agency in certified_institutions() if here & set(agency.works_in))
    return regional + tuple(agency for agency in certified_institutions() if NATION in agency.works_in)
