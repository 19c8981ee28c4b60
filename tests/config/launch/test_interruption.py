from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from gehoord.config import env
from gehoord.config.launch.interruption import REQUESTS, Interrupted, heeded

HASTY = """
import os, signal, sys

class Hasty:
    def find_spec(self, name, path=None, target=None):
        if name == "gehoord.config.launch.commands":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Hasty())
"""
"""Somebody who presses Ctrl-C at the very moment the launcher reads in its first module."""


@pytest.fixture(autouse=True)
def as_before():
    before = {number: signal.getsignal(number) for number in REQUESTS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", REQUESTS)
def test_every_request_to_stop_is_heeded_once(number):
    with pytest.raises(Interrupted), heeded():
        signal.raise_signal(number)
    for again in REQUESTS:
        signal.raise_signal(again)


def test_it_is_no_error_that_somebody_could_catch_by_accident():
    assert not issubclass(Interrupted, Exception)


def test_ctrl_c_before_everything_has_been_read_in_says_nothing(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(HASTY)
    begun = subprocess.run(
        [sys.executable, "-m", "gehoord.config.launch", "status"],
        env=env.passed_on(PYTHONPATH=f"{tmp_path}:{env.CHECKOUT / 'src'}"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (begun.returncode, begun.stdout, begun.stderr) == (-signal.SIGINT, "", "")
