from tests.told.maps import HAARLEM, MERGED, SPLIT, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.alphabet import sort_key
from gehoord.figures.axes import lay_out
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period


def test_places_stand_as_on_the_map_and_the_rest_stands_behind_them():
    told = Told()
    for place in (ZANDVOORT, HAARLEM, MERGED, SPLIT, "GM9999"):
        told.client().lives(place)
    facts = told.facts()
    axes = lay_out(facts, small_map(), Period.year(2016))
    found = dict(zip(facts.places, axes.of_place.tolist(), strict=False))
    assert found == {HAARLEM: 0, MERGED: 0, ZANDVOORT: 1, SPLIT: axes.nowhere, "GM9999": axes.nowhere}
    assert axes.of_place[-1] == axes.nowhere == axes.places == 3


def test_subjects_stand_kind_by_kind_in_the_alphabet_with_other_last():
    subjects = lay_out(Told().facts(), small_map(), Period.year(2016)).subjects
    assert len(subjects.categories) == 29
    for kind in ConcernKind:
        listed = subjects.categories[subjects.of(kind)]
        assert {category.kind for category in listed} == {kind}
        *named, last = listed
        assert last.is_other
        assert named == sorted(named, key=lambda category: sort_key(category.label.nl))


def test_from_2021_on_the_three_parts_of_misconduct_stand_beside_the_whole():
    subjects = lay_out(Told().facts(), small_map(2021), Period.year(2021)).subjects
    assert [category.label.nl for category in subjects.categories if "misconduct" in category.code] == [
        "Grensoverschrijdend gedrag",
        "Grensoverschrijdend gedrag: fysiek",
        "Grensoverschrijdend gedrag: psychisch en verbaal",
        "Grensoverschrijdend gedrag: seksueel",
    ]


def test_branches_stand_by_place_and_then_in_the_alphabet():
    told = Told()
    for agency, place in (("Kenter", ZANDVOORT), ("Kenter", HAARLEM), ("De Opbouw", HAARLEM), ("Kenter", MERGED), ("Élan", None)):
        told.location(agency, at=place)
    branches = lay_out(told.facts(), small_map(), Period.year(2016)).branches
    assert branches.name == ("De Opbouw", "Kenter", "Kenter", "Élan")
    assert branches.bounds == (0, 2, 3, 3, 4)
    assert branches.of_location.tolist() == [2, 1, 0, 1, 3]
    assert branches.at(0) == slice(0, 2)
    assert branches.at(2) == slice(3, 3)
