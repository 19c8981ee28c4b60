from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.asking.whom_to_ask import name_of, office_for, places_called, whom_to_ask
from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import Setting

SINCE, DAY = date(2016, 1, 1), date(2016, 5, 1)


@pytest.fixture
def agency(office, people, house):
    """Anna at one location of it, Bram in the municipality of the other, Cato in the region."""
    made = add_agency("De Brug, jeugdhulp", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)
    linde, els = (
        add_location(made, name, office_id=office.id, by=house, municipality="GM0392", setting=Setting.OPEN)
        for name in ("De Linde", "De Els")
    )
    for ground, who in ((linde, people[0]), ("GM0392", people[1]), ("JZ11", people[2])):
        assign_counsellor(ground, who.id, since=SINCE, by=house)
    assert els
    return made


def faces(place):
    (told,) = whom_to_ask((place,), on=DAY)
    return [(face.where, face.name, face.present) for face in told.faces]


def test_an_agency_hears_who_comes_at_each_of_its_locations(agency, office):
    assert faces(str(agency.pk)) == [("De Els", "Bram Denkbeeldig", ""), ("De Linde", "Anna Verzonnen", "")]
    assert office_for(str(agency.pk), on=DAY) == office.id


def test_a_municipality_hears_of_its_own_and_else_of_that_of_the_region(agency):
    assert faces("GM0392") == [("Haarlem", "Bram Denkbeeldig", "")]
    assert [name for _, name, _ in faces("GM0397")] == ["Cato Bedacht"]
    assert {name for _, name, _ in faces("JZ11")} == {"Bram Denkbeeldig", "Cato Bedacht"}


def test_while_somebody_is_away_it_is_told_who_to_ask_and_not_why(agency, people, office, house):
    report_absence(people[1].id, since=DAY, office_id=office.id, stand_in_id=people[3].id, by=house)
    assert faces("GM0392") == [("Haarlem", "Bram Denkbeeldig", "Daan Gefingeerd")]


def test_where_nobody_is_assigned_there_is_still_an_office_to_ask(offices):
    (told,) = whom_to_ask(("GM0014",), on=DAY)
    assert (told.faces, told.office) == ((), offices[1].name)
    (nation,) = whom_to_ask(("NL",), on=DAY)
    assert nation.office_id is None


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("haarlem ", ("GM0392",)),
        ("GM0392", ("GM0392",)),
        ("jz11", ("JZ11",)),
        ("Groningen", ("GM0014", "JZ01", "PV20")),
        ("provincie Groningen", ("PV20",)),
        ("regio Groningen", ("JZ01",)),
        ("gemeente Groningen", ("GM0014",)),
        ("Atlantis", ()),
        ("", ()),
    ],
)
def test_a_place_is_found_by_its_name_or_its_code(offices, typed, codes):
    assert places_called(typed, on=DAY) == codes


def test_a_province_hears_who_is_fixed_in_its_regions_and_which_office_works_in_most_of_it(agency, offices):
    assert faces("PV27") == [("Zuid Kennemerland", "Cato Bedacht", "")]
    assert name_of("PV27", on=DAY) == "Noord-Holland"
    assert office_for("PV20", on=DAY) == offices[1].id


def test_an_agency_is_found_by_its_name_and_called_by_it(agency):
    assert places_called("de brug, jeugdhulp", on=DAY) == (str(agency.pk),)
    assert name_of(str(agency.pk), on=DAY) == "De Brug, jeugdhulp"
    assert name_of("00000000-0000-4000-8000-000000000001", on=DAY) == ""
