from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.agencies import add_agency, add_location, close_location
from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.directory.gaps import gaps, gaps_in, overlaps, roster_of_gaps
from gehoord.directory.in_use import map_on
from gehoord.directory.offices import give_area
from gehoord.directory.serving import roster_on
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.routing import Reach
from gehoord.practice.visiting import Setting

SINCE, DAY = date(2016, 1, 1), date(2016, 5, 1)


@pytest.fixture
def served(offices, people, house):
    """Every region has a counsellor."""
    for region in map_on(DAY).regions:
        assign_counsellor(region, people[0].id, since=SINCE, by=house)


def test_a_country_without_offices_is_all_gaps(house):
    found = gaps(DAY)
    assert len(found) == 390
    assert {gap.reason.nl for gap in found} == {"Hier werkt geen kantoor."}


def test_a_municipality_without_a_counsellor_is_a_gap(offices, people, house):
    assign_counsellor("GM0392", people[0].id, since=SINCE, by=house)
    found = gaps(DAY)
    assert len(found) == 389
    assert "GM0392" not in {gap.code for gap in found}


def test_a_country_that_is_served_has_no_gaps(served):
    assert gaps(DAY) == overlaps(DAY) == ()


def test_a_group_needs_a_fixed_face_and_an_office_does_not(served, office, people, house):
    agency = add_agency("De Brug", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)
    place = {"office_id": office.id, "by": house, "municipality": "GM0392"}
    group = add_location(agency, "De Linde", **place, setting=Setting.CLOSED)
    add_location(agency, "Kantoor", **place, setting=Setting.AMBULANT)
    add_location(agency, "Onbekend", **place)
    add_location(agency, "Later", **place, setting=Setting.OPEN, on=date(2017, 1, 1))
    close_location(add_location(agency, "Dicht", **place, setting=Setting.OPEN), by=house, on=SINCE)
    assert [(gap.reach, gap.code, gap.name) for gap in gaps(DAY)] == [(Reach.LOCATION, str(group.id), "De Linde")]
    assign_counsellor(group, people[1].id, since=SINCE, by=house)
    assert gaps(DAY) == ()
    report_absence(people[1].id, since=DAY, office_id=office.id, by=house)
    assert [gap.reason.en for gap in gaps(DAY)] == ["Bram Denkbeeldig is away and nobody stands in."]


def test_reading_only_what_may_lack_finds_what_reading_all_does(served, office, people, house):
    agency = add_agency("De Brug", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)
    place = {"office_id": office.id, "by": house, "municipality": "GM0392", "setting": Setting.OPEN}
    lonely, left, seen = (add_location(agency, name, **place) for name in ("Zonder", "Verlaten", "Bezet"))
    assign_counsellor(left, people[1].id, since=SINCE, by=house)
    assign_counsellor(seen, people[2].id, since=SINCE, by=house)
    report_absence(people[1].id, since=DAY, office_id=office.id, by=house)
    few = roster_of_gaps(DAY)
    assert set(few.locations) == {lonely.id, left.id}
    assert gaps_in(few) == gaps_in(roster_on(DAY))
    assert [gap.name for gap in gaps_in(few)] == ["Zonder", "Verlaten"]


def test_somebody_who_is_away_leaves_a_gap_unless_somebody_stands_in(served, people, office, house):
    report_absence(people[0].id, since=DAY, until=DAY, office_id=office.id, by=house)
    found = gaps(DAY)
    assert (len(found), {gap.reach for gap in found}) == (42, {Reach.REGION})
    report_absence(people[0].id, since=date(2016, 5, 2), office_id=office.id, by=house, stand_in_id=people[1].id)
    assert gaps(date(2016, 5, 2)) == ()


def test_ground_that_went_to_another_office_is_an_overlap(served, offices, people, house):
    assign_counsellor("GM0392", people[1].id, since=SINCE, by=house)
    give_area(offices[1].id, "GM0392", by=house, on=DAY)
    assert overlaps(date(2016, 4, 30)) == ()
    found = {gap.code: gap.reason.nl for gap in overlaps(DAY)}
    assert found["GM0392"] == f"Bram Denkbeeldig is toegewezen, maar het gebied is nu van {offices[1].name}."


def test_an_assignment_to_a_municipality_that_merged_is_an_overlap(served, people, house):
    assign_counsellor("GM0393", people[1].id, since=SINCE, by=house)
    assert overlaps(date(2018, 12, 31)) == ()
    (gap,) = overlaps(date(2019, 1, 1))
    assert (gap.code, gap.reason.en) == ("GM0393", "Bram Denkbeeldig is assigned, but this municipality is no more.")


def test_gaps_cost_the_same_however_many_there_are(served, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        gaps(DAY)
