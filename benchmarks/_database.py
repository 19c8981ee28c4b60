"""A PostgreSQL of a benchmark's own, as durable as the real one, with a fresh database as often as one asks."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from gehoord.config import env
from gehoord.config.database_url import ROLES
from gehoord.config.launch import children, cluster, furnishing

OWNER, APP, *_ = ROLES
Fresh = Callable[[], tuple[str, dict[str, str]]]


@contextmanager
def bench_database() -> Iterator[Fresh]:
    """Gives a function that makes a database with all tables: its address for the superuser, and surroundings to work in it."""
    folder = Path(tempfile.mkdtemp(prefix="gehoord-bench-"))
    folder.chmod(0o711)
    running, home = cluster.start(folder, log=folder / "database.log")
    try:
        furnishing.furnish(home.url("postgres", role="postgres"), database="gehoord")
        migrate = [sys.executable, "-P", "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, check=True, env=_surroundings(home.url("gehoord", role=APP), folder / "pattern"))
        numbers = count(1)

        def fresh() -> tuple[str, dict[str, str]]:
            name = f"bench_{next(numbers)}"
            with psycopg.connect(home.url("postgres", role="postgres"), autocommit=True) as connection:
                connection.execute(f'create database "{name}" template gehoord owner {OWNER}')
            return home.url(name, role="postgres"), _surroundings(home.url(name, role=APP), folder / name)

        yield fresh
    finally:
        children.stop([running])
        shutil.rmtree(folder, ignore_errors=True)


def _surroundings(address: str, data: Path) -> dict[str, str]:
    data.mkdir(mode=0o700, exist_ok=True)
    return env.passed_on(
        PYTHONPATH=f"{env.CHECKOUT / 'src'}:{env.CHECKOUT}",
        DJANGO_SETTINGS_MODULE="gehoord.config.settings",
        DATABASE_URL=address,
        GEHOORD_DATA=str(data),
    )
