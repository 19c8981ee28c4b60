from __future__ import annotations

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, transaction

from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return Person.objects.create(email="Mila@Gemeente.Example ", name="Mila Denkbeeldig")


def test_nobody_stands_above_the_rules(person):
    for power in ("is_superuser", "is_staff"):
        with pytest.raises(FieldDoesNotExist):
            Person._meta.get_field(power)
    assert not hasattr(person, "has_perm")


def test_one_address_is_one_person_in_any_case_of_letters(person):
    assert Person.objects.get_by_natural_key(" MILA@gemeente.example") == person
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="MILA@GEMEENTE.EXAMPLE", name="Iemand Anders")


def test_a_person_is_called_by_name(person):
    assert str(person) == "Mila Denkbeeldig"


@pytest.mark.parametrize("code", ["0392", "gm0392", "GM392", "PV2", "pv27"])
def test_a_seat_is_at_a_place_and_nowhere_else(person, code):
    with pytest.raises(IntegrityError), acting(HOUSE):
        Seat.objects.create(person=person, role=Role.MUNICIPALITY_CONTACT.value, place=code)
    with acting(HOUSE):
        assert not person.seats.exists()
