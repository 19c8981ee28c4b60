from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.agencies import add_agency, add_location, close_location
from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.directory.front_door.answering import set_reachable
from gehoord.directory.front_door.faces import MOST, face_at, places_like
from gehoord.directory.front_door.words import Shows
from gehoord.people.permissions import NotFound
from gehoord.practice.agencies import AgencyKind

DAY = date(2026, 3, 9)
HAARLEM = "GM0392"


@pytest.fixture
def location(office, house):
    agency = add_agency("De Vuurtoren", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house, on=date(2020, 1, 1))
    return add_location(
        agency, "Groene Bank", office_id=office.id, by=house, municipality=HAARLEM, is_head=False, on=date(2020, 1, 1)
    )


@pytest.mark.parametrize("typed", ["Haarlem", " haarlem ", "2011", "2011 ab"])
def test_a_town_and_a_postcode_lead_to_one_place(offices, typed):
    assert [spot.code for spot in places_like(typed, on=DAY)] == [HAARLEM]


def test_part_of_a_name_gives_a_few_to_choose_from(offices, location):
    assert [spot.name for spot in places_like("groene", on=DAY)] == ["Groene Bank, De Vuurtoren, Haarlem"]
    assert location.pk.hex in {spot.code.replace("-", "") for spot in places_like("vuurtoren", on=DAY)}
    assert {"Haarlem", "Haarlemmermeer"} <= {spot.name for spot in places_like("haar", on=DAY)}
    assert len(places_like("e e", on=DAY)) <= MOST


@pytest.mark.parametrize("typed", ["", "a", "gr", "Atlantis", "9999", "1", "%", "' or 1=1", "x" * 500])
def test_what_is_nowhere_gives_nothing(offices, location, typed):
    assert places_like(typed, on=DAY) == ()


def test_the_fixed_face_is_named_as_far_as_the_office_allows(office, people, coordinator):
    assign_counsellor(HAARLEM, people[0].id, since=date(2026, 1, 1), by=coordinator)
    told = []
    for shows in Shows:
        set_reachable(office.id, "", shows, by=coordinator)
        told.append(face_at(HAARLEM, on=DAY).who)
    assert told == ["", "Anna", "Anna Verzonnen"]
    assert face_at(HAARLEM, on=DAY).office == office.name


def test_who_stands_in_is_named_while_the_fixed_face_is_away(office, people, coordinator):
    set_reachable(office.id, "", Shows.FIRST_NAME, by=coordinator)
    assign_counsellor(HAARLEM, people[0].id, since=date(2026, 1, 1), by=coordinator)
    report_absence(people[0].id, since=DAY, until=DAY, office_id=office.id, by=coordinator, stand_in_id=people[1].id)
    assert face_at(HAARLEM, on=DAY).who == "Bram"


def test_a_location_has_a_face_of_its_own(office, people, coordinator, location):
    set_reachable(office.id, "", Shows.FIRST_NAME, by=coordinator)
    assign_counsellor(HAARLEM, people[0].id, since=date(2026, 1, 1), by=coordinator)
    assign_counsellor(location, people[2].id, since=date(2026, 1, 1), by=coordinator)
    assert face_at(str(location.pk), on=DAY).who == "Cato"
    close_location(location, by=coordinator, on=date(2026, 2, 1))
    with pytest.raises(NotFound):
        face_at(str(location.pk), on=DAY)


def test_where_nobody_is_assigned_the_office_is_named(offices):
    found = face_at("GM0014", on=DAY)
    assert (found.who, found.office_id) == ("", offices[1].id)


def test_where_no_office_works_nobody_is_named(house):
    assert face_at(HAARLEM, on=DAY).office_id is None


@pytest.mark.parametrize("code", ["GM9999", "x", "", "00000000-0000-4000-8000-000000000000"])
def test_a_place_that_is_not_there_is_not_found(offices, code):
    with pytest.raises(NotFound):
        face_at(code, on=DAY)
