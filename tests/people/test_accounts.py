from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.told.people import colleague

from gehoord.config.settings.accounts import PASSWORD_HASHERS
from gehoord.people import accounts
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.second_factor.factors import has_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return accounts.welcome(email="Mila@Gemeente.Example ", name="Mila Denkbeeldig", password="een lang wachtwoord")


def test_a_password_is_kept_as_argon2_makes_it(settings):
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    person = accounts.welcome(email="noor@gemeente.example", name="Noor Denkbeeldig", password="een lang wachtwoord")
    assert person.password.startswith("argon2$argon2id$")
    assert person.check_password("een lang wachtwoord")


def test_welcome_keeps_an_address_in_lower_case(person):
    assert person.email == "mila@gemeente.example"
    assert Person.objects.get_by_natural_key(" MILA@gemeente.example") == person


def test_welcoming_somebody_twice_changes_nothing(person):
    again = accounts.welcome(email="mila@gemeente.example", name="Mila Denkbeeldig", password="een lang wachtwoord")
    assert again == person
    assert again.password == person.password
    assert Person.objects.count() == 1


def test_welcome_with_another_password_replaces_it(person):
    accounts.welcome(email="mila@gemeente.example", name="Mila Denkbeeldig", password="een ander wachtwoord")
    person.refresh_from_db()
    assert person.check_password("een ander wachtwoord")
    assert not person.check_password("een lang wachtwoord")


def test_a_seat_is_given_once(person):
    accounts.seat(person, Role.MUNICIPALITY_CONTACT, municipality="GM0392")
    accounts.seat(person, Role.MUNICIPALITY_CONTACT, municipality="GM0392")
    with acting(HOUSE):
        assert [(one.role, one.place) for one in person.seats.all()] == [(Role.MUNICIPALITY_CONTACT.value, "GM0392")]


def test_a_language_is_remembered_of_a_person_and_not_of_a_stranger(person):
    accounts.prefer(AnonymousUser(), "en")
    accounts.prefer(person, "en")
    person.refresh_from_db()
    assert person.language == "en"


@pytest.mark.parametrize("is_lost", [True, False])
def test_with_a_new_password_goes_a_key_that_nobody_has_the_codes_of(settings, is_lost):
    person = colleague(Role.COUNSELLOR).person
    if is_lost:
        settings.SECRET_KEY = "the key of somewhere else"
    accounts.renew_password(person.email, "een ander lang wachtwoord")
    assert has_factor(person.pk) != is_lost
