from __future__ import annotations

import psycopg
import pytest
from tests.ground import open_folder

from gehoord.config.database_url import ROLES
from gehoord.config.launch import children, cluster, furnishing
from gehoord.config.launch.refusals import RolesMissing


@pytest.fixture(scope="module")
def trusting():
    """A server that lets everybody in as whoever they say."""
    with open_folder() as folder:
        running, home = cluster.start(folder, log=folder / "log", settings=cluster.QUICK)
        (home.base / cluster.RULES).write_text("local all all trust\n")
        with psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as administrator:
            administrator.execute("select pg_reload_conf()")
        yield home
        children.stop([running])


@pytest.fixture
def bare(trusting):
    """A server that has only its administrator, a login without rights, and an empty database."""
    with psycopg.connect(trusting.url("postgres", role="postgres"), autocommit=True) as administrator:
        administrator.execute("create database gehoord")
        administrator.execute("create role plain login")
        yield trusting
        administrator.execute("drop database gehoord with (force)")
        for (role,) in administrator.execute("select rolname from pg_roles where rolname !~ '^(pg_|postgres$)'").fetchall():
            administrator.execute(f'drop role "{role}"')


def asked(home, question, *, role="postgres"):
    with psycopg.connect(home.url("gehoord", role=role)) as connection:
        return connection.execute(question).fetchall()


def test_a_login_that_may_make_roles_makes_them_once(bare):
    for _ in range(2):
        furnishing.take_on(bare.url("gehoord", role="postgres"))
    assert {name for (name,) in asked(bare, "select rolname from pg_roles where rolname like 'gehoord%'")} == set(ROLES)


def test_another_login_is_refused_with_what_an_administrator_has_to_run(bare):
    with pytest.raises(RolesMissing, match="plain niet mag maken") as refusal:
        furnishing.take_on(bare.url("gehoord", role="plain"))
    with psycopg.connect(bare.url("gehoord", role="postgres"), autocommit=True) as administrator:
        administrator.execute(str(refusal.value.blanks["statements"]))
    furnishing.take_on(bare.url("gehoord", role="plain"))
    with psycopg.connect(bare.url("gehoord", role="plain"), autocommit=True) as house:
        house.execute("set role gehoord_owner")
        house.execute("create table made (one int)")
    assert asked(bare, "select tableowner from pg_tables where tablename = 'made'") == [("gehoord_owner",)]


def test_a_login_that_may_make_tables_alone_goes_on_with_a_warning(bare):
    with psycopg.connect(bare.url("gehoord", role="postgres"), autocommit=True) as administrator:
        administrator.execute("alter database gehoord owner to plain")
    warning = furnishing.take_on(bare.url("gehoord", role="plain"))
    assert warning is not None
    assert "één login, plain" in warning.nl
    assert "create role gehoord_owner" in warning.en
    with psycopg.connect(bare.url("gehoord", role="plain"), autocommit=True) as house:
        house.execute("create table django_migrations (one int)")
    with psycopg.connect(bare.url("gehoord", role="postgres"), autocommit=True) as administrator:
        administrator.execute(furnishing.statements("plain", "gehoord"))
    assert furnishing.take_on(bare.url("gehoord", role="plain")) == warning
    with psycopg.connect(bare.url("gehoord", role="plain"), autocommit=True) as house:
        house.execute("drop table django_migrations")
    assert furnishing.take_on(bare.url("gehoord", role="plain")) is None


def test_who_serves_people_can_make_no_table(bare):
    furnishing.furnish(bare.url("postgres", role="postgres"), database="gehoord")
    with psycopg.connect(bare.url("gehoord", role="gehoord_owner"), autocommit=True) as owner:
        owner.execute("create table kept (one int)")
    with psycopg.connect(bare.url("gehoord", role="gehoord_app"), autocommit=True) as served:
        served.execute("insert into kept values (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            served.execute("create table mine (one int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            served.execute("drop table kept")
    assert asked(bare, "select one from kept", role="gehoord_backup") == [(1,)]


def test_what_the_one_role_of_before_owned_goes_to_the_owner(bare):
    with psycopg.connect(bare.url("gehoord", role="postgres"), autocommit=True) as administrator:
        administrator.execute("create role app login; grant create on schema public to app")
    with psycopg.connect(bare.url("gehoord", role="app"), autocommit=True) as before:
        before.execute("create table kept as select 1 as one")
    for _ in range(2):
        furnishing.furnish(bare.url("postgres", role="postgres"), database="gehoord")
    assert asked(bare, "select tableowner from pg_tables where tablename = 'kept'") == [("gehoord_owner",)]
    assert asked(bare, "select one from kept", role="gehoord_app") == [(1,)]
