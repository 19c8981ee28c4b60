from __future__ import annotations

from datetime import time, timedelta

import pytest
from icalendar import Calendar
from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team, colleague

from gehoord.outreach import feed, visits
from gehoord.outreach.models import CalendarFeed
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.tokens import Token, TriedTooOften
from gehoord.practice.outreach import CalledOff, VisitKind


def events(said: str, **options):
    return list(Calendar.from_ical(feed.read(said, on=TODAY, **options)).walk("VEVENT"))


def test_a_calendar_elsewhere_hears_when_and_nothing_else(team: Team):
    visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY, at=time(14, 30))
    visits.plan(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, on=TODAY + timedelta(days=2))
    off = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY)
    visits.cancel(off.pk, CalledOff.OTHER, by=team.counsellor)
    visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.colleague, on=TODAY)
    said = feed.make_address(by=team.counsellor, at=NOW).said
    found = events(said)
    assert [str(event["summary"]) for event in found] == ["Bezoek", "Bezoek"]
    assert found[0]["dtstart"].dt.astimezone(NOW.tzinfo).hour == 13
    assert found[1]["dtstart"].dt == TODAY + timedelta(days=2)
    assert {key for event in found for key in event} == {"UID", "DTSTAMP", "SUMMARY", "CLASS", "DTSTART", "DTEND"}
    for words in (b"Haven", b"LOCATION", b"groep", b"group"):
        assert words not in feed.read(said, on=TODAY)
    assert {str(event["summary"]) for event in events(said, language="en")} == {"Visit"}


def test_a_new_address_ends_the_old_and_one_can_end_it(team: Team):
    first, second = (feed.make_address(by=team.counsellor, at=NOW).said for _ in range(2))
    with pytest.raises(NotFound):
        events(first)
    assert events(second) == []
    known = feed.address(by=team.counsellor)
    assert known is not None
    assert known.said == ""
    feed.revoke_address(by=team.counsellor, at=NOW)
    assert feed.address(by=team.counsellor) is None
    for gone in (lambda: events(second), lambda: feed.revoke_address(by=team.counsellor, at=NOW), lambda: events("geen adres")):
        with pytest.raises(NotFound):
            gone()


def test_the_address_itself_is_stored_nowhere(team: Team):
    said = feed.make_address(by=team.counsellor, at=NOW).said
    with acting(HOUSE):
        row = CalendarFeed.objects.get()
    assert said[10:] not in repr(vars(row))
    assert said[10:].encode() not in bytes(row.digest)
    guess = Token(said[:10], "a" * 42)
    for _ in range(5):
        with pytest.raises(NotFound):
            events(guess.said)
    with pytest.raises(TriedTooOften):
        events(guess.said)


def test_a_calendar_is_for_who_goes_out(team: Team):
    for role in (Role.REPORT_AUTHOR, Role.AUDITOR, Role.ALERTS_OFFICER):
        with pytest.raises(NotFound):
            feed.make_address(by=colleague(team.here, role), at=NOW)
    with acting(team.coordinator):
        assert not CalendarFeed.objects.exists()


def test_an_address_ends_with_the_work_of_who_made_it(team: Team):
    said = feed.make_address(by=team.counsellor, at=NOW).said
    with acting(HOUSE):
        seat = Seat.objects.get(person=team.counsellor.person_id, until=None)
        seat.role = Role.REPORT_AUTHOR.value
        seat.save()
    with pytest.raises(NotFound):
        events(said)
    with acting(HOUSE):
        Seat.objects.filter(pk=seat.pk).update(role=Role.COUNSELLOR.value)
        Person.objects.filter(pk=team.counsellor.person_id).update(is_active=False)
    with pytest.raises(NotFound):
        events(said)


def test_a_calendar_elsewhere_reaches_a_month_back_and_a_year_ahead(team: Team):
    for on in (TODAY - feed.BACK, TODAY - feed.BACK * 2, TODAY + feed.AHEAD, TODAY + feed.AHEAD * 2):
        visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=on)
    said = feed.make_address(by=team.counsellor, at=NOW).said
    assert {event["dtstart"].dt for event in events(said)} == {TODAY - feed.BACK, TODAY + feed.AHEAD}
