"""Five worlds that nobody can tell apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.compensating import Together
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Draft
from gehoord.figures.disclosure.attacker.worlds import Worlds, has_five, some_world


@pytest.fixture(scope="module")
def small():
    edition = edition_of(Small().reports())
    return edition, assembled([edition])


def test_a_world_is_found_and_holds(small):
    _, assembly = small
    world = some_world(assembly, assembly.system)
    assert world is not None
    assert assembly.system.holds(world)


def test_a_world_is_found_near_what_somebody_knows(small):
    _, assembly = small
    number = assembly.number(2016, "clients", "GM0001", ("young_person", "*", "*"))
    printed = int(assembly.world()[number])
    lower, upper = assembly.system.lower.copy(), assembly.system.upper.copy()
    lower[number] = upper[number] = printed + 2
    system = replace(assembly.system, lower=lower, upper=upper)
    world = some_world(assembly, system)
    assert world is not None
    assert world[number] == printed + 2
    assert system.holds(world)


def test_each_record_gives_five_worlds_that_hold(small):
    """What the quick way says of a cell is tried out: five worlds, one record apart, in the whole system."""
    edition, assembly = small
    system = assembly.system
    world = some_world(assembly, system)
    worlds = Worlds(assembly, system, world, [edition])
    shown, places = worlds.shown(), assembly.places()
    # a client of an agency comes with one about its location: those two are moved together, and not by the quick way
    tied = [
        cell for cell in assembly.targets.tolist() if places.of(cell)[0][1] in ("visitors", "agency_clients", "agency_raisers")
    ]
    assert shown[np.setdiff1d(assembly.targets, tied)].mean() > 0.95
    together = Together(worlds)
    assert all(shown[cell] or together.shows(cell) for cell in tied)
    tried = 0
    for (year, family), block in assembly.blocks.items():
        reach = worlds.reach(year, family)
        for unit, column in np.argwhere(reach.shown & (block.numbers >= 0)).tolist()[::7]:
            change = np.zeros(system.size, np.int64)
            change[next(reach.records(unit, column))] = 1
            alike = [system.holds(world + more * change) for more in range(-4, 5)]
            tried += 1
            if family not in ("raisers", "access_clients", "concerns"):
                assert any(all(alike[first : first + 5]) for first in range(5)), (family, unit, column)
    assert tried > 60


def test_a_narrow_place_has_no_five():
    draft = Draft()
    one, other = draft.add_cells(0, [3, UNKNOWN])
    draft.tie([[one, other]], [1, -1])
    system = draft.finished()
    assert not has_five(system, np.array([1, 1]), int(other))
    wider = Draft()
    one, other = wider.add_cells(0, [4, UNKNOWN])
    wider.tie([[one, other]], [1, -1])
    assert has_five(wider.finished(), np.array([1, 1]), int(other))
