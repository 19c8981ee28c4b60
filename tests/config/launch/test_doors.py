from __future__ import annotations

import fcntl
import json
import os
import subprocess

import pytest
from tests.config.launch.conftest import begun

from gehoord.config import env
from gehoord.config.launch import commands, doors
from gehoord.config.launch.folder import LOCK, Folder
from gehoord.config.launch.interruption import Interrupted
from gehoord.config.launch.leftovers import BADGE
from gehoord.config.launch.ports import listen


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
        ["up", "--port", "9" * 5000],
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


@pytest.mark.parametrize("stop", [Interrupted, KeyboardInterrupt])
def test_an_interruption_ends_as_the_shell_expects(monkeypatch, stop):
    def interrupted(*, port):
        raise stop

    monkeypatch.setattr(doors.commands, "up", interrupted)
    assert doors.main(["up"]) == 130


@pytest.fixture
def terminal(capsys, monkeypatch):
    """Runs a command on a data folder; gives the exit code and what stands on stderr."""
    monkeypatch.setenv("LC_ALL", "nl_NL")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(data, *words):
        monkeypatch.setenv("GEHOORD_DATA", str(data))
        return doors.main(words), capsys.readouterr().err

    return run


@pytest.mark.parametrize("words", [["status"], ["down"], ["reset", "--yes"], ["up", "--port", "0"]])
@pytest.mark.parametrize(
    ("place", "code"),
    [("file", 73), ("file/below", 73), ("a" * 300, 73), ("/proc/x", 73), ("~nosuchuser/x", 78), ("two\nlines", 78)],
)
def test_a_data_folder_that_cannot_be_is_one_sentence(terminal, folder, words, place, code):
    (folder / "file").touch()
    if place == "/proc/x" and words[0] != "up":
        code = 0 if words[0] == "reset" else 3
    said = terminal(place if place[0] in "/~" else folder / place, *words)
    assert said[0] == code, said
    assert said[1].count("\n") == (0 if code == 0 else 1)


@pytest.mark.usefixtures("as_root")
def test_root_never_acts_on_a_note_of_somebody_else(terminal, folder):
    (folder / LOCK).write_text(json.dumps({"pid": os.getpid(), "address": "", "since": ""}))
    with (folder / LOCK).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        os.chown(folder, 65534, 65534)
        for words in (["down"], ["status"], ["reset", "--yes"]):
            code, said = terminal(folder, *words)
            assert (code, "niet van u alleen" in said) == (77, True)


def test_what_a_killed_launcher_left_is_gone_before_the_port_is_opened(folder):
    made = Folder(folder / "data")
    with listen(0) as door:
        port = door.getsockname()[1]
        carries = env.passed_on(**{BADGE: str(made.path)})
        left = begun(subprocess.Popen(["sleep", "60"], env=carries, pass_fds=[door.fileno()], start_new_session=True))
    try:
        with commands._door(port, made) as again:
            assert again.getsockname()[1] == port
        assert left.wait(timeout=30) == -15
    finally:
        left.kill()
        left.wait()
