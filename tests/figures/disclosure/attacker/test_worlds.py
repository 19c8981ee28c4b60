"""Five worlds that nobody can tell apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.along import Along
from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.compensating import Together
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Draft
from gehoord.figures.disclosure.attacker.worlds import Change, Worlds, has_five, some_world


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


def test_every_figure_has_five_worlds_that_hold(small):
    """Whatever is said to have five worlds has them: each of the five is laid beside every bound and every row there is."""
    edition, assembly = small
    system = assembly.system
    world = some_world(assembly, system)
    worlds = Worlds(assembly, system, world, [edition])
    together, along = Together(worlds), Along(worlds)
    shown, without = np.zeros(system.size, bool), []
    for cell in assembly.targets[::-1].tolist():
        found = None if shown[cell] else together.found(cell)
        if found is None:
            without += [] if shown[cell] else [cell]
            continue
        change = np.zeros(system.size, np.int64)
        change[found.cells] = found.by
        assert change[cell]
        shown[change != 0] = True
        alike = [system.holds(world + more * change) for more in range(-4, 5)]
        assert any(all(alike[first : first + 5]) for first in range(5)), cell
    assert len(without) < len(assembly.targets) / 100
    assert all(along.shows(cell) for cell in without)


def test_a_change_that_breaks_one_row_makes_no_five(small):
    """A client at one location alone, without being a client of the agency, is in no possible world."""
    edition, assembly = small
    worlds = Worlds(assembly, assembly.system, some_world(assembly, assembly.system), [edition])
    cell = assembly.number(2016, "visitors", "lighthouse@GM0003", ("adult",))
    record = next(Change.of(one) for one in worlds.reach(2016, "visitors").records(*assembly.places().of(cell)[1:]))
    assert not worlds.around(record, worlds.moved(record))
    assert worlds.used_up(worlds.moved(record), more=True) is not None
    together = Together(worlds).found(cell)
    assert set(record.cells.tolist()) < set(together.cells.tolist())


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
