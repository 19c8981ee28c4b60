import pytest

from gehoord.practice.clients import AgeGroup, Relation, age_group, born_in
from gehoord.practice.words import Text


def test_a_young_person_counts_as_young():
    assert age_group(Relation.YOUNG_PERSON) is AgeGroup.YOUNG_PERSON


@pytest.mark.parametrize("relation", [relation for relation in Relation if relation is not Relation.YOUNG_PERSON])
def test_everybody_else_counts_as_adult(relation):
    assert age_group(relation) is AgeGroup.ADULT


def test_a_month_of_birth_is_said_in_words():
    assert born_in("2010-05") == Text("mei 2010", "May 2010")


@pytest.mark.parametrize("told", ["2010", "2010-13", "2010-00", "rond 2010", "2010-05-04", ""])
def test_what_is_no_month_stays_as_it_was_told(told):
    assert born_in(told).nl == told
