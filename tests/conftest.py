"""What every test may ask for: a database of this run's own, a server on a copy of it, a browser, and axe."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Literal

import psycopg
import pytest
from axe_playwright_python.base import AXE_SCRIPT as EYES
from axe_playwright_python.base import AxeResults
from django.core.management import call_command
from django.db import connections
from django.middleware import csrf
from django.test import override_settings
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from tests import ground as grounds
from tests.ground import DEMO, OWNER, PATTERN, copied, open_folder, turn
from tests.side_by_side import BROWSER, LONGEST, BrowserBeside
from tests.told import mortal as mortal_server
from tests.told.mortal import Stage

from gehoord.config import env
from gehoord.config.database_url import ROLES, as_django
from gehoord.config.launch import children, cluster
from gehoord.config.launch.cluster import Home
from gehoord.config.launch.ports import answers, listen
from gehoord.people.demo_account import DemoAccount, demo_account

_OWNER, APP, _JOURNAL, BACKUP = ROLES
GROUND = pytest.StashKey[Path]()
# Tests that commit are cleaned up by emptying all tables, and the journal shares their connection. Copies of the pattern keep
# every wall.
LOOSENED = (
    f"grant truncate on all tables in schema public to {APP}",
    f"grant select, insert on vault_journalentry to {APP}",
    "alter table vault_journalentry disable trigger journal_keeps_all",
    "alter table vault_journalentry disable row level security",
)
PYTHON = (sys.executable, "-P", "-m")
NOBODY = DemoAccount("", "")
PROGRAM = Path("/usr/bin/chromium")
WITHOUT_BAR = Path(__file__).parent / "told/chromium"
# What keeps a stolen password safe takes its time; people/test_accounts.py and the servers do it as it is.
IN_HASTE = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SERVERS = {"postgres", "new_database", "new_server", "server", "own_server", "our_server", "page", "mortal", "staged"}
PLAYING = "playing"
# What was found goes over the line, and not the thousands of things that are well.
LOOK = "(how) => window.axe && axe.run(document, how).then(({ violations }) => JSON.stringify({ violations }))"
OF_COLOURS = ["color-contrast", "link-in-text-block"]
PATIENCE = 30_000
QUIET = ("--disable-background-networking", "--disable-gpu", "--disable-dev-shm-usage")


@dataclass(frozen=True, slots=True)
class Server:
    """A real server on a database of its own, with the demo in it."""

    address: str
    data: Path
    database: str
    account: DemoAccount


# The same examples each time: what a property does not hold for is found here, and not first by chance on another machine.
settings.register_profile("any machine", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("other examples", deadline=None)
settings.load_profile("any machine")
# What a person waits for comes at once, and much later on a machine that is busy elsewhere.
expect.set_options(timeout=PATIENCE)


def pytest_configure() -> None:
    """Thousands of tests keep much alive; to look through all of it as often as usual costs an eighth of the time."""
    gc.set_threshold(20_000, 20, 50)


def pytest_configure_node(node: Any) -> None:
    """Several processes stand on one ground, which lasts as long as who began them all."""
    stash = node.config.stash
    if GROUND not in stash:
        with ExitStack() as stack:
            stash[GROUND] = stack.enter_context(open_folder())
            node.config.add_cleanup(stack.pop_all().close)
    node.workerinput["ground"] = str(stash[GROUND])


def pytest_testnodeready(node: Any) -> None:
    """Lay it while the processes gather their tests."""
    folder = node.config.stash[GROUND]
    if not (folder / grounds.LAID).exists():
        with ExitStack() as stack:
            stack.enter_context(grounds.laid(folder))
            node.config.add_cleanup(stack.pop_all().close)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """pytest-django makes tables when a test asks for the database itself; a test that asks for a server needs them too."""
    for item in items:
        if SERVERS & set(getattr(item, "fixturenames", ())) and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db)
    # A browser leaves its loop running in its process until the end, and nothing that has a loop of its own can follow it.
    items.sort(key=lambda item: item.nodeid.startswith(BROWSER))
    elsewhere = [item.nodeid for item in items if PLAYING in getattr(item, "fixturenames", ())]
    assert all(name.startswith(BROWSER) for name in elsewhere), elsewhere


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BrowserBeside:
    assert all((config.rootpath / name).exists() for name in LONGEST), LONGEST
    return BrowserBeside(config, log)


@pytest.fixture(scope="session", autouse=True)
def words_by_no_chance() -> Iterator[None]:
    """What is drawn for a form may not spell the name that a page must not show."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csrf, "CSRF_ALLOWED_CHARS", "QZqz")
        yield


@pytest.fixture(scope="session", autouse=True)
def own_folder() -> Iterator[Path]:
    """Nothing a test keeps may land in the data folder of whoever runs the tests."""
    with (
        open_folder() as folder,
        override_settings(
            GEHOORD_DATA=folder, MEDIA_ROOT=folder / "files", JOURNAL_CONNECTION="default", PASSWORD_HASHERS=IN_HASTE
        ),
    ):
        yield folder


@pytest.fixture(scope="session")
def foundation(request: pytest.FixtureRequest) -> Iterator[Path]:
    """The folder of what all processes of this run stand on; who runs alone lays it."""
    if given := getattr(request.config, "workerinput", {}).get("ground"):
        yield Path(given)
        return
    with open_folder() as folder, grounds.laid(folder):
        yield folder


@pytest.fixture(scope="session")
def postgres(foundation: Path) -> Home:
    return grounds.home_at(foundation)


def _point_at(postgres: Home, database: str) -> None:
    for alias in ("default", "owner", "journal", "backup"):
        connections[alias].settings_dict.update(as_django(postgres.url(database, role=OWNER)))


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any, foundation: Path, postgres: Home
) -> Iterator[None]:
    """The tables as migrations make them, in a copy of this process's own; tests act as who serves people does."""
    default = connections["default"]
    with django_db_blocker.unblock(), turn(foundation, PATTERN) as is_first:
        if is_first:
            _point_at(postgres, PATTERN)
            call_command("migrate", verbosity=0)
            default.close()
    mine = f"tests_{getattr(request.config, 'workerinput', {}).get('workerid', 'alone')}"
    copied(postgres, PATTERN, mine)
    with psycopg.connect(postgres.url(mine, role=OWNER), autocommit=True) as connection:
        for statement in LOOSENED:
            connection.execute(statement)
    _point_at(postgres, mine)
    default.settings_dict["USER"] = APP
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, postgres: Home, django_db_setup: None) -> Callable[..., str]:
    """Gives the address of another empty database with all tables, each time it is called, for one of the database's roles."""
    made = map(f"copy_{os.getpid()}_{{}}".format, count(1))

    def another(*, role: str = APP) -> str:
        name = next(made)
        copied(postgres, PATTERN, name)
        return postgres.url(name, role=role)

    return another


def surroundings(database: str, folder: Path, address: str) -> dict[str, str]:
    """What the launcher tells the processes it starts."""
    return env.passed_on(
        PYTHONPATH=str(env.CHECKOUT / "src"),
        DJANGO_SETTINGS_MODULE="gehoord.config.settings",
        DATABASE_URL=database,
        GEHOORD_DATA=str(folder),
        GEHOORD_DEMO="1",
        GEHOORD_ADDRESS=address,
    )


@pytest.fixture(scope="session")
def demo(foundation: Path, postgres: Home, django_db_setup: None) -> Path:
    """The demo, loaded once: the database of that name and this folder are copied for each server."""
    folder = foundation / DEMO
    with turn(foundation, DEMO) as is_first:
        if is_first:
            folder.mkdir(mode=0o711)
            (folder / env.SECRET_KEY_FILE).write_text("the key of all servers of these tests\n", encoding="ascii")
            environment = surroundings(copied(postgres, PATTERN, DEMO), folder, "http://127.0.0.1")
            loading = children.start(
                "demo", [*PYTHON, "gehoord.cli", "demo", "load"], log=folder / "demo.log", environment=environment
            )
            assert loading.process.wait() == 0, loading.last_words()
    return folder


@pytest.fixture(scope="session")
def new_server(postgres: Home, demo: Path) -> Callable[..., AbstractContextManager[Server]]:
    """Starts the product's own server on a copy of the demo, as the launcher starts it; `laid` puts more in its folder first."""
    made = map(f"demo_{os.getpid()}_{{}}".format, count(1))

    @contextmanager
    def serving(laid: Callable[[Path], None] | None = None) -> Iterator[Server]:
        with ExitStack() as stack:
            folder = stack.enter_context(open_folder())
            shutil.copytree(demo, folder, dirs_exist_ok=True)
            if laid:
                laid(folder)
            database = copied(postgres, DEMO, next(made))
            door = stack.enter_context(listen(0))
            server = Server(f"http://127.0.0.1:{door.getsockname()[1]}", folder, database, demo_account(folder) or NOBODY)
            web = children.start(
                "web",
                [*PYTHON, "gehoord.config.launch.serve", str(door.fileno())],
                log=folder / "web.log",
                environment=surroundings(database, folder, server.address),
                sockets=[door.fileno()],
            )
            stack.callback(children.stop, [web])
            assert answers(server.address + "/", seconds=90), web.last_words()
            yield server
            assert "Traceback" not in web.log.read_text(encoding="utf-8"), web.log.read_text(encoding="utf-8")

    return serving


@pytest.fixture(scope="session")
def mortal(new_database: Callable[..., str]) -> Iterator[mortal_server.Server]:
    """A database server that a test may kill, with the same empty tables."""

    def lay_tables(home: Home) -> None:
        programs = next(cluster.candidates(None)).folder
        dump = home.base / "pattern.dump"
        # Of a copy of the pattern: who copies the pattern itself must find nobody in it.
        subprocess.run([programs / "pg_dump", "-Fc", f"--file={dump}", new_database(role=BACKUP)], check=True)
        subprocess.run([programs / "pg_restore", "--no-owner", f"--dbname={home.url('gehoord', role=OWNER)}", dump], check=True)

    with open_folder() as folder, mortal_server.serving(folder, lay_tables) as server:
        yield server


@pytest.fixture(scope="session")
def players() -> Iterator[mortal_server.Players]:
    hired = mortal_server.Players()
    yield hired
    hired.leave()


@pytest.fixture
def staged(new_database: Callable[..., str], players: mortal_server.Players, tmp_path: Path) -> Callable[..., Stage]:
    """Gives a stage with an empty database and a data folder of that name; on a server that may be killed where one is given."""

    def stage(name: str, server: mortal_server.Server | None = None) -> Stage:
        (tmp_path / name).mkdir()
        return Stage(players, server.new_database() if server else new_database(), tmp_path / name, server)

    return stage


@pytest.fixture(scope="session")
def server(new_server: Callable[[], AbstractContextManager[Server]]) -> Iterator[Server]:
    """One server for all tests that only look."""
    with new_server() as started:
        yield started


@pytest.fixture(scope="module")
def our_server(new_server: Callable[[], AbstractContextManager[Server]]) -> Iterator[Server]:
    """A server for the tests of one file, which change things that do not stand in each other's way."""
    with new_server() as started:
        yield started


@pytest.fixture
def own_server(new_server: Callable[[], AbstractContextManager[Server]]) -> Iterator[Server]:
    """A server for a test that changes things."""
    with new_server() as started:
        yield started


@pytest.fixture(scope="session")
def playing() -> Iterator[Playwright]:
    """Playwright, begun once: a process has room for one."""
    assert PROGRAM.exists(), "Chromium is not here: apt install chromium"
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django would take every query for a slip.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield playwright
        # What Django opened beside that loop is known only beside it.
        connections.close_all()


@pytest.fixture(scope="session")
def chromium(playing: Playwright) -> Iterator[Browser]:
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    browser = playing.chromium.launch(executable_path=WITHOUT_BAR, args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def browse(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own. In the end: nothing was asked of another machine, and no page complained."""
    for name in ("server", "our_server", "own_server"):
        # whoever was there first goes last: a page that asks on its own would complain of a server that is gone
        if name in request.fixturenames:
            request.getfixturevalue(name)
    with ExitStack() as stack:
        complaints: list[str] = []
        tell = complaints.append

        def open_page(server: Server, **context_options: Any) -> Page:
            context = chromium.new_context(**{"base_url": server.address, "locale": "nl-NL", **context_options})
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.on("pageerror", lambda error: tell(f"{page.url}: {error}"))
            page.on("console", lambda said: tell(f"{page.url}: {said.text}") if said.type == "error" else None)
            page.on(
                "request", lambda asked: None if asked.url.startswith((server.address, "data:", "blob:")) else tell(asked.url)
            )
            return page

        yield open_page
    # Absent, refused and given back with what was typed are answers, not faults.
    unexpected = [complaint for complaint in complaints if "status of 40" not in complaint and "status of 422" not in complaint]
    assert not unexpected, "\n".join(unexpected)


@pytest.fixture
def page(browse: Callable[..., Page], server: Server) -> Page:
    return browse(server)


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """Looks at a page as a screen reader would, and fails with what it finds.

    A page that was looked at by day is looked at by night for what depends on colours alone.
    """

    def look(page: Page, scheme: Literal["light", "dark", ""] = "") -> None:
        page.wait_for_load_state()
        if scheme:
            page.emulate_media(color_scheme=scheme)
        options = {"resultTypes": ["violations"], **({"runOnly": OF_COLOURS} if scheme == "dark" else {})}
        told = page.evaluate(LOOK, options)
        if told is None:
            page.evaluate(EYES)
            told = page.evaluate(LOOK, options)
        found = AxeResults(json.loads(told))
        assert not found.violations_count, f"{page.url}\n{found.generate_report()}"

    return look


@pytest.fixture
def as_root() -> None:
    """For what only concerns root. Whoever runs the tests otherwise is told at once what is not proved then."""
    assert os.geteuid() == 0, "Only root can prove this; run the tests in a container as root."
