"""Opening the house: database, tables, demo, web server and worker, in the order in which they need each other."""

from __future__ import annotations

import hashlib
import socket
import sys
import time
from collections.abc import Iterable, Mapping
from typing import NoReturn

from gehoord.config import env
from gehoord.config.launch import children, cluster, elsewhere, furnishing
from gehoord.config.launch.children import Child
from gehoord.config.launch.folder import ROOM_NEEDED, Folder
from gehoord.config.launch.leftovers import BADGE
from gehoord.config.launch.ports import answers
from gehoord.config.launch.refusals import ChildStopped, DiskFull, NoAnswer, StepFailed
from gehoord.config.launch.speech import tell
from gehoord.config.launch.steps import explained
from gehoord.practice.words import Text

PYTHON = (sys.executable, "-P", "-m")
FIRST_PAGE = 60
CONNECTIONS = "8"
FILLED = "filled"
RESTORING = "restoring"
"""The file that stands in the data folder while a backup is put back (nl: merkteken van terugzetten)."""

PASSING = frozenset({".pyc", ".mo"})
FOR_TRYING = Text(
    "Let op: PostgreSQL draait niet als root, dus draait de database als nobody, net als andere programma's. Gebruik dit om te "
    "proberen; werk echt als gewone gebruiker of met een eigen PostgreSQL (zie docs/operate/starting.md).",
    "Mind: PostgreSQL does not run as root, so the database runs as nobody, as other programs do. Use this for trying out; for "
    "real work be an ordinary user or bring your own PostgreSQL (see docs/operate/starting.md).",
)


class House:
    """Everything one `up` started (nl: het huis). `address` is where the pages are; `demo` whether it shows invented people."""

    def __init__(self, surroundings: env.Surroundings, folder: Folder, door: socket.socket) -> None:
        self._surroundings = surroundings
        self._folder = folder
        self._door = door
        self._children: list[Child] = []
        self._database: Child | None = None
        self._worker: Child | None = None
        self._url = ""
        self.address = f"http://127.0.0.1:{door.getsockname()[1]}"
        self.demo = False

    def open(self) -> None:
        """Start everything and wait for the first page (nl: openen).

        Raises: what `cluster.start` and `elsewhere.check` raise; StepFailed, DiskFull, NoAnswer, ChildStopped.
        """
        self._folder.keep_secret_key()
        self._url = self._open_database()
        environment = self._environment(self._url)
        web = self._start_web(environment)
        self._fill(environment)
        if not answers(self.address + "/", seconds=FIRST_PAGE):
            if not web.alive:
                self._tell_of(web)
            raise NoAnswer(seconds=FIRST_PAGE, log=web.log, last_words=web.last_words())
        # Only now, so that it does not hold up the first page on a machine with two cores.
        self._mind_worker(environment)

    def watch(self) -> NoReturn:
        """Stay until somebody asks to stop (nl: waken). Raises: ChildStopped when a part stops by itself."""
        environment = self._environment(self._url)
        while True:
            time.sleep(0.5)
            self._mind_worker(environment)
            for child in (*self._children, *([self._database] if self._database else [])):
                if not child.alive:
                    self._tell_of(child)

    def close(self) -> None:
        """Stop everything, the database last (nl: sluiten)."""
        self._door.close()
        children.stop(self._children)
        if self._database:
            children.stop([self._database])

    def _mind_worker(self, environment: Mapping[str, str]) -> None:
        """Let the worker work, except in tables that are being put back."""
        restoring = (self._folder.path / RESTORING).exists()
        if restoring and self._worker:
            children.stop([self._worker])
            self._children.remove(self._worker)
            self._worker = None
        elif not restoring and not self._worker:
            command = [*PYTHON, "django", "procrastinate", "worker", "--shutdown-graceful-timeout", "3"]
            self._worker = self._start("worker", command, environment)
            self._children.append(self._worker)

    def _open_database(self) -> str:
        wanted = self._surroundings.database_url
        note = self._folder.path / env.DATABASE_FILE
        if wanted:
            elsewhere.check(wanted)
            self._mark_one_login(furnishing.take_on(wanted))
            note.unlink(missing_ok=True)
            self.demo = self._may_show_demo(wanted) if self._surroundings.demo is None else self._surroundings.demo
            return wanted
        log = self._folder.record("database")
        self._database, home = cluster.start(self._folder.path, log=log, asked_for=self._surroundings.pg_bin)
        furnishing.furnish(home.url("postgres", role="postgres"), database="gehoord")
        note.write_text(home.url("gehoord") + "\n", encoding="utf-8")
        note.chmod(0o600)
        if home.is_shared:
            tell(FOR_TRYING)
        self.demo = self._surroundings.demo is not False
        return home.url("gehoord")

    def _mark_one_login(self, warning: Text | None) -> None:
        """Leave the settings a mark that there are no roles to act as, and say what that costs (nl: één login)."""
        mark = self._folder.path / env.ONE_LOGIN_FILE
        mark.unlink(missing_ok=True)
        if warning:
            tell(warning)
            mark.touch(mode=0o600)

    def _may_show_demo(self, url: str) -> bool:
        # Somebody's own server gets invented people only while it is empty, or when it got them from this folder before.
        return elsewhere.is_empty(url) or (self._folder.path / "demo-password.txt").exists()

    def _start_web(self, environment: Mapping[str, str]) -> Child:
        handle = self._door.fileno()
        command = [*PYTHON, "gehoord.config.launch.serve", str(handle)]
        pooled = {**environment, "GEHOORD_POOL": CONNECTIONS}
        web = self._start("web", command, pooled, sockets=[handle])
        self._children.append(web)
        return web

    def _fill(self, environment: Mapping[str, str]) -> None:
        """Make the tables and the demo, unless the embedded database has both from the sources as they are."""
        mark, stand = self._folder.path / FILLED, f"{_stand_of_sources()} {self.demo}"
        if self._database and mark.exists() and mark.read_text(encoding="ascii") == stand:
            return
        mark.unlink(missing_ok=True)
        self._wait_for("migrate", [*PYTHON, "django", "migrate", "-v", "0", "--no-input", "--skip-checks"], environment)
        if self.demo:
            self._wait_for("demo", [*PYTHON, "gehoord.cli", "demo", "load", "--year"], environment)
        if self._database:
            mark.write_text(stand, encoding="ascii")

    def _wait_for(self, name: str, command: list[str], environment: Mapping[str, str]) -> None:
        child = self._start(name, command, environment)
        self._children.append(child)
        if child.process.wait() != 0:
            problem = explained(name, child.log, self._folder.path)
            raise (
                problem if isinstance(problem, DiskFull) else StepFailed(step=name, log=child.log, last_words=child.last_words())
            )
        self._children.remove(child)

    def _environment(self, url: str) -> dict[str, str]:
        return env.passed_on(
            **{BADGE: str(self._folder.path)},
            DATABASE_URL=url,
            GEHOORD_DATA=str(self._folder.path),
            GEHOORD_DEMO="1" if self.demo else "0",
            GEHOORD_ADDRESS=self._surroundings.address if self._surroundings.address_said else self.address,
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            PYTHONUNBUFFERED="1",
        )

    def _start(self, name: str, command: list[str], environment: Mapping[str, str], *, sockets: Iterable[int] = ()) -> Child:
        log = self._folder.record(name)
        return children.start(name, command, log=log, environment=environment, sockets=sockets, private=True)

    def _tell_of(self, child: Child) -> NoReturn:
        if children.out_of_room(child.log):
            raise DiskFull(folder=self._folder.path, needed=ROOM_NEEDED)
        raise ChildStopped(name=child.name, log=child.log, last_words=child.last_words())


def _stand_of_sources() -> str:
    """A mark that changes with every file of the house and every package (nl: stand van de bronnen)."""
    house = env.CHECKOUT / "src/gehoord"
    seen = hashlib.sha256((env.CHECKOUT / "requirements/run.txt").read_bytes())
    for file in sorted(house.rglob("*")):
        if file.suffix not in PASSING and file.is_file():
            seen.update(f"{file.relative_to(house)} {file.stat().st_mtime_ns}".encode())
    return seen.hexdigest()
