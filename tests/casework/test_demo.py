from __future__ import annotations

from datetime import date

from tests.told.casework import Team

from gehoord.casework.demo import tell_demo
from gehoord.casework.queries import caseload, client_page
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

TODAY = date(2026, 4, 1)


def test_the_counsellor_of_a_demo_has_two_clients_and_not_four(team: Team):
    with acting(HOUSE):
        email = Person.objects.get(pk=team.counsellor.person_id).email
    assert tell_demo(email, on=TODAY) == 2
    assert tell_demo(email, on=TODAY) == 0
    first, second = caseload(by=team.counsellor, on=TODAY)
    assert (first.name, second.name) == ("Sam Verzonnen", "")
    page = client_page(first.client.pk, by=team.counsellor, on=TODAY)
    assert len(page.concerns[0].trajectory.actions.all()) == 2
    assert page.notes[0].note.private


def test_nobody_is_told_about_where_there_is_no_counsellor(team: Team):
    assert tell_demo("niemand@kantoor.example", on=TODAY) == 0
