from __future__ import annotations

from pathlib import Path

import pytest

from gehoord.config import env
from gehoord.config.env import SettingNotUnderstood


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("GEHOORD_DATA", "DATABASE_URL", "PG_BIN", "GEHOORD_ADDRESS", "GEHOORD_DEMO", "GEHOORD_POOL"):
        monkeypatch.delenv(name, raising=False)


def test_an_empty_environment_means_the_usual():
    usual = env.read()
    assert usual.data == env.CHECKOUT / ".gehoord"
    assert (usual.database_url, usual.pg_bin, usual.demo, usual.pool) == (None, None, None, 0)
    assert usual.address == "http://127.0.0.1:8000"
    assert not usual.address_said
    assert not usual.secure


def test_a_relative_data_folder_is_where_the_caller_stands(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEHOORD_DATA", "mine")
    assert env.read().data == tmp_path / "mine"


def test_an_https_address_is_secure(monkeypatch):
    monkeypatch.setenv("GEHOORD_ADDRESS", "https://gehoord.example.nl/")
    said = env.read()
    assert said.secure
    assert said.address_said
    assert said.host == "gehoord.example.nl"
    assert said.address == "https://gehoord.example.nl"


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("DATABASE_URL", "mysql://somebody@here/x", "postgresql://naam"),
        ("DATABASE_URL", "postgresql://somebody@here:port/x", "postgresql://naam"),
        ("GEHOORD_ADDRESS", "gehoord.example.nl", "https://gehoord.example.nl"),
        ("GEHOORD_ADDRESS", "http://here:port", "https://gehoord.example.nl"),
        ("GEHOORD_DEMO", "perhaps", "1 (ja) of 0 (nee)"),
        ("GEHOORD_POOL", "-1", "een heel getal"),
        ("GEHOORD_POOL", "²", "een heel getal"),
        ("GEHOORD_POOL", "9" * 5000, "tot en met 100"),
        ("GEHOORD_POOL", "101", "tot en met 100"),
        ("GEHOORD_DATA", "~nosuchuser/x", "het pad van een map"),
        ("GEHOORD_DATA", "two\nlines", "het pad van een map"),
        ("PG_BIN", "~nosuchuser/x", "het pad van een map"),
    ],
)
def test_refuses_a_value_nobody_can_use(monkeypatch, name, value, part):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingNotUnderstood, match=name) as refusal:
        env.read()
    assert part in str(refusal.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:somebody:geheim@here/x",
        "geheim",
        "postgresql://somebody:ge%heim@here/x",
        "postgresql://somebody:x%zzgeheim@here/x",
        "postgresql://somebody:geheim%00@here/x",
        "postgresql://somebody:ge?geheim@here/x",
        "postgresql://somebody:ge#geheim@here/x",
        "postgresql://somebody:x@here/x?geheim=1",
        "postgresql://somebody:x@here/x?sslmode",
        "postgresql://somebody:x@here/x?geheim",
        "postgresql://somebody:geheim@[here/x",
        "postgresql://somebody:geheim@here:70000/x",
    ],
)
def test_never_shows_the_password_of_the_database(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingNotUnderstood) as refusal:
        env.read()
    assert "geheim" not in str(refusal.value) + refusal.value.told_in("en")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "NL"}, "nl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "nl_BE"}, "nl"),
    ],
)
def test_speaks_the_language_of_the_terminal(monkeypatch, variables, language):
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert env.language() == language


def test_passes_on_with_changes(monkeypatch):
    monkeypatch.setenv("KEPT", "1")
    monkeypatch.setenv("TAKEN", "1")
    passed = env.passed_on(TAKEN=None, GIVEN="2")
    assert (passed["KEPT"], passed["GIVEN"]) == ("1", "2")
    assert "TAKEN" not in passed


def test_a_home_counts_only_when_it_can_be_written(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert env.home() == tmp_path
    monkeypatch.setenv("HOME", "/nonexistent")
    assert env.home() is None


def test_the_secret_key_is_the_kept_one_else_one_for_this_process(monkeypatch, tmp_path):
    monkeypatch.setenv("GEHOORD_DATA", str(tmp_path))
    said = env.read()
    assert env.secret_key(said) != env.secret_key(said)
    (tmp_path / env.SECRET_KEY_FILE).write_text("kept\n")
    assert env.secret_key(said) == "kept"


@pytest.mark.parametrize(
    "query", ["sslmode=require", "host=/run/a%20b", "options=-c%20a%3Db", "connect_timeout=3&sslrootcert=/x"]
)
def test_takes_what_libpq_knows(monkeypatch, query):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://me:p%25ss@here:5432/x?{query}")
    assert env.read().database_url == f"postgresql://me:p%25ss@here:5432/x?{query}"


def test_one_login_counts_only_on_a_server_that_was_asked_for(monkeypatch, tmp_path):
    monkeypatch.setenv("GEHOORD_DATA", str(tmp_path))
    (tmp_path / env.ONE_LOGIN_FILE).touch()
    assert not env.read().one_login
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@here/x")
    assert env.read().one_login
    (tmp_path / env.ONE_LOGIN_FILE).unlink()
    assert not env.read().one_login


def test_the_database_is_the_one_asked_for_else_the_one_noted_in_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("GEHOORD_DATA", str(tmp_path))
    assert str(Path(tmp_path) / "run") in env.reachable_database(env.read())
    (tmp_path / env.DATABASE_FILE).write_text("postgresql://app@/noted\n")
    assert env.reachable_database(env.read()) == "postgresql://app@/noted"
    monkeypatch.setenv("DATABASE_URL", "postgresql://asked@here/for")
    assert env.reachable_database(env.read()) == "postgresql://asked@here/for"
