"""Nothing leads back from a mark: not a column, not a moment, not the order of rows, not the journal."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from tests.told.casework import colleague

from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.tokens import CODE, TriedTooOften
from gehoord.practice.clients import AgeGroup
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber
from gehoord.survey import facts
from gehoord.survey.invitations import (
    CodeOver,
    NoMark,
    RemarkTooLong,
    forget_old,
    give_mark,
    group_of,
    invite,
    monday,
    week_of,
)
from gehoord.survey.models import Invitation, Mark, Remark
from gehoord.vault import keys
from gehoord.vault.models import JournalEntry

WEDNESDAY = date(2027, 3, 17)
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@pytest.fixture
def counsellor(db, tmp_path):
    cache.clear()
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield colleague(uuid4())
        keys.forget_open_keys()


def code(by: Actor, group: AgeGroup = AgeGroup.YOUNG_PERSON) -> str:
    return invite(group, by=by, on=WEDNESDAY).code


def rows(kind):
    with acting(HOUSE):
        return list(kind.objects.all())


def test_a_code_gives_one_mark_and_is_gone(counsellor):
    said = code(counsellor)
    assert group_of(said, on=WEDNESDAY) is AgeGroup.YOUNG_PERSON
    assert give_mark(said, 9, on=WEDNESDAY) is AgeGroup.YOUNG_PERSON
    assert rows(Invitation) == []
    assert [(mark.grade, mark.age_group, mark.on) for mark in rows(Mark)] == [(9, "young_person", date(2027, 3, 15))]
    for verb in (lambda: give_mark(said, 9, on=WEDNESDAY), lambda: group_of(said, on=WEDNESDAY)):
        with pytest.raises(CodeOver):
            verb()
    assert facts.of(2027, by=HOUSE).grade.tolist() == [9]


def test_a_remark_lies_sealed_apart_from_its_mark(counsellor):
    give_mark(code(counsellor), 4, on=WEDNESDAY, remark=" Ze belde niet terug. ")
    (remark,), (mark,) = rows(Remark), rows(Mark)
    assert {field.name for field in Remark._meta.get_fields()} & {"grade", "mark"} == set()
    assert remark.pk != mark.pk
    with connection.cursor() as cursor, acting(HOUSE):
        cursor.execute("select text from survey_remark")
        assert b"belde" not in bytes(cursor.fetchone()[0])
    assert remark.text.opened(by=HOUSE) == "Ze belde niet terug."


@pytest.mark.parametrize("model", list(apps.get_app_config("survey").get_models()))
def test_no_table_here_can_hold_who_or_when(model):
    """No key to any other table, no moment, and no person; days are weeks."""
    fields = model._meta.get_fields()
    assert not [field for field in fields if field.is_relation]
    assert not [
        field for field in fields if field.get_internal_type() in {"DateTimeField", "TimeField", "BigAutoField", "AutoField"}
    ]
    assert not [field.name for field in fields if any(word in field.name for word in ("person", "client", "case", "location"))]


@given(DAYS, DAYS)
def test_days_of_one_week_cannot_be_told_apart(one, other):
    if monday(one) == monday(other) and one.year == other.year:
        assert week_of(one) == week_of(other)
    assert week_of(one).year == one.year
    assert timedelta(0) <= one - week_of(one) < timedelta(days=7)


def test_the_last_day_of_a_code_is_the_same_for_a_whole_week(counsellor):
    untils = {invite(AgeGroup.ADULT, by=counsellor, on=monday(WEDNESDAY) + timedelta(days=day)).until for day in range(7)}
    assert len(untils) == 1
    assert untils.pop().weekday() == 6


def test_neither_the_order_of_rows_nor_who_wrote_them_says_which_mark_came_when(counsellor):
    """Twelve marks given one after another: all written by one transaction, and mostly not in the order they came."""
    given_in_order = [1 + number % 10 for number in range(12)]
    orders = set()
    for grade in given_in_order:
        give_mark(code(counsellor), grade, on=WEDNESDAY, remark=f"Cijfer {grade}.")
        with acting(HOUSE), connection.cursor() as cursor:
            for table in ("survey_mark", "survey_remark"):
                cursor.execute(f"select count(distinct (xmin::text, cmin::text)) from {table}")  # noqa: S608 - two words of this test
                assert cursor.fetchone() == (1,)
            cursor.execute("select grade from survey_mark order by ctid")
            orders.add(tuple(row[0] for row in cursor.fetchall()))
    assert max(orders, key=len) != tuple(given_in_order)
    assert any(order[-1] != given_in_order[len(order) - 1] for order in orders)
    assert len({mark.pk.version for mark in rows(Mark)} | {remark.pk.version for remark in rows(Remark)}) == 1


def test_which_invitation_was_drawn_last_cannot_be_read_from_the_rows(counsellor):
    """A moment beside that of a case would tell for whom a code is, for as long as it is open."""
    orders, drawn = [], [code(counsellor) for _ in range(2)]
    for _ in range(8):
        drawn.append(code(counsellor))
        with acting(HOUSE), connection.cursor() as cursor:
            cursor.execute("select count(distinct (xmin::text, cmin::text)) from survey_invitation")
            assert cursor.fetchone() == (1,)
            cursor.execute("select handle from survey_invitation order by ctid")
            orders.append([row[0] for row in cursor.fetchall()])
    assert any(order[-1] != CODE.read(drawn[place + 2]).handle for place, order in enumerate(orders))
    for said in drawn:
        give_mark(said, 8, on=WEDNESDAY)
    assert rows(Invitation) == []


def test_giving_a_mark_changes_nothing_of_another_week(counsellor):
    give_mark(code(counsellor), 7, on=WEDNESDAY)
    before = rows(Mark)[0]
    give_mark(code(counsellor), 8, on=WEDNESDAY + timedelta(days=7))
    assert before in rows(Mark)
    assert {mark.exchange_id for mark in rows(Mark)} >= {before.exchange_id}


def test_the_journal_tells_of_no_invitation_and_no_mark(counsellor):
    lines = JournalEntry.objects.count()
    give_mark(code(counsellor), 8, on=WEDNESDAY, remark="Fijn.")
    assert JournalEntry.objects.count() == lines


def test_nobody_who_signs_in_sees_an_invitation_or_a_mark(counsellor):
    said = code(counsellor)
    give_mark(code(counsellor), 8, on=WEDNESDAY, remark="Fijn.")
    for actor in (counsellor, colleague(counsellor.office_id, Role.COORDINATOR)):
        with acting(actor):
            assert [kind.objects.count() for kind in (Invitation, Mark, Remark)] == [0, 0, 0]
    assert said.replace("-", "")[5:].encode() not in bytes(rows(Invitation)[0].digest)


@pytest.mark.parametrize(
    ("grade", "remark", "refusal"),
    [
        (0, "", NoMark),
        (11, "", NoMark),
        (None, "", NoMark),
        (8, "a" * 401, RemarkTooLong),
        (8, "111222333", LooksLikeCitizenNumber),
    ],
)
def test_what_is_no_answer_is_refused_and_the_code_stays(counsellor, grade, remark, refusal):
    said = code(counsellor)
    with pytest.raises(refusal):
        give_mark(said, grade, on=WEDNESDAY, remark=remark)
    assert group_of(said, on=WEDNESDAY) is AgeGroup.YOUNG_PERSON


def test_a_code_ends_with_its_weeks_and_is_swept(counsellor):
    invited = invite(AgeGroup.ADULT, by=counsellor, on=WEDNESDAY)
    assert group_of(invited.code, on=invited.until) is AgeGroup.ADULT
    with pytest.raises(CodeOver):
        group_of(invited.code, on=invited.until + timedelta(days=1))
    assert [forget_old(on=invited.until + timedelta(days=day)) for day in (0, 1)] == [0, 1]


def test_guessing_a_code_costs_a_minute(counsellor):
    said = code(counsellor).replace("-", "")
    for _ in range(5):
        with pytest.raises(CodeOver):
            give_mark(said[:5] + "aaaaaaa", 1, on=WEDNESDAY)
    with pytest.raises(TriedTooOften):
        give_mark(said, 9, on=WEDNESDAY)
    with pytest.raises(CodeOver):
        group_of(CODE.draw().said, on=WEDNESDAY)


@pytest.mark.parametrize("role", [Role.REPORT_AUTHOR, Role.AUDITOR, Role.ALERTS_OFFICER, Role.ADMINISTRATOR])
def test_who_speaks_with_no_client_invites_nobody(counsellor, role):
    with pytest.raises(NotFound):
        code(colleague(counsellor.office_id, role))
    with pytest.raises(NotFound):
        code(Actor(counsellor.person_id, Role.COUNSELLOR, None))
