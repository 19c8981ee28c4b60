from __future__ import annotations

import pytest
from django.utils import timezone
from tests.told.people import ELSEWHERE, OFFICE, colleague, seat_of

from gehoord.people import seats
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.vault.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_a_role_given_and_taken_stands_in_the_journal():
    by, somebody = colleague(Role.COORDINATOR), colleague()
    seats.give(somebody.person.pk, Role.COUNSELLOR, by=by.actor, office_id=OFFICE)
    seats.take(seat_of(somebody.person).pk, by=by.actor)
    lines = JournalEntry.objects.filter(person_id=by.person.pk).order_by("at", "shard", "number")
    assert {(line.did, line.reason) for line in lines} == {("gave a role", "counsellor"), ("took a role", "counsellor")}


def test_a_seat_that_ended_is_kept_with_its_days():
    by, somebody = colleague(Role.COORDINATOR), colleague(Role.COUNSELLOR)
    seats.take(seat_of(somebody.person).pk, by=by.actor)
    with acting(HOUSE):
        seat = Seat.objects.get(person=somebody.person)
        assert seat.since <= seat.until <= timezone.now()


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.ALERTS_OFFICER, Role.MUNICIPALITY_CONTACT])
def test_who_gives_no_roles_sees_no_colleagues_and_gives_none(role):
    by, somebody = colleague(role), colleague()
    with pytest.raises(NotFound):
        seats.colleagues(by=by.actor)
    with pytest.raises(NotFound):
        seats.give(somebody.person.pk, Role.COUNSELLOR, by=by.actor, office_id=OFFICE)


def test_the_database_refuses_a_role_of_another_office_too():
    by, somebody = colleague(Role.COORDINATOR), colleague()
    with acting(by.actor), pytest.raises(Exception, match="row-level security"):
        Seat.objects.create(person=somebody.person, role=Role.COUNSELLOR.value, office_id=ELSEWHERE)


def test_an_auditor_sees_who_holds_what_and_changes_nothing():
    by, somebody = colleague(Role.AUDITOR), colleague(Role.COUNSELLOR)
    found = seats.colleague(somebody.person.pk, by=by.actor)
    assert [held.role for held in found.seats] == [Role.COUNSELLOR]
    with pytest.raises(NotFound):
        seats.take(found.seats[0].id, by=by.actor)


def test_somebody_sees_the_own_roles_and_nobody_elses():
    one, other = colleague(Role.COUNSELLOR), colleague(Role.COUNSELLOR)
    with acting(one.actor):
        assert [held.role for held in seats.held_by(one.person.pk)] == [Role.COUNSELLOR]
        assert seats.held_by(other.person.pk) == []
