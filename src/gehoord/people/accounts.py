"""Giving somebody an account and a seat, and asking which seats they hold."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from gehoord.people.models import Person, Seat, Tongue
from gehoord.people.roles import Role
from gehoord.practice.words import Language

Visitor = Person | AnonymousUser
"""Whoever asks for a page, signed in or not (nl: bezoeker)."""


@transaction.atomic
def welcome(*, email: str, name: str, password: str) -> Person:
    """Give somebody an account, or give the one they have this name and password (nl: account geven).

    The password is hashed only when it is new, so welcoming somebody twice changes nothing.
    """
    known = Person.objects.filter(email=email.strip().lower()).first()
    person = known or Person(email=email)
    person.name = name
    person.is_active = True
    if known is None or not known.check_password(password):
        person.set_password(password)
    person.save()
    return person


@transaction.atomic
def seat(person: Person, role: Role, *, municipality: str) -> None:
    """Let a person hold a role for a municipality (nl: plek geven). `municipality` is the CBS code."""
    Seat.objects.get_or_create(person=person, role=role.value, municipality=municipality)


def municipalities_of(visitor: Visitor) -> frozenset[str]:
    """The codes of the municipalities whose contact this visitor is; none for a stranger (nl: mijn gemeenten)."""
    if not isinstance(visitor, Person) or not visitor.is_active:
        return frozenset()
    seats = visitor.seats.filter(role=Role.MUNICIPALITY_CONTACT.value)
    return frozenset(seats.values_list("municipality", flat=True))


def prefer(visitor: Visitor, language: Language) -> None:
    """Remember the language a person chose; a stranger is not remembered (nl: taal onthouden)."""
    if isinstance(visitor, Person):
        visitor.language = Tongue.coded(language).value
        visitor.save(update_fields=["language"])
