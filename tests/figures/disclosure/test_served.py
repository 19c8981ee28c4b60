from dataclasses import replace

import numpy as np
import pytest
from tests.told.crowd import YEAR, crowd, crowded_map

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import tallied
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import UNBOUND
from gehoord.figures.disclosure.hierarchies import ENOUGH_ACTIONS, NATION, NOWHERE, hierarchies
from gehoord.figures.disclosure.served import AgencySide, agency_side
from gehoord.figures.disclosure.tree import branching
from gehoord.figures.standing import as_it_stood
from gehoord.practice.periods import Period

ACTIONS_OF_ONE = ENOUGH_ACTIONS + 3


@pytest.fixture
def laid_out():
    facts, geography, period = crowd(3, clients=60, places=6, agencies=4), crowded_map(6, 2), Period.year(YEAR)
    standing = as_it_stood(facts, lay_out(facts, geography, period), period)
    tallies = tallied(standing)
    nobody = np.full(7, 100)
    about = np.append(ACTIONS_OF_ONE, np.zeros(len(standing.axes.branches.agencies)))
    units = hierarchies(standing.axes, geography, nobody, nobody, about, threshold=5)
    concerns = tallies.agencies.branch_concerns
    branches = branching(NATION, units.agency, units.branch_leaves, concerns.reshape(len(concerns), -1).sum(axis=1))
    visitors = -(-tallies.agencies.branch_visitors // 5)
    return agency_side(standing, tallies.served, units, branches, base=5, few_clients=False), branches, visitors


def test_the_tree_goes_down_to_agencies_and_no_lower(laid_out):
    side, branches, _ = laid_out
    assert not any("@" in name for name in side.shape.name)
    assert set(side.standing.axes.branches.agencies) | {NOWHERE, NATION} <= set(side.shape.name)
    assert [branches.name[node] for node in side.nodes] == list(side.shape.name)


def test_what_had_actions_is_bounded_where_those_are_told_or_known_to_be_few(laid_out):
    side, branches, _ = laid_out
    family = families.concerns(side.standing.axes.subjects)
    most = dict(zip(branches.name, side.acted(family, branches).most.tolist(), strict=True))
    told, *quiet = side.standing.axes.branches.agencies
    assert most[told] == side.actions().high[side.shape.name.index(told), -1]
    assert {most[code] for code in quiet} == {(ENOUGH_ACTIONS - 1) // 5}
    assert {one for name, one in most.items() if "@" in name or name == NATION} == {UNBOUND}


def test_a_table_of_actions_says_no_fewer_than_it_takes_to_have_one(laid_out):
    """Fewer would say that a few people stand behind them, because for those fewer are aimed at."""
    side, _, _ = laid_out
    one = replace(side, served=replace(side.served, actions=side.served.actions + 10), few_clients=True)
    made = one.actions()
    where = made.shape.name.index(one.standing.axes.branches.agencies[0])
    assert made.value[where, -1] >= ENOUGH_ACTIONS
    assert (made.least[where, -1] * 5, made.low[where, -1] * 5) >= (ENOUGH_ACTIONS, ENOUGH_ACTIONS)


def test_actions_about_agencies_with_few_of_them_count_in_the_nation_alone(laid_out):
    side, _, _ = laid_out
    value = dict(zip(side.shape.name, side.actions().value[:, -1].tolist(), strict=True))
    told, *quiet = side.standing.axes.branches.agencies
    assert value[NATION] == side.served.actions.sum()
    assert {value[code] for code in quiet} == {0}
    assert value[NOWHERE] == value[NATION] - value[told]


def test_clients_are_no_fewer_than_at_any_location_and_no_more_than_at_all(laid_out: tuple[AgencySide, object, np.ndarray]):
    side, _, visitors = laid_out
    clients = side.clients(visitors)
    young = next(number for number, cell in enumerate(clients.family.cells) if cell.at == {"relation": "young_person"})
    for position in range(len(side.standing.axes.branches.agencies)):
        here = visitors[side.agency_of_branch == position, 0]
        assert here.max() <= clients.low[position + 1, young] <= clients.high[position + 1, young] <= here.sum()
