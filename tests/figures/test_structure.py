import pytest
from tests.told.maps import HAARLEM, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period


@pytest.fixture
def structure():
    told = Told()
    told.location("Kenter", at=HAARLEM)
    told.residents(6, HAARLEM)
    told.residents(2, ZANDVOORT)
    publication = publish(told.facts(), small_map(), Policy(Rule.AS_PRINTED_2016, Period.year(2016)))
    return publication.nation.structure


def test_places_of_text_only_stand_by_name(structure):
    assert structure["text_only"] == [ZANDVOORT, THE_HAGUE, "JZ27"]
    assert ["JZ20", [HAARLEM]] in structure["trees"]["residence"]


def test_every_tree_begins_at_the_nation(structure):
    assert all(any(whole == "NL" for whole, _ in tree) for tree in structure["trees"].values())


def test_every_attribute_of_a_family_is_told(structure):
    for family in structure["families"].values():
        assert set(family["attributes"]) <= set(structure["attributes"])
        assert set(family["trees"]) <= set(structure["trees"])


def test_new_and_old_make_a_whole_and_adults_are_all_but_the_young(structure):
    assert structure["attributes"]["status"] == [["*", ["new", "old"]]]
    wholes = dict(structure["attributes"]["relation"])
    assert wholes["*"] == ["young_person", "adult"]
    assert "young_person" not in wholes["adult"]
