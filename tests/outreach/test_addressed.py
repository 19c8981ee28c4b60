"""What is given to an agency or a municipality is read and answered on its own page, and nothing else is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team

from gehoord.directory.models import AgencyLocation
from gehoord.outreach import alerts, answers, road
from gehoord.outreach.answers import AnswerEmpty
from gehoord.outreach.models import Alert, AlertLink, AlertStep
from gehoord.people import accounts, seats
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertAddressee, AlertState
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.vault import keys

LATER = NOW + timedelta(hours=1)


def contact(role: Role, place: str) -> Actor:
    person = accounts.welcome(email=f"{role.value}.{place[:8]}@elders.example", name="Iris Onbestaand", password="een lang woord")
    seats.give(person.pk, role, by=HOUSE, place=place)
    return Actor(person.pk, role, None, "a visit")


@pytest.fixture
def at_agency(team: Team) -> Actor:
    with acting(HOUSE):
        agency = AgencyLocation.objects.get(pk=team.place).agency_id
    return contact(Role.AGENCY_QUALITY_OFFICER, str(agency))


def test_a_contact_reads_what_was_given_to_their_agency_and_answers_as_by_a_link(team: Team, give, at_agency):
    alert = give()
    alerts.note(alert.pk, "Alleen voor ons.", by=team.counsellor, at=NOW)
    # whoever reads comes to another process than whoever wrote
    keys.forget_open_keys()
    (listed,) = answers.addressed(by=at_agency)
    assert (listed.id, listed.title, listed.waits) == (alert.pk, "Telefoons om acht uur in het kluisje", True)
    with pytest.raises(AnswerEmpty):
        answers.answer_addressed(alert.pk, AlertState.REPORTED_BACK, " ", by=at_agency, at=LATER)
    with pytest.raises(StepDoesNotFollow):
        answers.answer_addressed(alert.pk, AlertState.CLOSED, "Klaar.", by=at_agency, at=LATER)
    answers.answer_addressed(alert.pk, AlertState.PICKED_UP, "Wij bespreken het.", by=at_agency, at=LATER)
    keys.forget_open_keys()
    letter = answers.read_addressed(alert.pk, by=at_agency, at=LATER)
    assert (letter.state, letter.said[-1].text, letter.said[-1].by_addressee) == (
        AlertState.PICKED_UP,
        "Wij bespreken het.",
        True,
    )
    assert "Alleen voor ons" not in repr(letter)
    happened = road.alert_page(alert.pk, by=team.counsellor, now=LATER).happened[0]
    assert (happened.who, happened.by_addressee) == ("Iris Onbestaand", True)


def test_the_contact_hears_that_something_waits_and_the_giver_that_there_is_an_answer(team: Team, give, at_agency):
    alert = give()
    answers.answer_addressed(alert.pk, None, "Dank.", by=at_agency, at=LATER)
    told = [job.args["person"] for job in ProcrastinateJob.objects.filter(task_name="outreach.tell").order_by("id")]
    assert told == [str(at_agency.person_id), str(team.counsellor.person_id)]


def test_the_database_shows_a_contact_their_own_alerts_and_nothing_from_within(team: Team, give, at_agency):
    own, elsewhere = give(), give()
    answers.make_link(own.pk, by=team.counsellor, at=NOW)
    alerts.note(own.pk, "Alleen voor ons.", by=team.counsellor, at=NOW)
    alerts.pass_on(elsewhere.pk, AlertAddressee.INSPECTORATE, by=team.counsellor, at=LATER, on=TODAY)
    stranger = contact(Role.AGENCY_QUALITY_OFFICER, "00000000-0000-4000-8000-000000000009")
    municipality = contact(Role.MUNICIPALITY_CONTACT, "GM0392")
    with acting(at_agency):
        assert set(Alert.objects.values_list("pk", flat=True)) == {own.pk}
        assert set(AlertStep.objects.filter(alert=own).values_list("deed", flat=True)) == {"given"}
        assert not AlertLink.objects.exists()
    for other in (stranger, municipality, contact(Role.REGION_CONTACT, "JZ11")):
        with acting(other):
            assert not Alert.objects.exists()
            assert not AlertStep.objects.exists()
        with pytest.raises(NotFound):
            answers.read_addressed(own.pk, by=other, at=LATER)
        with pytest.raises(NotFound):
            answers.answer_addressed(own.pk, None, "Ik kijk mee.", by=other, at=LATER)


def test_what_goes_to_the_municipality_leaves_the_page_of_the_agency(team: Team, give, at_agency):
    alert = give()
    with acting(HOUSE):
        town = AgencyLocation.objects.get(pk=team.place).municipality or ""
    assert town
    alerts.pass_on(alert.pk, AlertAddressee.MUNICIPALITY, by=team.counsellor, at=LATER, on=TODAY)
    assert answers.addressed(by=at_agency) == ()
    at_town = contact(Role.MUNICIPALITY_CONTACT, town)
    answers.answer_addressed(alert.pk, AlertState.ACKNOWLEDGED, "", by=at_town, at=LATER + timedelta(hours=1))
    assert [one.state for one in answers.addressed(by=at_town)] == [AlertState.ACKNOWLEDGED]


def test_a_contact_answers_and_does_not_work_with_an_alert(team: Team, give, at_agency):
    alert = give()
    with pytest.raises(NotFound):
        road.alert_page(alert.pk, by=at_agency, now=LATER)
    with pytest.raises(NotFound):
        road.alerts(by=at_agency)
    with pytest.raises(NotFound):
        road.check_may_change(alert.pk, by=at_agency)
    with pytest.raises(NotFound):
        alerts.pass_on(alert.pk, AlertAddressee.INSPECTORATE, by=at_agency, at=LATER, on=TODAY)
    with pytest.raises(NotFound):
        alerts.extend(alert.pk, TODAY + timedelta(days=90), by=at_agency, at=LATER, text="Meer tijd.")
    with pytest.raises(NotFound):
        alerts.take_step(alert.pk, AlertState.PICKED_UP, by=at_agency, at=LATER, on=TODAY)
    with pytest.raises(NotFound):
        answers.make_link(alert.pk, by=at_agency, at=LATER)
