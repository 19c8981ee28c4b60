"""What a page needs to arrange who serves what: the worklist, a place with everybody it had, and who is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from gehoord.directory.gaps import Gap, gaps_in, overlaps_in, roster_of_gaps
from gehoord.directory.models import Absence, AgencyLocation, Assignment, StandIn
from gehoord.directory.serving import NONE, Roster, roster_on
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.models import Seat
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import acting
from gehoord.practice.routing import Reach

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality with who serves it on a day (nl: gemeente met vaste gezicht).

    `counsellor` is the fixed face, of the region where `by_region`; `present` who is there today, both empty where nobody is.
    """

    code: str
    name: str
    counsellor: str
    by_region: bool
    present: str


@dataclass(frozen=True, slots=True)
class Region:
    """A youth region with those of its municipalities that an office serves (nl: jeugdregio)."""

    code: str
    name: str
    counsellor: str
    towns: tuple[Town, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Days on which somebody is or was the fixed face, and who stands in (nl: beurt)."""

    id: UUID
    person_id: UUID
    who: str
    since: date
    until: date | None
    stand_ins: tuple[tuple[str, date, date | None], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A municipality, youth region or location, with everybody it had or will have, latest first (nl: plek in het adresboek)."""

    reach: Reach
    code: str
    name: str
    region: str
    office_id: UUID | None
    turns: tuple[Turn, ...]
    location: AgencyLocation | None = None

    def now(self, on: date) -> Turn | None:
        """Who is the fixed face on a day (nl: nu)."""
        return next((one for one in self.turns if one.since <= on and (one.until is None or on <= one.until)), None)


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who is or will be away (nl: afwezige). `until` None: not known yet; `stand_in` is empty where nobody is."""

    id: UUID
    person_id: UUID
    office_id: UUID
    who: str
    since: date
    until: date | None
    stand_in: str


def arranges_for(actor: Actor) -> UUID | None:
    """For which office somebody arranges the work, None for all of them (nl: regelt voor). Raises: NotFound for who does not."""
    where = grounds(actor.role, Resource.DIRECTORY, Act.CREATE)
    if Condition.EVERYWHERE in where:
        return None
    if not where or actor.office_id is None:
        raise NotFound
    return actor.office_id


def worklist(*, by: Actor, on: date) -> tuple[tuple[str, Gap], ...]:
    """What is not arranged on a day where somebody arranges the work, each with the name of its region (nl: werklijst).

    By region, and those without one first. Raises: NotFound.
    """
    with acting(by):
        roster = roster_of_gaps(on)
    names = roster.geography.regions
    return tuple(sorted(((names.get(code, ""), gap) for code, gap in worklist_in(roster, by=by)), key=lambda one: one[0]))


def worklist_in(roster: Roster, *, by: Actor) -> tuple[tuple[str, Gap], ...]:
    """The same, of a roster that was read already, each with the code of its region (nl: werklijst van een rooster).

    No query. Raises: NotFound.
    """
    office = arranges_for(by)
    found = (*gaps_in(roster), *overlaps_in(roster))
    return tuple((_region_of_gap(gap, roster), gap) for gap in found if office in (None, _office_of_gap(gap, roster)))


def region_of(code: str, roster: Roster) -> str:
    """The code of the youth region of a municipality, also of one that has merged; empty where unknown (nl: regio)."""
    current = roster.geography.counted_under(code) if code else None
    return roster.towns[current].region if current and current in roster.towns else ""


def regions(*, by: Actor, on: date, office: UUID | None = None) -> tuple[Region, ...]:
    """The youth regions with who serves them, those of one office where one is said, by name (nl: jeugdregio’s).

    Raises: NotFound for who may not see who is away.
    """
    require(by, Act.LIST, Resource.ABSENCE)
    with acting(by):
        roster = roster_on(on, locations=NONE, assignments=Q(location=None))
    towns: dict[str, list[Town]] = {}
    for town in sorted(roster.geography.municipalities, key=lambda one: one.name):
        there = roster.office_of(town.code)
        if office is None or (there is not None and there.id == office):
            row = roster.by_place.get(town.code)
            towns.setdefault(town.region, []).append(_town(town.code, town.name, row or roster.by_place.get(town.region), roster))
    named = sorted((roster.geography.regions[code], code) for code in towns)
    return tuple(
        Region(code, name, row.person.name if (row := roster.by_place.get(code)) else "", tuple(towns[code]))
        for name, code in named
    )


def ground(code: str, *, by: Actor, on: date) -> Ground:
    """A municipality (GM…) or youth region (JZ…) with everybody it had (nl: plek). Raises: NotFound."""
    require(by, Act.LIST, Resource.ABSENCE)
    with acting(by):
        roster = roster_on(on, locations=NONE, assignments=Q(location=None))
        towns = [town for town in roster.geography.municipalities if code in (town.code, town.region)]
        if not towns:
            raise NotFound
        region = roster.geography.regions[towns[0].region]
        offices = [office.id for town in towns if (office := roster.office_of(town.code))]
        office_id = by.office_id if by.office_id in offices else next(iter(offices), None)
        turns = _turns(Assignment.objects.filter(place=code))
    reach, name = (Reach.REGION, region) if code == towns[0].region else (Reach.MUNICIPALITY, towns[0].name)
    return Ground(reach, code, name, region, office_id, turns)


def ground_of(location_id: UUID, *, by: Actor) -> Ground:
    """A location with everybody it had (nl: locatie). Raises: NotFound."""
    require(by, Act.LIST, Resource.ABSENCE)
    with acting(by):
        location = AgencyLocation.objects.select_related("agency", "office").filter(pk=location_id).first()
        if location is None:
            raise NotFound
        turns = _turns(Assignment.objects.filter(location=location))
    return Ground(Reach.LOCATION, str(location.pk), str(location), "", location.office_id, turns, location)


def candidates(office_id: UUID | None, *, by: Actor) -> tuple[tuple[UUID, str], ...]:
    """The counsellors of an office that somebody can choose from, by name (nl: kandidaten)."""
    with acting(by):
        seats = Seat.objects.filter(role=Role.COUNSELLOR.value, until=None, office_id=office_id, person__is_active=True)
        named = visible(by, Act.LIST, seats).order_by("person__name").values_list("person_id", "person__name")
        return tuple(dict(named).items())


def held_turn(turn_id: UUID, *, by: Actor) -> Assignment:
    """An assignment that somebody may end or let stand in (nl: beurt om te regelen). Raises: NotFound."""
    return _held(Assignment.objects.filter(withdrawn=False), turn_id, by)


def held_absence(absence_id: UUID, *, by: Actor) -> Absence:
    """An absence that somebody may end (nl: afwezigheid om te regelen). Raises: NotFound."""
    return _held(Absence.objects.all(), absence_id, by)


def missing(*, by: Actor, on: date) -> tuple[Missing, ...]:
    """Who is away on a day or will be, soonest first; of the own office where somebody has one (nl: afwezigen).

    Raises: NotFound.
    """
    require(by, Act.LIST, Resource.ABSENCE)
    with acting(by):
        rows = Absence.objects.filter(Q(until=None) | Q(until__gte=on)).select_related("person", "stand_in")
        if by.office_id is not None:
            rows = rows.filter(office=by.office_id)
        return tuple(
            Missing(
                row.pk,
                row.person_id,
                row.office_id,
                row.person.name,
                row.since,
                row.until,
                row.stand_in.name if row.stand_in else "",
            )
            for row in visible(by, Act.LIST, rows).order_by("since", "person__name")
        )


def _held(rows: QuerySet[M], key: UUID, by: Actor) -> M:
    with acting(by):
        found = visible(by, Act.CLOSE, rows).filter(pk=key).first()
    if found is None:
        raise NotFound
    return found


def _town(code: str, name: str, row: Assignment | None, roster: Roster) -> Town:
    if row is None:
        return Town(code, name, "", by_region=False, present="")
    present = roster.present_for(row)
    return Town(code, name, row.person.name, row.place != code, present.name if present else "")


def _turns(rows: QuerySet[Assignment]) -> tuple[Turn, ...]:
    found = rows.filter(withdrawn=False).select_related("person").order_by("-since")
    deputies: dict[UUID, list[tuple[str, date, date | None]]] = {}
    for row in StandIn.objects.filter(assignment__in=found.values("pk")).select_related("person").order_by("since"):
        deputies.setdefault(row.assignment_id, []).append((row.person.name, row.since, row.until))
    return tuple(
        Turn(row.pk, row.person_id, row.person.name, row.since, row.until, tuple(deputies.get(row.pk, ()))) for row in found
    )


def _office_of_gap(gap: Gap, roster: Roster) -> UUID | None:
    """Whose it is to arrange: of a location who keeps it up, of an assignment whose it is, else whose area it is."""
    if gap.reach is Reach.LOCATION:
        return roster.locations[UUID(gap.code)].office_id
    if gap.code in roster.by_place:
        return roster.by_place[gap.code].office_id
    office = roster.office_of(gap.code)
    return office.id if office else None


def _region_of_gap(gap: Gap, roster: Roster) -> str:
    if gap.reach is Reach.REGION:
        return gap.code
    code = roster.locations[UUID(gap.code)].municipality if gap.reach is Reach.LOCATION else gap.code
    return region_of(code or "", roster)
