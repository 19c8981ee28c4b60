"""Exact figures with blanks that nobody can fill in."""

from __future__ import annotations

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.assembling import edition_of
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.suppression import NotExact, suppress


def numbers(reports):
    return [
        value
        for report in reports.values()
        for table, told in zip(report["tables"], report["cells"]["tables"], strict=True)
        if told["sort"] == "cells"
        for row in table["rows"]
        for value in row[1:]
    ]


@pytest.mark.parametrize("seed", range(5))
def test_no_blank_is_known_within_five_values(seed):
    found = suppress(Small(seed, exact=True).reports())
    assert found.narrow == 0
    assert found.checked == found.blank > found.small
    assert attack([edition_of(found.reports)]).few == ()


def test_nothing_small_stands_in_it_and_what_stands_is_exact():
    exact = Small(exact=True).reports()
    found = suppress(exact)
    left = numbers(found.reports)
    assert not {1, 2, 3, 4} & set(left)
    assert all(value is None or value == before for value, before in zip(left, numbers(exact), strict=True))
    assert left.count(None) >= found.blank


def test_blanking_only_what_is_small_would_give_it_away():
    """Why there are more blanks than small figures: leave the small ones alone blank, and the attack fills them in."""
    exact = Small(exact=True).reports()
    for report in exact.values():
        for table in report["tables"]:
            for row in table.get("rows", ()):
                row[1:] = [None if value in (1, 2, 3, 4) else value for value in row[1:]]
    assert len(attack([edition_of(exact)]).few) > 20


def test_rounded_figures_are_not_blanked():
    with pytest.raises(NotExact):
        suppress(Small().reports())


def test_a_sample_is_all_that_is_checked():
    found = suppress(Small(exact=True).reports(), sample=10)
    assert found.checked == 10
