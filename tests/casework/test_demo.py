from __future__ import annotations

from datetime import date

import pytest
from tests.told.casework import Team

from gehoord.casework.demo import tell_demo
from gehoord.casework.models import Client
from gehoord.casework.queries import caseload, client_page, waiting_for
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clocks import Nearness

TODAY = date(2026, 4, 1)


@pytest.fixture
def told(team: Team):
    with acting(HOUSE):
        email = Person.objects.get(pk=team.counsellor.person_id).email
    assert tell_demo(email, on=TODAY) == 6
    assert tell_demo(email, on=TODAY) == 0
    return team


def test_the_counsellor_of_a_demo_has_clients_with_something_late_on_top(told: Team):
    rows = caseload(by=told.counsellor, on=TODAY)
    assert [row.name for row in rows[:2]] == ["Noor Bedacht", "Sam Verzonnen"]
    assert rows[0].deadline.nearness is Nearness.RED
    assert sorted(row.name for row in rows) == [
        "",
        "Daan Droom",
        "Mees Denkbeeldig",
        "Noor Bedacht",
        "Sam Verzonnen",
        "Sam Verzonnen",
    ]
    page = client_page(rows[1].client.pk, by=told.counsellor, on=TODAY)
    assert len(page.concerns[0].trajectory.actions.all()) == 2
    assert [read.note.private for read in page.notes] == [False, True]


def test_a_colleague_asks_the_counsellor_of_a_demo_along_and_gave_a_client_to_another_office(told: Team):
    (asked,) = waiting_for(by=told.counsellor)
    assert "Groene Bank" in asked.why
    with acting(HOUSE):
        assert Client.objects.filter(relation="relative").exclude(office=told.here).count() == 1


def test_nobody_is_told_about_where_there_is_no_counsellor(team: Team):
    assert tell_demo("niemand@kantoor.example", on=TODAY) == 0
