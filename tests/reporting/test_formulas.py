"""A name is never a formula, and always comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.reporting.formats.formulas import STARTS, guarded, is_taken_for_formula, unguarded

TEXTS = st.one_of(st.text(), st.text(alphabet="'=+-@ \t\ra1"))


@given(TEXTS)
def test_every_text_comes_back_to_the_letter(text):
    assert unguarded(guarded(text)) == text


@given(TEXTS)
def test_no_guarded_text_begins_like_a_formula(text):
    assert not guarded(text).lstrip(" ").startswith(STARTS)


@pytest.mark.parametrize("name", ["'s-Gravenhage", "’t Kabouterhuis", "'t Huis", "", "a=b", "De Jeugd- & Gezinsbeschermers"])
def test_ordinary_names_stay_as_they_are(name):
    assert guarded(name) == name
    assert not is_taken_for_formula(name)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-Zorg", "@huis", "\tx", " =1", "'=1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"
