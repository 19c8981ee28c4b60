from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from icalendar import Calendar
from tests.told.casework import Team, colleague
from tests.web.workplace.outreach.conftest import Asked, in_days

from gehoord.outreach import visits
from gehoord.outreach.visits import Counted
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.outreach import CalledOff, VisitKind
from gehoord.web.workplace.outreach import going


def held(team: Team, on: date) -> None:
    visit = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=on)
    visits.hold(visit.pk, Counted(), by=team.counsellor, on=on, today=on)


@pytest.mark.parametrize(("ago", "words"), [(12, "5 dagen te laat"), (8, "1 dag te laat"), (7, "vandaag"), (5, "nog 2 dagen")])
def test_the_list_says_whose_turn_it_is(team: Team, today, ago, words):
    held(team, today - timedelta(days=ago))
    page = Asked(going.going, team.counsellor).page
    for expected in ("Groene Bank", "gesloten", "Elke week.", words):
        assert expected in page
    assert "days late" in Asked(going.going, team.counsellor, language="en").page or ago < 12


def test_a_place_that_was_never_visited_says_so(team: Team):
    page = Asked(going.going, team.counsellor).page
    assert "nog niet geweest" in page
    assert "Eén plek is van u." in page
    assert "Hoe vaak?" not in page


@pytest.mark.parametrize(
    ("days", "words", "button"),
    [
        (0, "vandaag, 14:30", "Leg vast"),
        (-1, "was gepland, leg vast", "Leg vast"),
        (2, "gepland, 14:30", ""),
        (9, "gepland, 2 dagen te laat", ""),
    ],
)
def test_a_visit_in_the_calendar_says_what_to_do_now(team: Team, today, days, words, button):
    held(team, today)
    on = today + timedelta(days=days)
    visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=on, at=time(14, 30))
    page = Asked(going.going, team.counsellor).page
    assert words in page
    assert ("vastleggen/" in page) is bool(button)


def test_what_was_asked_for_waits_for_a_day(team: Team, today):
    visits.ask_for(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, wanted_by=today + timedelta(days=5))
    assert "nog niet gepland" in Asked(going.going, team.counsellor).page


def test_a_month_shows_working_days_and_a_weekend_only_when_somebody_goes(team: Team):
    page = Asked(going.going, team.counsellor, get={"maand": "2027-03"}).page
    for words in ("Bezoeken in maart 2027", "februari", "april", ">vr<"):
        assert words in page
    assert ">za<" not in page
    visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=date(2027, 3, 13))
    assert ">za<" in Asked(going.going, team.counsellor, get={"maand": "2027-03"}).page
    assert Asked(going.going, team.counsellor, get={"maand": "ooit"}).page


def test_a_calendar_tells_what_was_held_and_what_was_cancelled(team: Team):
    held(team, date(2026, 3, 3))
    off = visits.plan(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, on=date(2026, 3, 10))
    visits.cancel(off.pk, CalledOff.UNREST, by=team.counsellor)
    page = Asked(going.going, team.counsellor, get={"maand": "2026-03"}).page
    for words in ("slot--done", "slot--over", "niet doorgegaan", "voorlichting"):
        assert words in page


def test_all_of_the_office_is_seen_with_who_goes(team: Team, today):
    held(team, today)
    page = Asked(going.going, team.coordinator).page
    assert "Groene Bank" in page
    assert "Groene Bank" not in Asked(going.going, team.coordinator, get={"wie": "mijn"}).page
    assert "Hoe vaak?" in page
    officer = colleague(team.here, Role.ALERTS_OFFICER)
    assert "Plan een bezoek" not in Asked(going.going, officer).page
    with pytest.raises(NotFound):
        Asked(going.going, colleague(team.here, Role.REPORT_AUTHOR))


def test_one_visit_offers_what_can_be_done_with_it(team: Team, today):
    visit = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=today)
    page = Asked(going.visit, team.counsellor, visit.pk).page
    for words in ("Leg het bezoek vast", "Verzet dit bezoek", "Dit bezoek gaat niet door", "groepsbezoek"):
        assert words in page
    looked = Asked(going.visit, team.colleague, visit.pk).page
    assert "Leg het bezoek vast" not in looked
    with pytest.raises(NotFound):
        Asked(going.visit, team.stranger, visit.pk)
    visits.hold(visit.pk, Counted(8, 2, 5), by=team.counsellor, on=today, today=today)
    page = Asked(going.visit, team.counsellor, visit.pk).page
    assert "Wie er waren, weet het bezoek niet." in page
    assert "Verzet dit bezoek" not in page


def test_the_own_calendar_gives_an_address_once(team: Team, today, client):
    visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=today)
    assert "Maak een adres" in Asked(going.agenda, team.counsellor).page
    page = Asked(going.agenda, team.counsellor, post={}).page
    address = page.split('id="adres" value="')[1].split('"')[0]
    assert address not in Asked(going.agenda, team.counsellor).page
    answer = client.get(address.removeprefix("http://testserver"))
    assert answer["Content-Type"].startswith("text/calendar")
    assert [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")] == ["Bezoek"]
    assert Asked(going.end_address, team.counsellor, post={}).answer.status_code == 302
    assert client.get(address.removeprefix("http://testserver")).status_code == 404
    assert client.get("/agenda/geraden.ics").status_code == 404


def test_a_visit_of_tomorrow_cannot_be_registered_yet(team: Team):
    visit = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=date.fromisoformat(in_days(1)))
    assert "Leg het bezoek vast" not in Asked(going.visit, team.counsellor, visit.pk).page


@pytest.mark.parametrize("role", [Role.AGENCY_QUALITY_OFFICER, Role.MUNICIPALITY_CONTACT, Role.AUDITOR])
def test_who_sees_no_visits_is_not_told_that_nobody_came(team: Team, role):
    with pytest.raises(NotFound):
        Asked(going.going, replace(team.counsellor, role=role))


def test_the_numbers_are_of_the_month_that_is_shown(team: Team, today):
    before = today.replace(day=1) - timedelta(days=1)
    held(team, before)
    assert "Deze maand: 0 geweest" in Asked(going.going, team.counsellor).page
    assert "Deze maand: 1 geweest" in Asked(going.going, team.counsellor, get={"maand": f"{before:%Y-%m}"}).page


@pytest.mark.parametrize("said", ["2027-13", "9" * 5000 + "-01", "0001-01", "9999-12", "2027-03-01", "maart"])
def test_what_is_no_month_shows_this_one(team: Team, said):
    shown, this = (Asked(going.going, team.counsellor, get=get).page for get in ({"maand": said}, {}))
    assert shown.split("h1>")[1] == this.split("h1>")[1]


@pytest.mark.parametrize("role", [Role.AGENCY_QUALITY_OFFICER, Role.MUNICIPALITY_CONTACT, Role.AUDITOR])
def test_who_sees_no_visits_has_no_calendar_of_them(team: Team, role):
    with pytest.raises(NotFound):
        Asked(going.agenda, replace(team.counsellor, role=role))


def test_a_long_list_is_shown_in_stretches_and_a_full_day_opens(team: Team, today, monkeypatch):
    monkeypatch.setattr(going, "EACH_DAY", 1)
    monkeypatch.setattr(going, "MOST", 1)
    for hour in (10, 14):
        visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=today, at=time(hour))
    visits.ask_for(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, wanted_by=today)
    page = Asked(going.going, team.counsellor).page
    assert "Verder vanaf 2 van 2" in page
    assert f"?dag={today.isoformat()}&amp;wie=mijn#dag" in page
    further = Asked(going.going, team.counsellor, get={"vanaf": "2", "dag": today.isoformat()}).page
    assert "Verder zijn er geen plekken." in further
    assert "14.00" in further
    assert "Vanaf nummer" not in Asked(going.going, team.counsellor, get={"vanaf": "veel", "dag": "ooit"}).page
