"""A calendar that a phone or another program reads by a secret address: when there is a visit, and nothing about where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from icalendar import Calendar, Event

from gehoord.outreach.models import CalendarFeed, Visit
from gehoord.people.deeds import Act, Resource
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import acting
from gehoord.people.tokens import ADDRESS
from gehoord.practice.outreach import VisitState
from gehoord.practice.words import Language, Text
from gehoord.vault import journal

BACK, AHEAD = timedelta(days=31), timedelta(days=366)
LASTS = timedelta(hours=1)
NAME = Text("Bezoek", "Visit")
"""All that a calendar elsewhere is told (nl: naam in de agenda)."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of an own calendar, as far as it is known (nl: agenda-adres). The secret part is shown once."""

    id: UUID
    made_at: datetime
    said: str = ""


def address(*, by: Actor) -> Address | None:
    """The address one has now, None where there is none (nl: eigen agenda-adres)."""
    with acting(by):
        row = visible(by, Act.SEE, CalendarFeed.objects.filter(revoked_at=None)).first()
    return None if row is None else Address(row.pk, row.made_at)


def make_address(*, by: Actor, at: datetime) -> Address:
    """Make an address for the own calendar; the one before it ends (nl: agenda-adres maken). Raises: NotFound."""
    require(by, Act.CREATE, Resource.CALENDAR)
    if by.person_id is None:
        raise NotFound
    token = ADDRESS.draw()
    with acting(by):
        _end_mine(by, at)
        row = CalendarFeed(person_id=by.person_id, handle=token.handle, digest=token.digest, made_at=at)
        require(by, Act.CREATE, row)
        row.save(force_insert=True)
        journal.record(by=by, did="made a calendar address", on=row, part="outreach")
    return Address(row.pk, at, token.said)


def revoke_address(*, by: Actor, at: datetime) -> None:
    """End the address of the own calendar at once (nl: agenda-adres intrekken). Raises: NotFound."""
    require(by, Act.CLOSE, Resource.CALENDAR)
    with acting(by):
        if not _end_mine(by, at):
            raise NotFound
        journal.record(by=by, did="revoked a calendar address", part="outreach")


def read(typed: str, *, on: date, language: Language = "nl") -> bytes:
    """What a calendar elsewhere gets (nl: agenda lezen).

    For each visit that is planned or was held a day, perhaps a time, and the word "visit": no location, no kind, no name.
    Source: RFC 5545. Raises: NotFound, TriedTooOften.
    """
    token = ADDRESS.read(typed)
    if token is None:
        raise NotFound
    with acting(HOUSE):
        row = CalendarFeed.objects.filter(handle=token.handle, revoked_at=None).first()
        if row is None or not token.opens(row.digest) or not _goes_out(row.person_id):
            raise NotFound
        states = [VisitState.PLANNED.value, VisitState.HELD.value]
        visits = Visit.objects.filter(person_id=row.person_id, state__in=states, on__range=(on - BACK, on + AHEAD))
        found = list(visits.order_by("on", "at", "pk").values_list("pk", "on", "at"))
    whole = Calendar()
    whole.add("prodid", "-//gehoord//bezoeken//NL")
    whole.add("version", "2.0")
    for number, day, hour in found:
        whole.add_component(_event(number, day, hour, NAME.spoken_in(language), made_at=row.made_at))
    told: bytes = whole.to_ical()
    return told


def _goes_out(person_id: UUID) -> bool:
    """Whether somebody is still here in a role with a calendar; an address outlives nobody's work."""
    seats = Seat.objects.filter(person=person_id, person__is_active=True, until=None)
    roles = [Role.coded(code) for code in seats.values_list("role", flat=True)]
    return any(grounds(role, Resource.CALENDAR, Act.SEE) for role in roles)


def _event(number: UUID, day: date, hour: time | None, name: str, *, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{number}@gehoord")
    event.add("dtstamp", made_at)
    event.add("summary", name)
    event.add("class", "PRIVATE")
    if hour is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        begins = timezone.make_aware(datetime.combine(day, hour))
        event.add("dtstart", begins.astimezone(UTC))
        event.add("dtend", (begins + LASTS).astimezone(UTC))
    return event


def _end_mine(by: Actor, at: datetime) -> int:
    return visible(by, Act.CLOSE, CalendarFeed.objects.filter(revoked_at=None)).update(revoked_at=at)
