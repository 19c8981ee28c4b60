from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.offices import settle
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting


@pytest.fixture
def house(db):
    """The database sees the house itself at work."""
    with acting(HOUSE):
        yield HOUSE


@pytest.fixture
def offices(house):
    """Two invented offices; the first works in Noord-Holland among others, the second in Groningen."""
    return settle(on=date(2015, 1, 1))


@pytest.fixture
def office(offices):
    return offices[0]


@pytest.fixture
def people(house):
    """Four invented counsellors."""
    names = ("Anna Verzonnen", "Bram Denkbeeldig", "Cato Bedacht", "Daan Gefingeerd")
    return [Person.objects.create(name=name, email=f"{name.split()[0].lower()}@kantoor.example") for name in names]


@pytest.fixture
def coordinator(office):
    return Actor(Person.objects.create(name="Coen", email="coen@kantoor.example").id, Role.COORDINATOR, office.id)


@pytest.fixture
def counsellor(office, people):
    return Actor(people[0].id, Role.COUNSELLOR, office.id)
