from __future__ import annotations

from datetime import date

from gehoord.directory.arranging import worklist
from gehoord.directory.demo import tell_directory
from gehoord.directory.models import Absence, Assignment
from gehoord.directory.opening import timetable_of
from gehoord.people.models import Seat
from gehoord.people.roles import Role
from gehoord.practice.contacts import Channel

DAY = date(2026, 3, 9)


def test_the_office_of_a_demo_is_at_work_and_something_is_left_to_arrange(office, people, house, coordinator):
    for person in people[:2]:
        Seat.objects.create(person=person, role=Role.COUNSELLOR.value, office_id=office.id)
    assert tell_directory(people[0].email, on=DAY) > 10
    assert tell_directory(people[0].email, on=DAY) == 0
    assert 0 < len(worklist(by=coordinator, on=DAY)) < 40
    assert Channel.CHAT in timetable_of(office.id, by=coordinator, on=DAY).weeks
    assert Absence.objects.count() == 1


def test_nobody_with_that_address_tells_nothing(office, house):
    assert tell_directory("niemand@kantoor.example", on=DAY) == 0
    assert not Assignment.objects.exists()
