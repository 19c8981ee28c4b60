"""`screenshots ADDRESS FOLDER`: every page of a running demo as each of its people meets it, phone and desk, day and night.

The pages are those of the house's own list of addresses. What stands in a blank, such as whose page it is, comes from the links
on the pages before: of every address each person opens the first that they are led to.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.urls.exceptions import NoReverseMatch
from playwright.sync_api import Browser, Page, sync_playwright

from gehoord.config import env
from gehoord.config.launch.speech import answer, tell_plainly
from gehoord.people.demo_account import DemoAccount, demo_accounts, demo_code
from gehoord.practice.words import Text

BROWSER = "/usr/bin/chromium"
WIDTHS = {"telefoon": 390, "scherm": 1280}
SCHEMES = {"licht": "light", "donker": "dark"}
HEIGHT = 844
TOUCHED = "telefoon"
NOT_FOR_LOOKING = frozenset({"account_logout", "calendar_feed", "report_file", "healthy", "theme", "language"})
CODE = "Code van zes cijfers"
TOLD = Text("{pages} pagina's, elk vier keer, in {folder}", "{pages} pages, each four times, in {folder}")


def main(address: str, folder: Path) -> None:
    django.setup()
    data = env.read().data
    pages = 0
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu", "--disable-background-networking", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        for account, role in [(None, "niemand"), *demo_accounts(data)]:
            page = opened(browser, address)
            if account:
                sign_in(page, account, data)
            seen = 0
            for name in walked(page, address):
                take(page, folder / role, name)
                seen += 1
            tell_plainly(f"{role}: {seen}")
            pages += seen
            page.context.close()
        browser.close()
    answer(TOLD.filled(pages=pages, folder=folder))


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(base_url=address, locale="nl-NL").new_page()
    page.set_default_timeout(10_000)
    return page


def sign_in(page: Page, account: DemoAccount, data: Path) -> None:
    page.goto("/inloggen/")
    form = page.locator("form", has=page.get_by_role("textbox", name="E-mailadres van uw werk"))
    form.get_by_label("E-mailadres van uw werk").fill(account.email)
    form.get_by_label("Wachtwoord").fill(account.password)
    form.get_by_role("button").click()
    page.wait_for_url(lambda url: urlsplit(url).path != "/inloggen/")
    if urlsplit(page.url).path == "/inloggen/sleutel/":
        page.get_by_label(CODE).fill(demo_code(data, account.email))
        page.get_by_role("button", name="Verder").click()
        page.wait_for_url(lambda url: "/inloggen/" not in url)


def walked(page: Page, address: str) -> Iterator[str]:
    """Stands on each page in turn, and gives the name of its address; each name once."""
    ahead = deque([urlsplit(page.url).path if page.url.startswith(address) else "/", *without_blanks()])
    tried: set[str] = set()
    while ahead:
        path = ahead.popleft()
        name = name_of(path)
        if not name or name in tried | NOT_FOR_LOOKING or not stands_on(page, path):
            continue
        tried.add(name)
        yield name
        ahead.extend(page.eval_on_selector_all("a[href]", "links => links.map(link => link.pathname)"))


def without_blanks() -> Iterator[str]:
    for name in get_resolver().reverse_dict:
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue


def name_of(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def stands_on(page: Page, path: str) -> bool:
    """Whether a whole page opened there, and not another one in its place."""
    found = page.request.get(path, max_redirects=0)
    kept = "attachment" in found.headers.get("content-disposition", "")
    if (
        found.status != HTTPStatus.OK
        or kept
        or "html" not in found.headers.get("content-type", "")
        or "<main" not in found.text()
    ):
        return False
    page.goto(path)
    return True


def take(page: Page, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    hand = page.context.new_cdp_session(page)
    for device, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": HEIGHT})
        hand.send("Emulation.setTouchEmulationEnabled", {"enabled": device == TOUCHED})
        for light, scheme in SCHEMES.items():
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.screenshot(path=folder / f"{name}-{device}-{light}.png", full_page=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
