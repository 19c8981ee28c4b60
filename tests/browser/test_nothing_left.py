"""What a browser keeps of a visit to the public side: the neutral address and title, and nothing of what was read or typed."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright
from tests.conftest import QUIET, WITHOUT_BAR

pytestmark = pytest.mark.browser
NICKNAME = "Kwikstaartje"
TYPED = "Zandhagedis tussen de stenen"
SOUGHT = "Haarlemmerliede"
SAID = ("Vertellen jullie", "vertrouwenspersoon", "jeugdhulp", "Vera is er voor")
"""Words of the pages that a browser should not hold either."""
TABLES = ("History", "Cookies", "Network/Cookies", "Web Data", "Favicons", "Top Sites", "Shortcuts")


@contextmanager
def profiled(playwright: Playwright, folder: Path, address: str) -> Iterator[BrowserContext]:
    """A browser that keeps what a browser keeps, in a folder that can be read afterwards."""
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=WITHOUT_BAR, args=arguments, base_url=address, locale="nl-NL"
    )
    try:
        yield context
    finally:
        context.close()


def walk(page, there):
    """Both voices, both languages, looking for a place, and whatever public pages there are, with something typed in each."""
    page.goto("/")
    page.locator("label[for=pick-adult]").click()
    page.locator("#place-adult").fill(SOUGHT)
    page.locator(".voice--adult .who form.asks-place button").click()
    page.locator("[data-found]").wait_for()
    page.locator(".voice--adult details").first.click()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Nederlands").wait_for()
    for address in there:
        page.goto(address)
        for field in page.locator("main input[type=text]:visible, main input:not([type]):visible, main textarea:visible").all():
            field.fill(f"{NICKNAME} {TYPED}")
        page.keyboard.press("Tab")
    page.goto("/")
    page.locator(".exit").click()
    page.wait_for_url("about:blank")


def stored(folder: Path) -> Iterator[tuple[str, str]]:
    """Every row of every table that the browser keeps, as text, with the name of the file."""
    for name in TABLES:
        file = folder / "Default" / name
        if file.exists():
            with closing(sqlite3.connect(f"file:{file}?immutable=1", uri=True)) as kept:
                for (table,) in kept.execute("select name from sqlite_master where type = 'table'").fetchall():
                    for row in kept.execute(f'select * from "{table}"').fetchall():  # noqa: S608 - the browser's own names
                        yield name, " ".join(map(str, row))


def titles(folder: Path, address: str) -> set[str]:
    """What the pages of an address are called in the history."""
    with closing(sqlite3.connect(f"file:{folder / 'Default/History'}?immutable=1", uri=True)) as kept:
        return {title for url, title in kept.execute("select url, title from urls").fetchall() if url.startswith(address)}


def held(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The files in which some words stand, in either of the two ways a browser writes letters."""
    wanted = {spelled for word in words for spelled in (word.encode(), word.encode("utf-16-le"))}
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(one in content for content in [file.read_bytes()] for one in wanted)
    ]


def test_a_browser_keeps_the_neutral_address_and_nothing_of_what_was_read_or_typed(server, playing):
    with tempfile.TemporaryDirectory(prefix="gehoord-profile-") as place:
        folder = Path(place)
        with profiled(playing, folder, server.address) as context:
            page = context.pages[0]
            there = [one for one in ("/schrijven/", "/praten/", "/terug/") if page.request.get(one).ok]
            walk(page, there)
            assert context.cookies() == []
        known = {server.address + one for one in ("/", *there)}
        kept = list(stored(folder))
        visited = {word for name, row in kept if name == "History" for word in row.split() if word.startswith(server.address)}
        assert visited
        assert visited <= known
        assert not [row for name, row in kept if name.endswith("Cookies") and "127.0.0.1" in row]
        assert titles(folder, server.address) <= {"Welkom", "Welcome"}
        assert held(folder, (NICKNAME, TYPED, SOUGHT, *SAID)) == []
        for empty in ("Local Storage", "Session Storage", "IndexedDB", "Service Worker"):
            assert server.address not in "".join(
                file.read_bytes().decode("latin-1") for file in (folder / "Default" / empty).rglob("*") if file.is_file()
            )


def test_what_should_be_found_would_be_found(server, playing):
    with tempfile.TemporaryDirectory(prefix="gehoord-profile-") as place:
        folder = Path(place)
        with profiled(playing, folder, server.address) as context:
            page = context.pages[0]
            page.goto(f"/?zoek={NICKNAME}")
            page.evaluate(f"localStorage.setItem('x', '{TYPED}')")
            page.evaluate(f"document.cookie = 'y={SOUGHT}; max-age=99999'")
            page.wait_for_timeout(200)
        assert any(NICKNAME in row for name, row in stored(folder) if name == "History")
        assert held(folder, (TYPED,))
