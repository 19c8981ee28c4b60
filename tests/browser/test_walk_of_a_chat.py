"""Somebody chats on a phone: they wait, talk, lose the server half way, are helped onward, and erase it."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody, sign_in_as, type_the_code
from tests.conftest import PATIENCE, PYTHON, surroundings
from tests.ground import DEMO, copied, open_folder
from tests.told.late import late

from gehoord.config.launch import children
from gehoord.config.launch.ports import answers, listen

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@dataclass
class Site:
    """A server that a test may kill, at one address."""

    port: int
    folder: Path
    database: str
    running: list[children.Child] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        with listen(self.port) as door:
            command = [*PYTHON, "gehoord.config.launch.serve", str(door.fileno())]
            told = surroundings(self.database, self.folder, self.address)
            log = self.folder / f"web-{len(self.running)}.log"
            self.running.append(children.start("web", command, log=log, environment=told, sockets=[door.fileno()]))
        assert answers(self.address + "/healthz", seconds=90), self.running[-1].last_words()

    def kill(self) -> None:
        self.running[-1].signal(signal.SIGKILL)
        self.running[-1].process.wait()


@pytest.fixture(scope="module")
def site(postgres, demo) -> Iterator[Site]:
    with ExitStack() as stack:
        folder = stack.enter_context(open_folder())
        shutil.copytree(demo, folder, dirs_exist_ok=True)
        with listen(0) as door:
            port = door.getsockname()[1]
        made = Site(port, folder, copied(postgres, DEMO, f"demo_chat_{port}"))
        made.start()
        yield made
        children.stop(made.running[-1:])


@pytest.fixture
def opens(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens pages that may lose their server; a line that breaks is no complaint here."""
    with ExitStack() as stack:

        def open_page(**options: object) -> Page:
            context = chromium.new_context(base_url=site.address, locale="nl-NL", **options)
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            return page

        yield open_page


def sign_in(page: Page, who: str) -> None:
    sign_in_as(page, who)
    type_the_code(page)
    page.wait_for_url("**/werkplek/")


def say(where: Page | Locator, text: str, field_name: str, button: str = "Stuur") -> None:
    where.get_by_role("textbox", name=field_name).fill(text)
    where.get_by_role("button", name=button, exact=True).click()


def hears(where: Page | Locator, text: str) -> None:
    """The server has it, and it stands there once."""
    expect(where.locator(".bubble[data-line]", has_text=text)).to_have_count(1)


def said(where: Page | Locator) -> list[str]:
    return where.locator(".bubble__said, p.bubble--house[data-line]").all_inner_texts()


def begin(phone: Page, axe) -> None:
    phone.goto("/praten/")
    can_be_used_by_everybody(phone, axe)
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.className") == "exit"
    phone.set_viewport_size(PHONE)
    phone.get_by_label("Hoe mogen wij je noemen?").fill("Noor")
    phone.get_by_role("button", name="Begin de chat").click()
    expect(phone.locator("[data-slot=place]")).to_have_text("1")
    say(phone, "hoi, is daar iemand?", "Jouw bericht")
    can_be_used_by_everybody(phone, axe)
    phone.set_viewport_size(PHONE)


def test_a_chat_is_taken_goes_on_after_a_crash_and_goes_along_with_the_client(opens, site: Site, axe):
    phone, desk = opens(viewport=PHONE, has_touch=True), opens()
    begin(phone, axe)

    sign_in(desk, "Medewerker van de advieslijn")
    desk.goto("/gesprekken/")
    can_be_used_by_everybody(desk, axe)
    desk.locator("#queue .item", has_text="Is er").get_by_role("button", name="Neem aan").click()
    talk = desk.locator(".talk", has_text="Noor")
    expect(phone.get_by_role("heading", name="Je praat met Koen")).to_be_visible()
    say(talk, "Dag Noor, vertel eens.", "Bericht")
    hears(phone, "Dag Noor, vertel eens.")
    asks_a_colleague(talk)
    comes_back_to_what_was_typed(desk, talk)
    say(phone, "ze pakken mijn telefoon af", "Jouw bericht")
    hears(talk, "ze pakken mijn telefoon af")
    can_be_used_by_everybody(phone, axe)
    can_be_used_by_everybody(desk, axe)

    site.kill()
    expect(phone.get_by_text("De verbinding is even weg.")).to_be_visible()
    say(phone, "ben je er nog?", "Jouw bericht")
    say(talk, "Mag jij iemand bellen?", "Bericht")
    axe(phone)
    site.start()
    before = ["hoi, is daar iemand?", "Dag Noor, vertel eens.", "ze pakken mijn telefoon af"]
    everything = [*before, "ben je er nog?", "Mag jij iemand bellen?"]
    for where in (phone, talk):
        for text in everything[-2:]:
            hears(where, text)
    expect(phone.get_by_text("De verbinding is even weg.")).to_be_hidden()
    assert sorted(said(phone)) == sorted(everything)
    assert sorted(said(talk)) == sorted([*everything, "Wie kent deze groep?"])

    register(desk, talk, axe)
    hears(phone, "Wij vragen Vera om verder te helpen.")
    goes_along(opens(), phone, axe)
    forgets(phone, axe)


def asks_a_colleague(talk: Locator) -> None:
    talk.get_by_label("Onder ons").check()
    say(talk, "Wie kent deze groep?", "Bericht", "Zeg het onder ons")
    hears(talk, "Wie kent deze groep?")
    talk.get_by_label("Onder ons").uncheck()


def comes_back_to_what_was_typed(desk: Page, talk: Locator) -> None:
    with desk.expect_response(lambda kept: "/concept/" in kept.url and "Nog" in (kept.request.post_data or "")):
        talk.get_by_role("textbox", name="Bericht").fill("Nog niet verst")
    with desk.expect_response(lambda kept: "/concept/" in kept.url), late(desk, "chat/desk.js"):
        desk.reload(wait_until="commit")
        expect(talk.get_by_role("textbox", name="Bericht")).to_have_value("Nog niet verst")
        say(talk, "Nog niet verstuurd", "Bericht")
    expect(talk.get_by_role("textbox", name="Bericht")).to_have_value("Nog niet verstuurd")
    assert desk.url.endswith("/gesprekken/")


def register(desk: Page, talk: Locator, axe) -> None:
    """What was typed before is there; only what the talk did not tell is filled in."""
    talk.get_by_role("link", name="Leg vast").click()
    expect(desk.get_by_label("Naam")).to_have_value("Noor")
    beside = desk.locator(".talk")
    beside.locator(".bubble", has_text="ze pakken").get_by_role("button", name="Zet in de aantekeningen").click()
    expect(desk.get_by_role("textbox", name="Aantekeningen")).to_have_value(re.compile("ze pakken mijn telefoon af"))
    desk.get_by_label("Naam").fill("")
    desk.get_by_role("radio", name="Jongere").check()
    for name, typed in (("lives", "haarlem"), ("category-1", "besl")):
        desk.locator(f"#{name}").fill(typed)
        desk.locator(f"#{name}-list li").first.wait_for()
        desk.keyboard.press("Tab")
    desk.get_by_role("radio", name="Door naar een ondersteuningstraject").check()
    desk.get_by_label("Wat vraagt de cliënt, in eigen woorden?").fill("Ik wil mijn moeder kunnen bellen.")
    desk.get_by_role("heading", name="Voorstel: Vera Verzonnen").wait_for()
    desk.locator("#agreed").get_by_label("Ja", exact=True).check()
    can_be_used_by_everybody(desk, axe)
    desk.get_by_role("button", name="Gesprek afronden").first.click()
    desk.get_by_text("Vastgelegd. Vera Verzonnen krijgt de vraag").wait_for()


def goes_along(right: Page, phone: Page, axe) -> None:
    sign_in(right, "Vertrouwenspersoon")
    right.get_by_role("listitem").filter(has_text="Koen Bedacht").get_by_role("button", name="Neem aan").click()
    hears(phone, "Vanaf nu helpt Vera verder.")
    expect(phone.get_by_role("heading", name="Je praat met Vera")).to_be_visible()
    right.goto("/gesprekken/")
    talk = right.locator(".talk", has_text="Noor")
    hears(talk, "ben je er nog?")
    say(talk, "Dag Noor, ik ga met je mee.", "Bericht")
    hears(phone, "Dag Noor, ik ga met je mee.")
    can_be_used_by_everybody(right, axe)
    talk.get_by_role("link", name="Naar de cliënt").click()
    expect(right.get_by_text("Ik wil mijn moeder kunnen bellen.").first).to_be_visible()
    right.get_by_role("link", name="Lees het gesprek").click()
    hears(right, "Dag Noor, ik ga met je mee.")


def forgets(phone: Page, axe) -> None:
    phone.get_by_role("button", name="Stop", exact=True).click()
    can_be_used_by_everybody(phone, axe)
    phone.get_by_role("button", name="Gooi dit gesprek nu weg").click()
    expect(phone.get_by_role("heading", name="Het gesprek is weg")).to_be_visible()
    axe(phone)
    assert phone.context.cookies() == []
    assert phone.evaluate("localStorage.length + sessionStorage.length + history.length") <= 2
    assert phone.locator("[data-line]").count() == 0


def test_without_a_socket_it_works_all_the_same_and_a_quick_exit_takes_everything_away(opens):
    phone = opens(viewport=PHONE)
    phone.add_init_script("delete window.WebSocket")
    phone.goto("/")
    phone.locator("label[for=pick-adult]").click()
    with late(phone, "chat/visitor.js"):
        phone.locator(".voice--adult").get_by_role("link", name="Chatten").click()
        phone.get_by_role("textbox").fill("Anja")
        phone.get_by_role("button", name="Begin de chat").click()
    expect(phone.get_by_role("heading", name="Er komt zo iemand voor u")).to_be_visible()
    say(phone, "is daar iemand?", "Uw bericht")
    hears(phone, "is daar iemand?")
    phone.get_by_role("button", name="Stop", exact=True).click()
    phone.get_by_role("button", name="Later verder praten").click()
    expect(phone.locator(".words li")).to_have_count(6)
    assert phone.evaluate("performance.getEntriesByType('navigation')[0].name").endswith("/praten/")
    phone.get_by_role("link", name="Snel weg").click()
    phone.wait_for_url("about:blank")
    assert phone.evaluate("window.name") == ""
    phone.go_back()
    assert phone.get_by_text("is daar iemand?").count() == 0
    assert phone.locator(".words li").count() == 0
