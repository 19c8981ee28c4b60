"""Invented clients for the counsellor of a demo and a colleague, told through the verbs like anybody's."""

from __future__ import annotations

import secrets
from datetime import date
from uuid import UUID

from gehoord.casework.demo.cases import Cast, tell_all
from gehoord.casework.models import Access
from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.models import Agency, AgencyLocation, Office
from gehoord.people import accounts
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import Setting

__all__ = ["tell_demo"]

AGENCY, GROUP, MUNICIPALITY = "Jeugdhulp Stoelendans", "Groene Bank", "GM0392"


def tell_demo(email: str, *, on: date) -> int:
    """Give the counsellor with this address some clients, unless they have any (nl: demo vertellen). Gives how many were told.

    Nobody with that address, or nobody with that role: nothing is told.
    """
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or Access.objects.filter(person=seat.person_id).exists():
            return 0
        domain = email.partition("@")[2]
        elsewhere = Office.objects.exclude(pk=seat.office_id).order_by("name").values_list("pk", flat=True).first()
        colleague = _colleague(f"collega@{domain}", "Bram Proef", seat.office_id)
        afar = _colleague(f"elders@{domain}", "Ans Elders", elsewhere or seat.office_id)
        place = _place(seat.office_id)
    counsellor = Actor(seat.person_id, Role.COUNSELLOR, seat.office_id)
    return tell_all(Cast(counsellor, colleague, afar, place), on)


def _colleague(email: str, name: str, office: UUID) -> Actor:
    """A colleague who is asked things and never signs in: nobody knows the password."""
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = accounts.welcome(email=email, name=name, password=secrets.token_urlsafe(24))
    Seat.objects.get_or_create(person=person, role=Role.COUNSELLOR.value, office_id=office, place="", until=None)
    return Actor(person.pk, Role.COUNSELLOR, office)


def _place(office: UUID) -> UUID:
    agency = Agency.objects.filter(name=AGENCY).first()
    if agency is None:
        agency = add_agency(AGENCY, AgencyKind.YOUTH_CARE_PROVIDER, office_id=office, by=HOUSE)
    here = AgencyLocation.objects.filter(agency=agency, office=office, name=GROUP).first()
    if here is None:
        here = add_location(agency, GROUP, office_id=office, by=HOUSE, municipality=MUNICIPALITY, setting=Setting.CLOSED)
    return here.pk
