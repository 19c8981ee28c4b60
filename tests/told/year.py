"""The road of a year for tests, told through the verbs: the year of Haarlem, from closing to handing over."""

from __future__ import annotations

from datetime import UTC, datetime

from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting.handing.handing_over import hand_over
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road import making
from gehoord.reporting.road.closing import close
from gehoord.reporting.road.signing import look, picked, sign

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
YEAR = Period.year(2016)

__all__ = [
    "NOW",
    "YEAR",
    "author_of",
    "handed",
    "looked_through",
    "made",
    "office_of_demo",
    "reader_of_demo",
    "report_on",
    "signed",
]


def office_of_demo() -> Actor:
    """The report author of the demo."""
    return author_of("rapporten", Role.REPORT_AUTHOR)


def author_of(local: str, role: Role) -> Actor:
    with acting(HOUSE):
        person = Person.objects.get(email=f"{local}@demo.gehoord.example")
        seat = person.seats.get(until=None)
        return Actor(person.pk, role, seat.office_id, "a visit")


def reader_of_demo() -> Actor:
    return author_of("gemeente", Role.MUNICIPALITY_CONTACT)


def made(author: Actor, period: Period = YEAR) -> Volume:
    """A bundle whose reports are all there."""
    volume = close(period, by=author, at=NOW)
    making.begin(volume.pk, by=author, at=NOW)
    making.make(volume.pk)
    return fresh(volume)


def looked_through(volume: Volume, by: Actor) -> None:
    for one in picked(volume, by=by):
        look(volume.pk, one.edition.pk, by=by, at=NOW)


def signed(volume: Volume, author: Actor, second: Actor) -> Volume:
    looked_through(volume, author)
    sign(volume.pk, by=author, at=NOW)
    sign(volume.pk, by=second, at=NOW)
    return fresh(volume)


def handed(volume: Volume, author: Actor, second: Actor) -> Volume:
    signed(volume, author, second)
    hand_over(volume.pk, by=author, at=NOW)
    return fresh(volume)


def fresh(volume: Volume) -> Volume:
    with acting(HOUSE):
        return Volume.objects.get(pk=volume.pk)


def report_on(volume: Volume, unit: str) -> Edition:
    with acting(HOUSE):
        return Edition.objects.get(volume=volume, unit=unit)
