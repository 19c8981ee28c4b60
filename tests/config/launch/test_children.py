from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gehoord.config import env
from gehoord.config.launch import children
from gehoord.config.launch.children import Account

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = ["bash", "-c", "trap '' TERM; echo here; while true; do sleep 60; done"]
WITH_CHILD = ["bash", "-c", "sleep 60 & echo $!; wait"]
PARENT = """
import sys, time
from pathlib import Path
from gehoord.config import env
from gehoord.config.launch import children
child = children.start("x", ["sleep", "60"], log=Path(sys.argv[1]), environment=env.passed_on())
print(child.process.pid, flush=True)
time.sleep(60)
"""


def gone(pid: int, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if ") Z" in Path(f"/proc/{pid}/stat").read_text():
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def first_line(log: Path) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if log.exists() and log.read_text().endswith("\n"):
            return log.read_text().splitlines()[0]
        time.sleep(0.02)
    raise AssertionError(log)


def start(command, log, **options):
    return children.start("child", command, log=log, environment=env.passed_on(), **options)


def test_stop_asks_kindly_first(tmp_path):
    child = start(SLEEP, tmp_path / "log")
    children.stop([child])
    assert child.process.returncode == -signal.SIGTERM


def test_stop_ends_what_does_not_listen(tmp_path):
    child = start(STUBBORN, tmp_path / "log")
    first_line(tmp_path / "log")
    children.stop([child], patience=0.2)
    assert child.process.returncode == -signal.SIGKILL


def test_stop_ends_what_a_child_started_too(tmp_path):
    child = start(WITH_CHILD, tmp_path / "log")
    grandchild = int(first_line(tmp_path / "log"))
    children.stop([child])
    assert gone(grandchild)


def test_a_child_goes_when_its_parent_is_killed(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path / "log")],
        stdout=subprocess.PIPE,
        text=True,
        env=env.passed_on(PYTHONPATH=str(env.CHECKOUT / "src")),
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert gone(child)


def test_ctrl_c_in_the_terminal_reaches_us_alone(tmp_path):
    child = start(SLEEP, tmp_path / "log")
    assert os.getsid(child.process.pid) != os.getsid(0)
    children.stop([child])


@pytest.mark.usefixtures("as_root")
def test_a_child_can_run_under_another_account(tmp_path):
    child = start(["id", "-u"], tmp_path / "log", account=Account(65534, 65534))
    assert child.process.wait() == 0
    assert child.last_words() == "65534"


def test_last_words_are_the_last_lines(tmp_path):
    log = tmp_path / "log"
    assert children.last_lines(log) == ""
    log.write_text("\n".join(map(str, range(20))))
    assert children.last_lines(log).splitlines() == ["14", "15", "16", "17", "18", "19"]


@pytest.mark.parametrize(
    ("said", "full"),
    [("could not write: No space left on device", True), ("npm error code ENOSPC", True), ("disk is fine", False)],
)
def test_a_full_disk_is_heard_in_what_a_child_says(tmp_path, said, full):
    log = tmp_path / "log"
    log.write_text(said)
    assert children.out_of_room(log) is full
    assert not children.out_of_room(tmp_path / "none")
