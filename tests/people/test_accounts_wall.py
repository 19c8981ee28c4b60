from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, connection, transaction
from tests.told.people import PASSWORD, colleague

from gehoord.people.accounts import as_themselves
from gehoord.people.accounts_wall import helpers
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting

pytestmark = pytest.mark.django_db


def test_without_anybody_acting_no_account_changes_and_no_factor_goes():
    somebody = colleague(Role.COUNSELLOR)
    assert Person.objects.update(password="stolen") == 0
    assert Authenticator.objects.update(type="webauthn") == 0
    assert Authenticator.objects.all().delete()[0] == 0
    somebody.person.refresh_from_db()
    assert somebody.person.check_password(PASSWORD)


def test_a_colleague_changes_only_the_own_account():
    me, somebody = colleague(Role.COUNSELLOR), colleague(Role.COUNSELLOR)
    with acting(me.actor):
        assert Person.objects.filter(pk=somebody.person.pk).update(name="Iemand Anders") == 0
        assert Authenticator.objects.filter(user=somebody.person).delete()[0] == 0
        assert Person.objects.filter(pk=me.person.pk).update(name="Nieuwe Naam") == 1
    with as_themselves(somebody.person.pk):
        assert Authenticator.objects.filter(user=somebody.person).delete()[0] == 1


def test_who_lets_others_in_again_changes_their_accounts():
    assert set(helpers()) == {"house", "administrator", "coordinator"}
    somebody = colleague(Role.COUNSELLOR)
    with acting(HOUSE):
        assert Person.objects.filter(pk=somebody.person.pk).update(name="Nieuwe Naam") == 1


def test_an_account_is_never_removed_by_who_serves_people():
    somebody = colleague(Role.COUNSELLOR)
    with pytest.raises(DatabaseError), transaction.atomic(), acting(HOUSE), connection.cursor() as cursor:
        cursor.execute("delete from people_person where id = %s", [somebody.person.pk])


def test_nobody_keeps_when_somebody_last_came_in():
    with connection.cursor() as cursor:
        cursor.execute("select attname from pg_attribute where attrelid = 'people_person'::regclass and not attisdropped")
        assert "last_login" not in {name for (name,) in cursor.fetchall()}
