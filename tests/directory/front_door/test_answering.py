from __future__ import annotations

from datetime import date, time

import pytest

from gehoord.directory.front_door.answering import NoPhoneNumber, front_door, reachable, set_reachable
from gehoord.directory.front_door.words import Shows
from gehoord.directory.models import Office, Reachable
from gehoord.directory.opening import keep_week
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import Hours

DAY = date(2026, 3, 9)


def test_the_national_office_answers_unless_another_is_asked_for(offices):
    here, there = offices
    assert front_door(on=DAY).office_id == here.id
    assert front_door(on=DAY, office_id=there.id).name == there.name


def test_an_office_that_is_closed_does_not_answer(offices):
    here, there = offices
    Office.objects.filter(pk=here.id).update(until=date(2025, 12, 31))
    assert front_door(on=DAY, office_id=here.id).office_id == there.id
    Office.objects.update(until=date(2025, 12, 31))
    assert front_door(on=DAY) is None


def test_nobodys_name_is_shown_before_their_office_said_so(office, coordinator):
    assert reachable(office.id, by=coordinator) == ("", Shows.OFFICE)
    set_reachable(office.id, " 088  123 45 67 ", Shows.NAME, by=coordinator)
    set_reachable(office.id, "088 123 45 67", Shows.FIRST_NAME, by=coordinator)
    keep_week(office.id, Channel.PHONE, [Hours(time(9), time(17))] * 7, by=coordinator)
    found = front_door(on=DAY)
    assert (found.phone, found.shows) == ("088 123 45 67", Shows.FIRST_NAME)
    assert Channel.PHONE in found.hours.weeks
    assert Reachable.objects.count() == 1


@pytest.mark.parametrize("typed", ["bel ons", "javascript:alert(1)", "12", "088-123", "+31 6 1234 5678 9012 3456 789"])
def test_what_cannot_be_called_is_no_number(office, coordinator, typed):
    with pytest.raises(NoPhoneNumber):
        set_reachable(office.id, typed, Shows.OFFICE, by=coordinator)


def test_only_who_arranges_an_office_says_how_it_is_reached(offices, coordinator, people):
    here, there = offices
    for by, office in ((coordinator, there), (Actor(people[0].id, Role.COUNSELLOR, here.id), here)):
        with pytest.raises(NotFound):
            set_reachable(office.id, "", Shows.NAME, by=by)
        with pytest.raises(NotFound):
            reachable(office.id, by=by)
