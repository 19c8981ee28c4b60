"""Marks in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from gehoord.figures.exchange.rows import Mark
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.clients import AgeGroup
from gehoord.survey.exchange import give_out, take_in

MARKS = (Mark("M1", AgeGroup.ADULT, 8, date(2016, 5, 1)), Mark("M2", AgeGroup.YOUNG_PERSON, 10, date(2017, 5, 1)))


@pytest.mark.django_db
def test_what_goes_in_comes_out_and_again_changes_nothing():
    office = uuid4()
    assert [take_in(MARKS, office=office, by=HOUSE) for _ in range(2)] == [(2, 0), (0, 0)]
    assert set(give_out(offices=[office], last=None, by=HOUSE)) == set(MARKS)
    assert give_out(offices=None, last=date(2016, 12, 31), by=HOUSE) == MARKS[:1]
    assert take_in([replace(MARKS[0], grade=7)], office=office, by=HOUSE) == (0, 1)
    assert give_out(offices=[uuid4()], last=None, by=HOUSE) == ()


@pytest.mark.django_db
def test_only_the_house_exchanges():
    with pytest.raises(NotFound):
        take_in(MARKS, office=uuid4(), by=Actor(None, Role.REPORT_AUTHOR))
    with pytest.raises(NotFound):
        give_out(offices=None, last=None, by=Actor(None, Role.REPORT_AUTHOR))
