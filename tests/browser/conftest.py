from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from gehoord.config import env
from gehoord.config.launch import children


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
        assert worker.process.wait(timeout=60) == 0, worker.last_words()

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
