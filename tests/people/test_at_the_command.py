from __future__ import annotations

import pytest

from gehoord.people.at_the_command import PersonUnknown, at_the_command
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting


@pytest.mark.django_db
def test_a_command_is_of_the_house_and_says_who_gave_it():
    with acting(HOUSE):
        person = Person.objects.create(email="anna@kantoor.example", name="Anna Verzonnen")
        gone = Person.objects.create(email="bram@kantoor.example", name="Bram Verzonnen", is_active=False)
    assert at_the_command(None) == HOUSE
    assert (at_the_command(" Anna@Kantoor.example").person_id, at_the_command(person.email).role) == (person.pk, Role.HOUSE)
    for email in (gone.email, "cato@kantoor.example"):
        with pytest.raises(PersonUnknown, match=email):
            at_the_command(email)
