from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from click.testing import CliRunner

from gehoord.cli import main
from gehoord.directory.absences import away_on
from gehoord.directory.models import AgencyLocation, Assignment
from gehoord.directory.offices import settle
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.models import JournalEntry

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def run(*words):
    return CliRunner().invoke(main, ["directory", *map(str, words), "--language", "nl"])


@pytest.fixture
def office():
    with acting(HOUSE):
        return settle(on=date(2015, 1, 1))[0]


@pytest.fixture
def anna(office):
    with acting(HOUSE):
        person = Person.objects.create(email="anna@kantoor.example", name="Anna Verzonnen")
        Seat.objects.create(person=person, role="counsellor", office_id=office.pk)
    return person


@pytest.fixture
def location(office):
    assert run("add-agency", "--name", "De Brug", "--kind", "youth_care_provider", "--office", office.name).exit_code == 0
    added = run("add-location", "--agency", "de brug", "--name", "Huis", "--municipality", "Haarlem", "--office", office.pk)
    assert added.exit_code == 0, added.output
    with acting(HOUSE):
        return AgencyLocation.objects.select_related("agency").get(name="Huis")


def kept(location):
    with acting(HOUSE):
        return AgencyLocation.objects.get(pk=location.pk)


def test_an_agency_gets_locations_that_are_shown_with_their_ids(location):
    assert (location.agency.name, location.municipality, location.is_head) == ("De Brug", "GM0392", False)
    assert run("locations", "--agency", "De Brug").output == f"{location.pk}  De Brug: Huis (GM0392)\n"
    for words in (("locations", "--agency", "Nergens"), ("add-location", "--agency", "Nergens", "--office", "x")):
        assert (run(*words).exit_code, "geen instantie" in run(*words).output) == (3, True)


def test_visits_are_agreed_and_go_back_to_what_is_usual(location):
    assert "elke 6 weken" in run("agree-visits", location.pk, "--weeks", 6).output
    assert (kept(location).every_weeks, kept(location).every_months) == (6, 0)
    assert "zoals gebruikelijk" in run("agree-visits", location.pk).output
    assert kept(location).agreed is None
    assert run("agree-visits", location.pk, "--weeks", 6, "--months", 2).exit_code == 2


def test_a_counsellor_is_assigned_to_a_municipality_and_to_a_location_until_it_closes(location, anna):
    for ground in ("gm0392", location.pk):
        asked = run("assign", ground, "--who", anna.email, "--since", DAY, "--by", anna.email)
        assert (asked.exit_code, "Anna Verzonnen is vanaf 01-03-2026" in asked.output) == (0, True)
    assert JournalEntry.objects.filter(did="assigned a counsellor", person_id=anna.pk).count() == 2
    assert run("close-location", location.pk, "--on", "2026-04-01").exit_code == 0
    with acting(HOUSE):
        ends = {row.place: row.until for row in Assignment.objects.all()}
    assert ends == {"GM0392": None, "": date(2026, 4, 1)}
    assert run("close-location", location.pk, "--on", "2026-04-01").exit_code == 3


def test_an_absence_is_reported_with_who_stands_in(anna, office):
    with acting(HOUSE):
        bram = Person.objects.create(email="bram@kantoor.example", name="Bram Denkbeeldig")
    told = run("report-absence", "--who", anna.email, "--since", DAY, "--until", "2026-03-08", "--stand-in", bram.email)
    assert (told.exit_code, told.output) == (0, "Anna Verzonnen is afwezig vanaf 01-03-2026.\n")
    (away,) = away_on(DAY, [anna.pk], by=HOUSE).values()
    assert (away.until, away.stand_in) == (date(2026, 3, 8), "Bram Denkbeeldig")
    assert run("report-absence", "--who", bram.email).exit_code == 2
    assert run("report-absence", "--who", bram.email, "--office", office.name).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("close-location", uuid4()), 3),
        (("close-location", "huis"), 2),
        (("assign", "Haarlem", "--who", "anna@kantoor.example"), 2),
        (("assign", "GM0392", "--who", "nobody@kantoor.example"), 3),
        (("add-agency", "--name", "x", "--kind", "shop", "--office", "x"), 2),
        (("add-agency", "--name", "x", "--kind", "other", "--office", "Nergens"), 3),
    ],
)
def test_what_does_not_fit_or_is_not_there_is_said_so(anna, words, code):
    assert run(*words).exit_code == code
