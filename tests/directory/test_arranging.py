from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory import arranging
from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.assignments import assign_counsellor, report_absence, stand_in
from gehoord.directory.serving import roster_on
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.routing import Reach
from gehoord.practice.visiting import Setting

SINCE, DAY = date(2016, 1, 1), date(2016, 5, 1)


def test_the_worklist_of_a_coordinator_is_that_of_the_own_office(offices, coordinator, house):
    everything = arranging.worklist(by=Actor(coordinator.person_id, Role.ADMINISTRATOR), on=DAY)
    own = arranging.worklist(by=coordinator, on=DAY)
    assert {"GM0392"} <= {gap.code for _region, gap in own} < {gap.code for _region, gap in everything}
    assert "GM0014" not in {gap.code for _region, gap in own}
    assert {gap.code: region for region, gap in own}["GM0392"] == "Zuid Kennemerland"


def test_a_location_is_arranged_by_who_keeps_it_up(offices, coordinator, house):
    agency = add_agency("De Brug", AgencyKind.YOUTH_CARE_PROVIDER, office_id=offices[1].id, by=house)
    place = {"by": house, "municipality": "GM0392", "setting": Setting.OPEN}
    mine, theirs = (add_location(agency, "De Linde", office_id=office.id, **place) for office in offices)
    found = {gap.code: region for region, gap in arranging.worklist(by=coordinator, on=DAY)}
    assert str(theirs.id) not in found
    assert found[str(mine.id)] == "Zuid Kennemerland"


def test_an_assignment_on_ground_that_moved_is_of_whose_it_is(offices, people, coordinator, house):
    assign_counsellor("GM0393", people[0].id, since=SINCE, by=house)
    later = arranging.worklist(by=coordinator, on=date(2019, 1, 1))
    assert [gap.reach for _region, gap in later if gap.code == "GM0393"] == [Reach.MUNICIPALITY]


def test_a_town_says_who_is_its_face_and_who_is_there_today(offices, people, coordinator, house):
    of_region = assign_counsellor("JZ11", people[0].id, since=SINCE, by=house)
    region = next(one for one in arranging.regions(by=coordinator, on=DAY) if one.code == "JZ11")
    assert region.counsellor == people[0].name
    assert {(town.counsellor, town.by_region, town.present) for town in region.towns} == {(people[0].name, True, people[0].name)}
    report_absence(people[0].id, since=DAY, office_id=offices[0].id, by=house)
    stand_in(of_region, people[1].id, since=DAY, by=house)
    region = next(one for one in arranging.regions(by=coordinator, on=DAY) if one.code == "JZ11")
    assert {town.present for town in region.towns} == {people[1].name}


def test_regions_are_those_of_one_office_where_one_is_said(offices, coordinator):
    every, own = (arranging.regions(by=coordinator, on=DAY, office=office) for office in (None, offices[0].id))
    assert 0 < len(own) < len(every) == 42


def test_a_ground_knows_everybody_it_had(offices, people, coordinator, house):
    assign_counsellor("GM0392", people[0].id, since=SINCE, by=house)
    turn = assign_counsellor("GM0392", people[1].id, since=DAY, by=house)
    stand_in(turn, people[2].id, since=DAY, by=house)
    found = arranging.ground("GM0392", by=coordinator, on=DAY)
    assert [one.who for one in found.turns] == [people[1].name, people[0].name]
    assert found.turns[0].stand_ins == ((people[2].name, DAY, None),)
    assert (found.now(DAY).who, found.now(SINCE).who, found.now(date(2015, 1, 1))) == (people[1].name, people[0].name, None)
    assert (found.office_id, found.region) == (offices[0].id, "Zuid Kennemerland")


def test_who_may_not_see_absences_sees_no_ground(offices, people):
    outsider = Actor(people[0].id, Role.MUNICIPALITY_CONTACT)
    for asked in (arranging.regions, arranging.missing):
        with pytest.raises(NotFound):
            asked(by=outsider, on=DAY)
    for call in (lambda: arranging.worklist(by=outsider, on=DAY), lambda: arranging.ground("GM0392", by=outsider, on=DAY)):
        with pytest.raises(NotFound):
            call()


def test_who_is_missing_is_of_the_own_office_and_not_over(offices, people, coordinator, house):
    report_absence(people[0].id, since=SINCE, until=date(2016, 4, 30), office_id=offices[0].id, by=house)
    report_absence(people[1].id, since=DAY, office_id=offices[0].id, by=house, stand_in_id=people[0].id)
    report_absence(people[2].id, since=DAY, office_id=offices[1].id, by=house)
    assert [(one.who, one.stand_in) for one in arranging.missing(by=coordinator, on=DAY)] == [(people[1].name, people[0].name)]


def test_a_merged_municipality_lies_in_the_region_it_went_to(offices):
    roster = roster_on(date(2019, 1, 1))
    assert arranging.region_of("GM0393", roster) == arranging.region_of("GM0394", roster) != ""
    assert arranging.region_of("", roster) == ""
