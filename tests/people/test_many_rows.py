from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from gehoord.people import many_rows
from gehoord.people.many_rows import NO_DAY, add, change, numbers, one_picture, texts
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.survey.models import Mark

COLUMNS = ("id", "office_id", "exchange_id", "age_group", "grade", "on")


@pytest.fixture
def rows(db, monkeypatch):
    monkeypatch.setattr(many_rows, "BATCH", 3)
    office = uuid4()
    return [(uuid4(), office, f'{number}, "{{\\é', "adult", number, date(2016, 1, number)) for number in range(1, 9)]


def test_rows_go_in_and_change_in_batches_and_come_out_as_they_were(rows):
    with acting(HOUSE):
        add(Mark, COLUMNS, rows)
        change(Mark, ("id", "grade"), [(row[0], 10 - row[4]) for row in rows])
        found = Mark.objects.order_by("on").values_list(*COLUMNS)
        assert list(found) == [(*row[:4], 10 - row[4], row[5]) for row in rows]
        told = texts("select exchange_id, null::text from survey_mark where grade > %(least)s order by 1", {"least": 7})
        assert list(told) == [(row[2], None) for row in rows[:2]]


def test_numbers_come_out_as_an_array(rows):
    query = f"select grade::int, coalesce(null::int, {NO_DAY}) from survey_mark order by 1"  # noqa: S608 - a number of our own
    with acting(HOUSE):
        assert numbers(query, {}, width=2).shape == (0, 2)
        add(Mark, COLUMNS, rows)
        assert numbers(query, {}, width=2).tolist() == [[number, NO_DAY] for number in range(1, 9)]


def test_the_walls_hold_for_many_rows_as_for_one(rows):
    with acting(HOUSE):
        add(Mark, COLUMNS, rows)
    assert numbers("select grade::int from survey_mark", {}, width=1).tolist() == []


def test_one_picture_inside_a_transaction_is_the_one_of_that(db):
    with one_picture():
        assert list(texts("select current_setting('transaction_isolation')", {})) == [("read committed",)]


@pytest.mark.django_db(transaction=True)
def test_one_picture_stays_as_it_was():
    with one_picture():
        asked = "select current_setting('transaction_isolation'), current_setting('transaction_read_only')"
        assert list(texts(asked, {})) == [("repeatable read", "on")]
