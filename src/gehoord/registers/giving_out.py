"""Giving a register out: as it stands, or as it stood at the end of a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gehoord.casework.exchange import give_out as give_out_cases
from gehoord.directory.workplaces import Workplace, workplaces
from gehoord.figures import exchange
from gehoord.figures.exchange import Register
from gehoord.figures.exchange.rows import Location
from gehoord.outreach.exchange import give_out as give_out_outreach
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import one_picture
from gehoord.people.permissions import Actor, require
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.registers.reaching import reaching
from gehoord.survey.exchange import give_out as give_out_marks
from gehoord.vault import journal

Tell = Callable[[Text], None]
"""Hears how far the work is (nl: voortgang)."""

_KEYS = {
    "clients": "client_id",
    "contacts": "contact_id",
    "concerns": "concern_id",
    "actions": "action_id",
    "visits": "visit_id",
    "alerts": "alert_id",
    "marks": "mark_id",
}


class SameIds(Refused):
    """Two offices call different things by one id, so they do not go into one folder (nl: gelijke codes)."""

    sentence = Text(
        "Twee kantoren gebruiken dezelfde codes, zoals {code}. Maak een map per kantoor, met --office.",
        "Two offices use the same ids, such as {code}. Make a folder for each office, with --office.",
    )


def give_out(folder: Path, *, by: Actor, tell: Tell, office: UUID | None = None, year: int | None = None) -> Register:
    """Write the register of an office, or of all, to a folder in one fixed order (nl: register uitvoeren).

    With `year` it is as it stood on 31 December: what came later, and the ending of what ended later, is left out.
    The journal has it before anything is read. Raises: NotFound, SameIds, DatabaseAway, TargetNotARegister, RegisterNotWritten.
    """
    require(by, Act.EXPORT, Resource.REGISTER)
    about = journal.Resource("registers.register", str(office or "all"))
    with reaching():
        journal.record(by=by, did="gave out a register", on=about, reason="whole" if year is None else f"year_{year}")
        tell(Text("Ik lees het register …", "Reading the register …"))
        register = register_of(by=by, office=office, year=year)
    tell(Text("Ik schrijf …", "Writing …"))
    exchange.write(register, folder)
    return register


def register_of(*, by: Actor, office: UUID | None = None, year: int | None = None, last: date | None = None) -> Register:
    """The register of an office, or of all, whole or as it stood at the end of a year or of a last day (nl: register).

    Raises: NotFound, SameIds.
    """
    last = last if year is None else date(year, 12, 31)
    offices = None if office is None else [office]
    with one_picture():
        places = workplaces(by=by)
        called = _called(places, office)
        cases = give_out_cases(offices=offices, locations=called, last=last, by=by)
        visits, alerts = give_out_outreach(offices=offices, locations=called, last=last, by=by)
        marks = give_out_marks(offices=offices, last=last, by=by)
    named = {row.location_id for row in cases.contacts} | {row.location_id for row in cases.concerns}
    named |= {row.location_id for row in visits} | {row.location_id for row in alerts}
    register = Register(
        locations=tuple(
            Location(called[place.id], place.agency, place.kind, place.name, place.municipality)
            for place in places
            if office in (None, place.office) or called[place.id] in named
        ),
        clients=cases.clients,
        residences=cases.residences,
        contacts=cases.contacts,
        concerns=cases.concerns,
        actions=cases.actions,
        visits=visits,
        alerts=alerts,
        marks=marks,
    )
    _check_ids(register)
    return register


def _called(places: Sequence[Workplace], office: UUID | None) -> dict[UUID, str]:
    """What each location is called outside: its own id, or where another has that one, its key here."""
    taken: set[str] = set()
    called = {}
    for place in sorted(places, key=lambda one: (one.office != office, str(one.office))):
        called[place.id] = str(place.id) if place.code in taken else place.code
        taken.add(called[place.id])
    return called


def _check_ids(register: Register) -> None:
    for file, key in _KEYS.items():
        seen: set[str] = set()
        rows: tuple[Any, ...] = getattr(register, file)
        for row in rows:
            code = getattr(row, key)
            if code in seen:
                raise SameIds(code=code)
            seen.add(code)
