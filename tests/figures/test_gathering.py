import numpy as np
import pytest
from tests.told.maps import HAARLEM, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.counting import count
from gehoord.figures.gathering import gathered
from gehoord.practice.periods import Period


@pytest.fixture
def tallies():
    told = Told()
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    told.location("Opbouw", at=THE_HAGUE)
    for place, location in ((HAARLEM, here), (ZANDVOORT, there), (THE_HAGUE, here)):
        told.client().lives(place).meets("2016-03-01", at=location).raises(on="2016-03-01", about=location)
    return count(told.facts(), small_map(), Period.year(2016))


def test_places_of_a_group_are_added_up(tallies):
    together = gathered(tallies, np.array([0, 0, 1, 2]), ("JZ20", "JZ27"))
    assert together.residents.clients.sum(axis=(1, 2, 3)).tolist() == [2, 1, 0]
    assert together.residents.concerns.sum() == tallies.residents.concerns.sum()


def test_an_agency_with_branches_in_several_places_of_a_group_has_one_there(tallies):
    branches = gathered(tallies, np.array([0, 0, 1, 2]), ("JZ20", "JZ27")).axes.branches
    assert branches.code == ("kenter@JZ20", "opbouw@JZ27")
    assert branches.name[branches.at(0)] == ("Kenter",)


def test_the_nation_has_the_whole_agency(tallies):
    whole = gathered(tallies, np.array([0, 0, 0, 0]), ("NL",))
    assert whole.axes.branches.code == ("kenter", "opbouw")
    assert whole.agencies.branch_visitors.sum() == tallies.agencies.branch_visitors.sum()
