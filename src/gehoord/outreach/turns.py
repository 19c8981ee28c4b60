"""Whose turn it is to be visited: the day of every place is found at once, and the rest only of those that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from gehoord.directory.models import Absence, AgencyLocation, Assignment
from gehoord.directory.models.agencies import frequency_of
from gehoord.directory.models.stretches import holds_on
from gehoord.directory.serving import NONE, Roster, faces_of, roster_on
from gehoord.outreach.models import Visit
from gehoord.people.permissions import Actor
from gehoord.practice.outreach import CalledOff, VisitKind, VisitState
from gehoord.practice.visiting import USUAL, Setting
from gehoord.practice.words import Text

VISITED = (
    Q(setting__in=[setting.value for setting, usual in USUAL.items() if usual]) | Q(every_weeks__gt=0) | Q(every_months__gt=0)
)
"""The locations that are visited every so often (nl: plekken met een frequentie)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A location whose turn it is, or a visit that was asked for (nl: beurt).

    `due_on` is the day of the turn, counted from the last visit that was held; `planned` the visit that stands for it. `wanted`
    is filled where the line is a visit somebody asked for. `called_off` is why the latest one since then did not go on.
    """

    location: AgencyLocation
    frequency: Text | None
    due_on: date
    last: date | None
    planned: Visit | None
    called_off: CalledOff | None
    counsellor: str
    stands_in: bool
    wanted: Visit | None = None

    @property
    def day(self) -> date:
        """The day that counts: that of the visit as planned, else that of the turn (nl: dag)."""
        return self.planned.on if self.planned else self.due_on

    @property
    def setting(self) -> Setting | None:
        """How young people live there, None where it is not known (nl: setting)."""
        return Setting.coded(self.location.setting) if self.location.setting else None


@dataclass(frozen=True, slots=True)
class Call:
    """That a place is due on a day, or that a visit is wanted there (nl: aan de beurt). It is all that sorting needs."""

    day: date
    name: str
    location: UUID
    wanted: Visit | None = None


def open_places(by: Actor, on: date) -> QuerySet[AgencyLocation]:
    """The locations of the office that are open on a day; of every office for who has none (nl: open plekken)."""
    rows = AgencyLocation.objects.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on))
    return rows if by.office_id is None else rows.filter(office=by.office_id)


def roster_for(by: Actor, on: date) -> Roster:
    """Who serves what on a day, as far as it can say what is somebody's own ground (nl: rooster van een collega)."""
    away = Absence.objects.filter(holds_on(on)).values("person")
    return roster_on(on, locations=NONE, assignments=Q(location=None) | Q(person=by.person_id) | Q(person__in=away))


def own_ground(roster: Roster, by: Actor) -> Q:
    """The locations of who asks: fixed face of the place, its municipality or region, or who stands in (nl: eigen plekken)."""

    def is_own(row: Assignment | None) -> bool:
        if row is None:
            return False
        present = roster.present_for(row)
        return by.person_id in (row.person_id, present.pk if present else None)

    here = [key for key, row in roster.by_location.items() if is_own(row)]
    at_large = {code: roster.by_place.get(code) or roster.by_place.get(town.region) for code, town in roster.towns.items()}
    towns = [code for code, row in at_large.items() if is_own(row)]
    faced = Assignment.objects.filter(holds_on(roster.on), withdrawn=False).exclude(location=None).values("location")
    return Q(pk__in=here) | (Q(municipality__in=towns) & ~Q(pk__in=faced))


def calls(places: QuerySet[AgencyLocation], visits: QuerySet[Visit], on: date) -> Iterator[Call]:
    """On which day each of these places is due (nl: beurten). One query, however many they are."""
    there = visits.filter(kind=VisitKind.GROUP_VISIT.value, location=OuterRef("pk")).values("on")
    last = Subquery(there.filter(state=VisitState.HELD.value).order_by("-on")[:1])
    ahead = Subquery(there.filter(state=VisitState.PLANNED.value).order_by("on")[:1])
    columns = ("pk", "name", "agency__name", "setting", "every_weeks", "every_months", "last", "ahead")
    rows = places.annotate(last=last, ahead=ahead).values_list(*columns)
    for key, name, agency, setting, weeks, months, held_on, planned_on in rows:
        every = frequency_of(setting, weeks, months)
        due_on = every.next_after(held_on) if every and held_on else on
        yield Call(planned_on or due_on, name or agency, key)


def wanted(asked: QuerySet[Visit]) -> Iterator[Call]:
    """The visits that were asked for and have no day yet (nl: gevraagde bezoeken)."""
    for visit in asked.select_related("location__agency"):
        yield Call(visit.on, str(visit.location), visit.location_id, visit)


def turns_of(shown: Sequence[Call], visits: QuerySet[Visit], roster: Roster, by: Actor) -> tuple[Turn, ...]:
    """Everything about some turns, in their order (nl: beurten in een lijst). As many queries for many as for few."""
    here = {call.location for call in shown}
    locations = AgencyLocation.objects.select_related("agency").in_bulk(here)
    known = replace(roster, by_location={**roster.by_location, **faces_of(here, roster.on)})
    places = [locations[call.location] for call in shown if call.wanted is None]
    by_place = {turn.location.pk: turn for turn in _turns(places, visits, known, by)}
    return tuple(_asked(call.wanted, known) if call.wanted else by_place[call.location] for call in shown)


def _turns(places: Sequence[AgencyLocation], visits: QuerySet[Visit], roster: Roster, by: Actor) -> Iterable[Turn]:
    there = visits.filter(location__in=[one.pk for one in places], kind=VisitKind.GROUP_VISIT.value)
    held = dict(there.filter(state=VisitState.HELD.value).values_list("location").annotate(Max("on")).order_by())
    planned: dict[UUID, Visit] = {}
    for visit in there.filter(state=VisitState.PLANNED.value).order_by("-on"):
        planned[visit.location_id] = visit
    missed = {row.location_id: row for row in there.filter(state=VisitState.CANCELLED.value).order_by("on")}
    for one in places:
        last, frequency, off = held.get(one.pk), one.frequency, missed.get(one.pk)
        since_then = off is not None and (last is None or off.on > last)
        assigned = _assigned(one, roster)
        yield Turn(
            location=one,
            frequency=frequency.label if frequency else None,
            due_on=frequency.next_after(last) if frequency and last else roster.on,
            last=last,
            planned=planned.get(one.pk),
            called_off=CalledOff.coded(off.called_off) if off and since_then else None,
            counsellor=_name(assigned, roster),
            stands_in=assigned is not None and assigned.person_id != by.person_id,
        )


def _asked(visit: Visit, roster: Roster) -> Turn:
    who = _name(_assigned(visit.location, roster), roster)
    return Turn(visit.location, None, visit.on, None, None, None, who, stands_in=False, wanted=visit)


def _assigned(location: AgencyLocation, roster: Roster) -> Assignment | None:
    """Who has a location: its own counsellor, else that of its municipality, else of its youth region."""
    town = roster.towns.get(location.municipality or "")
    at_large = roster.by_place.get(town.code) or roster.by_place.get(town.region) if town else None
    return roster.by_location.get(location.pk) or at_large


def _name(assignment: Assignment | None, roster: Roster) -> str:
    present = roster.present_for(assignment) if assignment else None
    return present.name if present else ""
