"""Harm done to a sound year in each of the ways that a year can be harmed: the audit sees it every time."""

from __future__ import annotations

import pytest
from benchmarks.mutations import Damage
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.auditor import Auditor, audit

TRIES = 20


@pytest.fixture(scope="module")
def damage():
    return Damage(Small().reports())


def test_the_year_is_sound_before_it_is_harmed(damage):
    assert audit(damage.reports).passed


@pytest.mark.parametrize("harm", ["five_more", "leaked", "without_a_hidden_part", "with_a_percentage"])
def test_harm_is_seen_every_time(damage, harm):
    auditor = Auditor()
    for number in range(TRIES):
        harmed = getattr(damage, harm)()
        found = auditor.audit(harmed)
        assert not found.passed
        assert number % 5 or found == audit(harmed)
