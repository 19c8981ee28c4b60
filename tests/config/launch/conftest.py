"""A small checkout to start from, and ways to run a command as somebody would."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.ground import open_folder

from gehoord.config import env

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if os.geteuid() == 0 else ()
SEED = ("gehoord", "package.json", "package-lock.json", "vendored.json", "requirements", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    def is_one_sentence(self, code: int, *parts: str) -> bool:
        assert self.code == code, (self.code, self.out, self.err)
        assert "Traceback" not in self.err, self.err
        last = self.err.strip().splitlines()[-1]
        assert all(part in last for part in parts), last
        return True


def works_in(checkout: Path) -> list[str]:
    """What runs that has to do with a checkout: by its words, or by the folder it stands in."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if str(checkout) in words or str(checkout) in str((entry / "cwd").readlink()):
                    found.append(words)
            except OSError:
                continue
    return found


def begun(process: subprocess.Popen[bytes], seconds: float = 20) -> subprocess.Popen[bytes]:
    """A process, as soon as others can read what it carries: the machine lays that down a moment after it has begun."""
    until = time.monotonic() + seconds
    while not Path(f"/proc/{process.pid}/environ").read_bytes() and time.monotonic() < until:
        time.sleep(0.01)
    return process


def nothing_is_left(checkout: Path, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while works_in(checkout) and time.monotonic() < until:
        time.sleep(0.05)
    assert works_in(checkout) == []
    return True


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path that every account can walk through: sockets and `nobody` both need that."""
    with open_folder() as path:
        yield path


@pytest.fixture
def sapling(folder: Path) -> Path:
    """A checkout with the launcher and nothing built."""
    root = folder / "checkout"
    root.mkdir()
    for name in SEED:
        source = env.CHECKOUT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)
    (root / "gehoord").chmod(0o755)
    unwanted = shutil.ignore_patterns("__pycache__", "vendor")
    for room in ("config", "practice", "people"):
        shutil.copytree(env.CHECKOUT / "src/gehoord" / room, root / "src/gehoord" / room, ignore=unwanted)
    (root / "src/gehoord/__init__.py").touch()
    (root / "src/gehoord/cli").mkdir()
    shutil.copy(env.CHECKOUT / "src/gehoord/cli/commands.toml", root / "src/gehoord/cli")
    return root


Run = Callable[..., Said]


@pytest.fixture
def run() -> Run:
    """Runs a command and waits for its end; `account` comes before it, and `None` takes a variable away."""

    def wait_for(*command: str | Path, account: tuple[str, ...] = (), at: Path | None = None, **variables: str | None) -> Said:
        usual = {
            "DATABASE_URL": None,
            "GEHOORD_DATA": None,
            "LC_ALL": None,
            "LC_MESSAGES": None,
            "LANG": "nl_NL.UTF-8",
            "PYTHONPATH": None,
        }
        said = subprocess.run(
            [*account, *map(str, command)],
            capture_output=True,
            text=True,
            cwd=at,
            check=False,
            timeout=100,
            stdin=subprocess.DEVNULL,
            env=env.passed_on(**{**usual, **variables}),
        )
        return Said(said.returncode, said.stdout, said.stderr)

    return wait_for


@pytest.fixture
def launcher() -> Path:
    return env.CHECKOUT / "gehoord"
