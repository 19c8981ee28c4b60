"""A name is never a formula, and always comes back as it was."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.reporting.formats.formulas import STARTS, cell, guarded, is_taken_for_formula, unguarded

TEXTS = st.one_of(st.text(), st.text(alphabet="'=+-@ \t\r\n;,\"a1"))


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


@given(TEXTS)
def test_no_piece_of_a_guarded_text_begins_like_a_formula(text):
    for piece in re.split("[;\t\r\n]", guarded(text))[1:]:
        assert not piece.lstrip(' "').startswith(STARTS)


@pytest.mark.parametrize("between", [";", "; ", "\t", "\n", "\r\n", ';"', ";;"])
def test_what_follows_a_semicolon_is_no_formula_either(between):
    assert f"{between}=cmd" not in guarded(f"Zorg{between}=cmd|'/c calc'!A1;x")
    assert guarded(f"Zorg{between}is goed;x") == f"Zorg{between}is goed;x"


@pytest.mark.parametrize("text", ["Zorg;x", "Zorg\tx", "Zorg, x", "een\rtwee", 'Met "teken"'])
def test_a_cell_that_could_be_split_stands_in_quotes(text):
    assert cell(text).startswith('"')
    assert cell("Zorg") == "Zorg"


@given(st.lists(TEXTS, min_size=2))
def test_every_row_of_cells_comes_back(texts):
    row = ",".join(map(cell, texts)) + "\r\n"
    assert [list(map(unguarded, read)) for read in csv.reader(io.StringIO(row, newline=""), strict=True)] == [texts]
