from __future__ import annotations

from datetime import date

from tests.cli.arranging.conftest import run

from gehoord.directory.absences import away_on
from gehoord.directory.models import Assignment
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.models import JournalEntry

DAY = date(2026, 3, 1)


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
