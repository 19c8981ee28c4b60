"""A mail waits on the desk: a counsellor takes it, reads all of it, is asked whether it is safe, and answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody

pytestmark = pytest.mark.browser
ANSWER = "Wat hij u vertelt, blijft bij u. Hij kan ons ook zelf bellen."


def test_a_mail_is_read_whole_and_answered_once_it_is_safe(enter, axe):
    page = enter("Vertrouwenspersoon")
    page.goto("/werkplek/")
    page.get_by_role("link", name="Hulpverlener schreef een e-mail").click()
    page.get_by_role("button", name="Neem aan").click()
    page.get_by_role("link", name="Lees alles en antwoord").click()
    page.get_by_role("heading", name="Briefwisseling").wait_for()
    can_be_used_by_everybody(page, axe)
    page.get_by_text("De hele e-mail, met wat erin wordt aangehaald").click()
    expect(page.get_by_text("durft niet meer naar zijn begeleider")).to_have_count(2)
    page.get_by_label("Uw antwoord").fill(ANSWER)
    page.get_by_role("button", name="Verstuur het antwoord").click()
    page.get_by_text("Kijk eerst of antwoorden langs deze weg veilig is").wait_for()
    can_be_used_by_everybody(page, axe)
    expect(page.get_by_label("Uw antwoord")).to_have_value(ANSWER)
    page.get_by_label("Antwoorden langs deze weg is veilig").check()
    page.get_by_role("button", name="Verstuur het antwoord").click()
    page.get_by_text("gaat zo op weg").wait_for()
    expect(page.get_by_text("alleen een bericht dat er een antwoord is")).to_be_visible()
    can_be_used_by_everybody(page, axe)
