from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.areas import certified_institutions, certified_institutions_for, safe_at_home, safe_at_home_for
from gehoord.directory.geography import geography_on, known_codes

END_OF_2016 = date(2016, 12, 31)
END_OF_2023 = date(2023, 12, 31)


def test_every_municipality_of_2016_has_exactly_one_safe_at_home():
    listed = [code for agency in safe_at_home() for code in agency.works_in]
    assert len(safe_at_home()) == 26
    assert sorted(listed) == [place.code for place in geography_on(END_OF_2016).municipalities]


def test_haarlem_is_served_by_kennemerland():
    agency = safe_at_home_for("GM0392", on=END_OF_2016)
    assert agency is not None
    assert agency.name == "Veilig Thuis Kennemerland"


@pytest.mark.parametrize(
    ("code", "name"), [("GM1979", "Veilig Thuis Groningen"), ("GM0363", "Veilig Thuis Amsterdam-Amstelland")]
)
def test_a_merged_municipality_keeps_the_organisation_of_its_parts(code, name):
    agency = safe_at_home_for(code, on=END_OF_2023)
    assert agency is not None
    assert agency.name == name


def test_parts_of_two_organisations_leave_it_open():
    assert safe_at_home_for("GM1961", on=END_OF_2023) is None
    assert safe_at_home_for("GM9999", on=END_OF_2023) is None


def test_an_institution_works_in_its_region_and_the_nations_work_everywhere():
    in_haarlem = [agency.name for agency in certified_institutions_for("GM0392", on=END_OF_2016)]
    assert in_haarlem[0] == "De Jeugd- & Gezinsbeschermers"
    assert len(in_haarlem) == 3
    assert "De Jeugd- & Gezinsbeschermers" not in [agency.name for agency in certified_institutions_for("GM0988", on=END_OF_2016)]


def test_every_area_exists_and_every_agency_names_its_source():
    geography = geography_on(END_OF_2016)
    areas = known_codes() | set(geography.regions) | set(geography.provinces) | {"NL"}
    for agency in (*safe_at_home(), *certified_institutions()):
        assert set(agency.works_in) <= areas
        assert agency.source
