"""What is not arranged on a day: ground that nobody serves, and ground that two may think is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gehoord.directory.models import Absence, AgencyLocation, Assignment
from gehoord.directory.models.stretches import holds_on
from gehoord.directory.serving import NONE, Roster, roster_on
from gehoord.practice.routing import Reach
from gehoord.practice.visiting import Setting
from gehoord.practice.words import Text

STAYING = frozenset({Setting.CLOSED.value, Setting.OPEN.value, Setting.FAMILY_HOME.value})
"""Settings in which young people live, so that a fixed face is due (nl: verblijf)."""

_NO_OFFICE = Text("Hier werkt geen kantoor.", "No office works here.")
_NO_COUNSELLOR = Text("Hier is geen vaste vertrouwenspersoon.", "There is no fixed counsellor here.")
_AWAY = Text("{who} is afwezig en niemand neemt waar.", "{who} is away and nobody stands in.")
_OTHER_OFFICE = Text(
    "{who} is toegewezen, maar het gebied is nu van {office}.", "{who} is assigned, but the area now belongs to {office}."
)
_MERGED = Text(
    "{who} is toegewezen, maar deze gemeente bestaat niet meer.", "{who} is assigned, but this municipality is no more."
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not arranged on a day, and where (nl: gat). `code` is that of the place, or the id of the location."""

    reach: Reach
    code: str
    name: str
    reason: Text


def roster_of_gaps(on: date) -> Roster:
    """The directory of a day as far as something may be missing in it (nl: rooster voor gaten). Seven queries.

    Of all locations only those that are open without a face where young people live, and those whose face is away.
    """
    today = Assignment.objects.filter(holds_on(on), withdrawn=False).exclude(location=None)
    is_away = Q(person__in=Absence.objects.filter(holds_on(on)).values("person"))
    is_open = (Q(since=None) | Q(since__lte=on)) & (Q(until=None) | Q(until__gte=on))
    unserved = Q(setting__in=STAYING) & is_open & ~Q(pk__in=today.values("location"))
    left = Q(pk__in=today.filter(is_away).values("location"))
    return roster_on(on, locations=unserved | left, assignments=Q(location=None) | is_away)


def gaps(on: date) -> tuple[Gap, ...]:
    """Ground that nobody serves on a day, municipalities first (nl: gaten). As many queries as a roster.

    A municipality needs an office and a counsellor of its own or of its region; a location needs one where young people live;
    and who is assigned must be there, or somebody must stand in.
    """
    return gaps_in(roster_of_gaps(on))


def gaps_in(roster: Roster) -> tuple[Gap, ...]:
    """The same, of a roster that was read already (nl: gaten in een rooster). No query."""
    return (*_unserved_municipalities(roster), *_unserved_locations(roster), *_without_stand_in(roster))


def overlaps(on: date) -> tuple[Gap, ...]:
    """Ground that two may think is theirs on a day (nl: overlap). As many queries as a roster.

    Two counsellors of one ground cannot be stored. What can happen is that the ground moves below an assignment: the area
    went to another office, or the municipality into another one.
    """
    return overlaps_in(roster_on(on, locations=NONE))


def overlaps_in(roster: Roster) -> tuple[Gap, ...]:
    """The same, of a roster that was read already (nl: overlap in een rooster). No query."""
    return tuple(gap for place, row in roster.by_place.items() if (gap := _moved_away(roster, place, row)))


def _unserved_municipalities(roster: Roster) -> Iterator[Gap]:
    for town in roster.geography.municipalities:
        if roster.office_of(town.code) is None:
            yield Gap(Reach.MUNICIPALITY, town.code, town.name, _NO_OFFICE)
        elif not {town.code, town.region} & roster.by_place.keys():
            yield Gap(Reach.MUNICIPALITY, town.code, town.name, _NO_COUNSELLOR)


def _unserved_locations(roster: Roster) -> Iterator[Gap]:
    for location in roster.locations.values():
        if location.setting in STAYING and _is_open(location, roster.on) and location.id not in roster.by_location:
            yield Gap(Reach.LOCATION, str(location.id), str(location), _NO_COUNSELLOR)


def _without_stand_in(roster: Roster) -> Iterator[Gap]:
    names = {town.code: town.name for town in roster.geography.municipalities} | dict(roster.geography.regions)
    for row in (*roster.by_place.values(), *roster.by_location.values()):
        if roster.present_for(row) is None:
            reason = _AWAY.filled(who=row.person.name)
            if row.location_id:
                yield Gap(Reach.LOCATION, str(row.location_id), str(roster.locations[row.location_id]), reason)
            else:
                yield Gap(_reach(row.place), row.place, names.get(row.place, row.place), reason)


def _moved_away(roster: Roster, place: str, row: Assignment) -> Gap | None:
    here = [town for town in roster.geography.municipalities if place in (town.code, town.region)]
    if not here:
        return Gap(_reach(place), place, place, _MERGED.filled(who=row.person.name))
    offices = {office.id: office.name for town in here if (office := roster.office_of(town.code))}
    name = here[0].name if place == here[0].code else roster.geography.regions[place]
    reason = _OTHER_OFFICE.filled(who=row.person.name, office=", ".join(sorted(offices.values())))
    return None if row.office_id in offices or not offices else Gap(_reach(place), place, name, reason)


def _is_open(location: AgencyLocation, on: date) -> bool:
    return (location.since is None or location.since <= on) and (location.until is None or on <= location.until)


def _reach(place: str) -> Reach:
    return Reach.REGION if place.startswith("JZ") else Reach.MUNICIPALITY
