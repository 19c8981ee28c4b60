"""The way out: first in reach, blank before anybody answers, and nothing to go back to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.told.late import late

pytestmark = pytest.mark.browser
PUBLIC = ["/", "/schrijven/", "/praten/", "/terug/", "/mening/", "/bestaat-niet/"]


@pytest.fixture
def phone(browse, server):
    return browse(server, viewport={"width": 390, "height": 844})


def open_at(page, address):
    there = page.goto(address)
    return there.status in (200, 404) and page.locator(".exit").count() == 1


def test_it_is_the_first_thing_the_keyboard_meets_and_shift_three_times_does_the_same(phone):
    for address in PUBLIC:
        assert open_at(phone, address), f"{address} has no way out"
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.className") == "exit", address
        for _ in range(3):
            phone.keyboard.press("Shift")
        phone.wait_for_url("about:blank")


def test_the_page_is_blank_before_a_server_has_answered(phone):
    for address in PUBLIC:
        phone.context.set_offline(False)
        open_at(phone, address)
        # A network that never answers: whatever happens now, happens on the device alone.
        phone.context.set_offline(True)
        left = phone.evaluate(
            "() => { document.querySelector('.exit').click(); return [document.title, document.body === null]; }"
        )
        assert left == ["Welkom", True], address
        phone.wait_for_url("about:blank")


def test_going_back_does_not_bring_it_up_again(phone, server):
    phone.goto(f"{server.address}/healthz")
    phone.goto("/")
    phone.get_by_role("link", name="Schrijven").click()
    expect(phone).to_have_url(re.compile("/schrijven/"))
    phone.locator(".exit").click()
    phone.wait_for_url("about:blank")
    phone.go_back()
    expect(phone).to_have_url(f"{server.address}/healthz")


def test_an_adult_is_spoken_to_as_one_on_the_next_pages_and_leaves_no_trail_either(phone, server):
    phone.goto(f"{server.address}/healthz")
    phone.goto("/")
    phone.locator("label[for=pick-adult]").click()
    phone.locator(".voice--adult").get_by_role("button", name="Schrijven").click()
    phone.get_by_label("Wat wilt u ons vertellen?").fill("Mag dat zomaar?")
    phone.get_by_role("button", name="English").click()
    expect(phone.get_by_label("What do you want to tell us?")).to_have_value("Mag dat zomaar?")
    phone.get_by_role("button", name="Nederlands").click()
    phone.get_by_role("button", name="Ik heb al een code").click()
    expect(phone.get_by_label("Uw code")).to_be_visible()
    phone.goto("/terug/")
    expect(phone.get_by_label("Uw code")).to_be_visible()
    phone.locator(".exit").click()
    phone.wait_for_url("about:blank")
    assert phone.evaluate("window.name") == ""
    phone.go_back()
    expect(phone).to_have_url(f"{server.address}/healthz")


def test_who_is_faster_than_the_script_leaves_no_trail_either(phone, server):
    phone.goto(f"{server.address}/healthz")
    with late(phone, "front/effort.js"):
        with late(phone, "public/turn.js"), phone.expect_request("**/public/turn.js"):
            phone.goto("/", wait_until="domcontentloaded")
            phone.locator("label[for=pick-adult]").click()
            phone.locator(".voice--adult").get_by_role("button", name="Schrijven").click()
            expect(phone.get_by_role("heading", name="Loopt het niet goed met de jeugdhulp?")).to_be_visible()
        phone.get_by_label("Wat wilt u ons vertellen?").fill("Mag dat zomaar?")
        phone.get_by_role("button", name="English").click()
        expect(phone.get_by_label("What do you want to tell us?")).to_have_value("Mag dat zomaar?")
    phone.locator(".exit").click()
    phone.wait_for_url("about:blank")
    phone.go_back()
    expect(phone).to_have_url(f"{server.address}/healthz")


def test_when_the_script_does_not_come_what_was_typed_stays_and_trying_again_works(phone):
    phone.route("**/public/turn.js", lambda route: route.fulfill(status=404))
    phone.goto("/")
    phone.locator("#place-child").fill("haarlem")
    phone.locator(".voice--child .asks-place button").click()
    expect(phone.get_by_text("Dat lukte even niet. Probeer het nog eens.")).to_be_visible()
    expect(phone.locator("#place-child")).to_have_value("haarlem")
    phone.unroute("**/public/turn.js")
    phone.locator(".voice--child .asks-place button").click()
    phone.locator(".voice--child [data-found]").wait_for()


def test_a_letter_can_be_sent_where_the_sum_cannot_be_made(phone):
    phone.route("**/effort_worker.js", lambda route: route.fulfill(status=404))
    phone.goto("/schrijven/")
    phone.get_by_label("Wat wil je ons vertellen?").fill("Niemand luistert.")
    with phone.expect_request(lambda asked: asked.method == "POST") as sent:
        phone.get_by_role("button", name="Verstuur").click()
    assert "solution=&" in sent.value.post_data + "&"


def test_two_shifts_and_a_letter_are_only_typing(phone):
    phone.goto("/")
    for key in ("Shift", "Shift", "a", "Shift"):
        phone.keyboard.press(key)
    expect(phone.get_by_role("heading", level=1).first).to_be_visible()


def test_without_script_the_way_out_is_a_link_that_works(browse, server):
    page = browse(server, java_script_enabled=False)
    page.goto("/")
    page.locator(".exit").click()
    page.wait_for_url("about:blank")


def test_both_voices_can_be_read_without_script(browse, server):
    page = browse(server, java_script_enabled=False)
    page.goto("/")
    page.locator("label[for=pick-adult]").click()
    expect(page.get_by_role("heading", name="Loopt het niet goed met de jeugdhulp?")).to_be_visible()
    expect(page.get_by_role("heading", name="Gaat er iets niet goed?")).to_be_hidden()
    page.locator("#place-adult").fill("2011")
    page.locator(".voice--adult").get_by_role("button", name="Zoek").click()
    expect(page.get_by_text("is er voor u")).to_be_visible()
    assert page.url == f"{server.address}/"


@pytest.mark.parametrize("language", ["nl-NL", "en-GB"])
def test_each_voice_can_be_used_by_everybody(browse, server, axe, language):
    page = browse(server, locale=language, viewport={"width": 390, "height": 844})
    page.goto("/")
    for voice in ("child", "adult"):
        page.locator(f"label[for=pick-{voice}]").click()
        for part in page.locator(f".voice--{voice} details > summary").all():
            part.click()
        page.locator(f"#place-{voice}").fill("haar")
        page.locator(f".voice--{voice} .asks-place button").click()
        page.locator(f".voice--{voice} [data-found]").wait_for()
        for scheme in ("light", "dark"):
            axe(page, scheme)
        for width in (320, 1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
