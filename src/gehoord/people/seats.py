"""Giving roles and taking them back, and seeing who has which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from gehoord.people import visits
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.people.roles import GIVES, Role, grounds
from gehoord.people.scope import acting
from gehoord.people.second_factor.factors import KINDS
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal

PLACED = frozenset({Role.MUNICIPALITY_CONTACT, Role.REGION_CONTACT, Role.MINISTRY_CONTACT, Role.AGENCY_QUALITY_OFFICER})
"""Roles that are about one place, and belong to no office (nl: rollen bij een plaats)."""


class NotToYourself(Refused):
    """Somebody gave or took a role of their own (nl: niet aan jezelf)."""

    sentence = Text(
        "Uw eigen rollen verandert u niet zelf. Vraag het een andere beheerder of coördinator.",
        "You do not change your own roles. Ask another administrator or coordinator.",
    )


class SeatedAlready(Refused):
    """Somebody has this role at this place already (nl: heeft deze rol al)."""

    sentence = Text("{name} heeft deze rol hier al.", "{name} holds this role here already.")


class PlaceMissing(Refused):
    """A role was given without the office or the place it belongs to (nl: plaats ontbreekt)."""

    sentence = Text(
        "Zeg ook waar: de rol {role} hoort bij een gemeente of instantie, en andere rollen bij een kantoor.",
        "Say where as well: the role {role} belongs to a municipality or agency, and other roles to an office.",
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A role as somebody holds it (nl: rol van iemand)."""

    id: UUID
    role: Role
    office_id: UUID | None
    place: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an account, as the asker may see them (nl: collega)."""

    id: UUID
    name: str
    email: str
    is_active: bool
    has_factor: bool
    seats: tuple[Held, ...]


def held_by(person_id: UUID) -> list[Held]:
    """The roles somebody holds now (nl: mijn rollen). They must be who asks, or the house."""
    return [_held(seat) for seat in Seat.objects.filter(person=person_id, until=None).order_by("role", "place")]


def sees_colleagues(actor: Actor) -> bool:
    """Whether somebody may see the roles of others (nl: ziet collega's)."""
    return bool(grounds(actor.role, Resource.SEAT, Act.LIST) - {Condition.OWN_RECORD})


def colleagues(*, by: Actor) -> list[Colleague]:
    """Everybody the asker may see with their roles: of the own office, or all (nl: mensen). Raises: NotFound."""
    if not sees_colleagues(by):
        raise NotFound
    with acting(by):
        seats = list(visible(by, Act.LIST, Seat.objects.filter(until=None)).order_by("role", "place"))
        people = Person.objects.order_by("name")
        if Condition.EVERYWHERE not in grounds(by.role, Resource.PERSON, Act.LIST):
            people = people.filter(pk__in={seat.person_id for seat in seats})
        return list(_colleagues(people, seats))


def colleague(person_id: UUID, *, by: Actor) -> Colleague:
    """One of them (nl: een collega). Raises: NotFound."""
    found = next((one for one in colleagues(by=by) if one.id == person_id), None)
    if found is None:
        raise NotFound
    return found


def give(person_id: UUID, role: Role, *, by: Actor, office_id: UUID | None = None, place: str = "") -> None:
    """Give somebody a role; whoever is in starts anew (nl: rol geven).

    Raises: NotFound, NotToYourself, PlaceMissing, SeatedAlready.
    """
    if role not in GIVES.get(by.role, ()):
        raise NotFound
    if person_id == by.person_id:
        raise NotToYourself
    if not (place if role in PLACED else office_id or role in (Role.ADMINISTRATOR, Role.AUDITOR)):
        raise PlaceMissing(role=role.label)
    with acting(by):
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            raise NotFound
        seat = Seat(person=person, role=role.value, office_id=None if role in PLACED else office_id, place=place)
        require(by, Act.CREATE, seat)
        try:
            with transaction.atomic():
                seat.save(force_insert=True)
        except IntegrityError:
            raise SeatedAlready(name=person.name) from None
        journal.record(by=by, did="gave a role", on=seat, reason=role.value)
        visits.end_visits(person_id)


def take(seat_id: UUID, *, by: Actor) -> UUID:
    """Take a role back from somebody (nl: rol terugnemen). Whoever is in starts anew. Gives whose it was.

    Raises: NotFound, NotToYourself.
    """
    with acting(by):
        seat = visible(by, Act.CLOSE, Seat.objects.filter(pk=seat_id, until=None)).select_for_update().first()
        if seat is None or Role.coded(seat.role) not in GIVES.get(by.role, ()):
            raise NotFound
        if seat.person_id == by.person_id:
            raise NotToYourself
        seat.until = timezone.now()
        seat.save(update_fields=["until"])
        journal.record(by=by, did="took a role", on=seat, reason=seat.role)
        visits.end_visits(seat.person_id)
        return seat.person_id


def _colleagues(people: Iterable[Person], seats: list[Seat]) -> Iterable[Colleague]:
    with_factor = set(Authenticator.objects.filter(type__in=KINDS).values_list("user_id", flat=True))
    for person in people:
        own = tuple(_held(seat) for seat in seats if seat.person_id == person.pk)
        yield Colleague(person.pk, person.name, person.email, person.is_active, person.pk in with_factor, own)


def _held(seat: Seat) -> Held:
    return Held(seat.pk, Role.coded(seat.role), seat.office_id, seat.place, seat.since)
