"""`./gehoord screenshots --out FOLDER`: every page of the demo that runs, as a picture, for eyes that did not make it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch import environment, suite
from gehoord.config.launch.folder import occupant
from gehoord.config.launch.interruption import heeded
from gehoord.config.launch.refusals import InsideTheProject, NoDemo, NotRunning, NotUnderstood
from gehoord.people.demo_account import demo_account

WALK = env.CHECKOUT / "tests/browser/screenshots.py"


def run(words: Sequence[str]) -> int:
    """Picture every page for each person (nl: schermafdrukken). Raises: NotUnderstood, InsideTheProject, NotRunning, NoDemo."""
    option, _, named = "=".join(words).partition("=")
    if option != "--out" or not named or len(words) > len(["--out", named]):
        raise NotUnderstood(what=" ".join(words)[:80] or "screenshots")
    out = Path(named).expanduser().resolve()
    if out.is_relative_to(env.CHECKOUT):
        raise InsideTheProject(folder=out)
    data = env.read().data
    running = occupant(data)
    if running is None or not running.address:
        raise NotRunning
    if demo_account(data) is None:
        raise NoDemo
    with heeded():
        environment.ensure("dev")
        suite.bring_programs()
        command = [sys.executable, "-P", str(WALK), running.address, str(out)]
        return subprocess.run(command, env=env.passed_on(GEHOORD_DATA=str(data)), check=False).returncode  # noqa: S603 - ours
