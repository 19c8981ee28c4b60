import numpy as np
import pytest
from tests.told.maps import HAARLEM, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.axes import lay_out
from gehoord.figures.disclosure.hierarchies import agency_of, branch_is_access, hierarchies
from gehoord.practice.periods import Period

NO_ACTIONS = np.zeros(3, dtype=np.int64)


@pytest.fixture
def axes():
    told = Told()
    told.location("Kenter", at=HAARLEM)
    told.location("Kenter", at=THE_HAGUE)
    told.location("Wijkteam", at=ZANDVOORT, kind="municipal_access")
    told.location("Kenter", at=None)
    return lay_out(told.facts(), small_map(), Period.year(2016))


def test_a_small_municipality_counts_nationally_only(axes):
    units = hierarchies(axes, small_map(), np.array([5, 4, 0, 2]), np.array([9, 30, 0, 0]), NO_ACTIONS, threshold=5)
    assert units.text_only.tolist() == [False, True, True]
    assert units.residence == {"NL": ["JZ20", "elsewhere"], "JZ20": [HAARLEM]}
    assert units.homes.tolist() == [0, 3, 3, 3]
    assert units.text_only_regions == ("JZ27",)


def test_few_actions_count_nationally_only(axes):
    units = hierarchies(axes, small_map(), np.array([5, 5, 4, 2]), np.array([9, 10, 0, 0]), NO_ACTIONS, threshold=5)
    assert units.few_actions.tolist() == [True, False, False]
    assert units.homes_of_actions.tolist() == [3, 1, 3, 3]
    assert units.few_actions_below == {HAARLEM: 1, "JZ20": 1, "PV27": 1}


@pytest.mark.parametrize(("elsewhere", "hardly"), [(0, True), (1, False)])
def test_actions_that_are_few_in_all_are_hardly_any(axes, elsewhere, hardly):
    actions = np.array([4, 5, 0, elsewhere])
    assert hierarchies(axes, small_map(), np.array([5, 5, 4, 2]), actions, NO_ACTIONS, threshold=5).hardly_any_actions is hardly


def test_agencies_are_the_sum_of_their_locations(axes):
    units = hierarchies(axes, small_map(), np.array([9, 9, 9, 0]), np.array([10, 10, 10, 0]), NO_ACTIONS, threshold=5)
    assert units.agency["kenter"] == ["kenter@", f"kenter@{HAARLEM}", f"kenter@{THE_HAGUE}"]
    assert units.agency["access"] == ["wijkteam"]
    assert units.agency["rest"] == ["kenter"]


def test_a_region_is_the_sum_of_its_places_and_of_the_agencies_in_it(axes):
    units = hierarchies(axes, small_map(), np.array([9, 9, 9, 0]), np.array([10, 10, 10, 0]), NO_ACTIONS, threshold=5)
    splits = [parts for whole, parts in units.place if whole == "JZ20"]
    assert splits == [[HAARLEM, ZANDVOORT], ["kenter@JZ20", "wijkteam@JZ20"]]


def test_a_location_knows_its_agency_and_whether_it_is_access(axes):
    access = dict(zip(axes.branches.code, branch_is_access(axes).tolist(), strict=True))
    assert access[f"wijkteam@{ZANDVOORT}"]
    assert not access["kenter@"]
    assert agency_of(f"kenter@{HAARLEM}") == "kenter"


def test_an_agency_with_few_actions_about_it_has_no_table_of_them(axes):
    units = hierarchies(axes, small_map(), np.array([9, 9, 9, 0]), np.array([10, 10, 10, 0]), np.array([49, 50, 80]), threshold=5)
    assert units.quiet_agencies == ("kenter",)
    assert units.agency_leaves == {"kenter": 0, "wijkteam": 1, "nowhere": 2}
