"""Reports for tests, issued through the verbs: the demo of Haarlem, and hands that print what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from procrastinate.contrib.django import procrastinate_app
from procrastinate.testing import InMemoryConnector

from gehoord.reporting import demo


class Desk:
    """What the worker was asked to do, kept in memory until a test has it done."""

    def __init__(self, app: Any, connector: InMemoryConnector) -> None:
        self.app = app
        self.connector = connector

    @property
    def promised(self) -> list[dict[str, Any]]:
        return [job for job in self.connector.jobs.values() if job["status"] == "todo"]

    def work(self) -> None:
        """Do everything that was promised, as the worker would."""
        for job in self.promised:
            job["status"] = "succeeded"
            self.app.tasks[job["task_name"]].func(**job["args"])


@contextmanager
def desk() -> Iterator[Desk]:
    connector = InMemoryConnector()
    before = procrastinate_app.current_app
    with before.replace_connector(connector) as app:
        procrastinate_app.current_app = app
        try:
            yield Desk(app, connector)
        finally:
            procrastinate_app.current_app = before


def haarlem(folder: Path) -> demo.DemoAccount:
    """The demo of Haarlem in 2016, with the account that may read it."""
    return demo.load(folder)
