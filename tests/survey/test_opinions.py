"""What is told of marks and remarks leads to nobody, also not for who looks every day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from uuid import uuid4

import pytest
from tests.survey.test_invitations import WEDNESDAY, counsellor
from tests.told.casework import colleague

from gehoord.figures.publication import THRESHOLD
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import SEATED, Role
from gehoord.people.scope import acting
from gehoord.practice.clients import AgeGroup
from gehoord.survey import opinions as told
from gehoord.survey.invitations import give_mark, invite
from gehoord.survey.models import Mark
from gehoord.survey.opinions import opinions
from gehoord.vault.models import JournalEntry

__all__ = ["counsellor"]
LATER = WEDNESDAY + timedelta(days=7)
YOUNG, ADULT = AgeGroup.YOUNG_PERSON, AgeGroup.ADULT


@pytest.fixture
def author(counsellor):
    return colleague(counsellor.office_id, Role.REPORT_AUTHOR)


def give(by, *grades, group=YOUNG, on=WEDNESDAY, remark=""):
    for grade in grades:
        give_mark(invite(group, by=by, on=on).code, grade, on=on, remark=remark and f"{remark} {grade}")


def given_in(year, office, *grades, group=YOUNG):
    with acting(HOUSE):
        Mark.objects.bulk_create(
            Mark(office_id=office, age_group=group.value, grade=grade, on=date(year, 5, 1)) for grade in grades
        )


def test_a_sentence_is_read_when_its_week_is_over_and_enough_people_answered(counsellor, author):
    give(counsellor, 7, 8, 9, remark="Fijn")
    give(colleague(uuid4()), 6, group=ADULT)
    assert opinions(by=author, on=LATER).remarks == ()
    give(counsellor, 10, remark="Fijn")
    assert opinions(by=author, on=WEDNESDAY + timedelta(days=4)).remarks == ()
    assert sorted(opinions(by=author, on=LATER).remarks) == ["Fijn 10", "Fijn 7", "Fijn 8", "Fijn 9"]


def test_a_week_with_few_answers_stays_closed_beside_one_with_many(counsellor, author):
    give(counsellor, 5, 6, 7, 8, 9)
    give(counsellor, 1, on=LATER, remark="Zij luisterde niet")
    assert opinions(by=author, on=LATER + timedelta(days=30)).remarks == ()


def test_sentences_come_in_an_order_of_chance(counsellor, author, monkeypatch):
    give(counsellor, 1, 2, 3, 4, 5, 6, remark="Zin")
    orders = set()
    for seed in range(4):
        monkeypatch.setattr(told, "SystemRandom", lambda seed=seed: Random(seed))  # noqa: S311 - a test wants the same chance again
        orders.add(opinions(by=author, on=LATER).remarks)
    assert len(orders) > 1
    assert len({frozenset(order) for order in orders}) == 1


def test_who_reads_stands_in_the_journal(counsellor, author):
    give(counsellor, 1, 2, 3, 4, 5, remark="Zin")
    opinions(by=author, on=LATER)
    lines = JournalEntry.objects.filter(did="read a remark")
    assert [line.person_id for line in lines] == [author.person_id] * 5


def test_an_average_takes_as_many_marks_as_the_threshold(counsellor, author):
    given_in(2025, counsellor.office_id, *[7] * (THRESHOLD - 1))
    given_in(2026, counsellor.office_id, 7, 8, 8, 8)
    given_in(2026, uuid4(), 7, 7, 7, 8)
    (one,) = opinions(by=author, on=LATER).averages
    assert (one.year, one.group, one.given, one.mark) == (2026, YOUNG, 8, Decimal("7.5"))


def test_a_half_goes_up(counsellor, author):
    given_in(2026, counsellor.office_id, *[7] * 19, 8)
    assert opinions(by=author, on=LATER).averages[0].mark == Decimal("7.1")


def test_of_the_year_that_runs_a_thin_week_changes_nothing(counsellor, author):
    give(counsellor, 6, 7, 8, 9, 10)
    before = opinions(by=author, on=LATER).averages
    give(counsellor, 1, on=LATER)
    give(counsellor, 1, 1, 1, 1, group=ADULT, on=LATER)
    assert opinions(by=author, on=LATER + timedelta(days=30)).averages == before
    assert [(one.group, one.given, one.mark) for one in before] == [(YOUNG, 5, Decimal("8.0"))]
    after = opinions(by=author, on=date(2028, 1, 5)).averages
    assert [(one.group, one.given) for one in after] == [(YOUNG, 6)]


@pytest.mark.parametrize("role", [role for role in SEATED if role is not Role.REPORT_AUTHOR])
def test_nobody_but_who_writes_the_reports_reads_them(counsellor, role):
    """Whoever knows clients would know a voice."""
    with pytest.raises(NotFound):
        opinions(by=colleague(counsellor.office_id, role), on=LATER)
