"""Giving somebody an account and a seat, and asking which seats they hold."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from gehoord.people.models import Person, Seat, Tongue
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.seats import give
from gehoord.people.second_factor.factors import forget_lost
from gehoord.people.visits import end_visits
from gehoord.practice.words import Language
from gehoord.vault import journal

Visitor = Person | AnonymousUser
"""Whoever asks for a page, signed in or not (nl: bezoeker)."""


def as_themselves(person_id: UUID) -> AbstractContextManager[None]:
    """Do what is inside as somebody without any role, for what is their own: an account, a factor (nl: als zichzelf)."""
    return acting(Actor(person_id, Role.NEWCOMER))


def welcome(*, email: str, name: str, password: str) -> Person:
    """Let the house give somebody an account, or give the one they have this name and password (nl: account geven).

    The password is hashed only when it is new, so welcoming somebody twice changes nothing.
    """
    with acting(HOUSE):
        known = Person.objects.filter(email=email.strip().lower()).first()
        person = known or Person(email=email)
        person.name = name
        person.is_active = True
        if known is None or not known.check_password(password):
            person.set_password(password)
        person.save()
    return person


def seat(person: Person, role: Role, *, municipality: str) -> None:
    """Let the house give a person a role for a municipality (nl: plek geven). `municipality` is the CBS code."""
    with acting(HOUSE):
        Seat.objects.get_or_create(person=person, role=role.value, office_id=None, place=municipality, until=None)


def invite(*, email: str, name: str, password: str, role: Role | None, office_id: UUID | None = None, place: str = "") -> None:
    """Let the house make an account, with a role if one is given; all or nothing (nl: uitnodigen).

    Raises: PlaceMissing, SeatedAlready.
    """
    with transaction.atomic():
        person = welcome(email=email, name=name, password=password)
        if role:
            give(person.pk, role, by=HOUSE, office_id=office_id, place=place)


def renew_password(email: str, password: str) -> None:
    """Let the house give somebody another password, end visits and drop a lost key (nl: nieuw wachtwoord). Raises: NotFound."""
    with acting(HOUSE):
        person = Person.objects.filter(email=email.strip().lower()).first()
        if person is None:
            raise NotFound
        person.set_password(password)
        person.save(update_fields=["password"])
        journal.record(by=HOUSE, did="renewed a password", on=person)
        end_visits(person.pk)
        forget_lost(person.pk)


def prefer(visitor: Visitor, language: Language) -> None:
    """Remember the language a person chose; a stranger is not remembered (nl: taal onthouden)."""
    if isinstance(visitor, Person):
        visitor.language = Tongue.coded(language).value
        with as_themselves(visitor.pk):
            visitor.save(update_fields=["language"])
