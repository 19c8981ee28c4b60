"""One family as a table, with its sums and its paths."""

from __future__ import annotations

import numpy as np
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.published.families import NOT_THERE, UNSEEN, completed, family_of, forests, paths_of
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import Split, structure_of


def family(name, **settings):
    reports = Small(**settings).reports()
    structure = structure_of(reports)
    return family_of(name, figures_of(reports, structure).values[name], structure)


def test_columns_reach_up_to_every_whole_and_its_other_parts():
    concerns = family("concerns")
    assert ("question", "*", "no_action") in concerns.columns
    assert ("group_rules", "old", "*") in concerns.columns
    assert ("group_rules", "new", "one_action") not in concerns.columns


def test_units_reach_up_to_what_is_hidden():
    assert {"NL", "elsewhere", "nowhere", "access", "town-desk@GM0004"} <= set(family("concerns").units)


def test_what_follows_by_subtraction_is_filled_in():
    clients = family("clients")
    values = completed(clients)
    place = clients.units.index("GM0001")
    total, new, old = (clients.columns.index(("*", "*", status)) for status in ("*", "new", "old"))
    assert clients.values[place, old] == NOT_THERE
    assert values[place, old] == values[place, total] - values[place, new]
    elsewhere = clients.units.index("elsewhere")
    assert values[elsewhere, total] > 0
    assert (values != UNSEEN).all()


def test_where_too_few_live_all_is_nothing_and_known():
    clients = family("clients")
    place = clients.units.index("GM0005")
    assert clients.exact[place].all()
    assert not clients.values[place].any()


def test_every_sum_names_its_parts():
    clients = family("clients")
    whole, parts = clients.by_unit.wholes, clients.by_unit.parts
    assert len(clients.by_unit.owners) == len(parts)
    assert {clients.units[one] for one in whole} == {"NL", "JZ01", "JZ02"}
    assert np.array_equal(np.unique(clients.by_unit.owners), np.arange(len(whole)))


def test_a_leaf_climbs_to_all_it_counts_in():
    splits = (Split("NL", ("JZ01", "elsewhere")), Split("JZ01", ("GM0001", "GM0002")))
    paths = paths_of(splits)
    assert paths.above["GM0001"] == {"GM0001", "JZ01", "NL"}
    assert not paths.crooked
    assert paths.reached(without=frozenset({"GM0001"})) == {"GM0002", "JZ01", "NL", "elsewhere"}


def test_a_leaf_that_counts_in_a_whole_without_a_part_is_crooked():
    splits = (
        Split("NL", ("JZ01",)),
        Split("NL", ("access", "rest")),
        Split("JZ01", ("harbour",)),
        Split("rest", ("harbour", "tower")),
    )
    assert paths_of(splits).crooked == {"access", "tower"}


def test_trees_that_share_more_than_the_nation_are_climbed_together():
    residence, place = (Split("NL", ("JZ01",)),), (Split("NL", ("R1",)), Split("R1", ("harbour@1",)))
    agency = (Split("NL", ("rest",)), Split("rest", ("harbour@1",)))
    assert len(forests([residence, place, agency])) == 2
