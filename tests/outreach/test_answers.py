from __future__ import annotations

from datetime import timedelta

import pytest
from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team

from gehoord.outreach import alerts, answers
from gehoord.outreach.answers import LASTS, AlertOver, AnswerEmpty, AnswerTooLong, LinkOver
from gehoord.outreach.models import Alert, AlertLink, AlertStep
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.people.tokens import TriedTooOften
from gehoord.practice.outreach import AlertAddressee, AlertState
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber

LATER = NOW + timedelta(hours=1)


def link(team: Team, alert: Alert) -> str:
    return answers.make_link(alert.pk, by=team.counsellor, at=NOW).said


def test_an_addressee_reads_one_alert_and_nothing_from_within(team: Team, give):
    alert, other = give(), give()
    alerts.note(alert.pk, "Alleen voor ons.", by=team.counsellor, at=NOW)
    letter = answers.read(link(team, alert), at=LATER)
    assert (letter.number, letter.title) == (alert.number, "Telefoons om acht uur in het kluisje")
    assert [one.deed.value for one in letter.said] == ["given"]
    assert letter.steps == (AlertState.ACKNOWLEDGED, AlertState.PICKED_UP)
    assert "Alleen voor ons" not in repr(letter)
    assert other.number != letter.number


def test_an_answer_takes_the_step_and_stands_on_the_road(team: Team, give):
    alert = give()
    said = link(team, alert)
    answers.answer(said, AlertState.PICKED_UP, "", at=LATER)
    letter = answers.answer(said, AlertState.REPORTED_BACK, "De regel geldt niet meer.", at=LATER + timedelta(days=1))
    assert letter.state is AlertState.REPORTED_BACK
    assert letter.said[-1].text == "De regel geldt niet meer."
    assert letter.said[-1].by_addressee
    answers.answer(said, None, "En de telefoons zijn terug.", at=LATER + timedelta(days=2))
    with acting(HOUSE):
        told = AlertStep.objects.filter(alert=alert).order_by("at").values_list("deed", "told_by")
        assert list(told)[2:] == [("picked_up", None), ("reported_back", None), ("answered", None)]


@pytest.mark.parametrize(
    ("state", "text", "refusal"),
    [
        (AlertState.CLOSED, "Klaar.", StepDoesNotFollow),
        (AlertState.GIVEN, "Terug.", StepDoesNotFollow),
        (AlertState.REPORTED_BACK, " ", AnswerEmpty),
        (None, "", AnswerEmpty),
        (None, "a" * 4001, AnswerTooLong),
        (None, "Nummer 111222333.", LooksLikeCitizenNumber),
    ],
)
def test_what_an_addressee_cannot_say_is_refused(team: Team, give, state, text, refusal):
    with pytest.raises(refusal):
        answers.answer(link(team, give()), state, text, at=LATER)


def test_a_link_ends_by_itself_by_another_and_by_hand(team: Team, give):
    alert = give()
    first = link(team, alert)
    with pytest.raises(LinkOver):
        answers.read(first, at=NOW + LASTS)
    second = link(team, alert)
    with pytest.raises(LinkOver):
        answers.read(first, at=LATER)
    answers.revoke_links(alert.pk, by=team.counsellor, at=LATER)
    with pytest.raises(LinkOver):
        answers.read(second, at=LATER)
    third = link(team, alert)
    alerts.pass_on(alert.pk, AlertAddressee.INSPECTORATE, by=team.counsellor, at=LATER, on=TODAY)
    with pytest.raises(LinkOver):
        answers.read(third, at=LATER)


def test_a_link_ends_when_the_alert_is_closed_and_says_so_kindly(team: Team, give):
    alert = give()
    said = link(team, alert)
    for state in (AlertState.ACKNOWLEDGED, AlertState.PICKED_UP, AlertState.REPORTED_BACK):
        answers.answer(said, state, "Dit is wat wij doen.", at=LATER)
    alerts.take_step(alert.pk, AlertState.CLOSED, by=team.counsellor, at=LATER, on=TODAY)
    for ask in (lambda: answers.read(said, at=LATER), lambda: answers.answer(said, None, "Nog iets.", at=LATER)):
        with pytest.raises(AlertOver, match="Dit signaal is afgesloten"):
            ask()


def test_a_later_addressee_does_not_read_what_an_earlier_one_said(team: Team, give):
    alert = give()
    answers.answer(link(team, alert), None, "Wij zien geen probleem.", at=LATER)
    alerts.pass_on(alert.pk, AlertAddressee.INSPECTORATE, by=team.counsellor, at=LATER, on=TODAY)
    letter = answers.read(answers.make_link(alert.pk, by=team.counsellor, at=LATER).said, at=LATER)
    assert [one.text for one in letter.said] == [""]


def test_a_guess_opens_nothing_and_costs_time(team: Team, give):
    said = link(team, give())
    with acting(HOUSE):
        assert said[10:].encode() not in bytes(AlertLink.objects.get().digest)
    for typed in ("", "x", said[:-1], "a" * 52):
        with pytest.raises(LinkOver):
            answers.read(typed, at=LATER)
    for _ in range(5):
        with pytest.raises(LinkOver):
            answers.read(said[:10] + "b" * 42, at=LATER)
    with pytest.raises(TriedTooOften):
        answers.read(said, at=LATER)


def test_who_may_not_change_an_alert_makes_no_link_to_it(team: Team, give):
    alert = give()
    for actor in (team.colleague, team.stranger):
        with pytest.raises(NotFound):
            answers.make_link(alert.pk, by=actor, at=NOW)
        with pytest.raises(NotFound):
            answers.revoke_links(alert.pk, by=actor, at=NOW)
