"""How the verbs of outreach come to their rows: as whoever asks, and absent looks like forbidden."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from gehoord.directory.models import AgencyLocation
from gehoord.people.deeds import Act, Condition
from gehoord.people.guards import Guard
from gehoord.people.models import Person
from gehoord.people.permissions import Actor, NotFound, visible
from gehoord.people.roles import grounds

M = TypeVar("M", bound=Model)


def held(kind: type[M], row: UUID, act: Act, *, by: Actor) -> M:
    """A row with which somebody may do this, theirs until the transaction ends (nl: vastgehouden rij). Raises: NotFound.

    What was only handed to somebody is answered and not worked with, so it is not held.
    """
    guard: Guard = kind.guard  # type: ignore[attr-defined]  # every row of this room is guarded
    if not grounds(by.role, guard.resource, act) - {Condition.HANDED_OVER}:
        raise NotFound
    rows = kind._default_manager.select_for_update(of=("self",))  # noqa: SLF001 - Django's public name
    found = visible(by, act, rows).filter(pk=row).first()
    if found is None:
        raise NotFound
    return found


def place(location_id: UUID) -> AgencyLocation:
    """A location with its agency (nl: locatie). Raises: NotFound."""
    found = AgencyLocation.objects.select_related("agency").filter(pk=location_id).first()
    if found is None:
        raise NotFound
    return found


def names_of(people: set[UUID | None]) -> dict[UUID, str]:
    """What people are called, by their id, as far as the asker may see (nl: namen)."""
    return dict(Person.objects.filter(pk__in=[one for one in people if one]).values_list("pk", "name"))
