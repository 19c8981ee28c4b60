"""A child finds the chat closed and writes, a counsellor answers, the child comes back with six words, and erases it all."""

from __future__ import annotations

from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody, sign_in_as, type_the_code

pytestmark = pytest.mark.browser
INLINE = "[style], style, script:not([src])"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TEXT = "Mijn telefoon moet om acht uur in het kluisje. Mag dat zomaar?"


@pytest.fixture
def looked_at(axe):
    """A state of a page, as everybody may meet it: by day and by night, on a small phone, with thumbs."""

    def look(page, *schemes):
        for scheme in schemes or ("light",):
            axe(page, scheme)
        page.set_viewport_size({"width": 320, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.set_viewport_size(PHONE["viewport"])
        assert page.locator(INLINE).count() == 0
        assert page.title() == "Welkom"
        small = [one.inner_text() for one in page.locator("button, summary, .choice, footer a").all() if is_small(one)]
        assert not small

    def is_small(one):
        box = one.bounding_box() if one.is_visible() else None
        return box is not None and box["height"] < 44

    return look


def leaves_nothing(page):
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def come_back(page, typed):
    page.goto("/terug/")
    page.get_by_label("Je code").fill(typed)
    page.get_by_role("button", name="Verder").click()


CLOSED = """insert into directory_openingchange (id, office_id, channel, since, until)
select gen_random_uuid(), office_id, 'chat', current_date - 1, current_date + 1
from directory_openingweek where channel = 'chat'"""


@pytest.fixture
def closed(our_server, postgres):
    """The chat is closed today and tomorrow."""
    name = urlsplit(our_server.database).path.strip("/")
    with psycopg.connect(postgres.url(name, role="postgres")) as connection:
        assert connection.execute(CLOSED).rowcount


def finds_it_closed(child, looked_at):
    child.goto("/")
    shut = child.locator(".voice--child .door--closed", has_text="Chatten")
    shut.get_by_text("Nu dicht. Weer open:").wait_for()
    assert child.locator(".voice--child a", has_text="Chatten").count() == 0
    child.goto("/praten/")
    child.get_by_text("De chat is nu dicht.").wait_for()
    looked_at(child, "light", "dark")
    child.get_by_role("link", name="Schrijf ons, dan krijg je antwoord").click()
    child.wait_for_url("**/schrijven/")


@pytest.mark.usefixtures("closed")
def test_a_letter_is_written_while_the_chat_is_closed_answered_read_and_erased(browse, our_server, axe, looked_at):
    child, desk = browse(our_server, **PHONE), browse(our_server)
    finds_it_closed(child, looked_at)
    words, digits = written(child, looked_at)
    leaves_nothing(child)
    answered(desk, axe)
    read_and_added(child, words, looked_at)
    leaves_nothing(child)
    desk.reload()
    desk.get_by_text("Ja graag, na school.").wait_for()
    desk.get_by_text("gelezen voor").wait_for()
    erased(child, digits, looked_at)
    desk.reload()
    desk.get_by_text("De vrager nam deze vraag terug, of wiste alles.").wait_for()


def written(child, looked_at):
    looked_at(child, "light", "dark")
    child.get_by_label("Met een e-mail").check()
    child.get_by_text("Wil je meer vertellen?").click()
    child.get_by_label("Wat wil je ons vertellen?").fill(TEXT)
    child.get_by_label("Je mailadres of telefoonnummer").fill("nog geen adres")
    child.get_by_role("button", name="Verstuur").click()
    child.get_by_text("Vul een mailadres in").wait_for()
    looked_at(child)
    expect(child.get_by_label("Wat wil je ons vertellen?")).to_have_value(TEXT)
    child.get_by_label("Hier, met zes woorden").check()
    child.get_by_role("button", name="Verstuur").click()
    child.get_by_role("heading", name="Wij hebben je bericht").wait_for()
    child.get_by_text("Laat 24 cijfers zien").click()
    looked_at(child, "light", "dark")
    words, digits = child.locator(".words li").all_inner_texts(), child.locator(".digits").inner_text()
    assert (len(words), len("".join(digits.split()))) == (6, 24)
    return words, digits


def answered(desk, axe):
    sign_in_as(desk, "Medewerker van de advieslijn")
    type_the_code(desk)
    desk.wait_for_url("**/werkplek/")
    newest = desk.locator("#waiting .item").filter(has_text="schreef via de website").last
    newest.get_by_role("button", name="Neem aan").click()
    desk.get_by_text(TEXT).wait_for()
    desk.get_by_label("Uw antwoord").fill("Nee, dat mag niet zomaar. Zullen we bellen?")
    can_be_used_by_everybody(desk, axe)
    desk.get_by_role("button", name="Zet het antwoord klaar").click()
    desk.get_by_text("nog niet gelezen").wait_for()


def read_and_added(child, words, looked_at):
    come_back(child, " ".join([*words[:5], f"{words[5]}q"]))
    child.get_by_text(f"Is het “{words[5]}”?").wait_for()
    looked_at(child)
    come_back(child, "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(words, 1)))
    child.get_by_text("Zullen we bellen?").wait_for()
    for summary in child.locator("summary").all():
        summary.click()
    looked_at(child, "light", "dark")
    child.get_by_label("Wil je iets toevoegen").fill("Ja graag, na school.")
    child.get_by_role("button", name="Verstuur").click()
    child.get_by_text("Verstuurd.").wait_for()
    leaves_nothing(child)
    child.locator(".exit").click()
    child.wait_for_url("about:blank")
    child.go_back()
    assert child.get_by_text(TEXT).count() == 0
    assert words[0] not in child.content().casefold()


def erased(child, digits, looked_at):
    come_back(child, digits)
    child.get_by_text("Wis alles nu").click()
    child.get_by_role("button", name="Ik wil alles wissen").click()
    child.get_by_role("heading", name="Alles wissen?").wait_for()
    looked_at(child)
    child.get_by_role("button", name="Ja, wis alles nu").click()
    child.get_by_role("heading", name="Alles is weg.").wait_for()
    looked_at(child)
    come_back(child, digits)
    child.get_by_text("Met deze code vinden wij niets.").wait_for()


def test_without_a_script_it_goes_as_well(browse, our_server):
    child, back = (browse(our_server, **PHONE, java_script_enabled=False) for _page in range(2))
    back.goto("/terug/")
    child.goto("/schrijven/")
    child.get_by_label("Wat wil je ons vertellen?").fill(TEXT)
    child.get_by_role("button", name="Verstuur").click()
    child.get_by_text("Wacht een paar tellen").wait_for()
    child.wait_for_timeout(5_200)
    child.get_by_role("button", name="Verstuur").click()
    child.get_by_role("heading", name="Wij hebben je bericht").wait_for()
    back.get_by_label("Je code").fill(" ".join(child.locator(".words li").all_inner_texts()))
    back.get_by_role("button", name="Verder").click()
    back.get_by_text(TEXT).wait_for()
