"""A script of a page that comes late, as on a slow line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route


@contextmanager
def late(page: Page, script: str) -> Iterator[None]:
    """Somebody types and presses already; at the end the script is there."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/{script}", hold)
    yield
    assert held, f"nobody asked for {script}"
    for route in held:
        route.continue_()
    page.unroute(f"**/{script}")
