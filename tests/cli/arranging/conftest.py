"""An office with a counsellor, and an agency with a location, each made by the command that makes one."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from gehoord.cli import main
from gehoord.directory.models import AgencyLocation
from gehoord.directory.offices import settle
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def run(*words):
    return CliRunner().invoke(main, ["directory", *map(str, words), "--language", "nl"])


@pytest.fixture
def office(db):
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
