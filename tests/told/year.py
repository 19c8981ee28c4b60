"""The road of a year for tests, told through the verbs: the year of Haarlem, from closing to handing over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from gehoord.casework.models import ConcernStanding
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting.handing.handing_over import hand_over
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road import making
from gehoord.reporting.road.closing import close
from gehoord.reporting.road.looking import look, to_look_at
from gehoord.reporting.road.signing import sign
from gehoord.reporting.stages import Stage

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
YEAR = Period.year(2016)

__all__ = [
    "NOW",
    "YEAR",
    "author_of",
    "bytes_of",
    "close_again",
    "handed",
    "looked_through",
    "made",
    "office_of_demo",
    "reader_of_demo",
    "report_on",
    "resting_at",
    "signed",
    "unmake",
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
    look(volume.pk, {one.edition.pk: one.seen for one in to_look_at(volume, by=by)}, by=by, at=NOW)


def signed(volume: Volume, author: Actor, second: Actor) -> Volume:
    for by in (author, second):
        looked_through(volume, by)
        sign(volume.pk, by=by, at=NOW)
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


def bytes_of(volume: Volume) -> dict[UUID, tuple[bytes, str, str, str]]:
    with acting(HOUSE):
        rows = Edition.objects.filter(volume=volume)
        return {row.pk: (bytes(row.figures), row.body, row.rest, json.dumps(row.opening)) for row in rows}


def close_again(road: Any) -> Volume:
    """A fact changes, and the period is closed once more."""
    with acting(HOUSE):
        ConcernStanding.objects.update(location=None)
    return close(YEAR, by=road.author, at=NOW)


def resting_at(turn: int, road: Any) -> Callable[[Any], Iterator[Any]]:
    """Somebody lets the making rest right before this turn."""
    in_turns = making._in_turns

    def turns(reports: Any) -> Iterator[Any]:
        for number, some in enumerate(in_turns(reports), 1):
            if number == turn:
                making.pause(road.volume.pk, by=road.author)
            yield some

    return turns


def unmake(volume: Volume, number: int | None = None) -> None:
    """As if who made it was stopped when so many reports were still to be made, all of them if no number is said."""
    with acting(HOUSE):
        keys = sorted(Edition.objects.filter(volume=volume).values_list("pk", flat=True))
        Edition.objects.filter(pk__in=keys[:number]).delete()
        Volume.objects.filter(pk=volume.pk).update(stage=Stage.BEING_MADE.value, certificate=None, made_at=None)
