"""How many people live where, on 1 January, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from gehoord.directory.atlas import Atlas
from gehoord.directory.geography import NATION, packaged_atlas
from gehoord.directory.packaged import records
from gehoord.practice.errors import Refused
from gehoord.practice.pricing import FigureStatus
from gehoord.practice.words import Text


class InhabitantsUnknown(Refused):
    """A number of inhabitants was asked for that no table at hand gives (nl: inwonertal onbekend)."""

    sentence = Text(
        "Van {name} is geen inwonertal op 1 januari {year} bekend. Kies een ander jaar.",
        "No number of inhabitants of {name} on 1 January {year} is known. Choose another year.",
    )


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """A number of inhabitants and where it comes from (nl: inwonertal).

    `count`: people on the reference date; `sources`: the tables it was taken from; a sum is preliminary when a part is.
    """

    count: int
    reference_date: date
    sources: tuple[str, ...]
    status: FigureStatus


def inhabitants(code: str, year: int) -> Inhabitants:
    """The people of a municipality, youth region (JZ..), province (PV..) or the nation (NL) on 1 January (nl: inwonertal).

    Raises: InhabitantsUnknown. Source: CBS 37259eng, 37230ned (CC BY 4.0).
    """
    return counted(code, year, packaged_atlas(), packaged_counts())


def counted(code: str, year: int, atlas: Atlas, counts: Mapping[tuple[str, int], Inhabitants]) -> Inhabitants:
    """The people of a place by these figures; those of an area are added up on the map of 1 January (nl: opgeteld inwonertal).

    Raises: InhabitantsUnknown where a single municipality of an area has no figure: a sum with a hole is no sum.
    """
    if code in atlas.spans:
        if (code, year) not in counts:
            raise InhabitantsUnknown(name=atlas.spans[code].name, year=year)
        return counts[code, year]
    geography = atlas.geography_on(date(year, 1, 1))
    members = [place for place in geography.municipalities if code in (place.region, place.province, NATION)]
    parts = [counts.get((place.code, year)) for place in members]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        raise InhabitantsUnknown(name=geography.regions.get(code) or geography.provinces.get(code) or code, year=year)
    is_final = all(part.status is FigureStatus.FINAL for part in known)
    return Inhabitants(
        count=sum(part.count for part in known),
        reference_date=geography.on,
        sources=tuple(sorted({source for part in known for source in part.sources})),
        status=FigureStatus.FINAL if is_final else FigureStatus.PRELIMINARY,
    )


@cache
def packaged_counts() -> Mapping[tuple[str, int], Inhabitants]:
    """The packaged figures by municipality and year of 1 January (nl: meegeleverde inwonertallen)."""
    sources = {row["source"]: (row["table"], FigureStatus.coded(row["status"])) for row in records("inhabitant_sources")}
    found = {}
    for row in records("inhabitants"):
        on = date.fromisoformat(row["reference_date"])
        table, status = sources[row["source"]]
        found[row["municipality"], on.year] = Inhabitants(int(row["inhabitants"]), on, (table,), status)
    return found
