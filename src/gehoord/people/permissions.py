"""May somebody do this? One answer from one table, for a screen, for a verb and for a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.guards import Guard, Guarded
from gehoord.people.models import CaseLink, Seat
from gehoord.people.roles import Role, grounds
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

M = TypeVar("M", bound=Model)


class NotFound(Refused):
    """It does not exist, or it is not for whoever asked; nobody hears which (nl: niet gevonden)."""

    sentence = Text("Dit is er niet, of het is niet voor u.", "This does not exist, or it is not meant for you.")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something, in the one role they act in now (nl: handelende).

    `person_id` is empty for the house itself, `office_id` for who belongs to no office; `session_id` is the visit.
    """

    person_id: UUID | None
    role: Role
    office_id: UUID | None = None
    session_id: str | None = None


HOUSE = Actor(None, Role.HOUSE)
"""The house itself, for what happens by the clock or by a command on the server (nl: het huis)."""

Thing = Guarded | Resource
"""A row that is guarded, or a kind of thing where there is no row yet (nl: waarover het gaat)."""


def may(actor: Actor, act: Act, thing: Thing) -> bool:
    """Whether somebody may do this (nl: mag dit). About a Resource: whether there is any ground on which they may."""
    if isinstance(thing, Resource):
        return bool(grounds(actor.role, thing, act))
    asked = grounds(actor.role, thing.guard.resource, act)
    return any(is_met(ground, actor, thing) for ground in sorted(asked, key=_CHEAP_FIRST.index))


def require(actor: Actor, act: Act, thing: Thing) -> None:
    """Go on only when somebody may do this (nl: vereisen). Raises: NotFound, whether it is absent or forbidden."""
    if not may(actor, act, thing):
        raise NotFound


def visible(actor: Actor, act: Act, rows: QuerySet[M]) -> QuerySet[M]:
    """Only the rows with which somebody may do this (nl: zichtbaar). The model has a `guard`."""
    guard: Guard = rows.model.guard  # type: ignore[attr-defined]  # every guarded model says what it is
    asked = grounds(actor.role, guard.resource, act)
    if Condition.EVERYWHERE in asked:
        return rows.all()
    wanted = Q(pk__in=[])
    for ground in asked:
        wanted |= _where(ground, actor, guard)
    return rows.filter(wanted)


def is_met(ground: Condition, actor: Actor, thing: Guarded) -> bool:
    """Whether one ground holds between somebody and a row (nl: voorwaarde vervuld)."""
    guard = thing.guard
    client, place = _held(thing, guard.client), _held(thing, guard.place)
    match ground:
        case Condition.EVERYWHERE:
            met = True
        case Condition.OWN_OFFICE:
            met = actor.office_id is not None and _held(thing, guard.office) == actor.office_id
        case Condition.OWN_RECORD:
            met = actor.person_id is not None and _held(thing, guard.person) == actor.person_id
        case Condition.OWN_CASE:
            met = client is not None and _links(actor).filter(client_id=client).exists()
        case Condition.ON_LEASE:
            met = client is not None and _leases(actor).filter(client_id=client).exists()
        case Condition.UNCLAIMED:
            met = client is not None and is_unclaimed(client)
        case Condition.ASSIGNED_PLACE:
            met = bool(place) and _places(actor).filter(place=place).exists()
        case Condition.HANDED_OVER:
            met = _held(thing, guard.handed) is not None and is_met(Condition.ASSIGNED_PLACE, actor, thing)
    return met


def is_unclaimed(client: UUID) -> bool:
    """Whether nobody was ever linked to a client (nl: nog van niemand). The database knows, also what the asker may not see."""
    with connection.cursor() as cursor:
        cursor.execute("select people_unclaimed(%s)", [client])
        (answer,) = cursor.fetchone()
    return bool(answer)


def _where(ground: Condition, actor: Actor, guard: Guard) -> Q:
    asked: dict[str, Any] = {}
    match ground:
        case Condition.OWN_OFFICE if actor.office_id:
            asked = {guard.office: actor.office_id}
        case Condition.OWN_RECORD if actor.person_id:
            asked = {guard.person: actor.person_id}
        case Condition.OWN_CASE if guard.client:
            asked = {f"{guard.client}__in": _links(actor).values("client_id")}
        case Condition.ON_LEASE if guard.client:
            asked = {f"{guard.client}__in": _leases(actor).values("client_id")}
        case Condition.ASSIGNED_PLACE if guard.place:
            asked = {f"{guard.place}__in": _places(actor).values("place")}
        case Condition.HANDED_OVER if guard.place and guard.handed:
            asked = {f"{guard.place}__in": _places(actor).values("place"), f"{guard.handed}__isnull": False}
        case Condition.UNCLAIMED if guard.client:
            return ~Q(Exists(CaseLink.objects.filter(client_id=OuterRef(guard.client))))
    return Q(**asked) if asked and "" not in asked else Q(pk__in=[])


def _links(actor: Actor) -> QuerySet[CaseLink]:
    return _held_now(actor).exclude(kind=CaseLink.LEASE)


def _leases(actor: Actor) -> QuerySet[CaseLink]:
    return _held_now(actor).filter(kind=CaseLink.LEASE)


def _held_now(actor: Actor) -> QuerySet[CaseLink]:
    links = CaseLink.objects.filter(Q(until=None) | Q(until__gt=Now()), since__lte=Now())
    return links.filter(person_id=actor.person_id) if actor.person_id else links.none()


def _places(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(person=actor.person_id, role=actor.role.value, until=None).exclude(place="")


def _held(thing: Guarded, field: str) -> Any:
    return getattr(thing, field) if field else None


_CHEAP_FIRST = tuple(Condition)
