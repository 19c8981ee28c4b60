"""Who is due for a visit, what stands in the calendar, and who takes over: for the page of whoever goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from gehoord.directory.models import Absence, AgencyLocation
from gehoord.directory.sought import PlaceMeant, named
from gehoord.outreach.door import names_of
from gehoord.outreach.models import Visit
from gehoord.outreach.turns import VISITED, Turn, calls, open_places, own_ground, roster_for, turns_of, wanted
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, NotFound, may, require, visible
from gehoord.people.scope import looking
from gehoord.practice.outreach import ONE_VISIT, VisitKind, VisitState
from gehoord.practice.periods import months_later
from gehoord.practice.words import Text

MOST = 50
"""How many turns a page shows at once (nl: beurten op een pagina)."""

EACH_DAY = 4
"""How many visits a day of a calendar shows (nl: bezoeken per dag)."""


@dataclass(frozen=True, slots=True)
class Due:
    """Who is due, and how many there are (nl: wie is aan de beurt). `turns` are some of `total`; `later` of all lie far.

    `mine` and `all` count places, `asked_mine` and `asked_all` the visits that are wanted beside them.
    """

    turns: tuple[Turn, ...]
    mine: int
    all: int
    total: int
    later: int
    done: int
    planned: int
    asked_mine: int = 0
    asked_all: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A visit as a calendar shows it (nl: bezoek in de kalender)."""

    visit: Visit
    place: str
    kind: VisitKind
    state: VisitState
    who: str

    @property
    def called(self) -> str:
        """Who goes, by their first name alone, where there is little room (nl: roepnaam)."""
        return self.who.partition(" ")[0]

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


def due(
    *,
    by: Actor,
    on: date,
    mine: bool = True,
    month: date | None = None,
    first: int = 0,
    most: int = MOST,
    near: date | None = None,
) -> Due:
    """Who is due for a visit, late first, at the own places or all of the office (nl: wie is aan de beurt).

    Of all turns, `most` from the one numbered `first`. `later` counts those after the day `near`; `done` and `planned` the visits
    of a month, given by one of its days; None: of this month. The number of queries does not grow. Raises: NotFound.
    """
    require(by, Act.LIST, Resource.VISIT)
    with looking(by):
        roster, here = roster_for(by, on), open_places(by, on).filter(VISITED)
        own = here.filter(own_ground(roster, by))
        visits, asked = visible(by, Act.LIST, Visit.objects.all()), _rows(by, mine=mine).filter(state=VisitState.ASKED.value)
        called = sorted([*calls(own if mine else here, visits, on), *wanted(asked)], key=lambda one: (one.day, one.name))
        turns = turns_of(called[first : first + most], visits, roster, by)
        wanted_too = [_rows(by, mine=own_only).filter(state=VisitState.ASKED.value).count() for own_only in (True, False)]
        places, states = (own.count(), here.count()), _in_month(by, month or on, mine=mine)
    later = sum(near is not None and one.day > near for one in called)
    done, planned = states.get(VisitState.HELD.value, 0), states.get(VisitState.PLANNED.value, 0)
    return Due(turns, *places, len(called), later, done, planned, *wanted_too)


def calendar(*, by: Actor, since: date, until: date, mine: bool = True, each_day: int | None = None) -> tuple[Shown, ...]:
    """The visits of some days, first and last included, by day and time (nl: kalender). Raises: NotFound.

    `each_day`: of every day no more than this many; `how_many` says how many there are.
    """
    require(by, Act.LIST, Resource.VISIT)
    with looking(by):
        rows = _shown_on(by, since, until, mine=mine)
        if each_day is not None:
            place = Window(RowNumber(), partition_by="on", order_by=("at", "pk"))
            rows = rows.annotate(place=place).filter(place__lte=each_day)
        return _shown(list(rows.select_related("location__agency").order_by("on", "at", "pk")))


def how_many(*, by: Actor, since: date, until: date, mine: bool = True) -> Mapping[date, int]:
    """How many visits a calendar has on each of some days (nl: bezoeken per dag). Raises: NotFound."""
    require(by, Act.LIST, Resource.VISIT)
    with looking(by):
        rows = _shown_on(by, since, until, mine=mine).values_list("on")
        return dict(rows.annotate(Count("pk")).order_by("on"))


def one(visit_id: UUID, *, by: Actor) -> tuple[Shown, tuple[Shown, ...]]:
    """A visit, and the latest ones at the same location (nl: een bezoek). Raises: NotFound."""
    with looking(by):
        visit = visible(by, Act.SEE, Visit.objects.select_related("location__agency")).filter(pk=visit_id).first()
        if visit is None:
            raise NotFound
        rows = visible(by, Act.LIST, Visit.objects.filter(location=visit.location_id).exclude(pk=visit.pk))
        earlier = list(rows.filter(on__lte=visit.on).select_related("location__agency").order_by("-on")[:5])
        return _shown([visit])[0], _shown(earlier)


def own_places(*, by: Actor, on: date, most: int) -> tuple[PlaceMeant, ...]:
    """Some of the places of who asks, by name, to choose from before anything is typed (nl: eigen plekken). Raises: NotFound."""
    check_goes_out(by=by)
    with looking(by):
        keys = open_places(by, on).filter(own_ground(roster_for(by, on), by)).values_list("pk", flat=True)
        return named(Q(pk__in=list(keys)), most)


def open_place(location_id: UUID, *, by: Actor, on: date) -> AgencyLocation:
    """One location of the office that is open on a day (nl: open plek). Raises: NotFound."""
    check_goes_out(by=by)
    with looking(by):
        found = open_places(by, on).select_related("agency").filter(pk=location_id).first()
    if found is None:
        raise NotFound
    return found


def check_goes_out(*, by: Actor) -> None:
    """Refuse who neither visits nor gives alerts, and so has no place to choose (nl: gaat op pad). Raises: NotFound."""
    if not may(by, Act.CREATE, Resource.VISIT):
        require(by, Act.CREATE, Resource.ALERT)


def cover(*, by: Actor, on: date) -> tuple[Cover, ...]:
    """Who takes over for whoever asks, and for whom they take over, now and later (nl: vervanging)."""
    with looking(by):
        rows = Absence.objects.filter(Q(until=None) | Q(until__gte=on), Q(person=by.person_id) | Q(stand_in=by.person_id))
        rows = rows.exclude(stand_in=None).select_related("person", "stand_in").order_by("since")
        return tuple(
            Cover(row.since, row.until, row.person.name, row.stand_in.name if row.stand_in else "", row.person_id == by.person_id)
            for row in rows
        )


def _rows(by: Actor, *, mine: bool) -> QuerySet[Visit]:
    rows = visible(by, Act.LIST, Visit.objects.all())
    return rows.filter(person_id=by.person_id) if mine else rows


def _shown_on(by: Actor, since: date, until: date, *, mine: bool) -> QuerySet[Visit]:
    return _rows(by, mine=mine).filter(on__range=(since, until)).exclude(state=VisitState.ASKED.value)


def _in_month(by: Actor, on: date, *, mine: bool) -> Mapping[str, int]:
    begin = on.replace(day=1)
    days = (begin, months_later(begin, 1) - timedelta(days=1))
    return dict(_rows(by, mine=mine).filter(on__range=days).values_list("state").annotate(Count("pk")).order_by())


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
