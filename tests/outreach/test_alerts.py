from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.outreach.conftest import NOW, TODAY, WORRY
from tests.told.casework import Team

from gehoord.outreach import alerts, facts
from gehoord.outreach.alerts import TermNotLater, WordsMissing
from gehoord.outreach.models import Alert, AlertStep
from gehoord.outreach.telling import TELL_COORDINATORS
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertAddressee, AlertState, AlertUrgency
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber
from gehoord.practice.trust.names import LooksLikeName
from gehoord.vault.models import JournalEntry


def stored(alert: Alert) -> Alert:
    with acting(HOUSE):
        return Alert.objects.get(pk=alert.pk)


def deeds(alert: Alert) -> list[str]:
    with acting(HOUSE):
        return list(AlertStep.objects.filter(alert=alert).order_by("at").values_list("deed", flat=True))


def go(alert: Alert, state: AlertState, *, by, text: str = "") -> None:
    days = list(AlertState).index(state)
    alerts.take_step(alert.pk, state, by=by, at=NOW + timedelta(days=days), on=TODAY + timedelta(days=days), text=text)


def test_an_alert_goes_its_whole_road_and_is_counted_once(team: Team, give):
    alert = give()
    assert (alert.number, stored(alert).answer_by) == (1, date(2027, 4, 12))
    for state in (AlertState.ACKNOWLEDGED, AlertState.PICKED_UP, AlertState.REPORTED_BACK, AlertState.CLOSED):
        go(alert, state, by=team.counsellor)
    assert (stored(alert).state, stored(alert).closed_on) == ("closed", TODAY + timedelta(days=4))
    assert deeds(alert) == ["given", "acknowledged", "picked_up", "reported_back", "closed"]
    assert len(facts.of(2027, locations=[team.place], by=HOUSE)[1]) == 1


def test_a_step_that_does_not_follow_says_which_do(team: Team, give):
    alert = give()
    with pytest.raises(StepDoesNotFollow, match="ontvangst bevestigen"):
        go(alert, AlertState.CLOSED, by=team.counsellor)
    assert deeds(alert) == ["given"]


def test_numbers_run_on_within_an_office(team: Team, give):
    assert [give().number, give(by=team.coordinator).number] == [1, 2]


def test_the_words_lie_sealed_and_no_line_of_the_journal_has_a_case_of_a_client(team: Team, give):
    alert = give()
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute("select * from outreach_alert a join outreach_alertstep s on s.alert_id = a.id")
        assert b"Telefoons" not in b"".join(bytes(cell) for row in cursor for cell in row if isinstance(cell, memoryview | bytes))
        assert {line.case_id for line in JournalEntry.objects.filter(thing=str(alert.pk))} == {None}


@pytest.mark.parametrize(
    ("worry", "refusal"),
    [
        (replace(WORRY, title=" "), WordsMissing),
        (replace(WORRY, asked=""), WordsMissing),
        (replace(WORRY, situation="Vraag het Sam Verzonnen maar."), LooksLikeName),
        (replace(WORRY, why="Nummer 111222333 belde.", sure=True), LooksLikeCitizenNumber),
    ],
)
def test_words_that_are_missing_or_may_point_to_somebody_are_refused(team: Team, give, worry, refusal):
    with pytest.raises(refusal):
        give(worry=worry)
    with acting(HOUSE):
        assert not Alert.objects.exists()


def test_who_is_sure_may_write_what_looks_like_a_name(team: Team, give):
    assert give(worry=replace(WORRY, situation="Het gaat om de regel Rode Kaart.", sure=True)).number == 1


def test_coordinators_hear_at_once_of_what_is_acute_and_of_nothing_else(team: Team, give):
    give()
    assert not ProcrastinateJob.objects.exists()
    give(urgency=AlertUrgency.ACUTE)
    (job,) = ProcrastinateJob.objects.all()
    assert (job.task_name, job.args) == (TELL_COORDINATORS, {"office": str(team.here)})


def test_an_alert_is_given_to_somebody_higher_up_with_a_new_term(team: Team, give):
    alert = give(days_ago=20)
    alerts.pass_on(alert.pk, AlertAddressee.INSPECTORATE, by=team.counsellor, at=NOW, on=TODAY, text="De directie zweeg.")
    assert (stored(alert).addressee, stored(alert).state) == ("inspectorate", "given")
    assert stored(alert).answer_by == TODAY + timedelta(days=28)
    go(alert, AlertState.ACKNOWLEDGED, by=team.counsellor)
    alerts.pass_on(alert.pk, AlertAddressee.MUNICIPALITY, by=team.counsellor, at=NOW, on=TODAY)
    assert stored(alert).state == "given"


def test_more_time_needs_a_later_day_and_a_reason(team: Team, give):
    alert = give()
    later = stored(alert).answer_by + timedelta(days=7)
    for until, why, refusal in ((TODAY, "Vakantie.", TermNotLater), (later, " ", WordsMissing)):
        with pytest.raises(refusal):
            alerts.extend(alert.pk, until, by=team.counsellor, at=NOW, text=why)
    alerts.extend(alert.pk, later, by=team.counsellor, at=NOW, text="De directie heeft vakantie.")
    assert stored(alert).answer_by == later


def test_a_note_needs_words(team: Team, give):
    alert = give()
    with pytest.raises(WordsMissing):
        alerts.note(alert.pk, "", by=team.counsellor, at=NOW)
    alerts.note(alert.pk, "Samen besloten om te wachten.", by=team.counsellor, at=NOW + timedelta(hours=1))
    assert deeds(alert) == ["given", "noted"]


def test_a_coordinator_takes_note_of_what_is_acute(team: Team, give):
    alert = give(urgency=AlertUrgency.ACUTE)
    with pytest.raises(NotFound):
        alerts.take_note(alert.pk, by=team.colleague, at=NOW)
    alerts.take_note(alert.pk, by=team.coordinator, at=NOW)
    assert stored(alert).known_by == team.coordinator.person_id


@pytest.mark.parametrize(
    ("who", "changes", "closes"),
    [
        ("counsellor", True, True),
        ("coordinator", True, True),
        ("officer", True, True),
        ("colleague", False, False),
        ("stranger", False, False),
    ],
)
def test_who_may_do_what_with_an_alert(team: Team, give, officer, who, changes, closes):
    alert = give()
    actor = officer if who == "officer" else getattr(team, who)
    for allowed, verb in (
        (changes, lambda: go(alert, AlertState.PICKED_UP, by=actor)),
        (changes, lambda: go(alert, AlertState.REPORTED_BACK, by=actor)),
        (closes, lambda: go(alert, AlertState.CLOSED, by=actor)),
    ):
        if allowed:
            verb()
        else:
            with pytest.raises(NotFound):
                verb()
    assert stored(alert).state == ("closed" if closes else "given")


SET = "update outreach_alert set "


@pytest.mark.parametrize(
    "statement",
    [
        SET + "state = 'lost'",
        SET + "addressee = 'press'",
        SET + "ground = 'dreamt'",
        "update outreach_alertstep set deed = 'sung'",
    ],
)
def test_what_cannot_be_is_not_stored(team: Team, give, statement):
    give()
    with pytest.raises(IntegrityError), acting(HOUSE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
