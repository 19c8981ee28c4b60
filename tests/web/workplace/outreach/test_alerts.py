from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.outreach.conftest import WORRY
from tests.told.casework import Team, colleague
from tests.web.workplace.outreach.conftest import Asked, in_days

from gehoord.outreach.alerts import Sorted, give_alert
from gehoord.outreach.models import Alert, AlertStep
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertAddressee, AlertTheme, AlertUrgency
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.web.workplace.outreach import alerts

TOLD = {
    "theme": "living_climate",
    "urgency": "acute",
    "addressee": "agency_board",
    "ground": "heard",
    "heard_from": "6",
    "title": WORRY.title,
    "situation": WORRY.situation,
    "why": WORRY.why,
    "asked": WORRY.asked,
}


def given(team: Team, urgency: AlertUrgency = AlertUrgency.ACUTE, *, ago: int = 0) -> Alert:
    kind = Sorted(AlertTheme.LIVING_CLIMATE, urgency, AlertAddressee.AGENCY_BOARD, heard_from=6)
    at = timezone.now() - timedelta(days=ago)
    return give_alert(team.place, WORRY, kind, by=team.counsellor, at=at, on=timezone.localdate(at))


def stored(alert: Alert) -> Alert:
    with acting(HOUSE):
        return Alert.objects.get(pk=alert.pk)


def test_an_alert_is_given_and_its_page_shows_the_road(team: Team):
    asked = Asked(alerts.give_alert, team.counsellor, post={**TOLD, "location": str(team.place)})
    assert "De coördinator krijgt nu bericht" in asked.said
    with acting(HOUSE):
        alert = Alert.objects.get()
    page = Asked(alerts.alert, team.counsellor, alert.pk).page
    for words in (WORRY.title, WORRY.asked, "acuut", "6 mensen noemden het", 'aria-current="step"', "Na "):
        assert words in page
    assert "Living climate" in Asked(alerts.alert, team.counsellor, alert.pk, language="en").page


def test_a_name_is_pointed_out_kindly_and_can_be_confirmed(team: Team):
    told = {**TOLD, "location": str(team.place), "situation": "Sam Verzonnen zei het."}
    page = Asked(alerts.give_alert, team.counsellor, post=told).given_back
    for words in ("wat op een naam lijkt: Sam Verzonnen", 'name="sure"', "Sam Verzonnen zei het."):
        assert words in page
    assert Asked(alerts.give_alert, team.counsellor, post={**told, "sure": "on"}).answer.status_code == 302


def test_a_form_opened_from_elsewhere_knows_the_place_and_the_number_and_no_client(team: Team):
    page = Asked(alerts.give_alert, team.counsellor, get={"locatie": str(team.place), "aantal": "3", "grond": "seen"}).page
    assert f'name="location" value="{team.place}"' in page
    assert 'value="3"' in page
    assert "Kies er een." in Asked(alerts.give_alert, team.counsellor, post={}).given_back


def test_every_step_is_said_in_words(team: Team):
    alert = given(team)
    for view, told, words in (
        (alerts.step, {"state": "picked_up", "text": "Het team bespreekt het."}, "Vastgelegd: opgepakt."),
        (alerts.extend, {"until": in_days(30), "text": "Vakantie."}, "verlengd"),
        (alerts.note, {"text": "Samen besloten."}, "blijft binnen het kantoor"),
        (alerts.pass_on, {"addressee": "inspectorate", "text": ""}, "doorgegeven"),
        (alerts.end_links, {}, "werkt niet meer"),
    ):
        asked = Asked(view, team.counsellor, alert.pk, post=told)
        assert asked.answer.status_code == 302
        assert words in asked.said
    assert (stored(alert).addressee, stored(alert).state) == ("inspectorate", "given")


def test_what_does_not_fit_keeps_what_was_typed(team: Team):
    alert = given(team)
    for view, told, words in (
        (alerts.step, {"state": "picked_up", "text": "Vraag Sam Verzonnen."}, "Vraag Sam Verzonnen."),
        (alerts.step, {"state": "closed", "text": ""}, StepDoesNotFollow.sentence.nl.split("“")[0]),
        (alerts.extend, {"until": in_days(-1), "text": "Vakantie."}, "Kies een dag na"),
        (alerts.extend, {"until": "", "text": ""}, "Kies een dag."),
        (alerts.note, {"text": ""}, "Schrijf hier iets."),
        (alerts.note, {"text": "111222333"}, "burgerservicenummer"),
    ):
        assert words in Asked(view, team.counsellor, alert.pk, post=told).given_back
    with pytest.raises(NotFound):
        Asked(alerts.step, team.counsellor, alert.pk, post={"state": "sung"})
    with acting(HOUSE):
        assert AlertStep.objects.filter(alert=alert).count() == 1


def test_a_link_is_shown_once(team: Team):
    alert = given(team)
    page = Asked(alerts.make_link, team.counsellor, alert.pk, post={}).page
    assert "/antwoord/" in page
    page = Asked(alerts.alert, team.counsellor, alert.pk).page
    assert "/antwoord/" not in page
    assert "Er is een link, die werkt tot" in page


def test_acute_stands_first_and_reaches_the_coordinator_until_they_know(team: Team):
    general, acute = given(team, AlertUrgency.GENERAL, ago=20), given(team)
    page = Asked(alerts.alerts, team.coordinator).page
    assert page.index(str(acute.pk)) < page.index(str(general.pk))
    assert "1 acuut" in page
    assert "Ik weet hiervan" in Asked(alerts.alert, team.coordinator, acute.pk).page
    assert Asked(alerts.take_note, team.coordinator, acute.pk, post={}).answer.status_code == 302
    assert "1 acuut" not in Asked(alerts.alerts, team.coordinator).page
    assert "Ik weet hiervan" not in Asked(alerts.alert, team.counsellor, acute.pk).page


@pytest.mark.parametrize(("ago", "words"), [(8, "1 dag te laat"), (7, "vandaag"), (6, "nog 1 dag"), (0, "nog 7 dagen")])
def test_a_list_says_how_long_there_is(team: Team, ago, words):
    given(team, ago=ago)
    assert words in Asked(alerts.alerts, team.counsellor).page


def test_a_list_says_mine_all_and_closed(team: Team):
    given(team)
    assert "Er loopt nu geen signaal." in Asked(alerts.alerts, team.colleague).page
    assert WORRY.title in Asked(alerts.alerts, team.colleague, get={"welke": "alle"}).page
    assert "Er is nog geen signaal afgesloten." in Asked(alerts.alerts, team.colleague, get={"welke": "afgesloten"}).page


def test_a_colleague_looks_and_another_office_does_not(team: Team):
    alert = given(team)
    assert "Leg een reactie vast" not in Asked(alerts.alert, team.colleague, alert.pk).page
    for actor, row in ((team.stranger, alert.pk), (team.counsellor, uuid4())):
        with pytest.raises(NotFound):
            Asked(alerts.alert, actor, row)
    told = {"state": "picked_up", "addressee": "inspectorate", "until": in_days(90), "text": "Tekst."}
    for view in (alerts.step, alerts.pass_on, alerts.extend, alerts.note, alerts.make_link, alerts.end_links, alerts.take_note):
        for said in (told, {}):
            with pytest.raises(NotFound):
                Asked(view, team.colleague, alert.pk, post=said)


def test_who_has_no_alerts_has_no_page_of_them(team: Team):
    author = colleague(team.here, Role.REPORT_AUTHOR)
    for view in (alerts.alerts, alerts.give_alert):
        with pytest.raises(NotFound):
            Asked(view, author)


def test_a_form_that_is_sent_twice_gives_one_alert_and_takes_one_step(team: Team):
    told = {**TOLD, "location": str(team.place), "sent": str(uuid4())}
    first, again = (Asked(alerts.give_alert, team.counsellor, post=told) for _ in range(2))
    assert "gegeven" in first.said
    assert again.said == "Dit was al bewaard."
    with acting(HOUSE):
        alert = Alert.objects.get()
    note = {"text": "Samen besloten.", "sent": str(uuid4())}
    for words in ("blijft binnen het kantoor", "Dit was al bewaard."):
        assert words in Asked(alerts.note, team.counsellor, alert.pk, post=note).said


def test_every_field_of_the_forms_on_a_page_has_an_id_of_its_own(team: Team):
    ids = re.findall(r' id="([^"]+)"', Asked(alerts.alert, team.counsellor, given(team).pk).page)
    assert sorted(ids) == sorted(set(ids))
