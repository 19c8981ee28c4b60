from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.test_walk_of_a_colleague import inside_as, sign_in_as, type_the_code

from gehoord.config import env
from gehoord.config.launch import children

LONG = 240
"""Seconds after which the printing of all files counts as stuck."""


@pytest.fixture(scope="session")
def print_everything() -> Callable[[Any], None]:
    """Lets a worker print all that a server promised, and go home."""

    def work(server: Any) -> None:
        environment = env.passed_on(
            PYTHONPATH=str(env.CHECKOUT / "src"),
            DJANGO_SETTINGS_MODULE="gehoord.config.settings",
            DATABASE_URL=server.database,
            GEHOORD_DATA=str(server.data),
            GEHOORD_ADDRESS=server.address,
        )
        command = [sys.executable, "-P", "-m", "django", "procrastinate", "worker", "--one-shot"]
        worker = children.start("worker", command, log=server.data / "worker.log", environment=environment)
        assert worker.process.wait(timeout=LONG) == 0, worker.last_words()

    return work


@pytest.fixture(scope="session")
def printed(server: Any, print_everything: Callable[[Any], None]) -> Any:
    """The server that only looks are taken at, with every file of the demo printed."""
    print_everything(server)
    return server


@pytest.fixture(scope="session")
def inside(printed: Any, chromium: Browser) -> dict[str, Any]:
    """What a browser holds after the contact of Haarlem signed in."""
    context = chromium.new_context(base_url=printed.address, locale="nl-NL")
    page = context.new_page()
    page.goto("/inloggen/")
    page.get_by_role("button", name="Log in met dit account").click()
    page.wait_for_url("**/rapporten/")
    state: dict[str, Any] = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="session")
def walked(new_server: Callable[[], AbstractContextManager[Any]]) -> Iterator[Any]:
    """A server for walks that change things which do not stand in each other's way."""
    with new_server() as started:
        yield started


@pytest.fixture(scope="session")
def visits() -> dict[str, Any]:
    """The visits of those who signed in: a code opens once, and two walks may begin within the half minute of one."""
    return {}


@pytest.fixture
def enter(browse: Callable[..., Page], walked: Any, visits: dict[str, Any]) -> Callable[[str], Page]:
    """Opens the page that somebody with a role sees after signing in."""

    def entered(who: str) -> Page:
        page = browse(walked, storage_state=visits.get(who))
        if who in visits:
            page.goto(f"{walked.address}/begin/")
        else:
            sign_in_as(page, who)
            type_the_code(page)
        page.get_by_role("button", name="Uitloggen").wait_for()
        visits[who] = page.context.storage_state()
        return page

    return entered


@pytest.fixture(scope="session")
def desk_server(new_server: Callable[[], AbstractContextManager[Any]]) -> Iterator[Any]:
    """A server for the walks along the desk and the clients of one counsellor."""
    with new_server() as started:
        yield started


@pytest.fixture(scope="session")
def counsellor(chromium: Browser, desk_server: Any) -> Any:
    """What the browser of that counsellor holds."""
    return inside_as(chromium, desk_server, "Vertrouwenspersoon")
