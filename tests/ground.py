"""What the tests of one run stand on, made once for all its processes: a PostgreSQL, its tables, and what is copied from them."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from gehoord.config.database_url import ROLES
from gehoord.config.launch import children, cluster, furnishing
from gehoord.config.launch.cluster import Home

PATTERN, DEMO = "pattern", "demo"
OWNER = ROLES[0]
LAID = "laid"
# Several processes at a time, each with servers of its own.
SETTINGS = {**cluster.QUICK, "max_connections": "200"}


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that another account may walk through, as the database does when tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="gehoord-tests-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def laid(folder: Path) -> Iterator[None]:
    """A PostgreSQL below a folder, in haste: nothing in it has to survive."""
    running, home = cluster.start(folder, log=folder / "database.log", settings=SETTINGS)
    try:
        for database in ("gehoord", PATTERN):
            furnishing.furnish(home.url("postgres", role="postgres"), database=database)
        (folder / LAID).touch()
        yield
    finally:
        children.stop([running])


def home_at(folder: Path, *, seconds: float = 60) -> Home:
    """Where the database of a folder is, as soon as it is there."""
    until = time.monotonic() + seconds
    while not (folder / LAID).exists():
        assert time.monotonic() < until, children.last_lines(folder / "database.log")
        time.sleep(0.05)
    return cluster.home_of(folder)


@contextmanager
def turn(folder: Path, name: str) -> Iterator[bool]:
    """Whether something is still to be made. Who comes later waits for who makes it."""
    made = folder / f"{name}-made"
    with (folder / f"{name}-turn").open("w") as taking_turns:
        fcntl.flock(taking_turns, fcntl.LOCK_EX)
        yield not made.exists()
        made.touch()


def copied(home: Home, pattern: str, name: str) -> str:
    """Another database like one that nobody is in; gives its address for who serves people."""
    with psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as connection:
        connection.execute(f'create database "{name}" template "{pattern}" owner {OWNER}')
    return home.url(name)
