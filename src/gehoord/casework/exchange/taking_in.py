"""Taking over what a register says about clients: compare, write what differs, and let the database judge the whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection

from gehoord.casework.exchange.clients import take_in_clients, take_in_residences
from gehoord.casework.exchange.comparing import DoesNotFit, TakenOver
from gehoord.casework.exchange.concerns import take_in_concerns
from gehoord.casework.exchange.conflicts import conflicts
from gehoord.casework.exchange.contacts import take_in_contacts
from gehoord.casework.exchange.moved_on import without_moved_on
from gehoord.casework.exchange.run import Run, Tell
from gehoord.casework.exchange.trajectories import take_in_trajectories
from gehoord.figures.exchange import Register
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.words import Text

NOT_TOGETHER = Text(
    "Wat in de map staat en wat er al was, spreken elkaar tegen ({wall}).",
    "What the folder says and what was there contradict each other ({wall}).",
)


def take_in(
    register: Register, *, office: UUID, locations: Mapping[str, UUID], by: Actor, on: date, tell: Tell
) -> dict[str, TakenOver]:
    """Take over clients and all that belongs to them, all or nothing (nl: overnemen). Gives the counts by file.

    Rows are known by their id within the office. What is new is added, what differs is changed, with a dated row as of `on`
    where the change has no day of its own; what the folder does not name stays. Doing it again changes nothing. What it says of
    a client who was handed over to another office is left out, and `tell` hears of whom.
    Raises: NotFound, DoesNotFit.
    """
    require(by, Act.CREATE, Resource.REGISTER)
    run = Run(office, by, on, locations, tell)
    try:
        with acting(by):
            theirs, left_out = without_moved_on(register, office)
            if left_out is not None:
                tell(left_out)
            if points := conflicts(theirs, office):
                raise DoesNotFit(points)
            return _taken_in(theirs, run)
    except IntegrityError as reason:
        wall = getattr(getattr(reason.__cause__, "diag", None), "constraint_name", None) or "?"
        raise DoesNotFit([NOT_TOGETHER.filled(wall=wall)]) from reason


def _taken_in(register: Register, run: Run) -> dict[str, TakenOver]:
    tell, counts = run.tell, {}
    tell(Text("Cliënten …", "Clients …"))
    counts["clients"] = take_in_clients(register, run)
    counts["residences"] = take_in_residences(register, run)
    tell(Text("Contacten …", "Contacts …"))
    counts["contacts"] = take_in_contacts(register.contacts, run)
    tell(Text("Vragen, problemen en klachten …", "Questions, problems and complaints …"))
    counts["concerns"] = take_in_concerns(register, run)
    tell(Text("Trajecten en acties …", "Trajectories and actions …"))
    counts["actions"] = take_in_trajectories(register, run)
    tell(Text("De database kijkt alles na …", "The database checks everything …"))
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
    return counts
