"""Worlds along one path through all trees of units."""

from __future__ import annotations

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.along import Along
from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.compensating import Together
from gehoord.figures.disclosure.attacker.worlds import Worlds, some_world


def worlds_of(small):
    edition = edition_of(small.reports())
    assembly = assembled([edition])
    return assembly, Worlds(assembly, assembly.system, some_world(assembly, assembly.system), [edition])


@pytest.fixture(scope="module")
def tight():
    """Two actions for each problem that had several, and not one to spare."""
    small, here = Small(records=0), ("GM0001", "harbour@GM0001")
    small.record("concerns", ("violence", "new", "several_actions"), here)
    small.record("concerns", ("group_rules", "new", "advised"), here)
    small.record("raisers", ("problem",), here[:1])
    for action in ("talk", "letter"):
        small.record("actions", (action, "resolved"), here[:1])
    return worlds_of(small)


def test_what_one_has_more_another_has_less(tight):
    """Four questions more with several actions: eight actions, of which four problems give up two each."""
    assembly, worlds = tight
    cell = assembly.number(2016, "concerns", "GM0001", ("question", "*", "several_actions"))
    assert Together(worlds).found(cell) is None
    assert Along(worlds).shows(cell)


def test_a_path_that_would_need_more_than_can_be_hidden_is_none():
    """Two actions for each concern with several: five worlds would need eight actions where at most four can be hidden."""
    small = Small(records=0)
    small.record("concerns", ("group_rules", "new", "advised"), ("GM0001", "harbour@GM0001"))
    assembly, worlds = worlds_of(small)
    cell = assembly.number(2016, "concerns", "GM0001", ("question", "*", "several_actions"))
    assert not Along(worlds).shows(cell)
