from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.agencies import add_agency, add_location, close_location
from gehoord.directory.assignments import (
    AwayAlready,
    GroundTaken,
    LocationClosed,
    NobodysArea,
    StandInTaken,
    StandsInForSelf,
    assign_counsellor,
    end,
    report_absence,
    stand_in,
)
from gehoord.directory.models import Absence, Assignment, OfficeArea
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.periods import PeriodEndsBeforeItStarts
from gehoord.practice.visiting import Setting
from gehoord.vault.models import JournalEntry

FIRST, LAST, LATER = date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)


@pytest.fixture
def group(office, house):
    agency = add_agency("De Brug, jeugdhulp", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)
    return add_location(agency, "De Linde", office_id=office.id, by=house, municipality="GM0392", setting=Setting.OPEN)


@pytest.fixture(params=["GM0392", "JZ11", "location"])
def ground(request, group):
    return group if request.param == "location" else request.param


def test_the_office_of_the_ground_has_the_assignment(ground, office, people, house):
    assignment = assign_counsellor(ground, people[0].id, since=FIRST, by=house)
    assert (assignment.office_id, assignment.since, assignment.until) == (office.id, FIRST, None)
    assert str(assignment) == "Assignment 2020-01-01"


def test_a_successor_ends_what_ran_without_a_last_day(ground, people, house):
    before = assign_counsellor(ground, people[0].id, since=FIRST, by=house)
    assign_counsellor(ground, people[1].id, since=LATER, by=house)
    before.refresh_from_db()
    assert before.until == LAST


def test_two_fixed_faces_on_one_day_are_refused(ground, people, house):
    assign_counsellor(ground, people[0].id, since=FIRST, until=LAST, by=house)
    with pytest.raises(GroundTaken, match="Van 01-01-2020 tot 31-12-2020 is Anna Verzonnen"):
        assign_counsellor(ground, people[1].id, since=LAST, by=house)
    assert assign_counsellor(ground, people[1].id, since=LATER, by=house)


def test_a_refused_successor_leaves_the_predecessor_as_it_was(ground, people, house):
    planned = assign_counsellor(ground, people[2].id, since=LATER, by=house)
    running = assign_counsellor(ground, people[0].id, since=FIRST, until=date(2020, 6, 30), by=house)
    with pytest.raises(GroundTaken, match="nader bericht"):
        assign_counsellor(ground, people[1].id, since=date(2020, 7, 1), by=house)
    for row, until in ((planned, None), (running, date(2020, 6, 30))):
        row.refresh_from_db()
        assert row.until == until


def test_an_assignment_ends_on_its_last_day_and_cannot_grow_into_the_next(ground, people, house):
    running = assign_counsellor(ground, people[0].id, since=FIRST, by=house)
    end(running, by=house, on=LAST)
    assign_counsellor(ground, people[1].id, since=LATER, by=house)
    with pytest.raises(GroundTaken, match="Bram"):
        end(running, by=house, on=LATER)


def test_what_has_not_begun_is_withdrawn(ground, people, house):
    planned = assign_counsellor(ground, people[0].id, since=LATER, by=house)
    end(planned, by=house, on=FIRST)
    assert Assignment.objects.get().withdrawn
    assert assign_counsellor(ground, people[1].id, since=LATER, by=house)


def test_the_last_day_comes_after_the_first(people, office, house):
    with pytest.raises(PeriodEndsBeforeItStarts):
        assign_counsellor("GM0392", people[0].id, since=LATER, until=FIRST, by=house)
    with pytest.raises(PeriodEndsBeforeItStarts):
        report_absence(people[0].id, since=LATER, until=FIRST, office_id=office.id, by=house)


def test_ground_without_an_office_has_no_counsellor(people, office, house):
    OfficeArea.objects.filter(place="PV27").update(until=LAST)
    with pytest.raises(NobodysArea, match="GM0392"):
        assign_counsellor("GM0392", people[0].id, since=LATER, by=house)


@pytest.mark.parametrize("place", ["GM9999", "PV27", "", "Haarlem"])
def test_a_place_that_is_none_is_refused(place, people, offices, house):
    with pytest.raises(NotFound):
        assign_counsellor(place, people[0].id, since=FIRST, by=house)


def test_a_closed_location_gets_nobody(group, people, house):
    close_location(group, by=house, on=LAST)
    with pytest.raises(LocationClosed):
        assign_counsellor(group, people[0].id, since=FIRST, by=house)
    assert assign_counsellor(group, people[0].id, since=FIRST, until=LAST, by=house)


def test_one_stand_in_at_a_time_and_never_oneself(people, offices, house):
    assignment = assign_counsellor("GM0392", people[0].id, since=FIRST, by=house)
    with pytest.raises(StandsInForSelf):
        stand_in(assignment, people[0].id, since=FIRST, by=house)
    stand_in(assignment, people[1].id, since=FIRST, until=LAST, by=house)
    with pytest.raises(StandInTaken, match="Bram"):
        stand_in(assignment, people[2].id, since=LAST, by=house)
    assert stand_in(assignment, people[2].id, since=LATER, by=house)


def test_an_absence_is_known_once_and_can_end_sooner(people, office, house):
    absence = report_absence(people[0].id, since=FIRST, office_id=office.id, by=house)
    with pytest.raises(AwayAlready, match="Anna Verzonnen al afwezig"):
        report_absence(people[0].id, since=LAST, until=LAST, office_id=office.id, by=house)
    end(absence, by=house, on=date(2020, 1, 7))
    assert report_absence(people[0].id, since=LAST, until=LAST, office_id=office.id, by=house)
    with pytest.raises(StandsInForSelf):
        report_absence(people[1].id, since=FIRST, office_id=office.id, by=house, stand_in_id=people[1].id)


def test_a_coordinator_assigns_in_the_own_area_alone(coordinator, people, offices, house):
    with acting(coordinator):
        assert assign_counsellor("GM0392", people[0].id, since=FIRST, by=coordinator)
        with pytest.raises(NotFound):
            assign_counsellor("GM0014", people[0].id, since=FIRST, by=coordinator)
        assert report_absence(people[0].id, since=FIRST, office_id=offices[0].id, by=coordinator)
        with pytest.raises(NotFound):
            report_absence(people[1].id, since=FIRST, office_id=offices[1].id, by=coordinator)
    assert Absence.objects.count() == 1


def test_a_counsellor_assigns_nobody(counsellor, people, offices, house):
    with acting(counsellor), pytest.raises(NotFound):
        assign_counsellor("GM0392", people[0].id, since=FIRST, by=counsellor)


def test_a_counsellor_reports_their_own_absence_and_nobody_elses(counsellor, people, offices, house):
    oneself = Actor(people[0].id, counsellor.role, offices[0].id)
    with acting(oneself):
        away = report_absence(people[0].id, since=FIRST, office_id=offices[0].id, by=oneself, stand_in_id=people[1].id)
        end(away, by=oneself, on=LAST)
        with pytest.raises(NotFound):
            report_absence(people[1].id, since=FIRST, office_id=offices[0].id, by=oneself)
    assert Absence.objects.get().until == LAST


def test_who_serves_what_is_written_down(people, office, house):
    assigned = assign_counsellor("GM0392", people[0].id, since=FIRST, by=house)
    stand_in(assigned, people[1].id, since=FIRST, by=house)
    end(report_absence(people[0].id, since=FIRST, office_id=office.id, by=house), by=house, on=LAST)
    end(assigned, by=house, on=LAST)
    lines = JournalEntry.objects.filter(part="directory").values_list("did", flat=True)
    assert sorted(lines) == [
        "arranged a stand-in",
        "assigned a counsellor",
        "ended an absence",
        "ended an assignment",
        "reported an absence",
    ]
