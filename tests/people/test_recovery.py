from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.people import ELSEWHERE, PASSWORD, colleague, sit

from gehoord.people.letting_in import recovery
from gehoord.people.letting_in.recovery import ByAnother
from gehoord.people.models import Recovery
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.second_factor.factors import has_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost():
    return colleague(Role.COUNSELLOR)


@pytest.mark.parametrize("order", [(Role.COORDINATOR, Role.ADMINISTRATOR), (Role.ADMINISTRATOR, Role.COORDINATOR)])
def test_two_people_in_either_order(lost, order):
    first, second = (colleague(role) for role in order)
    assert recovery.confirm(lost.person.pk, by=first.actor) == ""
    assert has_factor(lost.person.pk)
    drawn = recovery.confirm(lost.person.pk, by=second.actor)
    assert not has_factor(lost.person.pk)
    lost.person.refresh_from_db()
    assert lost.person.check_password(drawn)
    assert not lost.person.check_password(PASSWORD), "who learned the old password does not come in with it"
    assert recovery.standing(lost.person.pk, by=first.actor) is None


def test_one_person_in_two_roles_is_one_person(lost):
    both = colleague(Role.COORDINATOR)
    sit(both.person, Role.ADMINISTRATOR)
    recovery.confirm(lost.person.pk, by=both.actor)
    with pytest.raises(ByAnother):
        recovery.confirm(lost.person.pk, by=Actor(both.person.pk, Role.ADMINISTRATOR))


def test_two_coordinators_are_not_enough(lost):
    one, other = colleague(Role.COORDINATOR), colleague(Role.COORDINATOR)
    recovery.confirm(lost.person.pk, by=one.actor)
    assert recovery.confirm(lost.person.pk, by=other.actor) == ""
    assert has_factor(lost.person.pk)


def test_nobody_confirms_for_themselves():
    me = colleague(Role.COORDINATOR)
    with pytest.raises(ByAnother, match="een ander mens"):
        recovery.confirm(me.person.pk, by=me.actor)


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.AUDITOR, Role.MUNICIPALITY_CONTACT])
def test_others_have_no_say(lost, role):
    with pytest.raises(NotFound):
        recovery.confirm(lost.person.pk, by=colleague(role).actor)


def test_a_coordinator_of_another_office_does_not_know_them(lost):
    with pytest.raises(NotFound):
        recovery.confirm(lost.person.pk, by=colleague(Role.COORDINATOR, office=ELSEWHERE).actor)


def test_a_first_word_is_forgotten_after_a_day(lost):
    one, other = colleague(Role.COORDINATOR), colleague(Role.ADMINISTRATOR)
    recovery.confirm(lost.person.pk, by=one.actor)
    with acting(HOUSE):
        Recovery.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert recovery.confirm(lost.person.pk, by=other.actor) == ""
    assert has_factor(lost.person.pk)
