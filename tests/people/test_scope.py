"""Every way around row-level security that we know, tried as the role of the database it would be tried as."""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from psycopg import sql
from psycopg.errors import InsufficientPrivilege
from tests.ground import OWNER
from tests.people.worlds import NOW, statements

from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import EnableRowSecurity, acting, become, guarded_models, policies_for
from gehoord.vault.house import as_house

HERE, THERE = uuid4(), uuid4()
ME, SOMEBODY = uuid4(), uuid4()
MINE, THEIRS = uuid4(), uuid4()
ENTER = (
    "select set_config('gehoord.person', %s, true), set_config('gehoord.office', %s, true), set_config('gehoord.role', %s, true)"
)
NOTE = "insert into w_note (id, world, office_id, client_id) values (%s, 1, %s, %s)"
MORE = (
    "create table hanging (id uuid default gen_random_uuid(), client_id uuid references w_client (id))",
    "create table numbered (office_id uuid, number text, unique (office_id, number))",
    "create view plain as select * from w_note",
    "create view asked with (security_invoker) as select * from w_note",
    "create sequence counted",
    "grant select, insert on hanging, numbered, plain, asked to gehoord_app",
)
GUARDED_TOO = """
alter table hanging enable row level security; alter table hanging force row level security;
create policy own on hanging for insert with check (client_id = any ((select people_cases())::uuid[]));
alter table numbered enable row level security; alter table numbered force row level security;
create policy own on numbered for insert
    with check (office_id = (select nullif(current_setting('gehoord.office', true), '')::uuid));
"""


@pytest.fixture(scope="module")
def small_world(new_database, postgres):
    """One case that is mine, with a note, and one that is somebody else's in another office. Gives an address for each role."""
    address = new_database(role=OWNER)
    name = urlsplit(address).path.lstrip("/")
    with psycopg.connect(address, autocommit=True) as owner:
        for statement in statements():
            owner.execute(statement)
        owner.execute("alter table w_client add primary key (id)")
        for statement in (*MORE, GUARDED_TOO):
            owner.execute(statement)
    with psycopg.connect(postgres.url(name, role="postgres")) as filling:
        filling.execute("set search_path = worlds, public")
        for case, person, office in ((MINE, ME, HERE), (THEIRS, SOMEBODY, THERE)):
            filling.execute(
                "insert into casework_access (client_id, person_id, kind, since) values (%s, %s, 'owner', %s)",
                [case, person, NOW],
            )
            filling.execute(
                "insert into w_client (id, world, office_id, client_id, person_id) values (%s, 1, %s, %s, %s)",
                [case, office, case, person],
            )
            filling.execute(NOTE, [uuid4(), office, case])
            filling.execute("insert into numbered values (%s, 'K-1')", [office])
        filling.execute("update w_note set place = 'here ' || case when client_id = %s then 'mine' else 'theirs' end", [MINE])
        filling.execute("analyze")
    return lambda role: postgres.url(name, role=role)


@pytest.fixture
def at(small_world):
    """Opens a connection as a role of the database."""
    opened = []

    def open_as(role: str) -> psycopg.Connection:
        link = psycopg.connect(small_world(role))
        link.execute("set search_path = worlds, public")
        link.commit()
        opened.append(link)
        return link

    yield open_as
    for link in opened:
        link.close()


def enter(link: psycopg.Connection, person: UUID | None = ME, office: UUID | None = HERE, role: str = "counsellor") -> None:
    link.execute(ENTER, [str(person or ""), str(office or ""), role])


def seen(link: psycopg.Connection, table: str = "w_note") -> set[UUID]:
    return {case for (case,) in link.execute(sql.SQL("select client_id from {}").format(sql.Identifier(table)))}


def test_a_counsellor_sees_the_own_case_and_no_other(at):
    app = at("gehoord_app")
    enter(app)
    assert seen(app) == seen(app, "w_client") == {MINE}


@pytest.mark.parametrize(
    "context", [None, ("", "", ""), (str(ME), str(HERE), ""), ("", "", "counsellor"), (str(ME), "", "nobody")]
)
def test_without_a_whole_context_nothing_is_seen(at, context):
    app = at("gehoord_app")
    if context:
        app.execute(ENTER, context)
    assert seen(app) == set()


def test_the_owner_of_the_tables_is_held_back_as_everybody(at):
    owner = at("gehoord_owner")
    assert seen(owner) == set()
    with pytest.raises(InsufficientPrivilege, match="row-level security"):
        owner.execute(NOTE, [uuid4(), HERE, MINE])


@pytest.mark.parametrize("ending", ["commit", "rollback"])
def test_a_context_ends_with_its_transaction(at, ending):
    app = at("gehoord_app")
    enter(app)
    assert seen(app)
    getattr(app, ending)()
    assert seen(app) == set()


def test_a_prepared_statement_forgets_who_asked_it_before(at):
    app = at("gehoord_app")
    for person, expected in ((ME, {MINE}), (SOMEBODY, {THEIRS}), (None, set()), (ME, {MINE})) * 3:
        enter(app, person)
        assert {case for (case,) in app.execute("select client_id from w_note", prepare=True)} == expected
        app.commit()


@pytest.mark.parametrize(
    "order",
    [
        "set role gehoord_owner",
        "set role gehoord_backup",
        "set role postgres",
        "set session authorization postgres",
        "alter role gehoord_app bypassrls",
        "grant gehoord_owner to gehoord_app",
        "alter table w_note disable row level security",
        "alter table w_note no force row level security",
        "drop policy w_note_select on w_note",
        "create policy mine on w_note using (true)",
        "truncate w_note",
        "truncate people_seat",
        "copy w_note from stdin",
        "create table worlds.own (id int)",
        "create function public.leak() returns int language sql as 'select 1'",
        "select setval('counted', 9)",
        "select nextval('counted')",
        "select * from pg_authid",
        "select * from pg_statistic",
        "copy (select 1) to '/etc/gehoord'",
        "copy (select 1) to program 'true'",
        "select pg_read_file('/etc/passwd')",
        "update django_migrations set name = name",
    ],
)
def test_who_serves_people_cannot_change_the_walls(at, order):
    app = at("gehoord_app")
    enter(app)
    with pytest.raises((InsufficientPrivilege, psycopg.errors.FeatureNotSupported)):
        app.execute(order)


def test_asking_to_pass_the_policies_by_is_an_error_and_not_an_answer(at):
    app = at("gehoord_app")
    app.execute("set row_security = off")
    with pytest.raises(InsufficientPrivilege, match="would be affected by row-level security"):
        app.execute("select * from w_note")


@pytest.mark.parametrize("view", ["plain", "asked"])
def test_a_view_shows_no_more_than_its_asker_may_see(at, view):
    app = at("gehoord_app")
    assert seen(app, view) == set()
    enter(app)
    assert seen(app, view) == {MINE}


@pytest.mark.parametrize("client", [THEIRS, uuid4()])
def test_a_reference_does_not_tell_whether_a_client_exists(at, client):
    app = at("gehoord_app")
    enter(app)
    with pytest.raises(InsufficientPrivilege, match='new row violates row-level security policy for table "hanging"'):
        app.execute("insert into hanging (client_id) values (%s)", [client])


@pytest.mark.parametrize("number", ["K-1", "K-2"])
def test_a_number_does_not_tell_whether_another_office_uses_it(at, number):
    app = at("gehoord_app")
    enter(app)
    with pytest.raises(InsufficientPrivilege, match='new row violates row-level security policy for table "numbered"'):
        app.execute("insert into numbered values (%s, %s) on conflict do nothing", [THERE, number])


def test_copying_out_gives_only_what_may_be_seen(at):
    app = at("gehoord_app")
    enter(app)
    with app.cursor().copy("copy w_note (client_id) to stdout") as copied:
        assert {UUID(line) for (line,) in copied.rows()} == {MINE}


def test_a_condition_that_tells_tales_is_asked_about_own_rows_only(at):
    app = at("gehoord_app")
    heard: list[str] = []
    app.add_notice_handler(lambda notice: heard.append(notice.message_primary or ""))
    app.execute(
        "create function pg_temp.tell(text) returns bool language plpgsql cost 0.0001 as "
        "$$ begin raise notice '%', $1; return true; end $$"
    )
    enter(app)
    app.execute("select * from w_note where pg_temp.tell(place)")
    assert heard == ["here mine"]
    assert app.execute("select 1 from w_note where 1 / (case when place = 'here theirs' then 0 else 1 end) = 1").fetchall()


def test_a_table_of_ones_own_does_not_take_the_place_of_the_real_one(at):
    app = at("gehoord_app")
    app.execute("create temporary table casework_access (client_id uuid, person_id uuid, since timestamptz, until timestamptz)")
    app.execute("insert into casework_access values (%s, %s, '2000-01-01')", [THEIRS, ME])
    enter(app)
    assert seen(app) == {MINE}


def test_asking_for_the_own_cases_leaves_somebody_who_they_were(at):
    app = at("gehoord_app")
    enter(app)
    app.execute("select people_cases(), people_places(), people_unclaimed(%s)", [THEIRS])
    assert app.execute("select current_setting('gehoord.role')").fetchone() == ("counsellor",)
    assert seen(app) == {MINE}


def test_statistics_tell_nothing_about_guarded_rows(at):
    app = at("gehoord_app")
    enter(app)
    assert app.execute("select count(*) from pg_stats where tablename = 'w_note'").fetchone() == (0,)
    assert at("gehoord_backup").execute("select count(*) from pg_stats where tablename = 'w_note'").fetchone() != (0,)


def test_a_backup_reads_everything_and_writes_nothing(at):
    backup = at("gehoord_backup")
    assert seen(backup) == {MINE, THEIRS}
    for order in ("delete from w_note", "update w_note set touched = true", "insert into w_note select * from w_note"):
        with pytest.raises(InsufficientPrivilege), backup.transaction():
            backup.execute(order)


def test_who_writes_the_journal_reads_no_case(at):
    with pytest.raises(InsufficientPrivilege):
        at("gehoord_journal").execute("select * from public.people_seat")


@pytest.mark.django_db
def test_inside_another_the_context_comes_back():
    outer, inner = Actor(ME, Role.COUNSELLOR, HERE), Actor(SOMEBODY, Role.AUDITOR)
    with acting(outer):
        with acting(inner):
            assert context() == (str(SOMEBODY), "", "auditor")
        assert context() == (str(ME), str(HERE), "counsellor")
        with pytest.raises(ZeroDivisionError), acting(inner):
            raise ZeroDivisionError
        assert context() == (str(ME), str(HERE), "counsellor")


@pytest.mark.django_db
def test_after_acting_nobody_is_anybody():
    with acting(HOUSE):
        assert context() == ("", "", "house")
    assert context() == ("", "", "")


@pytest.mark.django_db(transaction=True)
def test_what_is_done_as_somebody_is_undone_when_it_fails():
    def fail() -> None:
        with acting(HOUSE):
            seat_of_nobody()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with acting(HOUSE):
        assert not Seat.objects.exists()


def seat_of_nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into people_person (id, password, email, name, language, is_active) values (%s, '', 'a@b', 'A', 'nl', true)",
            [ME],
        )
    Seat.objects.create(person_id=ME, role=Role.AUDITOR.value)


def context() -> tuple[str, str, str]:
    with connection.cursor() as cursor:
        settings = (f"current_setting('gehoord.{name}', true)" for name in ("person", "office", "role"))
        cursor.execute(f"select {', '.join(settings)}")
        found: tuple[str, str, str] = cursor.fetchone()
    return found


UNGUARDED = {
    "socialaccount_socialapp": "its client is a program that signs people in, and it stays empty: issuers stand in a file",
    "vault_casekey": "wrapped keys: without the key of the office they say nothing; read before it is known whose case it is",
    "socialaccount_socialaccount": "the number by which an issuer knows somebody; noted before it is known who comes",
    "people_visit": "read and written before it is known who asks; its key is what only the browser of that visit knows",
    "vault_journalentry": "written by its own role alone, and never read by who serves people",
}
"""Tables with an office, a client or a person whose rows are not guarded, and why."""


@pytest.mark.django_db
def test_every_table_with_an_office_a_client_or_a_person_is_guarded():
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct relname from pg_class join pg_attribute on attrelid = pg_class.oid where relkind = 'r' "
            "and relnamespace = 'public'::regnamespace and attname in ('office_id', 'client_id', 'person_id', 'user_id') "
            "and not (relrowsecurity and relforcerowsecurity)"
        )
        bare = {name for (name,) in cursor.fetchall()}
    assert {name for name in bare if not name.startswith("directory_")} <= set(UNGUARDED)


@pytest.mark.django_db
def test_every_model_with_a_guard_has_the_policies_of_today():
    assert Seat in guarded_models()
    for model in guarded_models():
        wanted = {order.split()[2] for order in policies_for(model) if order.startswith("create policy")}
        with connection.cursor() as cursor:
            cursor.execute("select polname from pg_policy where polrelid = %s::regclass", [model._meta.db_table])
            assert {name for (name,) in cursor.fetchall()} >= wanted, model


@pytest.mark.django_db
def test_the_step_of_a_migration_can_be_taken_back(new_database):
    step = EnableRowSecurity("people.Seat")
    laid = "(select count(*) from pg_policy where polrelid = c.oid)"
    state = f"select relforcerowsecurity, {laid} from pg_class c where relname = 'people_seat'"  # noqa: S608 - no words from outside
    with psycopg.connect(new_database(role=OWNER)) as owner:
        editor = SimpleNamespace(execute=owner.execute)
        assert owner.execute(state).fetchone() == (True, 4)
        step.database_backwards("people", editor, None, None)
        assert owner.execute(state).fetchone() == (False, 0)
        step.database_forwards("people", editor, None, None)
        assert owner.execute(state).fetchone() == (True, 4)
    assert "people.Seat" in step.describe()


@pytest.mark.django_db
def test_who_acts_is_said_once_and_given_back():
    me, other = Actor(ME, Role.COUNSELLOR, HERE), Actor(SOMEBODY, Role.COORDINATOR, HERE)
    with acting(me):
        mine = context()
        with CaptureQueriesContext(connection) as asked, acting(me):
            assert context() == mine
        assert not any("set_config" in query["sql"] for query in asked)
        with acting(other):
            theirs = context()
            assert theirs != mine
            with acting(me):
                assert context() == mine
            assert context() == theirs
        assert context() == mine
        with suppress(ZeroDivisionError), acting(other):
            raise ZeroDivisionError
        assert context() == mine
        with as_house():
            assert context()[2] == "house"
            with acting(me):
                assert context() == mine
            assert context()[2] == "house"
        assert context() == mine
        with acting(me):
            become(other)
        assert context() == mine
    assert context() == ("", "", "")
