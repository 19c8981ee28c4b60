"""Who is the fixed face where: assigning counsellors, letting somebody stand in, and reporting who is away."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from gehoord.directory.atlas import written
from gehoord.directory.in_use import map_on
from gehoord.directory.keeping import keep
from gehoord.directory.models import Absence, AgencyLocation, Assignment, OfficeArea, StandIn
from gehoord.directory.models.stretches import holds_on, meets
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.errors import Refused
from gehoord.practice.periods import ONE_DAY, Period
from gehoord.practice.words import Text
from gehoord.vault import journal

ONE_AT_A_TIME = ("place_has_one_counsellor", "location_has_one_counsellor", "assignment_has_one_stand_in", "absent_once")
"""The constraints by which the database takes no two at once (nl: nooit twee tegelijk)."""

PART = "directory"


class GroundTaken(Refused):
    """Somebody else is the fixed counsellor on one of the days (nl: al toegewezen)."""

    sentence = Text(
        "Van {since} tot {until} is {who} hier al de vaste vertrouwenspersoon. Kies andere dagen, of beëindig dat eerst.",
        "From {since} to {until} {who} is the fixed counsellor here already. Choose other days, or end that first.",
    )


class StandInTaken(Refused):
    """Somebody else stands in on one of the days (nl: waarnemer bestaat al)."""

    sentence = Text(
        "Van {since} tot {until} neemt {who} hier al waar. Kies andere dagen.",
        "From {since} to {until} {who} stands in here already. Choose other days.",
    )


class AwayAlready(Refused):
    """An absence was reported for days on which one is known already (nl: al afwezig gemeld)."""

    sentence = Text(
        "Van {since} tot {until} is {who} al afwezig gemeld. Kies de dagen die daar niet in vallen.",
        "{who} is reported away from {since} to {until} already. Choose the days outside that.",
    )


class StandsInForSelf(Refused):
    """Somebody was asked to stand in for themselves (nl: neemt waar voor zichzelf)."""

    sentence = Text(
        "Niemand kan voor zichzelf waarnemen. Kies een collega.", "Nobody can stand in for themselves. Choose a colleague."
    )


class NobodysArea(Refused):
    """A counsellor was assigned to a place where no office works on that day (nl: geen kantoor in dit gebied)."""

    sentence = Text(
        "In {place} werkt op {on} geen kantoor. Geef eerst een kantoor dit werkgebied.",
        "No office works in {place} on {on}. Give an office this area first.",
    )


class LocationClosed(Refused):
    """A counsellor was assigned to a location for days on which it is not open (nl: locatie gesloten)."""

    sentence = Text(
        "Deze locatie is in die dagen niet open. Kijk na wanneer zij openging of sloot.",
        "This location is not open on those days. Look up when it opened or closed.",
    )


@transaction.atomic
def assign_counsellor(
    ground: str | AgencyLocation, person_id: UUID, *, since: date, until: date | None = None, by: Actor
) -> Assignment:
    """Make somebody the fixed counsellor of a municipality, a youth region or a location (nl: toewijzen).

    `ground`: GM0392, JZ05 or a location. Whoever was assigned there earlier without a last day ends the day before `since`.
    Raises: NotFound, PeriodEndsBeforeItStarts, NobodysArea, LocationClosed, GroundTaken.
    """
    Period(since, until or since)
    location = None if isinstance(ground, str) else ground
    place = ground if isinstance(ground, str) else ""
    office_id = location.office_id if location else _office_of(place, since, by)
    assignment = Assignment(office_id=office_id, person_id=person_id, place=place, location=location, since=since, until=until)
    require(by, Act.CREATE, assignment)
    _check_open(location, since, until)
    here = Assignment.objects.filter(place=place, location=location, until__isnull=True, withdrawn=False)
    here.filter(since__lt=since).update(until=since - ONE_DAY)
    _keep(assignment)
    journal.record(by=by, did="assigned a counsellor", on=assignment, part=PART)
    return assignment


def end(row: Assignment | Absence, *, by: Actor, on: date) -> None:
    """Write down the last day of an assignment or an absence (nl: beëindigen).

    An assignment that was to begin later than `on` is withdrawn.
    Raises: NotFound, PeriodEndsBeforeItStarts; GroundTaken or AwayAlready where a later day meets another row.
    """
    require(by, Act.CLOSE, row)
    if isinstance(row, Assignment) and on < row.since:
        row.withdrawn = True
    else:
        row.until = Period(row.since, on).last
    _keep(row)
    journal.record(by=by, did="ended an assignment" if isinstance(row, Assignment) else "ended an absence", on=row, part=PART)


def stand_in(assignment: Assignment, person_id: UUID, *, since: date, until: date | None = None, by: Actor) -> StandIn:
    """Let somebody take this assignment over on the days the fixed counsellor is away (nl: laten waarnemen).

    Raises: NotFound, PeriodEndsBeforeItStarts, StandsInForSelf, StandInTaken.
    """
    row = StandIn(office_id=assignment.office_id, assignment=assignment, person_id=person_id, since=since, until=until)
    require(by, Act.CREATE, row)
    Period(since, until or since)
    if person_id == assignment.person_id:
        raise StandsInForSelf
    _keep(row)
    journal.record(by=by, did="arranged a stand-in", on=row, part=PART)
    return row


def report_absence(
    person_id: UUID, *, since: date, until: date | None = None, office_id: UUID, by: Actor, stand_in_id: UUID | None = None
) -> Absence:
    """Write down that somebody is away, and who takes all of their work over if anybody does (nl: afwezig melden).

    Also about oneself, where the table of rights lets a role do that. There is no place for a reason.
    Raises: NotFound, PeriodEndsBeforeItStarts, StandsInForSelf, AwayAlready.
    """
    absence = Absence(office_id=office_id, person_id=person_id, stand_in_id=stand_in_id, since=since, until=until)
    require(by, Act.CREATE, absence)
    Period(since, until or since)
    _keep(absence)
    journal.record(by=by, did="reported an absence", on=absence, part=PART)
    return absence


def _rivals(row: Assignment | StandIn | Absence) -> tuple[type[Refused], QuerySet[Any]]:
    """The rows that this one may not share a day with, and what to say when it does."""
    match row:
        case Assignment():
            return GroundTaken, Assignment.objects.filter(place=row.place, location=row.location_id, withdrawn=False)
        case StandIn():
            return StandInTaken, StandIn.objects.filter(assignment=row.assignment_id)
        case Absence():
            return AwayAlready, Absence.objects.filter(person=row.person_id)


def _keep(row: Assignment | StandIn | Absence) -> None:
    def taken() -> Refused:
        refusal, rivals = _rivals(row)
        other = rivals.exclude(pk=row.pk).filter(meets(row.since, row.until)).select_related("person").order_by("since")[0]
        until = written(other.until) if other.until else Text("nader bericht", "further notice")
        return refusal(who=other.person.name, since=written(other.since), until=until)

    keep(row, unless={**dict.fromkeys(ONE_AT_A_TIME, taken), "absence_stand_in_is_another": StandsInForSelf})


def _check_open(location: AgencyLocation | None, since: date, until: date | None) -> None:
    if location is None:
        return
    too_early = location.since is not None and since < location.since
    too_late = location.until is not None and (until is None or until > location.until)
    if too_early or too_late:
        raise LocationClosed


def _office_of(place: str, on: date, by: Actor) -> UUID:
    """The office that works in a place on a day; of a youth region with two offices their own, else that of the most towns."""
    towns = [town for town in map_on(on).municipalities if place in (town.code, town.region)]
    if not towns:
        raise NotFound
    offices = dict(OfficeArea.objects.filter(holds_on(on)).values_list("place", "office_id"))
    found = Counter(office for town in towns if (office := offices.get(town.code) or offices.get(town.province)))
    if not found:
        raise NobodysArea(place=place, on=written(on))
    return by.office_id if by.office_id in found and by.office_id else found.most_common(1)[0][0]
