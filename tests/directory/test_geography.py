from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.directory.geography import (
    MunicipalityGone,
    MunicipalityUnknown,
    geography_on,
    known_codes,
    municipality_named,
    packaged_atlas,
)

END_OF_2016 = date(2016, 12, 31)
END_OF_2023 = date(2023, 12, 31)
DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
CODES = st.sampled_from(sorted(known_codes()))


@pytest.mark.parametrize(
    ("year", "number"),
    [
        (2015, 393),
        (2016, 390),
        (2017, 388),
        (2018, 380),
        (2019, 355),
        (2020, 355),
        (2021, 352),
        (2022, 345),
        (2023, 342),
        (2024, 342),
        (2025, 342),
        (2026, 342),
    ],
)
def test_as_many_municipalities_exist_as_the_statistics_office_counts(year, number):
    assert len(geography_on(date(year, 1, 1)).municipalities) == number


def test_haarlem_lies_where_it_lies():
    geography = geography_on(END_OF_2016)
    haarlem = next(place for place in geography.municipalities if place.code == "GM0392")
    assert (haarlem.name, geography.regions[haarlem.region], geography.provinces[haarlem.province]) == (
        "Haarlem",
        "Zuid Kennemerland",
        "Noord-Holland",
    )


@given(DAYS)
def test_every_place_lies_in_one_of_42_regions_and_12_provinces(on):
    geography = geography_on(on)
    assert {place.region for place in geography.municipalities} == set(geography.regions)
    assert {place.province for place in geography.municipalities} == set(geography.provinces)
    assert (len(geography.regions), len(geography.provinces)) == (42, 12)


@given(DAYS, CODES)
def test_every_code_ends_in_a_place_of_that_day_or_nowhere(on, code):
    geography = geography_on(on)
    existing = {place.code for place in geography.municipalities}
    under = geography.counted_under(code)
    assert under is None or under in existing
    assert (code in existing) == (code not in geography.successors)


@pytest.mark.parametrize(
    ("code", "on", "under"),
    [
        ("GM0241", END_OF_2016, "GM1945"),  # Groesbeek, renamed Berg en Dal
        ("GM0282", END_OF_2016, "GM1945"),  # Ubbergen, through Groesbeek
        ("GM0393", END_OF_2023, "GM0394"),  # Haarlemmerliede en Spaarnwoude
        ("GM0040", END_OF_2023, "GM1952"),  # Slochteren, but for a fringe
        ("GM0457", date(2022, 3, 23), "GM0457"),  # Weesp, the last day
        ("GM0457", date(2022, 3, 24), "GM0363"),
        ("GM1921", date(2015, 7, 1), "GM1940"),  # De Friese Meren, renamed in the course of a year
        ("GM0545", END_OF_2023, "GM1961"),  # Leerdam, into another province
    ],
)
def test_a_merged_place_is_counted_under_what_it_became(code, on, under):
    assert geography_on(on).counted_under(code) == under


@pytest.mark.parametrize("code", ["GM0053", "GM0140", "GM0788", "GM1671"])
def test_a_split_place_counts_nationally_only(code):
    assert geography_on(END_OF_2023).successors[code] is None


def test_a_code_of_later_is_the_same_place_where_only_the_name_is_new():
    assert geography_on(date(2015, 12, 31)).counted_under("GM1945") == "GM0241"
    assert geography_on(END_OF_2016).counted_under("GM1979") is None


def test_a_code_that_never_was_counts_nowhere():
    assert geography_on(END_OF_2016).counted_under("GM9999") is None


def test_regions_bear_the_name_of_their_time():
    assert geography_on(END_OF_2016).regions["JZ28"] == "Arnhem"
    assert geography_on(END_OF_2023).regions["JZ28"] == "Centraal Gelderland"


def test_the_facts_hold_together():
    assert set(packaged_atlas().region_of) == known_codes()
    for span in packaged_atlas().spans.values():
        assert bool(span.goes_to) == (span.ends is not None)
        assert set(span.goes_to) <= known_codes()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("GM0392", "GM0392"),
        (" gm0392 ", "GM0392"),
        ("haarlem", "GM0392"),
        ("Den Haag", "GM0518"),
        ("’s-Gravenhage", "GM0518"),
        ("sudwest fryslan", "GM1900"),
        ("Bergen NH", "GM0373"),
        ("Rijswijk", "GM0603"),
    ],
)
def test_a_municipality_is_found_as_people_write_it(asked, code):
    assert municipality_named(asked, on=END_OF_2023).code == code


def test_a_slip_of_the_pen_is_met_with_what_was_meant():
    with pytest.raises(MunicipalityUnknown, match=r"Bedoelt u Haarlem \(GM0392\)"):
        municipality_named("Haarlm", on=END_OF_2023)


def test_a_name_of_two_places_asks_which():
    with pytest.raises(MunicipalityUnknown, match=r"Bergen \(L\.\).*of Bergen \(NH\.\)"):
        municipality_named("Bergen", on=END_OF_2023)


@given(st.text())
def test_whatever_is_asked_gets_a_place_or_a_sentence(asked):
    try:
        answer = municipality_named(asked, on=END_OF_2023).code
    except (MunicipalityUnknown, MunicipalityGone) as refusal:
        answer = refusal.told_in("en")
    assert answer in known_codes() or "municipality" in answer


@pytest.mark.parametrize(
    ("code", "on", "told", "in_english"),
    [
        ("GM0457", END_OF_2023, "Sinds 24-03-2022 hoort het gebied bij Amsterdam", "Since 2022-03-24"),
        ("GM0282", END_OF_2016, "bij Groesbeek (GM0241), en nu bij Berg en Dal (GM1945)", "and now to Berg en Dal"),
        ("GM0053", END_OF_2023, "bij Het Hogeland (GM1966) en Westerkwartier (GM1969)", "Het Hogeland (GM1966) and Wester"),
        ("GM1979", END_OF_2016, "bestaat niet op 31-12-2016. Zij bestaat sinds 01-01-2021", "It exists since 2021-01-01"),
    ],
)
def test_a_place_that_is_not_there_says_what_became_of_it(code, on, told, in_english):
    with pytest.raises(MunicipalityGone) as refusal:
        municipality_named(code, on=on)
    assert told in refusal.value.told_in("nl")
    assert in_english in refusal.value.told_in("en")
