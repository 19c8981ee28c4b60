"""The phone rings: by keyboard alone a counsellor registers a routed complaint, and an advice; the desk stays live."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody, sign_in_as, type_the_code
from tests.told.late import late
from tests.told.zoom import TWICE, can_be_used_when_large

pytestmark = pytest.mark.browser
MOST = 40
TALK = re.compile(r"/werkplek/[0-9a-f-]{36}/")


@dataclass
class Hands:
    """Types as somebody does who never touches a mouse, and counts every key that is no text."""

    page: object
    keys: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def pick(self, text: str, offered: str) -> None:
        """Types until it is offered, and goes on with Tab, which takes it."""
        self.write(text)
        self.page.locator(f"#{offered} [aria-selected=true]").wait_for()
        self.press("Tab")


@pytest.fixture
def hands(browse, desk_server, counsellor):
    page = browse(desk_server, storage_state=counsellor)
    page.goto("/werkplek/")
    rested(page)
    return Hands(page)


def rested(page):
    """A page that just came gives single keys a rest, so that who types on presses nothing."""
    page.evaluate("() => new Promise((done) => setTimeout(done, Math.max(0, 850 - performance.now())))")


def test_from_ring_to_a_routed_complaint_by_keyboard_alone(hands: Hands, axe):
    page = hands.page
    can_be_used_by_everybody(page, axe)
    hands.press("g")
    page.wait_for_url(TALK)
    can_be_used_by_everybody(page, axe)
    hands.write("Noor Bedenksel")
    hands.press("Tab")
    hands.write("2011")
    hands.press("Tab")
    page.get_by_text("Geen eerder contact gevonden").wait_for()
    hands.press("Space", "Tab")
    hands.pick("haarlem", "lives-list")
    hands.pick("hartekamp", "stays-list")
    hands.press("Tab", "Tab", "Tab", "ArrowLeft", "Tab")
    hands.pick("besl", "category-1-list")
    hands.pick("hartekamp", "where-1-list")
    hands.press("ArrowLeft", "Tab")
    hands.write("Ik wil dat iemand meegaat.")
    page.get_by_role("heading", name="Voorstel: Vera Verzonnen").wait_for()
    can_be_used_by_everybody(page, axe)
    hands.press("Control+Enter")
    page.get_by_text("Vastgelegd. De cliënt staat bij u.").wait_for()
    assert hands.keys <= MOST
    page.get_by_role("link", name="Naar de cliënt die u net vastlegde").click()
    for words in ("Noor Bedenksel", "Beslissingen", "De Hartekampgroep"):
        expect(page.get_by_text(words).first).to_be_visible()


def test_an_advice_to_a_professional_by_keyboard_alone(hands: Hands, axe):
    page = hands.page
    hands.press("g")
    page.wait_for_url(TALK)
    hands.press("Control+Enter")
    page.get_by_text("Nog even dit, dan is het klaar.").wait_for()
    expect(page.locator("[name=relation]:focus")).to_have_count(1)
    can_be_used_by_everybody(page, axe)
    hands.press("ArrowLeft", "Tab", "Tab", "Tab", "Tab", "Tab")
    expect(page.locator("[name=kind-1]:focus")).to_have_count(1)
    hands.press("Space", "Tab")
    hands.pick("wetg", "category-1-list")
    hands.press("Tab", "ArrowRight", "Tab", "Tab")
    hands.write("/wat")
    page.locator("#agreement-replies [aria-selected=true]").wait_for()
    hands.press("Enter", "Control+Enter")
    page.get_by_text("Vastgelegd. De cliënt staat bij u.").wait_for()
    assert hands.keys <= MOST


def test_the_main_road_is_walked_by_keyboard_at_twice_the_size(browse, desk_server, counsellor):
    """And looked at at four times: no sideways scrolling, nothing covered, focus in sight."""
    page = browse(desk_server, storage_state=counsellor, viewport=TWICE, device_scale_factor=2)
    hands = Hands(page)
    page.goto("/werkplek/")
    can_be_used_when_large(page)
    page.set_viewport_size(TWICE)
    page.goto("/werkplek/")
    rested(page)
    hands.press("g")
    page.wait_for_url(TALK)
    hands.press("Tab", "Tab", "ArrowLeft", *["Tab"] * 5, "Space", "Tab")
    hands.pick("wetg", "category-1-list")
    hands.press("Tab", "ArrowRight")
    can_be_used_when_large(page)
    page.set_viewport_size(TWICE)
    hands.press("Control+Enter")
    page.get_by_text("Vastgelegd. De cliënt staat bij u.").wait_for()
    page.get_by_role("link", name="Naar de cliënt die u net vastlegde").press("Enter")
    page.get_by_role("link", name="Contact vastleggen").wait_for()
    client = page.url
    can_be_used_when_large(page)
    for road in ("contact/", "onderwerp/"):
        page.goto(client + road)
        can_be_used_when_large(page)
    for address in ("/bezoeken/", "/bezoeken/plannen/", "/signalen/geven/"):
        page.goto(address)
        can_be_used_when_large(page)


def test_what_is_typed_survives_a_lost_connection_and_a_closed_page(hands: Hands):
    page = hands.page
    hands.press("g")
    page.wait_for_url(TALK)
    page.route("**/concept/", lambda route: route.fulfill(status=408))  # the browser of these tests minds a line that breaks
    page.get_by_role("textbox", name="Aantekeningen").fill("Belt morgen terug, na vieren.")
    page.get_by_text("Even geen verbinding").wait_for()
    page.unroute("**/concept/")
    page.get_by_text(re.compile(r"Bewaard om \d\d:\d\d")).wait_for()
    address, note = page.url, page.get_by_role("textbox", name="Aantekeningen")
    page.goto("/werkplek/?toon=mine")
    with page.expect_response(lambda kept: "/concept/" in kept.url), late(page, "desk/talk.js"):
        page.goto(address, wait_until="commit")
        expect(note).to_have_value("Belt morgen terug, na vieren.")
        note.fill("Wie sneller is dan de pagina,")
    page.keyboard.type(" schrijft door.")
    expect(note).to_have_value("Wie sneller is dan de pagina, schrijft door.")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_who_is_faster_than_the_places_keeps_what_was_typed(hands: Hands):
    page = hands.page
    hands.press("g")
    page.wait_for_url(TALK)
    town = page.locator("#lives")
    page.route("**/*q=haarlemm*", lambda route: route.fulfill(status=408))
    town.focus()
    hands.write("haar")
    page.locator("#lives-list [aria-selected=true]").wait_for()
    hands.write("lemm")
    hands.press("Tab")
    expect(town).to_have_value("haarlemm")


def test_a_silent_call_closes_with_one_key_and_comes_back_with_one_button(hands: Hands):
    page = hands.page
    hands.press("g")
    page.wait_for_url(TALK)
    page.get_by_role("textbox", name="Duur in minuten").focus()
    hands.press("Enter")
    page.get_by_role("heading", name="Gesprek vastleggen").click()
    rested(page)
    hands.press("s")
    page.get_by_text("Afgesloten als “stil contact”").wait_for()
    page.get_by_role("button", name="Maak ongedaan").click()
    page.wait_for_url(TALK)


def test_two_look_and_one_takes_and_the_list_of_the_other_follows_without_moving(hands: Hands, browse, desk_server, axe):
    page = hands.page
    other = browse(desk_server)
    sign_in_as(other, "Medewerker van de advieslijn")
    type_the_code(other)
    other.wait_for_url("**/werkplek/")
    first = page.locator("#waiting .item").filter(has=page.get_by_role("button", name="Neem aan", exact=True)).first
    row = first.get_attribute("id")
    before = page.locator(f"#{row}").bounding_box()
    page.locator(f"#{row} a").first.focus()
    other.locator(f"#{row}").get_by_role("button", name="Neem aan").click()
    other.wait_for_url(TALK)
    page.locator(f"#{row}").get_by_text("bij Koen Bedacht").wait_for()
    assert page.locator(f"#{row}").bounding_box()["y"] == before["y"]
    expect(page.locator(f"#{row.replace('row-', 'open-')}")).to_be_focused()
    hands.press("?")
    page.get_by_role("dialog").get_by_role("button", name="Zet losse toetsen uit").click()
    page.get_by_text("Losse toetsen staan uit.").first.wait_for()
    rested(page)
    hands.press("g")
    assert page.url.endswith("/werkplek/")
    page.goto(f"/werkplek/{row.removeprefix('row-')}/")
    expect(page.get_by_text("heeft dit in handen")).to_be_visible()
    can_be_used_by_everybody(page, axe)
