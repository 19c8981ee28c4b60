from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.directory.geography import known_codes
from gehoord.directory.postcodes import PostcodeArea, municipality_of_postcode


def test_a_postcode_lies_in_its_municipality():
    assert municipality_of_postcode("2011") == (PostcodeArea("GM0392", ()),)


@pytest.mark.parametrize("written", ["2011AB", "2011 ab", " 2011 "])
def test_letters_and_blanks_do_not_matter(written):
    assert municipality_of_postcode(written) == municipality_of_postcode("2011")


def test_a_postcode_on_a_border_names_the_towns_to_ask_for():
    amsterdam, duivendrecht = municipality_of_postcode("1096")
    assert (amsterdam.municipality, duivendrecht.municipality) == ("GM0363", "GM0437")
    assert duivendrecht.towns == ("Amsterdam-Duivendrecht",)


@pytest.mark.parametrize("written", ["1000", "0999", "9999", "", "20111", "abcd", "２０１１", "1010"])
def test_what_is_no_postcode_lies_nowhere(written):
    assert municipality_of_postcode(written) == ()


@given(st.integers(1000, 9999))
def test_every_postcode_lies_in_known_places_each_once(number):
    places = [area.municipality for area in municipality_of_postcode(str(number))]
    assert len(places) == len(set(places))
    assert set(places) <= known_codes()
