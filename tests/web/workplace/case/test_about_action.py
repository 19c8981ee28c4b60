from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.told.casework import DAY, Team
from tests.web.workplace.case.told import ON, rows, see, send, undo_of

from gehoord.casework import trajectories
from gehoord.casework.models import Action, Client, Extended, Note, Suspended
from gehoord.people.permissions import NotFound
from gehoord.practice.actions import ActionKind
from gehoord.web.workplace.case import about_action, page
from gehoord.web.workplace.case.about_action import ladder_of

RULING = ("complaints_committee", "committee_ruling")


@pytest.fixture
def road(team: Team, sam):
    return team.trajectory(rows(Client).get(pk=sam))


@pytest.fixture
def ruling(team: Team, road):
    kind = ActionKind.COMPLAINTS_COMMITTEE
    return trajectories.take_action(road.pk, kind, by=team.counsellor, on=timezone.localdate(), deadline=RULING).action.pk


def test_the_lowest_rung_is_advised_and_shown_as_a_ladder(team: Team, sam, road):
    told = see(about_action.step, team.counsellor, sam, road.pk)
    assert 'Gesprek medewerker <span class="badge badge--petrol">advies</span>' in told
    assert "slaat lagere treden over" in told
    assert told.count('class="rung"') == 4
    assert send(about_action.step, team.counsellor, sam, road.pk, kind="talk_employee", on=ON)[1] == "De stap is vastgelegd."
    assert rows(Action).get().kind == "talk_employee"
    assert "rung--now" in see(page.client, team.counsellor, sam)


def test_a_higher_rung_asks_why_the_client_wants_it(team: Team, sam, road):
    asked = {"kind": "complaints_committee", "on": ON, "deadline": "/".join(RULING), "from_day": ON}
    answer, told = send(about_action.step, team.counsellor, sam, road.pk, **asked)
    assert (answer.status_code, "schrijf op waarom" in told) == (422, True)
    assert rows(Action).count() == 0
    send(about_action.step, team.counsellor, sam, road.pk, why="Ik wil hem niet meer spreken", **asked)
    assert (rows(Action).get().limit, rows(Note).get().voice) == ("committee_ruling", "client")


def test_only_outcomes_on_the_right_scale_are_offered(team: Team, sam, road, ruling):
    talk = team.action(road, ActionKind.TALK_EMPLOYEE)
    of_talk = see(about_action.outcome, team.counsellor, sam, talk.pk)
    assert "De cliënt oordeelt" in of_talk
    assert "Opgelost" in of_talk
    for words in ("Gegrond", "Niet-ontvankelijk"):
        assert words not in of_talk
        assert words in see(about_action.outcome, team.counsellor, sam, ruling)
    answer, _ = send(about_action.outcome, team.counsellor, sam, talk.pk, outcome="inadmissible", on=ON)
    assert answer.status_code == 422
    send(about_action.outcome, team.counsellor, sam, talk.pk, outcome="resolved", on=ON, text="Excuses gekregen")
    assert rows(Action).get(pk=talk.pk).outcome == "resolved"
    assert rows(Note).get().concern_id == road.pk
    again = send(about_action.outcome, team.counsellor, sam, talk.pk, outcome="resolved", on=ON)
    assert "al geëindigd" in again[1]


def test_a_deadline_stands_still_and_runs_again_with_its_reason_in_sight(team: Team, sam, ruling):
    on = timezone.localdate().isoformat()
    assert "Laat stilstaan" in see(page.client, team.counsellor, sam)
    assert "waarom de termijn verandert" in send(about_action.suspend, team.counsellor, sam, ruling, reason=" ", on=on)[1]
    undo = undo_of(about_action.suspend, team.counsellor, sam, ruling, reason="Eerst praten", on=on)
    assert undo.endswith("/hervatten/")
    told = see(page.client, team.counsellor, sam)
    for words in ("Eerst praten", "Staat stil", "Laat weer lopen"):
        assert words in told
    assert send(about_action.resume, team.counsellor, sam, ruling)[1] == "De termijn loopt weer."
    assert rows(Suspended).get().until == timezone.localdate()


def test_a_deadline_is_extended_once(team: Team, sam, ruling):
    on = timezone.localdate().isoformat()
    assert send(about_action.extend, team.counsellor, sam, ruling, reason="Drukte", on=on)[1] == "De termijn is verlengd."
    assert rows(Extended).count() == 1
    assert "Drukte" in see(page.client, team.counsellor, sam)
    assert "niet (verder) worden verlengd" in send(about_action.extend, team.counsellor, sam, ruling, reason="Weer", on=on)[1]


def test_steps_of_another_are_not_there(team: Team, sam, road, ruling):
    other = team.client().pk
    for view, thing in ((about_action.step, road.pk), (about_action.outcome, ruling), (about_action.extend, ruling)):
        with pytest.raises(NotFound):
            see(view, team.counsellor, other, thing)
        with pytest.raises(NotFound):
            see(view, team.stranger, sam, thing)


def test_a_ladder_knows_what_was_done_and_what_is_advised(team: Team, road):
    taken = [team.ended(team.action(road, ActionKind.TALK_EMPLOYEE)), team.action(road, ActionKind.TALK_MANAGER)]
    rungs = ladder_of([rows(Action).get(pk=action.pk) for action in taken])
    assert [rung.standing for rung in rungs] == ["done", "now", "open", "open"]
    assert [rung.is_advised for rung in rungs] == [False, False, True, False]
    assert (rungs[0].on, rungs[0].outcome.nl) == (DAY, "Opgelost")


def test_where_all_is_solved_nothing_is_advised_and_closing_says_what_it_waits_for(team: Team, sam, road, ruling):
    assert "Eerst heeft elke stap een uitkomst nodig" in see(page.client, team.counsellor, sam)
    solved = [SimpleNamespace(kind=ActionKind.TALK_EMPLOYEE.value, outcome="resolved", ended_on=DAY, taken_on=DAY)]
    assert not any(rung.is_advised for rung in ladder_of(solved))
    _, told = send(about_action.outcome, team.counsellor, sam, ruling, outcome="resolved", on=timezone.localdate().isoformat())
    assert "staat niet meer bij" in told
    assert "Eerst heeft elke stap" not in see(page.client, team.counsellor, sam)
