from __future__ import annotations

from datetime import date

import pytest
from tests.told.casework import colleague
from tests.told.intake import NOW, TODAY, later

from gehoord.directory.assignments import AwayAlready, assign_counsellor, report_absence
from gehoord.directory.offices import give_area
from gehoord.intake import desk
from gehoord.intake import workload as module
from gehoord.intake.workload import workload
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting


@pytest.fixture
def area(front):
    with acting(HOUSE):
        for place in ("GM0392", "GM0473"):
            give_area(front.team.here, place, by=HOUSE, on=date(2016, 1, 1))


def of_region(found, name):
    return next(one for one in found.regions if one.name == name)


def test_what_waits_is_counted_by_region_and_is_the_own_office(front, area):
    front.letter(municipality="GM0392")
    taken = front.letter(about=front.team.place)
    desk.take(taken, by=front.counsellor, at=NOW)
    front.letter()
    found = workload(by=front.team.coordinator, at=later(hours=1))
    assert (len(found.waiting), found.unassigned) == (3, 2)
    here = of_region(found, "Zuid Kennemerland")
    assert (here.waiting, here.unassigned, here.gaps) == (2, 1, 2)
    assert (of_region(found, "").waiting, found.regions[-1].name) == (1, "")
    assert workload(by=colleague(front.team.there, Role.COORDINATOR), at=NOW).waiting == ()


def test_what_is_about_a_place_counts_there_and_not_where_somebody_lives(front, area):
    front.letter(about=front.team.place, municipality="GM0363")
    found = workload(by=front.team.coordinator, at=later(hours=1))
    assert of_region(found, "Zuid Kennemerland").waiting == 1
    assert sum(one.waiting for one in found.regions) == len(found.waiting) == 1


def test_who_is_away_is_counted_where_they_are_the_fixed_face(front, area):
    with acting(HOUSE):
        person = front.counsellor.person_id
        assign_counsellor("GM0392", person, since=TODAY, by=HOUSE)
        report_absence(person, since=TODAY, office_id=front.team.here, by=HOUSE)
    found = workload(by=front.team.coordinator, at=NOW)
    assert [one.person_id for one in found.absent] == [person]
    assert of_region(found, "Zuid Kennemerland").absent == 1


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.ADVICE_LINE_WORKER, Role.ALERTS_OFFICER, Role.AUDITOR])
def test_the_workload_is_for_who_arranges_it(front, role):
    with pytest.raises(NotFound):
        workload(by=colleague(front.team.here, role), at=NOW)


def test_who_goes_away_later_is_there_today(front, area):
    with acting(HOUSE):
        report_absence(front.counsellor.person_id, since=later(days=3).date(), office_id=front.team.here, by=HOUSE)
    assert workload(by=front.team.coordinator, at=NOW).absent == ()


def test_two_stretches_that_meet_are_one_colleague_who_is_away(front, area, monkeypatch):
    with acting(HOUSE):
        person, office = front.counsellor.person_id, front.team.here
        report_absence(person, since=TODAY, office_id=office, by=HOUSE)
        # The database takes no second one that shares a day; whatever it held, somebody is away once.
        with pytest.raises(AwayAlready):
            report_absence(person, since=later(days=3).date(), office_id=office, by=HOUSE)
    told = module.missing
    monkeypatch.setattr(module, "missing", lambda **asked: told(**asked) * 2)
    assert [one.person_id for one in workload(by=front.team.coordinator, at=NOW).absent] == [person]
