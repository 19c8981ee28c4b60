"""A year on its road: closed, made, written with, looked through, signed by two, handed over, read by who it is for."""

from __future__ import annotations

import sys

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import LONG
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody

from gehoord.config import env
from gehoord.config.launch import children

pytestmark = pytest.mark.browser
RESUME = """
import time, django
django.setup()
from gehoord.reporting.road import closing, making
for resume in (closing.resume, making.resume):
    while not resume():
        time.sleep(0.05)
"""
OWN = "Wij spraken vaak met de gemeente. Het wijkteam wijst ouders beter de weg."


def go_on_with_what_waits(server):
    """What the clock does each minute, as soon as something waits; the files of the demo can wait."""
    environment = env.passed_on(
        PYTHONPATH=str(env.CHECKOUT / "src"),
        DJANGO_SETTINGS_MODULE="gehoord.config.settings",
        DATABASE_URL=server.database,
        GEHOORD_DATA=str(server.data),
        GEHOORD_ADDRESS=server.address,
    )
    command = [sys.executable, "-P", "-c", RESUME]
    return children.start("maker", command, log=server.data / "maker.log", environment=environment)


def closed_and_made(page, axe, work):
    page.get_by_role("heading", name="De rapporten van een jaar").wait_for()
    can_be_used_by_everybody(page, axe)
    page.get_by_label("Welk jaar?").fill("2016")
    page.get_by_role("button", name="Zet de cijfers vast").click()
    page.get_by_role("heading", name="Rapporten over 2016").wait_for()
    page.get_by_text("worden verzameld zoals ze nu zijn").wait_for()
    can_be_used_by_everybody(page, axe)
    maker = work()
    page.get_by_role("button", name="Maak de rapporten").click()
    page.get_by_text("worden geteld en samen veilig gemaakt").wait_for()
    assert maker.process.wait(timeout=LONG) == 0, maker.last_words()
    page.get_by_role("heading", name="Doorkijken voor het tekenen").wait_for()
    page.get_by_text("ze kloppen allemaal").wait_for()
    can_be_used_by_everybody(page, axe)


def looked_through(page):
    while page.locator("section[aria-labelledby=doorkijken] a.button").count():
        page.locator("section[aria-labelledby=doorkijken] a.button").first.click()
        page.get_by_role("button", name="Ik heb dit bekeken").click()
        page.get_by_text("Bewaard dat u dit rapport hebt bekeken.").wait_for()
    texts = page.get_by_role("button", name="Ik heb deze")
    if texts.count():
        texts.click()
        page.get_by_text("Bewaard dat u deze teksten hebt gelezen.").wait_for()


def wrote_what_stood_out(counsellor, axe):
    counsellor.get_by_role("link", name="Jaar", exact=True).click()
    counsellor.goto("/jaar/eindjes/?jaar=2016")
    can_be_used_by_everybody(counsellor, axe)
    counsellor.get_by_role("link", name="Opvallendheden").click()
    counsellor.locator("li", has_text="Haarlem").get_by_role("link", name="Haarlem", exact=True).first.click()
    counsellor.get_by_label("Wat viel op?").fill("Er waren zeven klachten van moeder Fatima.")
    counsellor.get_by_role("button", name="Bewaar en kijk na").click()
    expect(counsellor.locator("main").get_by_role("alert")).to_contain_text("zeven klachten")
    can_be_used_by_everybody(counsellor, axe)
    counsellor.get_by_label("Wat viel op?").fill(OWN)
    counsellor.get_by_role("button", name="Bewaar en kijk na").click()
    counsellor.get_by_text("De tekst is bewaard.").wait_for()


def read_and_opened_to_a_program(reader, axe):
    reader.goto("/inloggen/")
    reader.get_by_role("button", name="Log in met dit account").click()
    reader.get_by_role("listitem").filter(has_text="beveiligd").get_by_role("link", name="Jaarrapport Haarlem").click()
    reader.get_by_text("Het wijkteam wijst ouders beter de weg.").wait_for()
    reader.goto("/rapporten/sleutels/")
    reader.get_by_label("Waar is de sleutel voor?").fill("datawarehouse")
    reader.get_by_role("button", name="Maak een sleutel").click()
    key = reader.get_by_role("status").locator("code").inner_text()
    can_be_used_by_everybody(reader, axe)
    told = reader.request.get("/api/v1/reports", headers={"Authorization": f"Bearer {key}"}).json()
    assert [one["unit"] for one in told["items"]] == ["GM0392"]


def test_a_year_is_closed_made_signed_by_two_and_handed_over(enter, browse, walked, axe):
    author = enter("Schrijver van rapporten")
    closed_and_made(author, axe, lambda: go_on_with_what_waits(walked))
    road = author.url.partition("#")[0]

    wrote_what_stood_out(enter("Vertrouwenspersoon"), axe)

    author.goto(f"{road}rapporten/?zoek=Haarlem")
    can_be_used_by_everybody(author, axe)
    author.get_by_role("link", name="Haarlem", exact=True).click()
    expect(author.get_by_text("Het wijkteam wijst ouders beter de weg.")).to_be_visible()
    author.goto(road)
    looked_through(author)
    author.get_by_role("button", name="Ik teken voor de cijfers van 2016").click()
    author.get_by_text("Nu nog de tweede").wait_for()
    assert author.get_by_role("button", name="Ik teken").count() == 0

    second = enter("Coördinator")
    second.goto(road)
    assert second.get_by_role("button", name="Ik teken").count() == 0
    looked_through(second)
    second.get_by_role("button", name="Ik teken voor de cijfers van 2016").click()
    second.get_by_text("Beide handtekeningen staan.").wait_for()
    can_be_used_by_everybody(second, axe)
    author.goto(road)
    author.get_by_role("button", name="Verstuur naar").click()
    author.get_by_text("een bericht zonder inhoud").first.wait_for()

    read_and_opened_to_a_program(browse(walked), axe)
    author.goto(f"{road}opgehaald/")
    can_be_used_by_everybody(author, axe)
    author.get_by_role("link", name="Haarlem", exact=True).click()
    author.get_by_role("link", name="Schrijf een verbeternota").click()
    author.get_by_label("Wat klopt er niet").fill("In tabel 2c is een soort klacht te vaak geteld.")
    author.get_by_role("button", name="Zet de nota erbij").click()
    author.get_by_text("te vaak geteld").wait_for()
