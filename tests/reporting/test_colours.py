"""Contrast, against the figures that the look of the house gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.reporting.colours import Colours, contrast, is_colour

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#1B2A33", "#FFFFFF", 14.7), ("#8A5A00", "#FFF4D6", 5.4)],
)
def test_contrast_is_measured_as_agreed(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.06)


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_the_order(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


@pytest.mark.parametrize("value", ["#0B5C6", "0B5C6B", "#0B5C6G", "red", "#0B5C6B;", 5, None])
def test_anything_else_is_no_colour(value):
    assert not is_colour(value)
    assert is_colour("#0b5C6B")


def test_colours_are_found_by_their_token():
    colours = Colours({"ink": "#000000"})
    assert dict(colours) == {"ink": "#000000"}
    assert len(colours) == 1
