from __future__ import annotations

from uuid import uuid4

import pytest
from tests.survey.test_exchange import MARKS

from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.clients import AgeGroup
from gehoord.survey import facts
from gehoord.survey.exchange import take_in


@pytest.mark.django_db
def test_facts_are_the_mark_the_age_group_and_the_day():
    take_in(MARKS, office=uuid4(), by=HOUSE)
    told = facts.of(2016, by=HOUSE)
    assert (told.grade.tolist(), told.age_group.tolist()) == ([8], [AgeGroup.ADULT.position])
    assert told.on.tolist() == [MARKS[0].on]
    with pytest.raises(NotFound):
        facts.of(2016, by=Actor(None, Role.COUNSELLOR))
