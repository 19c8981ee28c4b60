"""Two at once cannot be stored: tried on every PostgreSQL that is on this machine."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from gehoord.config.launch import children, cluster
from gehoord.directory.models import Assignment, OfficeArea
from gehoord.directory.models.stretches import ends_after_it_begins, holds_on, meets, never_two_at_once

ORIGIN = date(2020, 1, 1)
DAYS = st.integers(0, 12).map(lambda days: ORIGIN + timedelta(days=days))
GROUNDS = st.sampled_from(["GM0392", "JZ11", None])
LOCATION = uuid4()
ROWS = st.lists(st.tuples(GROUNDS, DAYS, DAYS | st.none(), st.booleans()), max_size=8)
INSERT = """insert into directory_assignment (id, office_id, person_id, place, location_id, since, until, withdrawn)
            values (%s, %s, %s, %s, %s, %s, %s, %s)"""


@pytest.fixture(scope="module", params=list(cluster.candidates(None)), ids=lambda programs: f"PostgreSQL {programs.major}")
def table(request, tmp_path_factory, django_db_setup, django_db_blocker):
    """The table of assignments as the migration makes it, without its neighbours."""
    folder = tmp_path_factory.mktemp("cluster")
    for step in (folder, *folder.parents[:2]):
        step.chmod(0o711)
    with django_db_blocker.unblock(), connection.schema_editor(collect_sql=True, atomic=False) as editor:
        editor.create_model(Assignment)
    statements = [text for text in editor.collected_sql if "FOREIGN KEY" not in text]
    running, home = cluster.start(folder, log=folder / "log", asked_for=request.param.folder, settings=cluster.QUICK)
    try:
        with psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as made:
            made.execute("create extension btree_gist")
            for statement in statements:
                made.execute(statement)
            yield made
    finally:
        children.stop([running])


def fits(row, others):
    ground, since, until, withdrawn = row
    if until is not None and until < since:
        return False
    meeting = (
        not other[3] and other[0] == ground and since <= (other[2] or date.max) and other[1] <= (until or date.max)
        for other in others
    )
    return withdrawn or not any(meeting)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_a_row_is_taken_just_when_it_shares_no_day_with_another(table, rows):
    taken = []
    with table.transaction(force_rollback=True):
        for row in rows:
            ground, since, until, withdrawn = row
            values = (uuid4(), uuid4(), uuid4(), ground or "", None if ground else LOCATION, since, until, withdrawn)
            try:
                with table.transaction():
                    table.execute(INSERT, values)
            except (psycopg.errors.ExclusionViolation, psycopg.errors.CheckViolation):
                assert not fits(row, taken)
            else:
                assert fits(row, taken)
                taken.append(row)


def test_two_who_write_at_the_same_moment_cannot_both_be_right(table):
    values = ("GM0014", None, ORIGIN, None, False)
    with psycopg.connect(table.info.dsn) as other:
        table.execute("delete from directory_assignment")
        other.execute(INSERT, (uuid4(), uuid4(), uuid4(), *values))
        table.execute("set lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            table.execute(INSERT, (uuid4(), uuid4(), uuid4(), *values))
        other.commit()
    with pytest.raises(psycopg.errors.ExclusionViolation):
        table.execute(INSERT, (uuid4(), uuid4(), uuid4(), *values))
    table.execute("delete from directory_assignment")


def test_rows_are_found_by_a_day_they_hold_and_by_days_they_share(office):
    days = [ORIGIN + timedelta(days=number) for number in range(6)]
    office.areas.all().update(until=days[0] - timedelta(days=1))
    area = OfficeArea.objects.create(office=office, place="GM0392", since=days[1], until=days[3])
    found = OfficeArea.objects.filter(since__gte=ORIGIN)
    assert [found.filter(holds_on(day)).exists() for day in days] == [False, True, True, True, False, False]
    assert [found.filter(meets(day, None)).exists() for day in days] == [True, True, True, True, False, False]
    assert [found.filter(meets(days[0], day)).exists() for day in days] == [False, True, True, True, True, True]
    OfficeArea.objects.filter(pk=area.pk).update(until=None)
    assert found.filter(holds_on(date(2099, 1, 1))).exists()


def test_the_constraints_are_those_of_the_migration():
    names = {constraint.name for constraint in Assignment._meta.constraints}
    assert {never_two_at_once("place_has_one_counsellor", "place").name, ends_after_it_begins("assignment_days").name} <= names
