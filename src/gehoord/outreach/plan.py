"""Who is due for a visit, what stands in the calendar, and who takes over: for the page of whoever goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from gehoord.directory.models import Absence, AgencyLocation, Assignment
from gehoord.directory.serving import Roster, roster_on
from gehoord.outreach.door import names_of
from gehoord.outreach.models import Visit
from gehoord.people.deeds import Act, Resource
from gehoord.people.models import Person
from gehoord.people.permissions import Actor, NotFound, may, require, visible
from gehoord.people.scope import acting
from gehoord.practice.outreach import ONE_VISIT, CalledOff, VisitKind, VisitState
from gehoord.practice.visiting import Setting
from gehoord.practice.words import Text


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
class Due:
    """Who is due, and how many places there are to choose from (nl: wie is aan de beurt)."""

    turns: tuple[Turn, ...]
    mine: int
    all: int
    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A visit as a calendar shows it (nl: bezoek in de kalender)."""

    visit: Visit
    place: str
    kind: VisitKind
    state: VisitState
    who: str

    @property
    def what(self) -> Text:
        """What this one visit is called (nl: wat voor bezoek)."""
        return ONE_VISIT[self.kind]


@dataclass(frozen=True, slots=True)
class Cover:
    """Days on which somebody takes over for somebody else (nl: vervanging). `mine`: the asker is the one who is away."""

    since: date
    until: date | None
    away: str
    stands_in: str
    mine: bool


def due(*, by: Actor, on: date, mine: bool = True, month: date | None = None) -> Due:
    """Who is due for a visit, late first, at the own places or all of the office (nl: wie is aan de beurt).

    `done` and `planned` count the visits of a month, given by one of its days; None: of this month. Raises: NotFound.
    """
    require(by, Act.LIST, Resource.VISIT)
    with acting(by):
        roster = roster_on(on)
        served = _served(roster, by)
        visited = [one for one in roster.locations.values() if one.pk in served and one.frequency]
        own = [one for one in visited if by.person_id in _people(served[one.pk], roster)]
        shown = own if mine else visited
        turns = [*_turns(shown, served, roster, by, on), *_asked(by, served, roster, mine=mine)]
        states = _in_month(by, month or on, mine=mine)
    turns.sort(key=lambda turn: (turn.day, str(turn.location)))
    return Due(tuple(turns), len(own), len(visited), states[VisitState.HELD], states[VisitState.PLANNED])


def calendar(*, by: Actor, since: date, until: date, mine: bool = True) -> tuple[Shown, ...]:
    """The visits of some days, first and last included, by day and time (nl: kalender). Raises: NotFound."""
    require(by, Act.LIST, Resource.VISIT)
    with acting(by):
        rows = _rows(by, mine=mine).filter(on__range=(since, until)).exclude(state=VisitState.ASKED.value)
        found = list(rows.select_related("location__agency").order_by("on", "at", "pk"))
        return _shown(found)


def one(visit_id: UUID, *, by: Actor) -> tuple[Shown, tuple[Shown, ...]]:
    """A visit, and the latest ones at the same location (nl: een bezoek). Raises: NotFound."""
    with acting(by):
        visit = visible(by, Act.SEE, Visit.objects.select_related("location__agency")).filter(pk=visit_id).first()
        if visit is None:
            raise NotFound
        rows = visible(by, Act.LIST, Visit.objects.filter(location=visit.location_id).exclude(pk=visit.pk))
        earlier = list(rows.filter(on__lte=visit.on).select_related("location__agency").order_by("-on")[:5])
        return _shown([visit])[0], _shown(earlier)


def places(*, by: Actor, on: date) -> tuple[tuple[AgencyLocation, ...], tuple[AgencyLocation, ...]]:
    """Where one can go or give an alert: the own locations, and the other open ones of the office (nl: plekken).

    Raises: NotFound.
    """
    if not may(by, Act.CREATE, Resource.VISIT):
        require(by, Act.CREATE, Resource.ALERT)
    with acting(by):
        roster = roster_on(on)
        served = _served(roster, by)
        here = sorted((one for one in roster.locations.values() if one.pk in served), key=str)
        own = {one.pk for one in here if by.person_id in _people(served[one.pk], roster)}
        return tuple(one for one in here if one.pk in own), tuple(one for one in here if one.pk not in own)


def cover(*, by: Actor, on: date) -> tuple[Cover, ...]:
    """Who takes over for whoever asks, and for whom they take over, now and later (nl: vervanging)."""
    with acting(by):
        rows = Absence.objects.filter(Q(until=None) | Q(until__gte=on), Q(person=by.person_id) | Q(stand_in=by.person_id))
        rows = rows.exclude(stand_in=None).select_related("person", "stand_in").order_by("since")
        return tuple(
            Cover(row.since, row.until, row.person.name, row.stand_in.name if row.stand_in else "", row.person_id == by.person_id)
            for row in rows
        )


def _turns(
    shown: Sequence[AgencyLocation], served: Mapping[UUID, Assignment | None], roster: Roster, by: Actor, on: date
) -> Iterable[Turn]:
    here = [one.pk for one in shown]
    visits = visible(by, Act.LIST, Visit.objects.filter(location__in=here, kind=VisitKind.GROUP_VISIT.value))
    held = dict(visits.filter(state=VisitState.HELD.value).values_list("location").annotate(Max("on")).order_by())
    planned: dict[UUID, Visit] = {}
    for visit in visits.filter(state=VisitState.PLANNED.value).order_by("-on"):
        planned[visit.location_id] = visit
    missed = {row.location_id: row for row in visits.filter(state=VisitState.CANCELLED.value).order_by("on")}
    for one in shown:
        last, frequency, off = held.get(one.pk), one.frequency, missed.get(one.pk)
        since_then = off is not None and (last is None or off.on > last)
        yield Turn(
            location=one,
            frequency=frequency.label if frequency else None,
            due_on=frequency.next_after(last) if frequency and last else on,
            last=last,
            planned=planned.get(one.pk),
            called_off=CalledOff.coded(off.called_off) if off and since_then else None,
            counsellor=_name(served[one.pk], roster),
            stands_in=_stands_in(served[one.pk], by),
        )


def _asked(by: Actor, served: Mapping[UUID, Assignment | None], roster: Roster, *, mine: bool) -> Iterable[Turn]:
    rows = _rows(by, mine=mine).filter(state=VisitState.ASKED.value).select_related("location__agency")
    for visit in rows:
        assigned = served.get(visit.location_id)
        yield Turn(visit.location, None, visit.on, None, None, None, _name(assigned, roster), stands_in=False, wanted=visit)


def _rows(by: Actor, *, mine: bool) -> QuerySet[Visit]:
    rows = visible(by, Act.LIST, Visit.objects.all())
    return rows.filter(person_id=by.person_id) if mine else rows


def _in_month(by: Actor, on: date, *, mine: bool) -> Mapping[VisitState, int]:
    states = _rows(by, mine=mine).filter(on__year=on.year, on__month=on.month).values_list("state", flat=True)
    found = [VisitState.coded(state) for state in states]
    return {state: found.count(state) for state in VisitState}


def _shown(visits: Sequence[Visit]) -> tuple[Shown, ...]:
    names = names_of({visit.person_id for visit in visits})
    return tuple(
        Shown(
            visit,
            str(visit.location),
            VisitKind.coded(visit.kind),
            VisitState.coded(visit.state),
            names.get(visit.person_id, "") if visit.person_id else "",
        )
        for visit in visits
    )


def _served(roster: Roster, by: Actor) -> dict[UUID, Assignment | None]:
    """Who has each open location of the office: its own counsellor, else that of its municipality, else of its youth region."""
    regions = {town.code: town.region for town in roster.geography.municipalities}
    found: dict[UUID, Assignment | None] = {}
    for one in roster.locations.values():
        if not (_is_open(one, roster.on) and (by.office_id is None or one.office_id == by.office_id)):
            continue
        code = one.municipality or ""
        at_large = roster.by_place.get(code) or roster.by_place.get(regions.get(code, ""))
        found[one.pk] = roster.by_location.get(one.pk) or at_large
    return found


def _people(assignment: Assignment | None, roster: Roster) -> set[UUID]:
    """Whose place it is today: the fixed counsellor, and who stands in."""
    present: Person | None = roster.present_for(assignment) if assignment else None
    return {one for one in (assignment and assignment.person_id, present and present.pk) if one}


def _name(assignment: Assignment | None, roster: Roster) -> str:
    present = roster.present_for(assignment) if assignment else None
    return present.name if present else ""


def _stands_in(assignment: Assignment | None, by: Actor) -> bool:
    return assignment is not None and assignment.person_id != by.person_id


def _is_open(location: AgencyLocation, on: date) -> bool:
    return (location.since is None or location.since <= on) and (location.until is None or on <= location.until)
