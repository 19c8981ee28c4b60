from __future__ import annotations

from datetime import timedelta

from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team

from gehoord.outreach import alerts, answers, facts, road
from gehoord.outreach.models import AlertLink
from gehoord.outreach.retention import CLOSED_ALERTS
from gehoord.outreach.road import Which
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertState


def test_the_words_go_and_the_count_stays(team: Team, give):
    alert, running = give(), give()
    answers.make_link(alert.pk, by=team.counsellor, at=NOW)
    for state in (AlertState.PICKED_UP, AlertState.REPORTED_BACK, AlertState.CLOSED):
        alerts.take_step(alert.pk, state, by=team.counsellor, at=NOW, on=TODAY, text="Er is overlegd.")
    assert list(CLOSED_ALERTS.past_term(TODAY - timedelta(days=1))) == []
    (due,) = CLOSED_ALERTS.past_term(TODAY)
    assert (due.thing, due.case, due.whole) == (alert.pk, alert.pk, True)
    assert CLOSED_ALERTS.destroy([due.thing]) == 5
    assert [CLOSED_ALERTS.destroy([due.thing]), list(CLOSED_ALERTS.past_term(TODAY))] == [1, []]
    page = road.alert_page(alert.pk, by=team.counsellor, now=NOW)
    assert (page.listed.title, {one.text for one in page.happened}) == ("", {""})
    with acting(HOUSE):
        assert not AlertLink.objects.exists()
    assert len(facts.of(2027, locations=[team.place], by=HOUSE)[1]) == 2
    assert road.alerts(by=team.counsellor, which=Which.MINE).rows[0].id == running.pk
