"""`./gehoord test`: brings what the checks need, runs them all, and ends with what pytest says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch import children, environment, steps
from gehoord.config.launch.catalogue import compile_texts
from gehoord.config.launch.front_end import FrontEnd
from gehoord.config.launch.interruption import heeded
from gehoord.config.launch.refusals import ToolsMissing
from gehoord.config.launch.speech import tell, tell_plainly
from gehoord.practice.words import Text

PROGRAMS = {"chromium": Path("/usr/bin/chromium"), "postgresql-15": Path("/usr/lib/postgresql/15/bin/postgres")}
"""What Debian has to bring: the name of the package, and the file by which it is known (nl: programma's voor de tests)."""

CHECKS: tuple[tuple[str, ...], ...] = (
    ("mypy",),
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("lint-imports",),
    ("djlint", "src", "--lint", "--quiet"),
)

SIDE_BY_SIDE = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")
"""How the whole suite is run: three files at a time, in three processes that share one database server (nl: naast elkaar)."""


def run(words: Sequence[str]) -> int:
    """Check everything, or run only pytest with the words given (nl: nakijken). Gives 0 when all is right.

    Raises: ToolsMissing and what `environment.ensure` raises.
    """
    with heeded():
        environment.ensure("dev")
        FrontEnd().finish()
        compile_texts()
        try:
            bring_programs()
        except ToolsMissing as refusal:
            if not words:
                raise
            tell_plainly(refusal.told_in(env.language()))
        return _pytest(words)


def bring_programs() -> None:
    """Install the browser and the database server that the tests use, where they are absent (nl: programma's halen).

    Raises: ToolsMissing when only an administrator could; NoNetwork, DiskFull, StepFailed.
    """
    missing = [package for package, known_by in PROGRAMS.items() if not known_by.exists()]
    if not missing:
        return
    if os.geteuid() != 0:
        raise ToolsMissing(missing=" ".join(missing))
    tell(Text("{missing} wordt geïnstalleerd …", "Installing {missing} …").filled(missing=", ".join(missing)))
    quietly = env.passed_on(DEBIAN_FRONTEND="noninteractive")
    for order in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *missing]):
        steps.run("apt-get", ["apt-get", *order], environment=quietly, folder=Path("/"))


def checked() -> bool:
    """Run all checks that are not tests, side by side, and show what they object to (nl: controles)."""
    with tempfile.TemporaryDirectory(prefix="gehoord-checks-") as records:
        told, root = env.passed_on(), env.CHECKOUT
        commands: list[list[str | Path]] = [[Path(sys.prefix) / "bin" / check[0], *check[1:]] for check in CHECKS]
        running = [
            children.start(" ".join(check), commands[number], log=Path(records, str(number)), environment=told, folder=root)
            for number, check in enumerate(CHECKS)
        ]
        try:
            objections = [check for check in running if check.process.wait() != 0]
        finally:
            children.stop(running, patience=1)
        for check in running:
            tell_plainly(f"{'✗' if check in objections else '✓'} {check.name}")
            if check in objections:
                tell_plainly(check.log.read_text(encoding="utf-8", errors="replace").rstrip() + "\n")
    return not objections


def _pytest(words: Sequence[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-c", str(env.CHECKOUT / "pyproject.toml"), *(words or SIDE_BY_SIDE)]
    # Outside the project's folder, words are paths as the caller sees them. All tests begin beside the checks, and speak after.
    places = {} if words else {"cwd": env.CHECKOUT, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **places) as tests:  # type: ignore[call-overload]  # noqa: S603 - the caller's own words
        try:
            right = bool(words) or checked()
            # The terminal tells pytest about Ctrl-C as well; it says goodbye by itself.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for said in tests.stdout or ():
                os.write(1, said)
            return tests.wait() or (0 if right else 1)
        finally:
            tests.terminate()
