from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.front_door.answering import set_reachable
from gehoord.directory.front_door.packaged import Told
from gehoord.directory.front_door.publishing import OWN_WORDS, publish
from gehoord.directory.front_door.words import Piece, Shows, Voice
from gehoord.directory.offices import settle
from gehoord.directory.opening import keep_week
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import Hours
from gehoord.practice.words import Text
from gehoord.web.public import start as start_page

pytestmark = pytest.mark.django_db
ALWAYS = [Hours(time(0), time(23, 59, 59))] * 7


@pytest.fixture
def offices():
    """Two offices that can be called at any hour; the first shows first names, the second none."""
    with acting(HOUSE):
        here, there = settle(on=date(2015, 1, 1))
        for office, phone, shows in ((here, "088 111 22 33", Shows.FIRST_NAME), (there, "088 999 88 77", Shows.OFFICE)):
            keep_week(office.id, Channel.PHONE, ALWAYS, by=HOUSE)
            set_reachable(office.id, phone, shows, by=HOUSE)
        wies = Person.objects.create(name="Wies Verzonnen", email="wies@kantoor.example")
        for place in ("GM0392", "GM0014"):
            assign_counsellor(place, wies.id, since=date(2020, 1, 1), by=HOUSE)
    return here, there


def test_the_letters_come_along_with_the_sheet_and_not_after_it(client, db):
    page = client.get("/").text
    sheet = (Path(finders.find("public/public.css"))).read_text(encoding="utf-8")
    ahead = set(re.findall(r'rel="preload" href="/static/fonts/([^"]+)" as="font" type="font/woff2" crossorigin', page))
    assert ahead == set(re.findall(r'url\("../fonts/([^"]+)"\)', sheet))


def test_the_first_page_speaks_to_children_and_to_adults(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "Gaat er iets niet goed? Wij luisteren." in page.text
    assert "Loopt het niet goed met de jeugdhulp?" in page.text
    assert "<title>Welkom</title>" in page.text


def test_the_first_page_is_complete_in_english(client):
    page = client.get("/", headers={"accept-language": "en"})
    assert '<html lang="en">' in page.text
    assert "Is something not right? We listen." in page.text
    assert "<title>Welcome</title>" in page.text
    for dutch in ("Snel weg", "Kind of", "Hoe wil", "Meer weten", "medewerkers"):
        assert dutch not in page.text


def test_the_other_language_is_one_button_away_and_leaves_nothing_behind(client):
    page = client.post("/", {"tongue": "en", "voice": "adult"})
    assert '<html lang="en">' in page.text
    assert 'id="pick-adult" value="adult" checked' in page.text
    assert not page.cookies
    assert not client.get("/").cookies
    assert page["Cache-Control"] == "no-store"


def test_the_number_of_the_office_that_answers_is_shown(client, offices):
    page = client.get("/")
    assert 'href="tel:0881112233"' in page.text
    assert "Nu open, tot 12 uur in de nacht." in page.text


@pytest.mark.parametrize("typed", ["Haarlem", "2011 AB"])
def test_who_works_at_a_place_is_told_without_a_trace_in_the_address(client, offices, typed):
    page = client.post("/", {"place": typed, "voice": "child"})
    assert "Wies is er voor jou" in page.text
    assert "Verzonnen" not in page.text
    assert not page.cookies


def test_an_office_that_shows_no_names_is_named_itself_and_answers_the_phone(client, offices):
    _here, there = offices
    page = client.post("/", {"spot": "GM0014", "voice": "adult"})
    assert "Wies" not in page.text
    assert there.name in page.text
    assert 'href="tel:0889998877"' in page.text


def test_a_name_that_points_to_several_places_gives_a_choice(client, offices):
    page = client.post("/", {"place": "haar", "voice": "adult", "tongue": "en"})
    assert 'name="spot" value="GM0392"' in page.text
    assert "Which one do you mean?" in page.text
    assert page.text.count('name="tongue" value="en"') >= 2


@pytest.mark.parametrize(
    "form", [{"place": "Atlantis"}, {"spot": "x"}, {"spot": "GM9999"}, {"place": "<script>alert(1)</script>"}]
)
def test_a_place_that_is_nowhere_is_answered_kindly(client, offices, form):
    page = client.post("/", form)
    assert page.status_code == 200
    assert "staat niet op onze lijst" in page.text
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("form", [{"voice": "nobody"}, {"office": "x"}, {"office": "00000000-0000-4000-8000-000000000000"}, {}])
def test_whatever_is_sent_gets_the_page(client, offices, form):
    assert client.post("/", form).status_code == 200


def test_what_an_office_publishes_is_read_at_once_and_no_script_gets_through(client, offices):
    told = Told(Text("Dag <script>!", "Hello!"), Text("<script>alert(1)</script> **Kom** maar.", "Do come."))
    with acting(HOUSE):
        publish(told, offices[0].id, (Voice.CHILD, Piece.OPENING), by=HOUSE, at=start_page.timezone.now(), after=OWN_WORDS)
    page = client.get("/")
    assert "Dag &lt;script&gt;!" in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <strong>Kom</strong> maar." in page.text


def test_while_no_office_is_open_the_page_is_there(client):
    page = client.get("/")
    assert "tel:112" in page.text


def test_the_demo_says_so_and_shows_no_account(client, account):
    page = client.get("/")
    assert "Alle mensen hier zijn verzonnen" in page.text
    assert account.password not in page.text


def test_the_server_says_that_it_is_well(client):
    page = client.get("/healthz")
    assert (page.status_code, page.text) == (200, "ok\n")


def test_pages_ask_nothing_of_elsewhere_and_hold_nothing_inline(client, offices):
    page = client.get("/")
    assert "default-src 'self'" in page["Content-Security-Policy"]
    for inline in ("<script>", " style=", "<style", "onclick", "http://", "https://"):
        assert inline not in page.text
