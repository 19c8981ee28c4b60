"""Who serves which ground on a day, as `practice.routing` wants to hear it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q

from gehoord.directory.in_use import map_on
from gehoord.directory.models import Absence, AgencyLocation, Assignment, Office, OfficeArea, StandIn
from gehoord.directory.models.stretches import holds_on
from gehoord.figures.geography import Geography, Municipality
from gehoord.people.models import Person
from gehoord.people.permissions import NotFound
from gehoord.practice import routing
from gehoord.practice.periods import Period
from gehoord.practice.routing import Candidate, Place, Proposal, Reach, Whereabouts, choose

EVERY, NONE = Q(), Q(pk__in=[])
"""All rows, and no row (nl: alles of niets)."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Who serves a client's ground on a day (nl: wie bedient). It is all that `practice.routing.choose` needs.

    The code of a candidate is the id of a person, or of an office where `reach` is a province.
    """

    on: date
    whereabouts: Whereabouts
    assignments: tuple[routing.Assignment, ...]
    absences: tuple[routing.Absence, ...]

    def propose(self, *, conflicts: Collection[str] = frozenset()) -> Proposal:
        """Who takes a client onward, and who else could (nl: voorstel). `conflicts`: ids of those who may not."""
        return choose(self.whereabouts, self.assignments, on=self.on, absences=self.absences, conflicts=conflicts)


@dataclass(frozen=True, slots=True)
class Roster:
    """Who serves what on one day, read at once (nl: rooster). Asking it costs no query.

    It knows the locations and the assignments that were asked for.
    """

    on: date
    geography: Geography
    towns: Mapping[str, Municipality]
    locations: Mapping[UUID, AgencyLocation]
    by_place: Mapping[str, Assignment]
    by_location: Mapping[UUID, Assignment]
    away: Mapping[UUID, Absence]
    areas: Mapping[str, Office]

    def serving(self, *, municipality: str | None = None, location: UUID | None = None) -> Serving:
        """Who serves a client who lives in a municipality or stays at a location (nl: wie bedient).

        A municipality that has merged is taken for the one it went to. Without a municipality that of the location counts:
        who stays at a location is registered there. Raises: NotFound.
        """
        staying = self._location(location)
        code = municipality or (staying.municipality if staying else None)
        whereabouts = self._whereabouts(staying, code and self.geography.counted_under(code))
        assigned = [(reach, place, self._assigned(reach, place, whereabouts)) for reach, place in whereabouts.grounds()]
        fixed = [assignment for _, _, assignment in assigned if isinstance(assignment, Assignment)]
        return Serving(
            on=self.on,
            whereabouts=whereabouts,
            assignments=tuple(routing.Assignment(_candidate(who), reach, place.code) for reach, place, who in assigned if who),
            absences=tuple(self._absence(one.person, fixed) for one in fixed if one.person_id in self.away),
        )

    def office_of(self, code: str) -> Office | None:
        """The office that works in a municipality, through its province where it has none of its own (nl: kantoor)."""
        town = self.towns.get(code)
        return self.areas.get(code) or (self.areas.get(town.province) if town else None)

    def office_in_most(self, towns: Iterable[Municipality]) -> Office | None:
        """The office that works in most of some municipalities, None where none does (nl: kantoor van een groter gebied)."""
        at_work = Counter(office for one in towns if (office := self.office_of(one.code)))
        return max(at_work, key=lambda one: (at_work[one], str(one.pk)), default=None)

    def present_for(self, assignment: Assignment) -> Person | None:
        """Who does the work of an assignment on this day, None where nobody does (nl: wie er is)."""
        return self._present(assignment.person, [assignment])

    def _location(self, location: UUID | None) -> AgencyLocation | None:
        if location is None:
            return None
        if location not in self.locations:
            raise NotFound
        return self.locations[location]

    def _whereabouts(self, location: AgencyLocation | None, code: str | None) -> Whereabouts:
        town = self.towns.get(code) if code else None
        staying = Place(str(location.id), str(location)) if location else None
        if town is None:
            return Whereabouts(location=staying)
        return Whereabouts(
            location=staying,
            municipality=Place(town.code, town.name),
            region=Place(town.region, self.geography.regions[town.region]),
            province=Place(town.province, self.geography.provinces[town.province]),
        )

    def _assigned(self, reach: Reach, place: Place, whereabouts: Whereabouts) -> Assignment | Office | None:
        if reach is Reach.PROVINCE:
            return self.office_of(whereabouts.municipality.code) if whereabouts.municipality else None
        return self.by_location.get(UUID(place.code)) if reach is Reach.LOCATION else self.by_place.get(place.code)

    def _absence(self, person: Person, fixed: Collection[Assignment]) -> routing.Absence:
        present = self._present(person, fixed)
        return routing.Absence(str(person.id), Period(self.on, self.on), _named(present) if present else None)

    def _present(self, person: Person, fixed: Collection[Assignment]) -> Person | None:
        """This person, else the nearest stand-in who is there; a ring of people who all are away ends with nobody."""
        asked: set[UUID] = set()
        waiting = [person]
        while waiting:
            one = waiting.pop(0)
            if one.id not in self.away:
                return one
            if one.id not in asked:
                asked.add(one.id)
                waiting += self._deputies(one.id, fixed)
        return None

    def _deputies(self, person_id: UUID, fixed: Iterable[Assignment]) -> list[Person]:
        """Who may stand in for somebody: the one named with the absence first, then those named with the assignments."""
        general = self.away[person_id].stand_in
        own = [one.person for assignment in fixed if assignment.person_id == person_id for one in assignment.stand_ins.all()]
        return [general, *own] if general else own


def who_serves(*, municipality: str | None = None, location: UUID | None = None, on: date) -> Serving:
    """Who serves a client who lives in a municipality or stays at a location, on a day (nl: wie bedient).

    Seven queries or fewer, however large the directory is. Raises: NotFound.
    """
    geography = map_on(on)
    locations = _locations(Q(pk=location)) if location else {}
    staying = locations.get(location) if location else None
    code = municipality or (staying.municipality if staying else None)
    town = next((town for town in geography.municipalities if code and town.code == geography.counted_under(code)), None)
    places = {town.code, town.region} if town else set()
    assignments = Q(place__in=places) | Q(location=location) if location else Q(place__in=places)
    return _roster(on, geography, locations, assignments).serving(municipality=municipality, location=location)


def roster_on(on: date, *, locations: Q = EVERY, assignments: Q = EVERY) -> Roster:
    """The directory of a day, to ask many times (nl: rooster van een dag). Seven queries.

    `locations` and `assignments` say which are needed: a country has thousands of them, a page a handful.
    """
    return _roster(on, map_on(on), _locations(locations) if locations != NONE else {}, assignments)


def faces_of(locations: Collection[UUID], on: date) -> dict[UUID, Assignment]:
    """Who is the fixed face of each of these locations on a day, with who stands in (nl: vaste gezichten van locaties).

    Three queries or fewer.
    """
    return {row.location_id: row for row in _assignments(on, Q(location__in=locations)) if row.location_id}


def grounds_of(person_id: UUID | None, on: date) -> frozenset[str]:
    """The places and agencies of which somebody is the fixed face on a day, by code or id (nl: eigen plaatsen en instanties).

    Whoever has a region has its municipalities with it, but for those with a face of their own.
    """
    rows = list(Assignment.objects.filter(holds_on(on), withdrawn=False, person=person_id).select_related("location"))
    mine = {row.place for row in rows if row.place}
    agencies = {str(row.location.agency_id) for row in rows if row.location}
    others = Assignment.objects.filter(holds_on(on), withdrawn=False, place__startswith="GM").exclude(person=person_id)
    taken = set(others.values_list("place", flat=True)) if any(place.startswith("JZ") for place in mine) else set()
    towns = {town.code for town in map_on(on).municipalities if town.region in mine and town.code not in taken}
    return frozenset(mine | agencies | towns)


def _assignments(on: date, wanted: Q) -> list[Assignment]:
    deputies = Prefetch("stand_ins", StandIn.objects.filter(holds_on(on)).select_related("person"))
    rows = Assignment.objects.filter(holds_on(on), wanted, withdrawn=False)
    return list(rows.select_related("person").prefetch_related(deputies))


def _locations(wanted: Q) -> dict[UUID, AgencyLocation]:
    return {row.id: row for row in AgencyLocation.objects.select_related("agency").filter(wanted)}


def _roster(on: date, geography: Geography, locations: Mapping[UUID, AgencyLocation], wanted: Q) -> Roster:
    assignments = _assignments(on, wanted)
    absences = Absence.objects.filter(holds_on(on)).select_related("stand_in", "person")
    areas = OfficeArea.objects.filter(holds_on(on)).select_related("office")
    return Roster(
        on=on,
        geography=geography,
        towns={town.code: town for town in geography.municipalities},
        locations=locations,
        by_place={row.place: row for row in assignments if row.place},
        by_location={row.location_id: row for row in assignments if row.location_id},
        away={row.person_id: row for row in absences},
        areas={row.place: row.office for row in areas},
    )


def _candidate(who: Assignment | Office) -> Candidate:
    return _named(who.person) if isinstance(who, Assignment) else Candidate(str(who.id), who.name)


def _named(person: Person) -> Candidate:
    return Candidate(str(person.id), person.name)
