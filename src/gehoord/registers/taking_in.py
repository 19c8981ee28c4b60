"""Taking a register over: read whole or refused whole, and written in one transaction, so that nothing is ever half there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.utils import timezone

from gehoord.casework.exchange import take_in as take_in_cases
from gehoord.directory.exchange import upsert_locations
from gehoord.figures import exchange
from gehoord.figures.exchange import Register
from gehoord.figures.exchange.layout import FILES
from gehoord.outreach.exchange import take_in as take_in_outreach
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.words import Text
from gehoord.registers.models import Taking
from gehoord.registers.reaching import reaching
from gehoord.survey.exchange import take_in as take_in_marks
from gehoord.vault import journal

Tell = Callable[[Text], None]
"""Hears how far the work is (nl: voortgang)."""

LOCK = 0x72656769
"""The lock that lets one taking over at a time into an office (nl: slot)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a taking over (nl: uitkomst): rows added and changed. `known` where this folder was the last one already."""

    added: int
    changed: int
    known: bool = False


def take_in(folder: Path, *, office: UUID, by: Actor, tell: Tell, on: date | None = None) -> Outcome:
    """Take over the register in a folder for an office, all of it or nothing (nl: register overnemen).

    Rows are known by their ids within the office: new ones are added, those that differ are changed, what the folder does not
    name stays. `on` is the day as of which a change holds that has no day of its own, else today. The same folder again changes
    nothing.
    Raises: NotFound, RegisterRefused, LocationsRefused, DoesNotFit, DatabaseAway, KeysAway.
    """
    require(by, Act.CREATE, Resource.REGISTER)
    tell(Text("Ik lees het register …", "Reading the register …"))
    register, fingerprint = exchange.read(folder), _fingerprint(folder)
    about = journal.Resource("registers.register", str(office))
    with reaching():
        journal.record(by=by, did="began to take over a register", on=about)
        with acting(by):
            outcome = _taken_in(register, fingerprint, office=office, by=by, tell=tell, on=on or timezone.localdate())
        journal.record(by=by, did="took over a register", on=about, outcome="known" if outcome.known else "given")
    return outcome


def _taken_in(register: Register, fingerprint: str, *, office: UUID, by: Actor, tell: Tell, on: date) -> Outcome:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, str(office)])
    last = Taking.objects.filter(office=office).order_by("-at").first()
    if last is not None and last.fingerprint == fingerprint:
        return Outcome(0, 0, known=True)
    tell(Text("Locaties …", "Locations …"))
    places = upsert_locations(register.locations, by=by, office_id=office)
    cases = take_in_cases(register, office=office, locations=places.ids, by=by, on=on, tell=tell)
    outreach = take_in_outreach(register.visits, register.alerts, office=office, locations=places.ids, by=by)
    marks = take_in_marks(register.marks, office=office, by=by)
    counts = [(places.added, places.changed), *((one.added, one.changed) for one in cases.values()), *outreach.values(), marks]
    outcome = Outcome(sum(added for added, _ in counts), sum(changed for _, changed in counts))
    Taking.objects.create(
        office_id=office,
        fingerprint=fingerprint,
        on=on,
        at=timezone.now(),
        person_id=by.person_id,
        added=outcome.added,
        changed=outcome.changed,
    )
    return outcome


def _fingerprint(folder: Path) -> str:
    told = hashlib.sha256()
    for name in FILES:
        content = (folder / name).read_bytes()
        told.update(f"{name}\0{len(content)}\0".encode())
        told.update(content)
    return told.hexdigest()
