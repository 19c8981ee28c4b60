from __future__ import annotations

import re
import urllib.request
from contextlib import closing, contextmanager

import psycopg
import pytest

from gehoord.config import env
from gehoord.config.launch import children, cluster, furnishing
from gehoord.config.launch.cluster import QUICK
from gehoord.config.launch.folder import Folder
from gehoord.config.launch.house import House
from gehoord.config.launch.ports import listen
from gehoord.config.launch.refusals import ChildStopped, StepFailed
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
    """A server of Debian's own PostgreSQL 15, as an organisation would keep it: the address of an empty database."""
    (folder / "server").mkdir(mode=0o711)
    running, home = cluster.start(folder / "server", log=folder / "log", asked_for=cluster.DEBIAN / "15" / "bin", settings=QUICK)
    furnishing.furnish(home.url("postgres", role="postgres"), database="gehoord")
    yield home.url("gehoord")
    children.stop([running])


def test_debians_postgresql_15_carries_the_whole_house(folder, monkeypatch, debians_15):
    data = folder / "data"
    with opened(data, monkeypatch, DATABASE_URL=debians_15) as house:
        assert house.demo
        with urllib.request.urlopen(house.address + "/", timeout=10) as response:
            assert response.status == 200
        with psycopg.connect(debians_15) as connection:
            assert connection.info.server_version // 10_000 == 15
            assert connection.execute("select count(*) from people_person").fetchone() == (1,)
    assert not (data / "postgres").exists()
    assert debians_15 not in "".join(path.read_text(errors="replace") for path in data.rglob("*") if path.is_file())


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


def test_tables_that_cannot_be_made_are_told_of(folder, monkeypatch, server):
    read_only = f"{server.database}&options=-c%20default_transaction_read_only%3Don"
    url = re.sub(r"\?", "?application_name=x&", read_only)
    with psycopg.connect(server.database, autocommit=True) as connection:
        connection.execute("delete from django_migrations where app = 'people'")
    with pytest.raises(StepFailed, match="migrate is niet gelukt"), opened(folder, monkeypatch, DATABASE_URL=url):
        pass
