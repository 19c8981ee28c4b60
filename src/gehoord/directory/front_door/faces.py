"""Who works at the place of a visitor: from a town, a postcode or the name of a location to the fixed face, or the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gehoord.directory.front_door.answering import reachable
from gehoord.directory.front_door.words import Shows
from gehoord.directory.in_use import atlas_in_use
from gehoord.directory.models import AgencyLocation, Office
from gehoord.directory.postcodes import municipality_of_postcode
from gehoord.directory.serving import Serving, who_serves
from gehoord.figures.alphabet import sort_key
from gehoord.figures.geography import Geography
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.routing import Reach

MOST = 8
"""How many places are offered at once; who typed less than a name types on (nl: hoogstens geboden plaatsen)."""
SHORTEST = 3
"""The fewest letters that are looked for, so that nobody reads the list of locations by trying (nl: kortste zoekwoord)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a visitor may mean: the code of a municipality or the id of a location, and its name (nl: plek)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Face:
    """Who works at a place (nl: vast gezicht).

    `who` is empty where the office shows no names or nobody is assigned. `office_id` is None where no office works.
    """

    spot: Spot
    who: str
    office: str
    office_id: UUID | None


def places_like(typed: str, *, on: date) -> tuple[Spot, ...]:
    """The places somebody may mean, at most eight (nl: plaatsen die lijken). One place: that is the one.

    `typed`: a town, a municipality, a postcode such as 2011 or 2011 AB, or part of the name of a location.
    """
    words = " ".join(typed.split())
    with acting(HOUSE):
        geography = atlas_in_use().geography_on(on)
        if words[:1].isdigit():
            return tuple(_behind_postcode(words, geography))[:MOST]
        if len(words) < SHORTEST:
            return ()
        towns = list(_towns(words, geography))
        if towns and _plain(towns[0].name) == _plain(words):
            return (towns[0],)
        return (*towns, *_locations(words, geography, on))[:MOST]


def face_at(code: str, *, on: date) -> Face:
    """Who works at a place, by its code (nl: wie werkt hier). As many queries as `who_serves`, and three. Raises: NotFound."""
    with acting(HOUSE):
        geography = atlas_in_use().geography_on(on)
        if code.startswith("GM"):
            name = next((town.name for town in geography.municipalities if town.code == code), None)
            if name is None:
                raise NotFound
            return _face(Spot(code, name), who_serves(municipality=code, on=on), None)
        place = _open_locations(on).filter(pk=_uuid(code)).first()
        if place is None:
            raise NotFound
        return _face(_spot(place, geography), who_serves(location=place.pk, on=on), place.office)


def _face(spot: Spot, serving: Serving, keeper: Office | None) -> Face:
    told = [UUID(one.who.code) for one in serving.assignments if one.reach is Reach.PROVINCE]
    office = Office.objects.filter(pk__in=told).first() or keeper
    chosen = serving.propose().chosen
    if office is None:
        return Face(spot, "", "", None)
    _phone, shows = reachable(office.pk, by=HOUSE)
    named = chosen.who is not None and chosen.reach is not Reach.PROVINCE
    return Face(spot, shown(chosen.who.name, shows) if named and chosen.who else "", office.name, office.pk)


def shown(name: str, shows: Shows) -> str:
    """As much of a name as an office lets visitors see (nl: getoonde naam)."""
    return {Shows.OFFICE: "", Shows.FIRST_NAME: name.split(" ", maxsplit=1)[0], Shows.NAME: name}[shows]


def _behind_postcode(words: str, geography: Geography) -> Iterator[Spot]:
    names = {town.code: town.name for town in geography.municipalities}
    for area in municipality_of_postcode(words):
        code = geography.counted_under(area.municipality)
        if code in names:
            yield Spot(code, ": ".join([names[code], *([", ".join(area.towns)] if area.towns else [])]))


def _towns(words: str, geography: Geography) -> list[Spot]:
    sought = _plain(words)
    found = [Spot(town.code, town.name) for town in geography.municipalities if _plain(town.name).startswith(sought)]
    return sorted(found, key=lambda one: (_plain(one.name) != sought, sort_key(one.name)))


def _locations(words: str, geography: Geography, on: date) -> list[Spot]:
    rows = _open_locations(on).filter(Q(name__icontains=words) | Q(agency__name__icontains=words))
    return [_spot(row, geography) for row in rows.order_by("name", "agency__name", "pk")[:MOST]]


def _open_locations(on: date) -> QuerySet[AgencyLocation]:
    return AgencyLocation.objects.filter(Q(until=None) | Q(until__gte=on)).select_related("agency", "office")


def _spot(place: AgencyLocation, geography: Geography) -> Spot:
    town = next((town.name for town in geography.municipalities if town.code == place.municipality), "")
    parts = dict.fromkeys([str(place), place.agency.name, town])
    return Spot(str(place.pk), ", ".join(part for part in parts if part))


def _plain(name: str) -> str:
    """A name without its capitals, signs and addition in brackets, as people type it."""
    return sort_key(name.partition("(")[0])[0]


def _uuid(code: str) -> UUID:
    try:
        return UUID(code)
    except ValueError:
        raise NotFound from None
