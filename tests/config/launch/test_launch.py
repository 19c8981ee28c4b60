from __future__ import annotations

import pytest

from gehoord.config.launch import __main__ as doors
from gehoord.config.launch.interruption import Interrupted


@pytest.fixture
def ports(monkeypatch):
    seen = []
    monkeypatch.setattr(doors.commands, "up", lambda *, port: seen.append(port))
    return seen


@pytest.mark.parametrize(("words", "port"), [([], 8000), (["--port", "0"], 0), (["--port=8123"], 8123)])
def test_up_reads_its_port(ports, words, port):
    assert doors.main(["up", *words]) == 0
    assert ports == [port]


@pytest.mark.parametrize(
    "words",
    [
        ["up", "--port"],
        ["up", "--port", "many"],
        ["up", "--port", "-1"],
        ["up", "--port", "1", "2"],
        ["up", "now"],
        ["down", "now"],
        ["status", "--all"],
        ["reset", "-y"],
    ],
)
@pytest.mark.usefixtures("ports")
def test_refuses_words_that_mean_nothing(capsys, monkeypatch, words):
    monkeypatch.setenv("LC_ALL", "C")
    assert doors.main(words) == 64
    assert "I do not understand this: " in capsys.readouterr().err


def test_a_setting_that_is_not_understood_is_one_sentence(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL")
    monkeypatch.setenv("DATABASE_URL", "mysql://here")
    assert doors.main(["status"]) == 78
    assert capsys.readouterr().err.startswith("De instelling DATABASE_URL")


def test_an_interruption_ends_as_the_shell_expects(monkeypatch):
    def interrupted(*, port):
        raise Interrupted

    monkeypatch.setattr(doors.commands, "up", interrupted)
    assert doors.main(["up"]) == 130
