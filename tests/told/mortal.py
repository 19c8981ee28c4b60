"""A database server that may be killed, and a stage where acts are cut short: who acts is killed, or the database."""

from __future__ import annotations

import json
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from gehoord.config import env
from gehoord.config.database_url import ROLES
from gehoord.config.launch import children, cluster, furnishing
from gehoord.config.launch.children import Child
from gehoord.config.launch.cluster import Home
from gehoord.config.launch.refusals import StepFailed

OWNER, APP, _JOURNAL, BACKUP = ROLES
PROCESS, DATABASE = "process", "database"
RISING = 5
VICTIMS = (PROCESS, DATABASE)
# What was acknowledged has to outlive the server, and not the machine: nothing waits for the disk.
LASTING_A_KILL: Mapping[str, str] = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}
AT_WORK = "select 1 from pg_stat_activity where datname = current_database() and usename <> current_user"


@dataclass
class Server:
    """A database server of its own, that gets up again after it was killed."""

    folder: Path
    settings: Mapping[str, str]
    child: Child
    home: Home
    numbers: Iterator[int]

    def kill(self) -> None:
        """`kill -9` of the postmaster; those it started find out by themselves."""
        self.child.process.kill()
        self.child.process.wait()

    def rise(self) -> None:
        for _ in range(RISING):
            try:
                self.child, _home = cluster.start(self.folder, log=self.log, settings=self.settings)
            except StepFailed:
                # A machine that is busy elsewhere lets what was killed linger.
                continue
            return
        raise TimeoutError(children.last_lines(self.log))

    @property
    def log(self) -> Path:
        return self.folder / "database.log"

    def new_database(self, *, role: str = APP) -> str:
        """The address of another empty database with all tables."""
        name = f"mortal_{next(self.numbers)}"
        with psycopg.connect(self.home.url("postgres", role="postgres"), autocommit=True) as connection:
            connection.execute(f'create database "{name}" template gehoord owner {OWNER}')
        return self.home.url(name, role=role)


@contextmanager
def serving(folder: Path, lay_tables: Callable[[Home], None], settings: Mapping[str, str] = LASTING_A_KILL) -> Iterator[Server]:
    """A server below a folder, with tables in its database `gehoord` as `lay_tables` lays them."""
    child, home = cluster.start(folder, log=folder / "database.log", settings=settings)
    server = Server(folder, settings, child, home, count(1))
    try:
        furnishing.furnish(home.url("postgres", role="postgres"), database="gehoord")
        lay_tables(home)
        yield server
    finally:
        children.stop([server.child])


class Players:
    """A process with Django set up, in which each act is done by a child of its own."""

    def __init__(self) -> None:
        surroundings = env.passed_on(
            PYTHONPATH=f"{env.CHECKOUT / 'src'}:{env.CHECKOUT / 'tests'}",
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            # Each act says its own.
            DATABASE_URL="postgresql://gehoord_app@127.0.0.1:1/nowhere",
            LC_ALL="nl_NL.UTF-8",
        )
        self.process = subprocess.Popen(
            [sys.executable, "-P", str(env.CHECKOUT / "tests/told/acts.py")],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.acting = self.code = 0

    def begin(self, act: Mapping[str, Any]) -> None:
        if self.acting:
            # A test that failed left it behind.
            self.kill()
            list(self.lines())
        assert self.process.stdin
        self.process.stdin.write(json.dumps(act) + "\n")
        self.process.stdin.flush()
        begun = self._line()
        assert begun.startswith("\0begun "), begun
        self.acting = int(begun.split()[1])

    def lines(self) -> Iterator[str]:
        """What is said in the act, to its end."""
        while not (line := self._line()).startswith("\0ended "):
            yield line
        self.acting, self.code = 0, int(line.split()[1])

    def kill(self) -> None:
        """Kill who acts, if the act has not ended."""
        with suppress(ProcessLookupError):
            if self.acting:
                os.kill(self.acting, signal.SIGKILL)

    def leave(self) -> None:
        self.kill()
        self.process.kill()
        self.process.communicate()

    def _line(self) -> str:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line.endswith("\n"), f"the players are gone: {line}"
        return line[:-1]


@dataclass
class Stage:
    """A database and a data folder of their own, in which acts are done one after the other."""

    players: Players
    address: str
    data: Path
    server: Server | None = None

    def anew(self) -> Stage:
        """The same with another empty database."""
        assert self.server is not None
        return replace(self, address=self.server.new_database())

    def do(self, *words: str, code: int = 0) -> str:
        """Let an act be done to its end; gives what was said in it."""
        self._begin(words)
        said = "".join(f"{line}\n" for line in self.players.lines())
        assert self.players.code == code, said
        return said

    def gehoord(self, *words: str | Path, code: int = 0) -> str:
        """A command of the house."""
        return self.do("gehoord", shlex.join(str(word) for word in words), code=code)

    def cut_short(self, *words: str, killing: str, after: int | str = 1, within: float = 0.15) -> list[str]:
        """Begin an act and kill the process or the database at some moment after a number of lines, or a line; gives all."""
        self._begin(words)
        heard, said = self.players.lines(), []
        for line in heard:
            said.append(line)
            if after in (len(said), line):
                break
        time.sleep(random.uniform(0.001, within))  # noqa: S311 - any moment will do
        if killing == PROCESS:
            self.players.kill()
            said += heard
        else:
            assert self.server is not None
            self.server.kill()
            said += heard
            self.server.rise()
        return [line for line in said if not line.startswith("\0")]

    def look(self, question: str) -> list[tuple[Any, ...]]:
        """What the database answers, past all walls and once whoever was killed has left it."""
        with psycopg.connect(self.address.replace(f"{APP}@", f"{BACKUP}@"), autocommit=True) as looking:
            while looking.execute(AT_WORK).fetchone():
                time.sleep(0.01)
            return looking.execute(question).fetchall()

    def _begin(self, words: Sequence[str]) -> None:
        self.players.begin({"address": self.address, "data": str(self.data), "act": words})
