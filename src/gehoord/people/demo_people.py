"""The invented people of a demo, one for each role, who can sign in with a password and a code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from gehoord.people import accounts
from gehoord.people.demo_account import DOMAIN, INVENTED, DemoAccount, demo_seed, make_demo_account
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role, needs_factor
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED

OFFICELESS = PLACED | {Role.ADMINISTRATOR, Role.AUDITOR}


def invite_all(data: Path, *, office_id: UUID, places: Mapping[Role, str]) -> DemoAccount:
    """Let everybody of the demo in: at this office, or at the place of their role; again changes nothing (nl: demo bevolken).

    Gives the account that a demo shows first.
    """
    shown = make_demo_account(data)
    for local, (code, name) in INVENTED.items():
        role, email = Role.coded(code), f"{local}@{DOMAIN}"
        if role in PLACED and role not in places:
            continue
        person = accounts.welcome(email=email, name=name, password=shown.password)
        with acting(HOUSE):
            office = None if role in OFFICELESS else office_id
            Seat.objects.get_or_create(person=person, role=role.value, office_id=office, place=places.get(role, ""), until=None)
        if needs_factor(role):
            _give_app(person, demo_seed(data, email))
    return shown


def _give_app(person: Person, seed: str) -> None:
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(person, seed)
