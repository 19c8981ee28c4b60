from __future__ import annotations

from datetime import timedelta

import pytest
from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team, colleague

from gehoord.figures.exchange.rows import Alert as Row
from gehoord.outreach import alerts, answers, road
from gehoord.outreach.exchange import take_in
from gehoord.outreach.road import Which
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertState, AlertTheme, AlertUrgency
from gehoord.vault.keys import destroy_case_keys
from gehoord.vault.models import JournalEntry


def test_acute_comes_first_and_each_choice_counts(team: Team, give):
    give(days_ago=10)
    give(by=team.coordinator)
    acute = give(urgency=AlertUrgency.ACUTE)
    mine = road.alerts(by=team.counsellor)
    assert [row.id == acute.pk for row in mine.rows] == [True, False]
    assert mine.counts == {Which.MINE: 2, Which.ALL: 3, Which.CLOSED: 0}
    assert mine.rows[0].title == "Telefoons om acht uur in het kluisje"
    assert len(road.alerts(by=team.counsellor, which=Which.ALL).rows) == 3


def test_another_office_and_other_work_see_none(team: Team, give, officer):
    give()
    assert road.alerts(by=team.stranger, which=Which.ALL).rows == ()
    assert len(road.alerts(by=officer, which=Which.ALL).rows) == 1
    with pytest.raises(NotFound):
        road.alerts(by=colleague(team.here, Role.REPORT_AUTHOR))


def test_acute_reaches_the_coordinator_until_they_took_note(team: Team, give, officer):
    give()
    alert = give(urgency=AlertUrgency.ACUTE)
    assert [road.acute(by=actor) for actor in (team.coordinator, officer, team.stranger)] == [1, 1, 0]
    assert road.acute(by=colleague(team.here, Role.REPORT_AUTHOR)) == 0
    alerts.take_note(alert.pk, by=team.coordinator, at=NOW)
    assert road.acute(by=team.coordinator) == 0


def test_who_gave_an_acute_alert_knows_of_it(team: Team, give, officer):
    give(urgency=AlertUrgency.ACUTE, by=team.coordinator)
    assert [road.acute(by=actor) for actor in (team.coordinator, officer)] == [0, 1]


def test_a_page_has_the_words_the_road_and_who_read_it_is_written_down(team: Team, give):
    alert = give()
    earlier = give(days_ago=30)
    alerts.note(alert.pk, "Samen besloten.", by=team.counsellor, at=NOW + timedelta(hours=1))
    answers.make_link(alert.pk, by=team.counsellor, at=NOW + timedelta(hours=2))
    page = road.alert_page(alert.pk, by=team.counsellor, now=NOW + timedelta(hours=3))
    assert page.asked == "Het besluit per jongere, of de regel opheffen."
    assert [one.deed.value for one in page.happened] == ["linked", "noted", "given"]
    assert page.happened[1].text == "Samen besloten."
    assert [(state.value, come is not None) for state, come in page.road][:2] == [("given", True), ("acknowledged", False)]
    assert page.steps == (AlertState.ACKNOWLEDGED, AlertState.PICKED_UP)
    assert [one.id for one in page.earlier] == [earlier.pk]
    assert page.link_until is not None
    assert JournalEntry.objects.filter(thing=str(alert.pk), did="read an alert").exists()


def test_a_colleague_reads_and_changes_nothing(team: Team, give):
    page = road.alert_page(give().pk, by=team.colleague, now=NOW)
    assert (page.steps, page.may_change) == ((), False)
    with pytest.raises(NotFound):
        road.alert_page(give().pk, by=team.stranger, now=NOW)


def test_the_road_begins_anew_when_it_goes_to_somebody_else(team: Team, give):
    alert = give(days_ago=3)
    alerts.take_step(alert.pk, AlertState.PICKED_UP, by=team.counsellor, at=NOW - timedelta(days=1), on=TODAY)
    alerts.pass_on(alert.pk, alert_to := road.AlertAddressee.INSPECTORATE, by=team.counsellor, at=NOW, on=TODAY)
    page = road.alert_page(alert.pk, by=team.counsellor, now=NOW)
    assert [come is not None for _, come in page.road] == [True, False, False, False, False]
    assert page.listed.addressee is alert_to


def test_an_alert_from_elsewhere_is_closed_and_has_no_words(team: Team):
    row = Row("S1", "L1", TODAY, AlertTheme.SAFETY, AlertUrgency.ACUTE)
    take_in([], [row], office=team.here, locations={"L1": team.place}, by=HOUSE)
    (listed,) = road.alerts(by=team.counsellor, which=Which.CLOSED).rows
    assert (listed.number, listed.title, listed.is_acute) == (None, "", False)
    page = road.alert_page(listed.id, by=team.counsellor, now=NOW)
    assert page.steps == ()
    assert road.acute(by=team.coordinator) == 0


def test_an_erased_alert_keeps_its_place_and_loses_its_words(team: Team, give):
    alert = give()
    with acting(HOUSE):
        destroy_case_keys([alert.pk])
    (listed,) = road.alerts(by=team.counsellor).rows
    assert (listed.title, listed.number) == ("", 1)
