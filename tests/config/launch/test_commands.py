"""The whole road: what somebody does who has just cloned the project, and everything that can go otherwise."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from tests.config.launch.conftest import NOBODY, nothing_is_left
from tests.ground import open_folder

from gehoord.config import env
from gehoord.config.launch.folder import LOCK
from gehoord.config.launch.ports import listen

pytestmark = pytest.mark.server

FIRST, LATER = 150, 90
"""Seconds before a start counts as stuck; how fast it is, is measured elsewhere."""

ONLY_DEBIAN = {
    "PATH": "/usr/bin:/bin",
    "GEHOORD_DATA": None,
    "DATABASE_URL": None,
    "PYTHONPATH": None,
    "LC_ALL": None,
    "LC_MESSAGES": None,
    "LANG": "nl_NL.UTF-8",
}
LIMIT = pytest.mark.timeout(240)


class Terminal:
    """A terminal in which `./gehoord up` runs."""

    def __init__(self, checkout: Path, *, account: tuple[str, ...] = (), **variables: str | None) -> None:
        self.checkout = checkout
        self.record = checkout.parent / f"terminal-{time.monotonic_ns()}"
        with self.record.open("w") as record:
            self.process = subprocess.Popen(
                [*account, str(checkout / "gehoord"), "up", "--port", "0"],
                stdout=record,
                stderr=record,
                stdin=subprocess.DEVNULL,
                env=env.passed_on(**{**ONLY_DEBIAN, **variables}),
                start_new_session=True,
            )

    def said(self) -> str:
        return self.record.read_text(encoding="utf-8")

    def address(self, seconds: float) -> str:
        """Wait until it says where the first page is."""
        until = time.monotonic() + seconds
        while "Stoppen: Ctrl-C" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        return next(line.split()[-1] for line in self.said().splitlines() if "staat klaar op" in line)

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as response:
        assert response.status == 200
        return str(response.read().decode())


@pytest.fixture(scope="module")
def clone():
    """The files that are in the repository, and nothing else, in a folder of their own."""
    with open_folder() as folder:
        checkout = folder / "clone"
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=env.CHECKOUT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for name in filter(None, listed.split("\0")):
            if (env.CHECKOUT / name).is_file():
                (checkout / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(env.CHECKOUT / name, checkout / name)
        yield checkout


@pytest.fixture(scope="module")
def built(clone):
    """The clone after its first start: everything is installed, and the data folder has been used once."""
    terminal = Terminal(clone)
    address = terminal.address(FIRST)
    assert "<main" in fetched(address)
    assert "@" in terminal.said()
    assert terminal.end() == 0
    assert "Traceback" not in terminal.said()
    assert nothing_is_left(clone)
    return clone


@LIMIT
def test_a_fresh_clone_starts_with_one_command_and_stops_with_ctrl_c(built, run):
    status = run(built / "gehoord", "status")
    assert status.is_one_sentence(3, "Gehoord draait niet")


@LIMIT
def test_what_runs_is_told_and_stopped_from_elsewhere(built, run):
    terminal = Terminal(built)
    address = terminal.address(LATER)
    assert address.rstrip("/") in run(built / "gehoord", "status").out
    assert run(built / "gehoord", "up").is_one_sentence(75, "Gehoord draait al op", address.rstrip("/"))
    assert run(built / "gehoord", "reset", "--yes").is_one_sentence(75, "Gehoord draait al op")
    assert run(built / "gehoord", "down").code == 0
    assert terminal.process.wait(timeout=60) == 0
    assert nothing_is_left(built)
    assert run(built / "gehoord", "down").is_one_sentence(3, "Gehoord draait niet")


@LIMIT
def test_nothing_outlives_a_launcher_that_was_killed_and_the_next_start_is_as_usual(built):
    terminal = Terminal(built)
    terminal.address(LATER)
    terminal.end(signal.SIGKILL)
    assert nothing_is_left(built)
    assert json.loads((built / ".gehoord" / LOCK).read_text())["pid"] == terminal.process.pid
    again = Terminal(built)
    assert "<main" in fetched(again.address(LATER))
    assert again.end(signal.SIGHUP) == 0
    assert nothing_is_left(built)


@LIMIT
def test_ctrl_c_in_the_middle_of_starting_leaves_nothing(built):
    terminal = Terminal(built)
    until = time.monotonic() + LATER
    while "wordt gestart" not in terminal.said() and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    assert terminal.end() == 0
    assert nothing_is_left(built)
    assert "Traceback" not in terminal.said()


def test_a_taken_port_is_one_sentence(built, run):
    with listen(0) as door:
        port = door.getsockname()[1]
        assert run(built / "gehoord", "up", "--port", port).is_one_sentence(
            75, f"Poort {port} is bezet", "is vrij: ./gehoord up --port"
        )
    assert nothing_is_left(built)


@pytest.mark.parametrize(
    ("url", "code", "part"),
    [
        ("postgresql://app:geheim@127.0.0.1:9/gehoord", 69, "antwoordt niet"),
        ("sqlite:///here", 78, "DATABASE_URL"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(built, run, url, code, part):
    said = run(built / "gehoord", "up", "--port", "0", DATABASE_URL=url)
    assert part in said.err
    assert said.code == code
    assert "Traceback" not in said.err
    assert "geheim" not in said.err


def test_data_of_a_newer_postgresql_is_one_sentence(built, run, folder):
    data = folder / "data"
    data.mkdir(mode=0o711)
    (data / "gehoord-folder").touch()
    (data / "postgres").mkdir()
    (data / "postgres/PG_VERSION").write_text("99\n")
    said = run(built / "gehoord", "up", "--port", "0", GEHOORD_DATA=str(data))
    assert said.code == 78
    assert "gemaakt met PostgreSQL 99" in said.err
    assert "Traceback" not in said.err


def test_a_full_disk_is_one_sentence(built, folder):
    limited = ["bash", "-c", 'ulimit -f 2000; exec "$@"', "bash", str(built / "gehoord"), "up", "--port", "0"]
    said = subprocess.run(
        limited,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=env.passed_on(**{**ONLY_DEBIAN, "GEHOORD_DATA": str(folder / "data")}),
    )
    assert said.returncode == 74
    assert "De schijf is vol" in said.stderr
    assert "Traceback" not in said.stderr


def test_reset_asks_first_and_takes_only_what_is_ours(built, run, folder):
    data = folder / "data"
    data.mkdir()
    (data / "gehoord-folder").touch()
    (data / "secret-key").touch()
    (data / "logs").mkdir()
    assert run(built / "gehoord", "reset", GEHOORD_DATA=str(data)).is_one_sentence(75, "Er is niets weggegooid")
    assert (data / "secret-key").exists()
    assert run(built / "gehoord", "reset", "--yes", GEHOORD_DATA=str(data)).code == 0
    assert list(data.iterdir()) == []
    (data / "thesis.txt").touch()
    assert run(built / "gehoord", "reset", "--yes", GEHOORD_DATA=str(data)).is_one_sentence(73, "niet van gehoord")
    assert (data / "thesis.txt").exists()
    assert run(built / "gehoord", "up", GEHOORD_DATA=str(data)).is_one_sentence(73, "niet van gehoord")
    assert "niets om weg te gooien" in run(built / "gehoord", "reset", GEHOORD_DATA=str(folder / "none")).out


def test_other_commands_keep_the_folder_of_the_caller(built, run, folder):
    (folder / "json.py").write_text("raise SystemExit('not mine')")
    said = run(built / "gehoord", "--version-of-nothing", at=folder)
    assert said.code == 2
    assert "not mine" not in said.err


@LIMIT
@pytest.mark.usefixtures("as_root")
def test_a_user_without_rights_starts_and_stops_it_too(built, run):
    """It stands last: from here on the clone is somebody else's."""
    shutil.rmtree(built / ".gehoord", ignore_errors=True)
    (built / ".venv/installed-run.txt").unlink()
    subprocess.run(["chown", "-R", "nobody", str(built)], check=True)
    terminal = Terminal(built, account=NOBODY, HOME="/nonexistent", GEHOORD_DEMO="0")
    assert "<main" in fetched(terminal.address(FIRST))
    owners = {entry.owner() for entry in (built / ".gehoord").iterdir()}
    assert owners == {"nobody"}
    assert terminal.end(signal.SIGTERM) == 0
    assert nothing_is_left(built)
    (built / ".gehoord").chmod(0o555)
    assert run(built / "gehoord", "up", account=NOBODY, HOME="/nonexistent").is_one_sentence(77, "mag u niet schrijven")
    subprocess.run(["chown", "-R", "root", str(built / ".gehoord")], check=True)
    assert run(built / "gehoord", "up", account=NOBODY, HOME="/nonexistent").is_one_sentence(77, "niet van u alleen")
