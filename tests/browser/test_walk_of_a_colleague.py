"""A coordinator signs in with a code, adds a passkey, comes back with it, and gives a role: as a browser does it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
INLINE = "[style], style, script:not([src])"


@pytest.fixture
def desk(browse, our_server):
    """A page at a name instead of a number: a passkey belongs to a name. Its machine has a key that says yes."""
    named = replace(our_server, address=our_server.address.replace("127.0.0.1", "localhost"))
    page = browse(named)
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    key.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "automaticPresenceSimulation": True}})
    return page


def sign_in_as(page, who, *, then="**/inloggen/sleutel/"):
    page.goto("/inloggen/")
    page.get_by_label("Wie wilt u zijn?").select_option(label=who)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(then)


def type_the_code(page):
    told = page.get_by_text("laat nu").inner_text()
    page.get_by_label("Code van zes cijfers").fill(next(word for word in told.split() if word.isdigit()))
    page.get_by_role("button", name="Verder").click()


def inside_as(chromium, server, who):
    """What a browser holds once somebody signed in with a code; a code works once, so tests of one server share it."""
    context = chromium.new_context(base_url=server.address, locale="nl-NL")
    page = context.new_page()
    sign_in_as(page, who)
    type_the_code(page)
    page.wait_for_url("**/werkplek/")
    state = context.storage_state()
    context.close()
    return state


def can_be_used_by_everybody(page, axe):
    for scheme in ("light", "dark"):
        axe(page, scheme)
    assert page.locator(INLINE).count() == 0
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} scrolls sideways at {width}"


def test_a_coordinator_comes_in_with_a_code_and_then_with_a_passkey(desk, axe):
    sign_in_as(desk, "Coördinator")
    can_be_used_by_everybody(desk, axe)
    type_the_code(desk)
    desk.wait_for_url("**/werkplek/")
    for address in ("/mensen/", "/account/", "/rechten/", "/account/sleutel/", "/account/sleutel/toegangssleutel/"):
        desk.goto(address)
        can_be_used_by_everybody(desk, axe)
    desk.get_by_label("Hoe noemt u deze sleutel?").fill("mijn laptop")
    desk.get_by_role("button", name="Toegangssleutel maken").click()
    desk.wait_for_url("**/werkplek/")
    desk.goto("/account/")
    expect(desk.get_by_text("mijn laptop")).to_be_visible()
    desk.get_by_role("button", name="Uitloggen").click()

    sign_in_as(desk, "Coördinator")
    can_be_used_by_everybody(desk, axe)
    desk.get_by_role("button", name="Toegangssleutel gebruiken").click()
    desk.wait_for_url("**/werkplek/")

    desk.get_by_role("link", name="Mensen").click()
    desk.get_by_role("link", name="Vera Verzonnen").click()
    can_be_used_by_everybody(desk, axe)
    desk.get_by_label("Rol", exact=True).select_option(label="Medewerker signalen")
    desk.get_by_role("button", name="Geef deze rol").click()
    expect(desk.get_by_text("Medewerker signalen").first).to_be_visible()


def test_a_passkey_that_does_not_come_is_said(desk, axe):
    sign_in_as(desk, "Medewerker van de advieslijn")
    type_the_code(desk)
    desk.wait_for_url("**/werkplek/")
    desk.goto("/account/sleutel/toegangssleutel/")
    desk.get_by_label("Hoe noemt u deze sleutel?").fill("mijn laptop")
    desk.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error('no')) }")
    desk.get_by_role("button", name="Toegangssleutel maken").click()
    desk.get_by_text("Er kwam geen sleutel").wait_for()
    can_be_used_by_everybody(desk, axe)


def test_who_has_no_key_yet_sets_up_an_app(browse, our_server, axe):
    page = browse(our_server)
    page.goto("/opnieuw/")
    page.wait_for_url("**/inloggen/**")
    sign_in_as(page, "Beheerder")
    type_the_code(page)
    page.wait_for_url("**/mensen/")
    for address in ("/rol/", "/opnieuw/code/"):
        page.goto(address)
        can_be_used_by_everybody(page, axe)
