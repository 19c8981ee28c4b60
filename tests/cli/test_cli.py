from __future__ import annotations

from importlib.util import find_spec

import psycopg
import pytest
from click.testing import CliRunner
from django.db.utils import OperationalError
from tests.told.mortal import Stage

from gehoord.cli import COMMANDS, directory, main
from gehoord.cli.contents import listed
from gehoord.config import env


def test_every_command_has_a_module_and_tells_what_it_does():
    for name in COMMANDS:
        assert find_spec(f"gehoord.cli.{name}")
        asked = CliRunner().invoke(main, [name, "--help"])
        assert asked.exit_code == 0
        assert "Usage:" in asked.output or "Gebruik:" in asked.output


def test_the_help_names_every_command():
    asked = CliRunner().invoke(main, ["--help"])
    assert asked.exit_code == 0
    for name in listed():
        assert name in asked.output
    assert "journal*" in asked.output
    assert "(nl:" not in asked.output


def test_every_command_speaks_the_language_that_the_launcher_hears(monkeypatch):
    for said in ("nl_NL.UTF-8", "NL", "en_US.UTF-8", "C"):
        for variable in ("LANG", "LC_MESSAGES", "LC_ALL"):
            for other in ("LANG", "LC_MESSAGES", "LC_ALL"):
                monkeypatch.delenv(other, raising=False)
            monkeypatch.setenv(variable, said)
            dutch = env.language() == "nl"
            for words in ([], ["keys"], ["journal", "verify"], ["report"], ["backup"], ["docs"], ["demo", "load"]):
                help_text = CliRunner().invoke(main, [*words, "--help"]).output
                assert help_text.startswith("Gebruik: " if dutch else "Usage: "), (words, variable, said)


@pytest.mark.parametrize(("typed", "meant"), [("regsiter", "register"), ("stats", "status"), ("jounal", "journal")])
def test_an_unknown_command_gets_the_nearest(typed, meant):
    asked = CliRunner().invoke(main, [typed])
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert f"Bedoelt u {meant}?" in asked.stderr


def stopped(sqlstate):
    reason = OperationalError("no answer")
    reason.__cause__ = psycopg.OperationalError("no answer")
    reason.__cause__.sqlstate = sqlstate

    def fail(*_):
        raise reason

    return fail


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Gehoord draait niet. Start het met ./gehoord up.\n"),
        (["--language", "en"], "Gehoord is not running. Start it with ./gehoord up.\n"),
    ],
)
def test_a_house_that_does_not_run_is_one_sentence_and_a_3(monkeypatch, words, sentence):
    monkeypatch.setattr(directory, "acting", stopped(None))
    asked = CliRunner().invoke(main, ["directory", "offices", *words])
    assert (asked.exit_code, asked.stdout, asked.stderr) == (3, "", sentence)


def test_a_database_that_answers_with_something_unexpected_is_not_hidden(monkeypatch):
    monkeypatch.setattr(directory, "acting", stopped("53100"))
    asked = CliRunner().invoke(main, ["directory", "offices"])
    assert isinstance(asked.exception, OperationalError)


def test_every_command_that_needs_the_database_says_that_nothing_runs(players, tmp_path):
    nowhere = Stage(players, f"postgresql://gehoord_app@/gehoord?host={tmp_path}", tmp_path)
    for words in ("keys status", "journal verify", f"backup --out {tmp_path}/copy", "people list", "retention sweep"):
        assert nowhere.gehoord(*words.split(), code=3) == "Gehoord draait niet. Start het met ./gehoord up.\n", words


def test_an_invented_register_is_not_written_over_what_somebody_else_keeps(tmp_path):
    (tmp_path / "holiday.jpg").touch()
    asked = CliRunner().invoke(main, ["register", "generate", "--out", str(tmp_path)])
    assert (asked.exit_code, "Traceback" in asked.output) == (3, False)
    assert [file.name for file in tmp_path.iterdir()] == ["holiday.jpg"]


@pytest.mark.parametrize("name", ["nonsense", "__init__", "glossary"])
def test_a_module_that_is_no_command_is_not_one(name):
    assert CliRunner().invoke(main, [name]).exit_code == 2
