import os
import signal

import pytest
from click.testing import CliRunner

from gehoord.cli import main
from gehoord.cli import year as year_module
from gehoord.figures.publication import Rule
from gehoord.reporting.formats import Format
from gehoord.reporting.whole_year.year_folder import Issued


@pytest.fixture
def asked(monkeypatch):
    """What the command asks for, without making it."""
    requests = []

    def publish_year(request, *, theme, tell):
        requests.append(request)
        return Issued(request.out, 3, 1, 4, 0)

    monkeypatch.setattr(year_module, "publish_year", publish_year)
    return requests


def run(*words):
    return CliRunner().invoke(main, ["year", "publish", *words], env={"LANG": "nl_NL.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""})


def test_a_year_is_protected_unless_said_otherwise(asked, tmp_path):
    done = run("--register", "r", "--year", "2016", "--out", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    (request,) = asked
    assert request.rule is Rule.ROUNDED_TO_FIVE
    assert request.formats == (Format.JSON,)
    assert request.seed is None
    assert "3 rapporten, 2 met cijfers en 1 met alleen tekst" in done.stderr


def test_formats_seed_and_workers_are_taken_over(asked, tmp_path):
    done = run(
        "--register", "r", "--year", "2016", "--out", str(tmp_path), "--formats", "pdf,csv", "--seed", "7", "--workers", "3"
    )
    assert done.exit_code == 0, done.output
    assert (asked[0].formats, asked[0].seed, asked[0].processes) == ((Format.PDF, Format.CSV, Format.JSON), 7, 3)


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--formats", "docx"), "docx"), (("--seed", "x"), "geheel getal"), (("--rule", "exact"), "rounded_to_five")],
)
def test_what_does_not_fit_is_said_in_one_sentence(asked, tmp_path, words, told):
    done = run("--register", "r", "--year", "2016", "--out", str(tmp_path), *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not asked


def test_whoever_is_asked_to_stop_tells_how_to_go_on(monkeypatch, tmp_path):
    def stopped(*_request, **_more):
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(year_module, "publish_year", stopped)
    before = signal.getsignal(signal.SIGTERM)
    done = run("--register", "r", "--year", "2016", "--out", str(tmp_path / "out"))
    assert (done.exit_code, "gaat verder waar zij was" in done.stderr) == (130, True)
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_register_that_is_not_there_is_refused(tmp_path):
    done = run("--register", str(tmp_path / "none"), "--year", "2016", "--out", str(tmp_path / "out"))
    assert done.exit_code == 3
    assert not (tmp_path / "out").exists()


def test_auditing_attacking_and_suppressing_stand_beside_it():
    assert {"publish", "audit", "attack", "suppress"} <= set(year_module.year.commands)


def test_help_tells_which_commands_need_a_running_house():
    spoken = " ".join(CliRunner().invoke(main, ["year", "--help"], env={"LANG": "en"}).output.split())
    assert "close*" in spoken
    assert "status*" in spoken
    assert "publish*" not in spoken
    assert "werkt alleen als Gehoord draait" in spoken or "works only while Gehoord is running" in spoken
