from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.vault import keys
from gehoord.vault.blind import BITS, PREFIXES, index, normalised
from gehoord.vault.ring import Secret

pytestmark = pytest.mark.usefixtures("own_keys")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Noor de Vries", "noor  VRIES"),
        ("Noor de Vries", "Vries, Noor de"),
        ("Noor de Vries", "de Vries Noor"),
        ("José Müller", "Jose Muller"),
        ("Jan van der Berg", "Jan v.d. Berg"),
        ("Jan van der Berg", "Jan v/d Berg"),
        ("Jan van den Berg", "Jan Berg"),
        ("Piet 't Hart", "Piet ’t Hart"),
        ("Yara El-Amrani", "Yara el Amrani"),
        ("Søren Łukasz", "Soren Lukasz"),
        ("Anna Weiß", "Anna Weiss"),
        ("Noor de Vries-Jansen", "Noor Jansen - de Vries"),
        ("Zoë", "Zoe\u0308"),
        ("Dijkstra", "Dĳkstra"),
    ],
)
def test_two_spellings_of_a_name_give_one_number(one, other):
    assert index(one, 2004) == index(other, 2004)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Noor", 2004), ("Noor", 2005)),
        (("Noor", 2004), ("Noor", None)),
        (("Noor", 2004), ("Noortje", 2004)),
        (("Van", 2004), ("De", 2004)),
    ],
)
def test_another_name_or_year_gives_another_number(one, other):
    assert index(*one) != index(*other)


@given(st.text(max_size=40), st.none() | st.integers(1900, 2030))
def test_every_name_has_a_number_of_24_bits(name, year):
    assert 0 <= index(name, year) < 2**BITS


@given(st.text(max_size=40))
def test_a_name_that_is_normalised_stays_as_it_is(name):
    assert normalised(normalised(name)) == normalised(name)


def test_the_number_depends_on_the_key(own_keys):
    before = [index(f"Noor {number}", 2004) for number in range(4)]
    (own_keys / "keys/house" / f"{Secret.BLIND_INDEX}.key").unlink()
    keys._ring_at.cache_clear()
    assert [index(f"Noor {number}", 2004) for number in range(4)] != before


def test_small_words_are_small():
    assert all(len(word) <= 4 for word in PREFIXES)
