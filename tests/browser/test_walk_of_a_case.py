"""A counsellor walks the road of the register in a browser: steps, a committee, a break, a withdrawal, a move, another office."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(browse, desk_server, counsellor):
    page = browse(desk_server, storage_state=counsellor)
    page.goto("/clienten/")
    return page


def follow(page, name, *, first=True):
    link = page.get_by_role("link", name=name, exact=True)
    (link.first if first else link).click()
    page.wait_for_load_state()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def pick(page, label, typed):
    """Type a few letters in a field that finds, and take what is on top, by keyboard alone."""
    page.get_by_role("combobox", name=label).fill(typed)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def register(page, name):
    page.goto("/clienten/nieuw/")
    page.get_by_label("Naam, als de cliënt die noemt").fill(name)
    page.get_by_role("radio", name="Jongere").check()
    pick(page, "Woont in", "haarlem")
    press(page, "Schrijf in")
    page.get_by_role("heading", name=name).wait_for()


def raised(page, kind, category):
    follow(page, "Onderwerp")
    page.get_by_label(kind).check()
    pick(page, "Categorie", category)
    press(page, "Leg onderwerp vast")
    page.get_by_text("Het onderwerp is vastgelegd.").wait_for()


def supported(page, words):
    follow(page, "Traject openen")
    page.get_by_label("Wat vraagt de cliënt?").fill(words)
    press(page, "Open het traject")
    page.get_by_text("Het traject is begonnen.").wait_for()


def stepped(page, step, *, why="", deadline=""):
    follow(page, "Stap zetten")
    page.get_by_role("radio", name=step).check()
    page.get_by_label("Waarom wil de cliënt deze stap?").fill(why)
    if deadline:
        page.get_by_label("Welke termijn loopt mee?").select_option(label=deadline)
    press(page, "Leg de stap vast")
    page.get_by_text("De stap is vastgelegd.").wait_for()


def ended(page, step, outcome):
    follow(page, f"Uitkomst: {step}")
    page.get_by_label(outcome, exact=True).check()
    press(page, "Leg uitkomst vast")
    page.get_by_text("De uitkomst is vastgelegd.").wait_for()


def test_a_trajectory_with_two_steps_and_a_committee_is_closed_and_opened_again(desk, axe):
    register(desk, "Tess Tweestap")
    raised(desk, "klacht", "beslis")
    supported(desk, "Ga met mij mee naar het gesprek")
    stepped(desk, "Gesprek medewerker")
    ended(desk, "Gesprek medewerker", "Niet opgelost")
    follow(desk, "Stap zetten")
    desk.get_by_role("radio", name="Klachtencommissie").check()
    press(desk, "Leg de stap vast")
    desk.get_by_text("schrijf op waarom").first.wait_for()
    can_be_used_by_everybody(desk, axe)
    desk.get_by_label("Waarom wil de cliënt deze stap?").fill("Ik wil dat iemand anders beslist")
    desk.get_by_label("Welke termijn loopt mee?").select_option(label="Uitspraak van de commissie")
    press(desk, "Leg de stap vast")
    desk.get_by_role("heading", name="Te doen").wait_for()
    can_be_used_by_everybody(desk, axe)
    follow(desk, "Laat stilstaan")
    desk.get_by_label("Waarom?").fill("Eerst praten")
    press(desk, "Laat stilstaan")
    desk.get_by_text("De termijn staat stil.").wait_for()
    press(desk, "Maak ongedaan")
    desk.get_by_text("De termijn loopt weer.").wait_for()
    ended(desk, "Klachtencommissie", "Gegrond")
    follow(desk, "Afsluiten")
    desk.get_by_label("Ja, maak een uitnodiging").check()
    press(desk, "Sluit af")
    desk.get_by_text("Geef deze code aan de cliënt").wait_for()
    can_be_used_by_everybody(desk, axe)
    follow(desk, "Klaar")
    desk.get_by_text("1 afgesloten onderwerp", exact=True).click()
    press(desk, "Heropen")
    desk.get_by_text("Het traject is weer open.").wait_for()


def test_a_contact_that_broke_off_and_a_complaint_that_was_withdrawn(desk):
    register(desk, "Bo Broos")
    raised(desk, "probleem", "woon")
    desk.get_by_text("Meer", exact=True).click()
    follow(desk, "Contact is gestopt")
    desk.get_by_label("Reageert niet meer").check()
    press(desk, "Leg vast dat het stopte")
    desk.get_by_text("Vastgelegd dat het contact stopte.").wait_for()
    raised(desk, "klacht", "beje")
    supported(desk, "Help mij het te zeggen")
    stepped(desk, "Gesprek leidinggevende", why="De medewerker is weg")
    ended(desk, "Gesprek leidinggevende", "Ingetrokken")
    follow(desk, "Afsluiten")
    press(desk, "Sluit af")
    desk.get_by_text("Het traject is afgesloten.").wait_for()
    desk.get_by_text("0 lopend, 2 afgesloten").wait_for()


def test_a_client_moves_is_registered_twice_and_is_one_again(desk, axe):
    register(desk, "Mo Verhuizer")
    follow(desk, "Verhuisd")
    pick(desk, "Gemeente", "amsterdam")
    press(desk, "Leg woonplaats vast")
    desk.get_by_text("Wat eerder was, blijft bewaard.").wait_for()
    desk.get_by_text("Woont in Amsterdam.").wait_for()
    desk.goto("/clienten/nieuw/")
    desk.get_by_label("Naam, als de cliënt die noemt").fill("Mo Verhuizer")
    desk.get_by_role("radio", name="Jongere").check()
    press(desk, "Schrijf in")
    desk.get_by_text("misschien eerder contact").wait_for()
    can_be_used_by_everybody(desk, axe)
    press(desk, "Schrijf toch in")
    follow(desk, "Samenvoegen")
    can_be_used_by_everybody(desk, axe)
    desk.get_by_role("listitem").filter(has_text="zelfde naam").get_by_role("link").click()
    desk.get_by_text("altijd terugdraaien").wait_for()
    can_be_used_by_everybody(desk, axe)
    press(desk, "Voeg samen")
    desk.get_by_text("Er is niets verdwenen.").wait_for()
    press(desk, "Maak ongedaan")
    desk.get_by_text("Het zijn weer twee inschrijvingen.").wait_for()


def test_a_note_with_a_name_is_pointed_out_and_what_was_typed_is_still_there(desk, axe):
    follow(desk, "Noor Bedacht")
    follow(desk, "Notitie")
    desk.get_by_label("Wat wilt u bewaren?").fill("Peter Smit belde vandaag.")
    press(desk, "Bewaar notitie")
    desk.get_by_text("Wilt u hier nog even naar kijken?").wait_for()
    expect(desk.get_by_label("Wat wilt u bewaren?")).to_have_value("Peter Smit belde vandaag.")
    can_be_used_by_everybody(desk, axe)
    press(desk, "Bewaar het zo")
    desk.get_by_text("De notitie is bewaard.").wait_for()
    for address in ("contact/", "onderwerp/", "veilig-contact/", "toestemming/", "overdragen/", "overzicht/", "wie/", "relatie/"):
        here = desk.url
        desk.goto(f"{here}{address}")
        can_be_used_by_everybody(desk, axe)
        desk.goto(here)
    desk.goto("/clienten/zoeken/")
    desk.get_by_label("Zoek in namen en notities").fill("smit")
    press(desk, "Zoek")
    desk.get_by_text("1 keer gevonden.").wait_for()
    can_be_used_by_everybody(desk, axe)


def test_a_client_is_handed_to_another_office_and_it_can_be_taken_back(desk, axe):
    follow(desk, "Noor Bedacht")
    follow(desk, "Overdragen")
    pick(desk, "Welke collega?", "elders")
    desk.get_by_label("Wat vraagt u?").fill("Noor verhuist naar jullie kant op.")
    press(desk, "Vraag om over te nemen")
    desk.get_by_text("De vraag is gesteld.").wait_for()
    press(desk, "Maak ongedaan")
    desk.goto("/clienten/")
    press(desk, "Neem aan")
    desk.get_by_role("link", name="Lotte Luchtkasteel").wait_for()
    can_be_used_by_everybody(desk, axe)
