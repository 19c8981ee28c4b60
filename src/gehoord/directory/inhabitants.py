"""How many people live where, on 1 January, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from gehoord.directory.geography import geography_on, spans
from gehoord.directory.packaged import records
from gehoord.figures.geography import Municipality
from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text


class FigureStatus(Term):
    """Whether the statistics office may still change a figure (nl: status van een cijfer)."""

    FINAL = "final", "definitief", "final"
    PRELIMINARY = "preliminary", "voorlopig", "preliminary"


class InhabitantsUnknown(Refused):
    """A number of inhabitants was asked for that no packaged table gives (nl: inwonertal onbekend)."""

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
    """The people of a municipality that existed on 1 January (nl: inwonertal van een gemeente).

    Raises: InhabitantsUnknown. Source: CBS 37259eng, 37230ned (CC BY 4.0).
    """
    found = _counts().get((code, year))
    if found is None:
        span = spans().get(code)
        raise InhabitantsUnknown(name=span.name if span else code, year=year)
    return found


def inhabitants_of_region(code: str, year: int) -> Inhabitants:
    """The people of a youth region (JZ..): its municipalities of 1 January added up (nl: inwonertal van een jeugdregio).

    Raises: InhabitantsUnknown.
    """
    name = geography_on(date(year, 1, 1)).regions.get(code, code)
    return _added_up(lambda place: place.region == code, year, name)


def inhabitants_of_province(code: str, year: int) -> Inhabitants:
    """The people of a province (PV..): its municipalities of 1 January added up (nl: inwonertal van een provincie).

    Raises: InhabitantsUnknown.
    """
    name = geography_on(date(year, 1, 1)).provinces.get(code, code)
    return _added_up(lambda place: place.province == code, year, name)


def _added_up(belongs: Callable[[Municipality], bool], year: int, name: str) -> Inhabitants:
    places = [place for place in geography_on(date(year, 1, 1)).municipalities if belongs(place)]
    parts = [_counts().get((place.code, year)) for place in places]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        raise InhabitantsUnknown(name=name, year=year)
    is_final = all(part.status is FigureStatus.FINAL for part in known)
    return Inhabitants(
        count=sum(part.count for part in known),
        reference_date=date(year, 1, 1),
        sources=tuple(sorted({source for part in known for source in part.sources})),
        status=FigureStatus.FINAL if is_final else FigureStatus.PRELIMINARY,
    )


@cache
def _counts() -> Mapping[tuple[str, int], Inhabitants]:
    status_named = {str(status): status for status in FigureStatus}
    sources = {row["source"]: (row["table"], status_named[row["status"]]) for row in records("inhabitant_sources")}
    found = {}
    for row in records("inhabitants"):
        on = date.fromisoformat(row["reference_date"])
        table, status = sources[row["source"]]
        found[row["municipality"], on.year] = Inhabitants(int(row["inhabitants"]), on, (table,), status)
    return found
