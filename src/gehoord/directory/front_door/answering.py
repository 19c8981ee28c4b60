"""Which office answers at the front door, when, and how it is reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.directory.front_door.words import Shows
from gehoord.directory.models import Office, Reachable
from gehoord.directory.models.stretches import holds_on
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.opening import timetable_of
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.opening import Timetable
from gehoord.practice.words import Text
from gehoord.vault import journal

PART = "directory"
_PHONE = re.compile(r"\+?[0-9][0-9 ]{6,18}[0-9]")


class NoPhoneNumber(Refused):
    """What was typed cannot be called (nl: geen telefoonnummer)."""

    sentence = Text(
        "Schrijf het telefoonnummer met cijfers en spaties, zoals 088 123 45 67. Laat het leeg als er geen is.",
        "Write the phone number in digits and spaces, such as 088 123 45 67. Leave it empty when there is none.",
    )


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """The office a visitor meets (nl: voordeur). `phone` is empty where nobody can be called."""

    office_id: UUID
    name: str
    phone: str
    shows: Shows
    hours: Timetable


def front_door(*, on: date, office_id: UUID | None = None) -> FrontDoor | None:
    """The office that answers on a day: the one asked for, else the national one, else the first (nl: voordeur).

    None while no office is open. Asked by a visitor, so it acts as the house; four queries.
    """
    with acting(HOUSE):
        offices = list(Office.objects.filter(holds_on(on)).order_by("name"))
        national = [one for one in offices if one.kind == OfficeKind.NATIONAL.value]
        asked = [one for one in offices if one.pk == office_id]
        chosen = next(iter([*asked, *national, *offices]), None)
        if chosen is None:
            return None
        return _opened(chosen, on, HOUSE)


def reachable(office_id: UUID, *, by: Actor) -> tuple[str, Shows]:
    """The phone number of an office and what it shows of its people (nl: bereikbaarheid). Raises: NotFound."""
    with acting(by):
        require(by, Act.SEE, Reachable(office_id=office_id))
        return _reach(office_id)


def set_reachable(office_id: UUID, phone: str, shows: Shows, *, by: Actor) -> None:
    """Write down how visitors reach an office, and what they hear of its people (nl: bereikbaarheid vastleggen).

    Raises: NotFound, NoPhoneNumber.
    """
    number = " ".join(phone.split())
    if number and not _PHONE.fullmatch(number):
        raise NoPhoneNumber
    with acting(by):
        require(by, Act.CREATE, Reachable(office_id=office_id))
        row, _new = Reachable.objects.update_or_create(office_id=office_id, defaults={"phone": number, "shows": shows.value})
        journal.record(by=by, did="changed how an office is reached", on=row, part=PART)


def _opened(office: Office, on: date, by: Actor) -> FrontDoor:
    phone, shows = _reach(office.pk)
    return FrontDoor(office.pk, office.name, phone, shows, timetable_of(office.pk, by=by, on=on))


def _reach(office_id: UUID) -> tuple[str, Shows]:
    row = Reachable.objects.filter(office=office_id).first()
    # Nobody's name is shown before their office has said that it may be.
    return (row.phone, Shows.coded(row.shows)) if row else ("", Shows.OFFICE)
