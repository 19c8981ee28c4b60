"""Whom somebody at a municipality, region, province or agency asks: the fixed counsellor of their place, and the office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.directory.front_door.answering import front_door
from gehoord.directory.geography import NATION
from gehoord.directory.in_use import map_on
from gehoord.directory.models import Agency, AgencyLocation, Assignment, Office
from gehoord.directory.serving import Roster, roster_on
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

MUNICIPALITY, REGION, PROVINCE = re.compile(r"GM\d{4}"), re.compile(r"JZ\d{2,4}"), re.compile(r"PV\d{2}")
KINDS = (
    (MUNICIPALITY, ("gemeente", "municipality of")),
    (REGION, ("jeugdregio", "regio", "youth region", "region")),
    (PROVINCE, ("provincie", "province of")),
)
"""What somebody writes before the name of a place to say of which kind it is (nl: soort plaats)."""


@dataclass(frozen=True, slots=True)
class FixedFace:
    """Who is the fixed counsellor somewhere (nl: vast gezicht). `present` is who to ask today where that is somebody else."""

    where: str
    name: str
    present: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A place with whom to ask there (nl: bij wie u terechtkunt). `phone` is empty where nobody can be called."""

    code: str
    name: str
    office_id: UUID | None
    office: str
    phone: str
    faces: tuple[FixedFace, ...]


def whom_to_ask(places: tuple[str, ...], *, on: date) -> tuple[Asking, ...]:
    """For each place, as a seat or a report has it, whom to ask there on a day (nl: bij wie u terechtkunt).

    Nothing is told of why somebody is away, so it is asked as the house.
    """
    with acting(HOUSE):
        roster = roster_on(on)
        told = [_asking(code, roster) for code in places]
    return tuple(one for one in told if one is not None)


def office_for(place: str, *, on: date) -> UUID | None:
    """The office that speaks with a town, a region, a province or an agency; None for the nation (nl: kantoor)."""
    with acting(HOUSE):
        found = _asking(place, roster_on(on))
    return found.office_id if found else None


def name_of(place: str, *, on: date) -> str:
    """What a place is called, "" where there is none with this code (nl: naam van een plaats)."""
    with acting(HOUSE):
        found = _asking(place, roster_on(on))
    return found.name if found else ""


def places_called(typed: str, *, on: date) -> tuple[str, ...]:
    """The codes of all that have this name or code: a municipality, an agency, a region, a province (nl: plaatsen bij naam).

    A region and a province can share a name; with its kind in front, each is meant alone.
    """
    said = typed.strip().casefold()
    with acting(HOUSE):
        geography = map_on(on)
        agency = Agency.objects.filter(name__iexact=said).first() if said else None
    towns = {town.code: town.name for town in geography.municipalities}
    wider = [code for code, name in (*geography.regions.items(), *geography.provinces.items()) if said in _names(code, name)]
    found = [code for code, name in towns.items() if said in _names(code, name)]
    return (*found, *([str(agency.pk)] if agency else []), *wider)


def _names(code: str, name: str) -> tuple[str, ...]:
    plain = name.casefold()
    before = next((words for kind, words in KINDS if kind.fullmatch(code)), ())
    return (plain, code.casefold(), *(f"{word} {plain}" for word in before))


def _asking(code: str, roster: Roster) -> Asking | None:
    if MUNICIPALITY.fullmatch(code):
        name, office, faces = _town(code, roster)
    elif REGION.fullmatch(code):
        name, office, faces = _region(code, roster)
    elif PROVINCE.fullmatch(code):
        name, office, faces = _province(code, roster)
    elif code != NATION:
        name, office, faces = _agency(code, roster)
    else:
        name, office, faces = NATION, None, []
    if not name:
        return None
    door = front_door(on=roster.on, office_id=office.pk if office else None)
    called, phone = (door.name, door.phone) if door else ("", "")
    return Asking(code, name, office.pk if office else None, office.name if office else called, phone, tuple(faces))


def _town(code: str, roster: Roster) -> tuple[str, Office | None, list[FixedFace]]:
    town = next((one for one in roster.geography.municipalities if one.code == roster.geography.counted_under(code)), None)
    if town is None:
        return "", None, []
    assigned = roster.by_place.get(town.code) or roster.by_place.get(town.region)
    return town.name, roster.office_of(town.code), _faces([(town.name, assigned)], roster)


def _region(code: str, roster: Roster) -> tuple[str, Office | None, list[FixedFace]]:
    towns = sorted((one for one in roster.geography.municipalities if one.region == code), key=lambda one: one.name)
    general = roster.by_place.get(code)
    office = roster.office_in_most(towns)
    name = roster.geography.regions.get(code, "")
    assigned = [(name, general), *((one.name, roster.by_place.get(one.code)) for one in towns)]
    return name, office, _faces([one for one in assigned if one[1]], roster)


def _province(code: str, roster: Roster) -> tuple[str, Office | None, list[FixedFace]]:
    """The office that works in most of its municipalities, and who is fixed for a region in it."""
    towns = sorted((one for one in roster.geography.municipalities if one.province == code), key=lambda one: one.region)
    office = roster.office_in_most(towns)
    regions = dict.fromkeys(one.region for one in towns)
    assigned = [(roster.geography.regions[one], roster.by_place.get(one)) for one in regions]
    return roster.geography.provinces.get(code, ""), office, _faces(assigned, roster)


def _agency(code: str, roster: Roster) -> tuple[str, Office | None, list[FixedFace]]:
    agency = Agency.objects.select_related("office").filter(pk=code).first()
    if agency is None:
        return "", None, []
    here = [one for one in roster.locations.values() if one.agency_id == agency.pk and _is_open(one, roster.on)]
    assigned = [(str(one), _of_location(one, roster)) for one in sorted(here, key=str)]
    return agency.name, agency.office, _faces(assigned, roster)


def _of_location(one: AgencyLocation, roster: Roster) -> Assignment | None:
    town = next((town for town in roster.geography.municipalities if town.code == one.municipality), None)
    at_large = (roster.by_place.get(town.code) or roster.by_place.get(town.region)) if town else None
    return roster.by_location.get(one.pk) or at_large


def _faces(assigned: list[tuple[str, Assignment | None]], roster: Roster) -> list[FixedFace]:
    """One line for each counsellor, with every place that is theirs."""
    places: dict[UUID, list[str]] = {}
    rows: dict[UUID, Assignment] = {}
    for where, row in assigned:
        if row is not None:
            places.setdefault(row.person_id, []).append(where)
            rows[row.person_id] = row
    told = []
    for person, theirs in places.items():
        present = roster.present_for(rows[person])
        other = present.name if present is not None and present.pk != person else ""
        told.append(FixedFace(", ".join(dict.fromkeys(theirs)), rows[person].person.name, other))
    return told


def _is_open(location: AgencyLocation, on: date) -> bool:
    return (location.since is None or location.since <= on) and (location.until is None or on <= location.until)
