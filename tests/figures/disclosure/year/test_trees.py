import numpy as np
import pytest
from tests.told.crowd import YEAR, crowd, crowded_map

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import tallied
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.hierarchies import hierarchies
from gehoord.figures.disclosure.rounding import attempt, round_all
from gehoord.figures.disclosure.served import agency_side
from gehoord.figures.disclosure.year.counted import SEVERAL, Year
from gehoord.figures.disclosure.year.somebody import NEW_BY_KIND
from gehoord.figures.disclosure.year.trees import SHARED, first_trees, later_trees, raisers
from gehoord.figures.standing import as_it_stood
from gehoord.practice.periods import Period


@pytest.fixture(scope="module")
def first():
    facts, geography, period = crowd(3, clients=80, places=5, agencies=3), crowded_map(5, 2), Period.year(YEAR)
    standing = as_it_stood(facts, lay_out(facts, geography, period), period)
    tallies = tallied(standing)
    clients, actions = tallies.residents.clients.sum(axis=(1, 2, 3)), tallies.residents.actions.sum(axis=(1, 2))
    about = tallies.served.actions.sum(axis=(1, 2))
    units = hierarchies(standing.axes, geography, clients, actions, about, threshold=5)
    year = Year(standing, tallies, units, 5, b"k", few_clients=True)
    side = agency_side(standing, tallies.served, units, year.branches(), base=5, few_clients=True)
    trees = first_trees(year, side)
    with Crew(attempt, 0) as crew:
        return year, side, trees, round_all(trees, b"k", crew, roots=SHARED)


def test_a_concern_in_a_trajectory_is_wanted_wherever_actions_are_told_of(first):
    year, _, trees, _ = first
    concerns = trees["concerns"]
    number = concerns.family.number({"state": families.IN_TRAJECTORY})
    actions = year.actions(concerns.shape)
    told = (concerns.shape.leaf >= 0) & (actions.value[:, -1] >= SEVERAL * year.base)
    assert told.any()
    assert (concerns.low[told, number] > 0).all()


def test_who_raised_something_is_wanted_where_it_is_told_of_and_never_more_than_clients(first):
    year, _, _, rounded = first
    made = raisers(year, rounded)
    concerns, clients = (rounded[name].cells(np.arange(len(made.low))) for name in ("concerns", "clients"))
    raised = concerns[:, [rounded["concerns"].tree.family.number(at) for at in NEW_BY_KIND]]
    everybody = clients[:, [rounded["clients"].tree.family.number({})]]
    assert (made.ceiling <= np.minimum(raised, np.maximum(everybody, made.low))).all()
    leaf = made.shape.leaf >= 0
    assert (made.low[leaf] >= np.minimum(raised > 0, made.high)[leaf]).all()
    assert (raised[leaf] > 0).any()


def test_contacts_are_wanted_for_all_clients(first):
    year, side, _, rounded = first
    came = np.zeros_like(year.tallies.agencies.branch_visitors)
    made = later_trees(year, side, rounded, came)["contacts"]
    clients = rounded["clients"].cells(np.arange(len(made.low)))[:, rounded["clients"].tree.family.number({})]
    assert (made.least[:, -1] >= clients).all()
