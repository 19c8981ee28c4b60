"""What stands apart is named, and what is equal is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting import handmade

from gehoord.practice.clients import Relation
from gehoord.practice.words import Text, same
from gehoord.reporting.findings import leaders, within_a_sentence


def named(**sizes):
    return [label.nl for label in leaders(handmade.row(name, size) for name, size in sizes.items())]


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ({"a": 47, "b": 41, "c": 24}, ["a", "b"]),
        ({"c": 24, "b": 41, "a": 47}, ["a", "b"]),
        ({"a": 5, "b": 5, "c": 4}, ["a", "b"]),
        ({"a": 5, "b": 4, "c": 4}, ["a"]),
        ({"a": 5, "b": 5, "c": 5}, []),
        ({"a": 9, "b": 4, "c": 1}, ["a"]),
        ({"a": 3, "b": 3}, ["a", "b"]),
        ({"a": 3, "b": 0}, ["a"]),
        ({"a": 0, "b": 0}, []),
        ({}, []),
    ],
)
def test_only_what_stands_apart_is_named(sizes, found):
    assert named(**sizes) == found


@pytest.mark.parametrize("left", [Relation.UNKNOWN_OTHER.label, Text("Andere klachten", "Other complaints")])
def test_what_is_left_over_is_no_finding(left):
    rows = [handmade.row(left.nl, 9), handmade.row("a", 8), handmade.row("b", 1)]
    gathered = [type(row)(left if row.label.nl == left.nl else row.label, row.figures) for row in rows]
    assert leaders(gathered) == ()


@given(st.lists(st.integers(0, 6), max_size=8))
def test_nobody_who_is_named_is_equal_to_somebody_who_is_not(sizes):
    found = {label.nl for label in leaders(handmade.row(str(place), size) for place, size in enumerate(sizes))}
    inside = [size for place, size in enumerate(sizes) if str(place) in found]
    outside = [size for place, size in enumerate(sizes) if str(place) not in found]
    assert not inside or min(inside) > max(outside, default=0)


def test_a_label_loses_its_capitals_within_a_sentence():
    assert within_a_sentence(same("Familie / Thuis"), "nl") == "familie / thuis"
