"""Records that only go together."""

from __future__ import annotations

import pytest
from tests.figures.disclosure.small_year import KINDS, Small

from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.compensating import Together
from gehoord.figures.disclosure.attacker.worlds import Worlds, some_world


@pytest.fixture(scope="module")
def tight():
    """A year in which everybody who raises something new raises one thing, so that neither can be more without the other."""
    small = Small(records=0)
    for kind, subjects in KINDS.items():
        for place, where in (("GM0001", "harbour@GM0001"), ("GM0003", "lighthouse@GM0003")):
            small.record("concerns", (subjects[0], "new", "advised"), (place, where))
            small.record("raisers", (kind,), (place,))
            small.record("clients", ("relative", "female", "new"), (place,))
            small.record("visitors", ("adult",), (where,))
            small.record("agency_clients", ("relative", "female", "new"), (where.partition("@")[0],))
            small.record("agency_raisers", (kind,), (where.partition("@")[0],))
    edition = edition_of(small.reports())
    assembly = assembled([edition])
    worlds = Worlds(assembly, assembly.system, some_world(assembly, assembly.system), [edition])
    return assembly, worlds


def test_one_who_raises_comes_with_what_is_raised(tight):
    assembly, worlds = tight
    cell = assembly.number(2016, "raisers", "GM0002", ("question",))
    found = Together(worlds).found(cell)
    families = {assembly.places().of(one)[0][1] for one in found.cells.tolist()}
    assert families >= {"raisers", "concerns"}


def test_several_actions_come_with_actions_or_not_at_all(tight):
    """Two actions for each concern with several: five worlds would need eight actions where at most four can be hidden."""
    assembly, worlds = tight
    cell = assembly.number(2016, "concerns", "GM0001", ("question", "*", "several_actions"))
    assert Together(worlds).found(cell) is None
