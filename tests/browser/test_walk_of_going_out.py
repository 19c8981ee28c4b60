"""Going out: a group visit with ten introductions, an acute alert that is answered by a link, and a mark given on a phone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.test import override_settings
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody

from gehoord.config import env
from gehoord.people.tokens import CODE

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
INVITATION = """
insert into survey_invitation (id, office_id, age_group, handle, digest, until)
select %s, office_id, %s, %s, %s, %s from directory_office limit 1
"""


@pytest.fixture
def code(walked):
    """A code as a counsellor would hand it out."""

    def drawn(group="young_person"):
        token = CODE.draw()
        with override_settings(SECRET_KEY=(walked.data / env.SECRET_KEY_FILE).read_text().strip()):
            digest = token.digest
        with psycopg.connect(walked.database.replace("gehoord_app@", "postgres@"), autocommit=True) as connection:
            until = date.today() + timedelta(days=30)  # noqa: DTZ011 - the day of this machine
            assert connection.execute(INVITATION, [uuid4(), group, token.handle, digest, until]).rowcount == 1
        return token

    return drawn


def test_a_group_visit_with_ten_introductions_is_registered_in_one_go(enter, axe):
    page = enter("Vertrouwenspersoon")
    page.get_by_role("link", name="Bezoeken", exact=True).click()
    page.get_by_role("heading", name="Wie is aan de beurt?").wait_for()
    can_be_used_by_everybody(page, axe)
    page.get_by_role("link", name="Plan Rode Poef").click()
    can_be_used_by_everybody(page, axe)
    page.get_by_role("button", name="Ik was er al: leg vast").click()
    page.get_by_role("heading", name="Hoe was het bezoek?").wait_for()
    page.get_by_label("Hoeveel mensen waren er?").fill("12")
    page.get_by_label("Boekjes over rechten uitgedeeld").fill("10")
    young = page.get_by_role("group", name="Jeugdigen")
    young.get_by_label("Vrouw").fill("6")
    young.get_by_label("Man", exact=True).fill("3")
    page.get_by_text("Jongeren die hun naam gaven").click()
    page.get_by_label("Naam 1", exact=True).fill("Noor Bedacht")
    can_be_used_by_everybody(page, axe)
    page.get_by_role("button", name="Leg het bezoek vast").click()
    page.get_by_text("10 kennismakingen vastgelegd").wait_for()
    can_be_used_by_everybody(page, axe)
    page.goto("/clienten/")
    expect(page.get_by_text("Noor Bedacht").first).to_be_visible()
    page.goto("/bezoeken/agenda/")
    page.get_by_role("button", name="Maak een adres").click()
    expect(page.get_by_label("Kopieer dit adres.")).to_have_value(re.compile(r"\.ics$"))
    can_be_used_by_everybody(page, axe)


def find_a_place(page, axe):
    """The own places are there before a letter; typing finds any, by keyboard alone."""
    place = page.get_by_role("combobox", name="Over welke plek gaat het?")
    place.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    place.fill("rode")
    page.get_by_role("option", name="Rode Poef").wait_for()
    can_be_used_by_everybody(page, axe)
    place.press("Enter")
    expect(place).to_have_value(re.compile("Rode Poef$"))


def test_an_acute_alert_reaches_the_coordinator_and_is_answered_by_a_link(enter, browse, walked, axe):
    page = enter("Vertrouwenspersoon")
    page.goto("/signalen/")
    can_be_used_by_everybody(page, axe)
    page.get_by_role("link", name="Geef een signaal").click()
    can_be_used_by_everybody(page, axe)
    find_a_place(page, axe)
    page.get_by_label("Kop, in een paar woorden").fill("Niemand mag naar buiten")
    page.get_by_label("Wat is er aan de hand?").fill("De deuren zijn sinds maandag de hele dag dicht.")
    page.get_by_label("Wat vraagt u?").fill("Doe de deuren vandaag open.")
    page.get_by_label("Aan wie geeft u het signaal?").select_option(label="Directie van de instantie")
    page.get_by_label("Veiligheid").check()
    page.get_by_label("Acuut").check()
    page.get_by_role("button", name="Geef dit signaal").click()
    page.get_by_text("De coördinator krijgt nu bericht").wait_for()
    can_be_used_by_everybody(page, axe)

    seen = enter("Coördinator")
    expect(seen.get_by_role("link", name="Signalen 2 acuut")).to_be_visible()
    seen.get_by_role("link", name="Signalen 2 acuut").click()
    seen.get_by_role("link", name="Niemand mag naar buiten").click()
    can_be_used_by_everybody(seen, axe)
    seen.get_by_role("button", name="Ik weet hiervan").click()
    expect(seen.get_by_role("link", name="Signalen 1 acuut")).to_be_visible()

    page.get_by_role("button", name="Maak een link").click()
    link = page.get_by_label("Antwoordlink").input_value()
    can_be_used_by_everybody(page, axe)
    answer_by_link(browse(walked, **PHONE), link, axe)

    page.goto("/signalen/")
    page.get_by_role("link", name="Niemand mag naar buiten").click()
    expect(page.get_by_text("De deuren gaan vanmiddag open.")).to_be_visible()
    page.get_by_role("button", name="English").click()
    page.get_by_text("Picked up").first.wait_for()
    can_be_used_by_everybody(page, axe)
    page.get_by_role("button", name="Nederlands").click()
    page.get_by_text("Opgepakt").first.wait_for()


def answer_by_link(other, link, axe):
    """What the agency does with the link, on a phone."""
    other.goto(link)
    assert not other.get_by_text("Niemand mag naar buiten").is_visible()
    can_be_used_by_everybody(other, axe)
    other.get_by_role("button", name="Open het bericht").click()
    other.get_by_role("heading", name="Niemand mag naar buiten").wait_for()
    can_be_used_by_everybody(other, axe)
    other.get_by_label("Wij zijn ermee bezig").check()
    other.get_by_label("Uw bericht").fill("De deuren gaan vanmiddag open.")
    other.get_by_role("button", name="Verstuur uw antwoord").click()
    other.get_by_text("Dank u. Uw antwoord is bewaard").wait_for()


def test_a_mark_is_given_on_a_phone_and_the_page_can_be_left_at_once(browse, walked, code, axe):
    page = browse(walked, **PHONE)
    page.goto(f"{walked.address}/healthz")
    page.goto("/mening/")
    can_be_used_by_everybody(page, axe)
    page.get_by_label("Code", exact=True).fill(code().spelled)
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("heading", name="Welk cijfer geef je ons?").wait_for()
    can_be_used_by_everybody(page, axe)
    for control in page.locator("header a, main button, main .mark, footer button").all():
        box = control.bounding_box()
        assert box is None or box["height"] >= 44 or "skip" in (control.get_attribute("class") or "")
    page.get_by_label("9", exact=True).check(force=True)
    page.get_by_label("Wil je er iets bij zeggen?").fill("Fijn dat je er was.")
    page.get_by_role("button", name="Geef je cijfer").click()
    page.get_by_role("heading", name="Dankjewel!").wait_for()
    can_be_used_by_everybody(page, axe)
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url("about:blank")
    page.go_back()
    page.wait_for_url("**/healthz")


def test_a_link_leaves_no_code_in_the_history_and_a_page_goes_blank_at_once(browse, walked, code):
    page = browse(walked, **PHONE)
    page.goto(f"/mening/{code('adult').said}/")
    page.get_by_role("heading", name="Welk cijfer geeft u ons?").wait_for()
    assert page.title() == "Welkom"
    page.wait_for_url("**/mening/")
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url("about:blank")
    page.goto("/mening/")
    page.get_by_role("heading", name="Vul de code in").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("about:blank")
