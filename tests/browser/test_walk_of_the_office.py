"""The office: a coordinator fills a gap and says who is away, and the data protection officer looks it up in the journal."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody

pytestmark = pytest.mark.browser


def test_a_coordinator_fills_a_gap_and_the_officer_finds_it_in_the_journal(enter, axe):
    page = enter("Coördinator")
    page.get_by_role("link", name="Kantoor", exact=True).click()
    page.get_by_role("heading", name="Wat er wacht en loopt").wait_for()
    can_be_used_by_everybody(page, axe)
    page.get_by_role("link", name="Plekken zijn nog niet geregeld").click()
    can_be_used_by_everybody(page, axe)
    if not page.locator("#werklijst ~ details[open]").count():
        page.locator("#werklijst ~ details summary").first.click()
    gap = page.locator("#werklijst ~ details .item__what a").first
    place = gap.inner_text()
    gap.click()
    page.get_by_role("heading", name=place, exact=True).wait_for()
    can_be_used_by_everybody(page, axe)
    page.get_by_label("Wie wordt de vaste vertrouwenspersoon?").select_option(label="Vera Verzonnen")
    page.get_by_role("button", name="Wijs toe").click()
    page.get_by_text(f"de vaste vertrouwenspersoon van {place}.").wait_for()
    for address in ("/kantoor/afwezig/", "/kantoor/openingstijden/", "/kantoor/teksten/", "/kantoor/categorieen/"):
        page.goto(address)
        can_be_used_by_everybody(page, axe)

    officer = enter("Functionaris gegevensbescherming")
    officer.get_by_role("link", name="Kantoor", exact=True).click()
    officer.get_by_role("heading", name="Logboek").wait_for()
    officer.locator("select[name=wat]").select_option(label="wees een vertrouwenspersoon toe")
    officer.get_by_role("button", name="Zoek").click()
    expect(officer.get_by_role("cell", name="Fenna Fictie").first).to_be_visible()
    can_be_used_by_everybody(officer, axe)
    with officer.expect_download() as taken:
        officer.get_by_role("button", name="Neem deze selectie mee").click()
    assert taken.value.suggested_filename.startswith("logboek-")
    officer.get_by_role("link", name="Bewaren").click()
    can_be_used_by_everybody(officer, axe)
    officer.get_by_role("button", name="English").click()
    officer.get_by_role("heading", name="Keeping and destroying").wait_for()
    can_be_used_by_everybody(officer, axe)
