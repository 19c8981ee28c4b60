from __future__ import annotations

from uuid import uuid4

import pytest
from django.core import mail
from tests.told.people import colleague

from gehoord.jobs import tell_password_changed
from gehoord.people.accounts import as_themselves
from gehoord.people.letting_in.own_password import tell_changed
from gehoord.people.roles import Role

pytestmark = pytest.mark.django_db


def test_whose_account_it_is_hears_of_it_in_their_language_and_no_more_than_that():
    person = colleague(Role.COUNSELLOR, with_app=False).person
    tell_password_changed.func(person=str(person.pk))
    person.language = "en"
    with as_themselves(person.pk):
        person.save(update_fields=["language"])
    assert tell_changed(person.pk) == 1
    dutch, english = mail.outbox
    assert (dutch.subject, english.subject) == ("Uw wachtwoord is veranderd", "Your password was changed")
    assert dutch.to == [person.email]
    assert person.name not in dutch.body


def test_nobody_is_told_of_an_account_that_is_gone():
    assert tell_changed(uuid4()) == 0
