import pytest

from gehoord.practice.clients import AgeGroup, Relation, age_group


def test_a_young_person_counts_as_young():
    assert age_group(Relation.YOUNG_PERSON) is AgeGroup.YOUNG_PERSON


@pytest.mark.parametrize("relation", [relation for relation in Relation if relation is not Relation.YOUNG_PERSON])
def test_everybody_else_counts_as_adult(relation):
    assert age_group(relation) is AgeGroup.ADULT
