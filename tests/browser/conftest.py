from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from gehoord.config import env
from gehoord.config.launch import children

LONG = 240
"""Seconds after which a walk, or the printing of all files, counts as stuck."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A walk takes half a minute where a machine is busy, and the first of them waits for the demo as well."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.timeout(LONG))


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
