"""What cannot be stored, tried in SQL as the house, past every verb; and what rows tell to whom, tried as a person."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from tests.casework.conftest import agree_in_the_end
from tests.casework.impossible import IMPOSSIBLE, change
from tests.casework.stored import rows
from tests.told.casework import DAY, Team, noon
from tests.told.confided import confide

from gehoord.casework import breaking, contacts, recognition, registration, walls
from gehoord.casework.models import BrokenBecause, Note
from gehoord.casework.models.rows import CaseRow
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

TABLES = tuple(apps.get_app_config("casework").get_models())
OF_A_CLIENT = tuple(table for table in TABLES if issubclass(table, CaseRow))
BELOW = tuple(
    (table, column)
    for table in OF_A_CLIENT
    for column in table._meta.concrete_fields
    if isinstance(column, models.ForeignKey) and issubclass(column.related_model, CaseRow) and not column.db_constraint
)
TRIGGERS = {"concern_agrees", "contact_not_before_first"}
# Two rows without an end always meet, and no category fits an unknown kind: another constraint of the table refuses them first.
NEVER_FIRST = {"relation_present", "suspended_present", "concern_kind"}
# A row that has gone before is the one that can go elsewhere: the present one is tied in more ways.
PAST = {"casework_concernstanding": "until is not null", "casework_trajectoryphase": "until is not null"}
NUMBERED = {*PAST}


@pytest.fixture
def case(team: Team) -> Team:
    """Two clients with everything a client can have, of one office."""
    by = team.counsellor
    confide(team)
    client, merged = team.client(), team.client()
    registration.move(client.pk, "GM0392", by=by, on=DAY)
    registration.agree_ways(client.pk, SafeWays(MayReach.NEVER), by=by, on=DAY)
    team.meets(client)
    team.meets(client)
    contacts.write_note(client.pk, "Tekst", by=by, at=noon(), concern_id=team.concern(client).pk)
    team.action(team.trajectory(client), ActionKind.TALK_BOARD)
    recognition.merge(merged.pk, into=client.pk, by=by, at=noon())
    recognition.unmerge(merged.pk, by=by, at=noon())
    breaking.break_glass(
        breaking.Sought(code=client.code), by=team.colleague, at=timezone.now() - timedelta(days=1), because=BrokenBecause.DANGER
    )
    agree_in_the_end()
    return team


def refuser(statement: str) -> str:
    """The name of what refuses a statement, empty where it is taken."""
    try:
        with acting(HOUSE), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount > 0, f"this tried nothing: {statement}"
            cursor.execute("set constraints all immediate")
            transaction.set_rollback(True)
    except IntegrityError as refused:
        return str(refused.__cause__.diag.constraint_name)
    return ""


def declared() -> set[str]:
    """Every constraint of the models that can be broken; those that name a row by more than its id only carry a tie."""
    found = [constraint for table in TABLES for constraint in table._meta.constraints]
    return {one.name for one in found if not (isinstance(one, models.UniqueConstraint) and "id" in one.fields)}


def test_what_cannot_be_is_refused_by_what_is_there_to_refuse_it(case: Team):
    refused = [(name, refuser(statement), statement) for name, statement in IMPOSSIBLE]
    assert [one[:2] for one in refused if one[0] != one[1]] == []


def test_everything_that_can_refuse_was_tried():
    assert {name for name, _ in IMPOSSIBLE} == (declared() | TRIGGERS) - NEVER_FIRST


def test_a_trajectory_has_a_request(case: Team):
    with pytest.raises(IntegrityError, match="requested_on"), acting(HOUSE), connection.cursor() as cursor:
        cursor.execute("update casework_trajectory set requested_on = null")


def test_no_row_of_a_client_is_of_another_office_or_of_nobody(case: Team):
    elsewhere = "office_id = (select office_id from directory_office o where o.office_id <> {table}.office_id limit 1)"
    for table in (one._meta.db_table for one in OF_A_CLIENT):
        assert refuser(change(table, elsewhere.format(table=table))) == f"{table}_of_client"
        last = refuser(change(table, "client_id = gen_random_uuid()"))
        assert last.endswith(("_of_client", "_below")), (table, last)


def test_no_row_hangs_below_a_row_of_another_client(case: Team):
    for model, column in BELOW:
        table, above = model._meta.db_table, column.related_model._meta.db_table
        free = f"and not exists (select from {table} taken where taken.{column.column} = a.id)" if column.unique else ""
        other = f"(select a.id from {above} a where a.client_id <> {table}.client_id {free} limit 1)"  # noqa: S608 - all of it is ours
        number = ", number = 99" if table in NUMBERED else ""
        one = f"(select id from {table} where {PAST.get(table, 'true')} and {column.column} is not null limit 1)"  # noqa: S608 - idem
        assert refuser(change(table, f"{column.column} = {other}{number}", f"id = {one}")) == f"{table}_below"


@pytest.mark.django_db
def test_the_ties_are_tried_on_every_table_that_has_one():
    assert len(OF_A_CLIENT) == len(TABLES) - 2
    with connection.cursor() as cursor:
        cursor.execute(
            "select conrelid::regclass::text, conname from pg_constraint where contype = 'f' and conname ~ '_(of_client|below)$'"
        )
        ties = {(table, name) for table, name in cursor.fetchall() if table.startswith("casework")}
    wanted = {(one._meta.db_table, f"{one._meta.db_table}_of_client") for one in OF_A_CLIENT}
    assert ties == wanted | {(one._meta.db_table, f"{one._meta.db_table}_below") for one, _ in BELOW}


@pytest.mark.django_db
def test_every_table_of_the_room_has_its_walls():
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, relforcerowsecurity from pg_class where relname like 'casework%%' and relkind = 'r' order by 1"
        )
        tables = dict(cursor.fetchall())
        cursor.execute("select table_name from information_schema.columns where column_name = 'office_id'")
        kept = {name for (name,) in cursor.fetchall()}
    assert len(tables) == 21
    assert all(tables.values())
    assert set(tables) <= kept


def test_without_anybody_acting_nothing_is_seen(case: Team):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from casework_client")
        assert cursor.fetchone() == (0,)


def test_a_private_note_is_for_its_writer(case: Team):
    client = case.client()
    note = contacts.write_note(client.pk, "Voor mij", by=case.counsellor, at=noon(), private=True)
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute(
            "insert into casework_access (id, client_id, office_id, person_id, kind, since)"
            " values (%s, %s, %s, %s, 'stand_in', %s)",
            [uuid4(), client.pk, case.here, case.colleague.person_id, noon()],
        )
    for actor, sees in ((case.counsellor, True), (case.colleague, False)):
        with acting(actor):
            assert Note.objects.filter(pk=note.pk).exists() is sees
    assert rows(Note.objects.filter(pk=note.pk)) == [note]


def test_ties_name_what_they_tie_and_can_be_undone():
    tie, untie = walls.tie_to_client("casework_note")
    assert "references casework_client (client_id, office_id) on update cascade" in tie
    assert untie == "alter table casework_note drop constraint casework_note_of_client"
    tie, untie = walls.tie_below("casework_note", "concern_id", "casework_concern")
    assert "(concern_id, client_id) references casework_concern (id, client_id)" in tie
    assert untie == "alter table casework_note drop constraint casework_note_below"
