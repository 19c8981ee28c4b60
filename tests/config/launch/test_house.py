from __future__ import annotations

import os
import subprocess
import urllib.request
from contextlib import closing, contextmanager

import psycopg
import pytest

from gehoord.config import env
from gehoord.config.launch import children, cluster, furnishing
from gehoord.config.launch import house as houses
from gehoord.config.launch.children import Child
from gehoord.config.launch.cluster import QUICK
from gehoord.config.launch.folder import Folder
from gehoord.config.launch.house import House
from gehoord.config.launch.ports import listen
from gehoord.config.launch.refusals import ChildStopped, StepFailed
from gehoord.people.demo_account import INVENTED, demo_account
from gehoord.vault import backup

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


def administered(home, *statements):
    with psycopg.connect(home.url("gehoord", role="postgres"), autocommit=True) as administrator:
        for statement in statements:
            administrator.execute(statement)


def rows(home, table, *, role="postgres"):
    with psycopg.connect(home.url("gehoord", role=role)) as connection:
        found = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608 - our own tables
    return found[0] if found else None


def test_debians_postgresql_15_carries_the_whole_house(folder, monkeypatch, debians_15):
    data, url = folder / "data", debians_15.url("gehoord", role="house")
    administered(debians_15, furnishing.statements("house", "gehoord"))
    with opened(data, monkeypatch, DATABASE_URL=url, GEHOORD_DEMO="0") as house:
        with urllib.request.urlopen(house.address + "/", timeout=30) as response:
            assert response.status == 200
        with psycopg.connect(url) as connection:
            assert connection.info.server_version // 10_000 == 15
            owner = connection.execute("select tableowner from pg_tables where tablename = 'people_person'").fetchone()
            assert owner == ("gehoord_owner",)
    assert not (data / "postgres").exists()
    assert url not in "".join(path.read_text(errors="replace") for path in data.rglob("*") if path.is_file())


def test_an_ordinary_owner_of_a_database_can_try_the_whole_house(folder, monkeypatch, debians_15, capsys):
    administered(debians_15, "alter database gehoord owner to house")
    with opened(folder / "data", monkeypatch, DATABASE_URL=debians_15.url("gehoord", role="house")) as house:
        assert house.demo
        with urllib.request.urlopen(house.address + "/", timeout=30) as response:
            assert response.status == 200
    said = capsys.readouterr().err
    assert "one login, house" in said or "één login, house" in said
    assert "create role gehoord_owner" in said
    # Beside them two colleagues who are asked things: each has a seat, and nobody knows their password. One sits at two agencies.
    assert rows(debians_15, "people_person") == rows(debians_15, "people_seat") - 1 == len([*INVENTED, "collega", "elders"])
    # The policies hold for the owner of the tables too: nobody acts, so nobody sees.
    assert rows(debians_15, "people_seat", role="house") == 0


def test_a_server_where_people_have_accounts_gets_no_invented_ones_and_a_part_that_stops_is_told_of(
    folder, monkeypatch, new_database
):
    url = new_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "insert into people_person (id, password, email, name, language, is_active) "
            "values (gen_random_uuid(), '', 'mila@gemeente.example', 'Mila', 'nl', true)"
        )
    with opened(folder, monkeypatch, DATABASE_URL=url) as house:
        assert not house.demo
        assert demo_account(folder) is None
        house._children[-1].process.kill()
        with pytest.raises(ChildStopped, match="worker is uit zichzelf gestopt"):
            house.watch()
    with psycopg.connect(url) as connection:
        assert connection.execute("select count(*) from people_person").fetchone() == (1,)


def test_tables_that_cannot_be_made_are_told_of(folder, monkeypatch, new_database):
    url = new_database(role="gehoord_owner")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("delete from django_migrations where app = 'people'")
    with (
        pytest.raises(StepFailed, match="migrate is niet gelukt"),
        opened(folder, monkeypatch, DATABASE_URL=f"{url}&options=-c%20default_transaction_read_only%3Don"),
    ):
        pass


def test_the_worker_leaves_while_a_backup_is_put_back_and_comes_back_afterwards(folder, monkeypatch):
    begun, stopped = [], []
    monkeypatch.setattr(House, "_start", lambda _, name, *_rest, **_more: begun.append(name) or name)
    monkeypatch.setattr(children, "stop", stopped.extend)
    mark = folder / backup.RESTORING
    with closing(listen(0)) as door:
        house = House(env.read(), Folder(folder), door)
        for is_restoring in (True, False, False, True, True, False):
            mark.touch() if is_restoring else mark.unlink(missing_ok=True)
            house._mind_worker({})
    assert (begun, stopped) == (["worker", "worker"], ["worker"])


def test_what_is_filled_stays_as_it_is_while_the_sources_do(folder, monkeypatch):
    asked = []
    monkeypatch.setattr(House, "_wait_for", lambda _house, name, *_: asked.append(name))
    stands = iter(["one", "one", "two"])
    monkeypatch.setattr(houses, "_stand_of_sources", lambda: next(stands))
    with closing(listen(0)) as door:
        house = House(env.read(), Folder(folder / "data"), door)
        house._database, house.demo = Child("postgres", subprocess.Popen("true"), folder / "log"), True
        for wanted in (["migrate", "demo"], [], ["migrate", "demo"]):
            asked.clear()
            house._fill({})
            assert asked == wanted
        house._database.process.wait()


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
