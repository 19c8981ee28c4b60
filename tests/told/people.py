"""Colleagues for tests, told through the verbs: with a password, a role, and an app for codes where the role needs one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

from gehoord.people import accounts, seats
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role, needs_factor
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED

OFFICE = UUID("0f0f0f0f-0000-4000-8000-00000000000a")
ELSEWHERE = UUID("0f0f0f0f-0000-4000-8000-00000000000b")
PASSWORD = "een lang wachtwoord"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can sign in."""

    person: Person
    role: Role | None
    actor: Actor


def colleague(role: Role | None = None, *, office: UUID = OFFICE, with_app: bool | None = None, name: str = "") -> Colleague:
    """Somebody with a role, if one is said; with an app for codes where the role needs one, unless said otherwise."""
    number = next(_numbers)
    person = accounts.welcome(email=f"collega{number}@kantoor.example", name=name or f"Collega {number}", password=PASSWORD)
    if role:
        sit(person, role, office=office)
    if with_app if with_app is not None else role is not None and needs_factor(role):
        TOTP.activate(person, SEED)
    at = None if role is None or role in (*PLACED, Role.ADMINISTRATOR, Role.AUDITOR) else office
    return Colleague(person, role, Actor(person.pk, role or Role.NEWCOMER, at, "a visit"))


def sit(person: Person, role: Role, *, office: UUID = OFFICE) -> None:
    placed = role in PLACED
    at = None if placed or role in (Role.ADMINISTRATOR, Role.AUDITOR) else office
    seats.give(person.pk, role, by=HOUSE, office_id=at, place="GM0392" if placed else "")


def seat_of(person: Person) -> Seat:
    with acting(HOUSE):
        return Seat.objects.get(person=person, until=None)


def code_of(person: Person, *, later: int = 0) -> str:
    """The code of now, or of some half minutes later; a code opens once."""
    secret = decrypt(Authenticator.objects.get(user=person, type="totp").data["secret"])
    steps = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, steps[len(steps) // 2] + later))


def forget_codes(person: Person) -> None:
    """As if the half minute were over, so that a test need not wait."""
    cache.clear()
    for app in Authenticator.objects.filter(user=person, type="totp"):
        app.data.pop("used_up_to", None)
        with acting(HOUSE):
            app.save()


def enter(client: Client, somebody: Colleague) -> Client:
    """Sign in as somebody, with the code that is asked."""
    answer = client.post("/inloggen/", {"login": somebody.person.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    if answer["Location"] == "/inloggen/sleutel/":
        answer = client.post("/inloggen/sleutel/", {"code": code_of(somebody.person)})
        assert answer.status_code == 302, answer.text
        forget_codes(somebody.person)
    return client
