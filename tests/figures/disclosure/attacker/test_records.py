"""What one record more or less changes."""

from __future__ import annotations

import numpy as np
import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.records import ANYWHERE, Reach


@pytest.fixture(scope="module")
def small():
    edition = edition_of(Small(records=40).reports())
    return edition, assembled([edition])


def reach_of(small, family, *, up=4):
    edition, assembly = small
    room = np.full(assembly.system.size, up)
    return assembly, Reach(assembly.blocks[2016, family], edition.structure, room, np.zeros_like(room), assembly.world())


def test_a_record_counts_in_its_location_and_in_all_above_it(small):
    assembly, reach = reach_of(small, "visitors")
    cell = assembly.number(2016, "visitors", "harbour@GM0002", ("adult",))
    _, unit, column = assembly.places().of(cell)
    record = next(reach.records(unit, column))
    places = assembly.places()
    raised = {(reach.block.family.units[u], reach.block.family.columns[c]) for _, u, c in map(places.of, record.tolist())}
    units = {unit for unit, at in raised if at == ("adult",)}
    assert units == {"harbour@GM0002", "harbour", "rest", "GM0002", "JZ01", "NL"}
    assert {at for _, at in raised} == {("adult",), ("*",)}


def test_a_record_goes_where_there_is_room(small):
    edition, assembly = small
    room = np.full(assembly.system.size, 4)
    full = assembly.number(2016, "visitors", "harbour@GM0001", ("adult",))
    room[full] = 0
    block = assembly.blocks[2016, "visitors"]
    reach = Reach(block, edition.structure, room, np.zeros_like(room), assembly.world())
    record = next(reach.records(block.units["harbour"], block.columns["adult",]))
    assert full not in record.tolist()
    assert assembly.number(2016, "visitors", "harbour@GM0002", ("adult",)) in record.tolist()


def test_the_fullest_leaf_comes_first(small):
    assembly, reach = reach_of(small, "visitors")
    (leaves,) = (list(forest) for forest in reach.fullest(ANYWHERE))
    printed = assembly.world()

    def counted(path):
        return min(
            sum(printed[assembly.number(2016, "visitors", unit, (age,))] for age in ("young_person", "adult")) for unit in path
        )

    assert len(leaves) == 5
    assert counted(leaves[0]) == max(map(counted, leaves)) > counted(leaves[-1])
