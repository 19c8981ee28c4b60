from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.assignments import assign_counsellor, report_absence, stand_in
from gehoord.directory.models import OfficeArea
from gehoord.directory.serving import roster_on, who_serves
from gehoord.people.permissions import NotFound
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.routing import Reach
from gehoord.practice.visiting import Setting

SINCE, DAY = date(2016, 1, 1), date(2016, 5, 1)


@pytest.fixture
def group(office, house):
    agency = add_agency("De Brug, jeugdhulp", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)
    return add_location(agency, "De Linde", office_id=office.id, by=house, municipality="GM0392", setting=Setting.OPEN)


@pytest.fixture
def assigned(group, people, house):
    """Anna at the location, Bram in the municipality, Cato in the region."""
    grounds = (group, "GM0392", "JZ11")
    return [assign_counsellor(ground, who.id, since=SINCE, by=house) for ground, who in zip(grounds, people, strict=False)]


def chosen(serving):
    return serving.propose().chosen


def test_who_stays_somewhere_has_the_counsellor_of_that_place(assigned, group, offices):
    proposal = who_serves(location=group.id, on=DAY).propose()
    assert (proposal.chosen.who.name, proposal.chosen.reach) == ("Anna Verzonnen", Reach.LOCATION)
    assert proposal.chosen.reason.nl == "Anna Verzonnen is de vaste vertrouwenspersoon van De Linde."
    others = [option.who and option.who.name for option in proposal.alternatives]
    assert others == ["Bram Denkbeeldig", "Cato Bedacht", offices[0].name, None]


def test_who_lives_at_home_has_the_counsellor_of_the_municipality(assigned):
    serving = who_serves(municipality="GM0392", on=DAY)
    assert (chosen(serving).who.name, chosen(serving).reach) == ("Bram Denkbeeldig", Reach.MUNICIPALITY)


def test_a_neighbour_town_has_the_counsellor_of_the_region(assigned):
    assert chosen(who_serves(municipality="GM0397", on=DAY)).reach is Reach.REGION


def test_where_nobody_is_assigned_the_office_of_the_province_is(assigned, offices):
    option = chosen(who_serves(municipality="GM0014", on=DAY))
    assert (option.who.code, option.who.name, option.reach) == (str(offices[1].id), offices[1].name, Reach.PROVINCE)


def test_an_office_of_the_municipality_goes_before_that_of_the_province(offices):
    OfficeArea.objects.create(office=offices[1], place="GM0397", since=SINCE)
    assert chosen(who_serves(municipality="GM0397", on=DAY)).who.name == offices[1].name


def test_nothing_known_is_the_desk(assigned):
    assert chosen(who_serves(on=DAY)).reach is Reach.DESK


def test_before_the_first_day_nobody_is_assigned(assigned):
    assert chosen(who_serves(municipality="GM0392", on=date(2015, 12, 31))).reach is Reach.PROVINCE


def test_a_merged_municipality_is_served_by_that_of_its_successor(assigned, people, house):
    later = date(2020, 1, 1)
    assign_counsellor("GM0394", people[3].id, since=date(2019, 1, 1), by=house)
    assert chosen(who_serves(municipality="GM0393", on=later)).who.name == "Daan Gefingeerd"


def test_whoever_is_away_gives_way_to_the_stand_in_of_the_place(assigned, people, office, house):
    stand_in(assigned[1], people[3].id, since=SINCE, by=house)
    report_absence(people[1].id, since=DAY, until=DAY, office_id=office.id, by=house)
    option = chosen(who_serves(municipality="GM0392", on=DAY))
    assert option.reason.nl.startswith("Daan Gefingeerd neemt waar voor Bram Denkbeeldig.")
    assert chosen(who_serves(municipality="GM0392", on=date(2016, 5, 2))).who.name == "Bram Denkbeeldig"


def test_the_stand_in_of_an_absence_goes_before_that_of_the_place_unless_away_too(assigned, people, office, house):
    stand_in(assigned[1], people[3].id, since=SINCE, by=house)
    report_absence(people[1].id, since=DAY, office_id=office.id, by=house, stand_in_id=people[2].id)
    assert chosen(who_serves(municipality="GM0392", on=DAY)).who.name == "Cato Bedacht"
    report_absence(people[2].id, since=DAY, office_id=office.id, by=house)
    assert chosen(who_serves(municipality="GM0392", on=DAY)).who.name == "Daan Gefingeerd"


def test_a_ring_of_people_who_are_all_away_ends_with_the_office(assigned, people, office, house):
    for who, other in ((1, 2), (2, 1)):
        report_absence(people[who].id, since=DAY, office_id=office.id, by=house, stand_in_id=people[other].id)
    assert chosen(who_serves(municipality="GM0392", on=DAY)).reach is Reach.PROVINCE


def test_who_has_a_conflict_is_passed_over(assigned, people):
    option = who_serves(municipality="GM0392", on=DAY).propose(conflicts={str(people[1].id)}).chosen
    assert option.who.name == "Cato Bedacht"


def test_a_location_nobody_knows_is_not_found(assigned):
    with pytest.raises(NotFound):
        who_serves(location=uuid4(), on=DAY)


def test_a_roster_says_the_same_as_asking_one_by_one(assigned, group, people, office, house):
    stand_in(assigned[0], people[3].id, since=SINCE, by=house)
    report_absence(people[0].id, since=DAY, office_id=office.id, by=house)
    roster = roster_on(DAY)
    for asked in ({"municipality": "GM0392"}, {"municipality": "GM0014"}, {"location": group.id}, {}):
        assert roster.serving(**asked).propose() == who_serves(**asked, on=DAY).propose()


def test_the_number_of_queries_does_not_grow(assigned, group, people, house, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        who_serves(location=group.id, on=DAY)
    for code in ("GM0397", "GM0377", "GM0473", "GM0014"):
        stand_in(assign_counsellor(code, people[3].id, since=SINCE, by=house), people[0].id, since=SINCE, by=house)
    with django_assert_max_num_queries(6):
        roster = roster_on(DAY)
    with django_assert_max_num_queries(0):
        assert chosen(roster.serving(municipality="GM0473")).who.name == "Daan Gefingeerd"
