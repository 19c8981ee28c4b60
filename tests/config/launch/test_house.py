from __future__ import annotations

import os
import urllib.request
from contextlib import closing, contextmanager

import psycopg
import pytest

from gehoord.config import env
from gehoord.config.launch import children, cluster, furnishing
from gehoord.config.launch import house as houses
from gehoord.config.launch.cluster import QUICK
from gehoord.config.launch.folder import Folder
from gehoord.config.launch.house import House
from gehoord.config.launch.ports import listen
from gehoord.config.launch.refusals import ChildStopped, RolesMissing, StepFailed
from gehoord.people.demo_account import demo_account

pytestmark = pytest.mark.server


@contextmanager
def opened(folder, monkeypatch, **variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GEHOORD_DATA", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(env.CHECKOUT / "src"))
    with closing(listen(0)) as door:
        house = House(env.read(), Folder(folder), door)
        try:
            house.open()
            yield house
        finally:
            house.close()


@pytest.fixture
def debians_15(folder):
    """Debian's own PostgreSQL 15 as an organisation keeps it: an administrator ran the statements once, we have a plain login."""
    (folder / "server").mkdir(mode=0o711)
    running, home = cluster.start(folder / "server", log=folder / "log", asked_for=cluster.DEBIAN / "15" / "bin", settings=QUICK)
    (home.base / cluster.RULES).write_text("local all all trust\n")
    with psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as administrator:
        for statement in ("create role house login", "create database gehoord", "select pg_reload_conf()"):
            administrator.execute(statement)
    yield home
    children.stop([running])


def test_debians_postgresql_15_asks_its_administrator_for_roles_once(folder, monkeypatch, debians_15):
    with (
        pytest.raises(RolesMissing, match="create role gehoord_owner"),
        opened(folder / "data", monkeypatch, DATABASE_URL=debians_15.url("gehoord", role="house")),
    ):
        pass


def test_debians_postgresql_15_carries_the_whole_house(folder, monkeypatch, debians_15):
    data, url = folder / "data", debians_15.url("gehoord", role="house")
    with psycopg.connect(debians_15.url("gehoord", role="postgres"), autocommit=True) as administrator:
        administrator.execute(furnishing.statements("house", "gehoord"))
    with opened(data, monkeypatch, DATABASE_URL=url) as house:
        assert house.demo
        with urllib.request.urlopen(house.address + "/", timeout=10) as response:
            assert response.status == 200
        with psycopg.connect(debians_15.url("gehoord", role="postgres")) as connection:
            assert connection.info.server_version // 10_000 == 15
            assert connection.execute("select count(*) from people_person").fetchone() == (1,)
    assert not (data / "postgres").exists()
    assert url not in "".join(path.read_text(errors="replace") for path in data.rglob("*") if path.is_file())


def test_a_server_where_people_have_accounts_gets_no_invented_ones(folder, monkeypatch, server):
    with psycopg.connect(server.database) as connection:
        before = connection.execute("select count(*) from people_person").fetchone()
    with opened(folder, monkeypatch, DATABASE_URL=server.database) as house:
        assert not house.demo
    assert demo_account(folder) is None
    with psycopg.connect(server.database) as connection:
        assert connection.execute("select count(*) from people_person").fetchone() == before


def test_a_part_that_stops_by_itself_is_told_of(folder, monkeypatch, server):
    with opened(folder, monkeypatch, DATABASE_URL=server.database) as house:
        house._children[-1].process.kill()
        with pytest.raises(ChildStopped, match="worker is uit zichzelf gestopt"):
            house.watch()


def test_tables_that_cannot_be_made_are_told_of(folder, monkeypatch, new_database):
    url = new_database(role="gehoord_owner")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("delete from django_migrations where app = 'people'")
    with (
        pytest.raises(StepFailed, match="migrate is niet gelukt"),
        opened(folder, monkeypatch, DATABASE_URL=f"{url}&options=-c%20default_transaction_read_only%3Don"),
    ):
        pass


def test_what_is_filled_stays_as_it_is_while_the_sources_do(folder, monkeypatch):
    asked = []
    real = House._wait_for
    monkeypatch.setattr(House, "_wait_for", lambda house, name, *rest: (asked.append(name), real(house, name, *rest))[1])
    monkeypatch.setattr(houses, "_stand_of_sources", lambda: "one")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for wanted in (["migrate", "demo"], []):
        asked.clear()
        with opened(folder, monkeypatch) as house:
            assert house.demo
        assert asked == wanted


def test_the_stand_of_the_sources_changes_with_each_of_them(tmp_path, monkeypatch):
    monkeypatch.setattr(houses.env, "CHECKOUT", tmp_path)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.txt").touch()
    (tmp_path / "src/gehoord").mkdir(parents=True)
    source, passing = tmp_path / "src/gehoord/words.py", tmp_path / "src/gehoord/words.pyc"
    stands = [houses._stand_of_sources()]
    passing.touch()
    assert houses._stand_of_sources() == stands[0]
    for text in ("one", "two"):
        source.write_text(text)
        os.utime(source, ns=(len(stands), len(stands)))
        stands.append(houses._stand_of_sources())
    (tmp_path / "requirements/run.txt").write_text("click==1\n")
    stands.append(houses._stand_of_sources())
    assert len(set(stands)) == 4
