from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.outreach.conftest import TODAY
from tests.told.casework import Team, colleague

from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.directory.models import AgencyLocation
from gehoord.outreach import plan, visits
from gehoord.outreach.visits import Counted
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.outreach import CalledOff, VisitKind, VisitState
from gehoord.practice.visiting import Setting

WEEK = timedelta(days=7)


@pytest.fixture
def place(team: Team) -> AgencyLocation:
    """A closed group that is the counsellor's own."""
    with acting(HOUSE):
        location = AgencyLocation.objects.select_related("agency").get(pk=team.place)
        location.setting, location.name = Setting.CLOSED.value, "Groene Bank"
        location.save()
        assign_counsellor(location, team.counsellor.person_id, since=date(2027, 1, 1), by=HOUSE)
    return location


def held(team: Team, on: date) -> None:
    visit = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=on)
    visits.hold(visit.pk, Counted(), by=team.counsellor, on=on, today=TODAY)


def turns(actor, *, mine=True):
    return plan.due(by=actor, on=TODAY, mine=mine).turns


def test_a_turn_is_counted_from_the_last_visit_that_was_held(team: Team, place):
    assert [turn.due_on for turn in turns(team.counsellor)] == [TODAY]
    held(team, TODAY - 2 * WEEK)
    missed = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY - WEEK)
    visits.cancel(missed.pk, CalledOff.GROUP_AWAY, by=team.counsellor)
    (turn,) = turns(team.counsellor)
    assert (turn.due_on, turn.last, turn.called_off) == (TODAY - WEEK, TODAY - 2 * WEEK, CalledOff.GROUP_AWAY)
    assert turn.setting is Setting.CLOSED
    held(team, TODAY)
    (turn,) = turns(team.counsellor)
    assert (turn.due_on, turn.called_off) == (TODAY + WEEK, None)


def test_a_briefing_is_no_turn_and_what_was_asked_stands_with_it(team: Team, place):
    visits.ask_for(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, wanted_by=TODAY + WEEK)
    asked = [turn for turn in turns(team.counsellor) if turn.wanted]
    assert [turn.day for turn in asked] == [TODAY + WEEK]
    visit = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY + timedelta(days=2))
    (turn,) = [turn for turn in turns(team.counsellor) if not turn.wanted]
    assert turn.planned == visit
    assert turn.day == visit.on


def test_late_comes_first_and_mine_is_not_all(team: Team, place):
    with acting(HOUSE):
        other = AgencyLocation.objects.get(pk=team.other_place)
        other.setting = Setting.OPEN.value
        other.save()
    held(team, TODAY)
    found = plan.due(by=team.counsellor, on=TODAY, mine=False)
    assert [turn.location.pk for turn in found.turns] == [team.other_place, team.place]
    assert (found.mine, found.all, found.done) == (1, 2, 1)
    assert turns(team.colleague) == ()
    assert turns(team.stranger, mine=False) == ()


def test_who_stands_in_sees_the_places_of_who_is_away(team: Team, place):
    away, stands_in = team.counsellor.person_id, team.colleague.person_id
    with acting(team.coordinator):
        report_absence(away, since=TODAY, until=TODAY + WEEK, office_id=team.here, by=team.coordinator, stand_in_id=stands_in)
    (turn,) = turns(team.colleague)
    assert turn.stands_in
    (mine,) = plan.cover(by=team.counsellor, on=TODAY)
    (theirs,) = plan.cover(by=team.colleague, on=TODAY)
    assert (mine.mine, theirs.mine) == (True, False)
    assert mine.until == TODAY + WEEK


def test_a_calendar_holds_what_was_planned_held_or_cancelled(team: Team, place):
    held(team, TODAY)
    visits.ask_for(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, wanted_by=TODAY)
    shown = plan.calendar(by=team.counsellor, since=TODAY, until=TODAY)
    assert [(one.place, one.state) for one in shown] == [("Groene Bank", VisitState.HELD)]
    assert plan.calendar(by=team.counsellor, since=TODAY + WEEK, until=TODAY + WEEK) == ()
    assert plan.calendar(by=team.colleague, since=TODAY, until=TODAY) == ()
    assert len(plan.calendar(by=team.colleague, since=TODAY, until=TODAY, mine=False)) == 1


def test_one_visit_comes_with_those_before_it(team: Team, place):
    held(team, TODAY - WEEK)
    visit = visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY)
    shown, earlier = plan.one(visit.pk, by=team.colleague)
    assert (shown.visit, len(earlier)) == (visit, 1)
    with pytest.raises(NotFound):
        plan.one(visit.pk, by=team.stranger)


def test_before_a_letter_is_typed_the_own_places_can_be_chosen(team: Team, place):
    assert [one.id for one in plan.own_places(by=team.counsellor, on=TODAY, most=8)] == [team.place]
    assert plan.own_places(by=team.colleague, on=TODAY, most=8) == ()


def test_one_open_place_of_the_office_is_found_and_no_other(team: Team, place):
    assert plan.open_place(team.place, by=team.counsellor, on=TODAY).pk == team.place
    with acting(HOUSE):
        AgencyLocation.objects.filter(pk=team.other_place).update(until=TODAY - WEEK)
    for actor, key in ((team.stranger, team.place), (team.counsellor, team.other_place)):
        with pytest.raises(NotFound):
            plan.open_place(key, by=actor, on=TODAY)


def test_who_does_not_go_out_sees_no_plan(team: Team):
    author = colleague(team.here, Role.REPORT_AUTHOR)
    for look in (lambda: plan.due(by=author, on=TODAY), lambda: plan.own_places(by=author, on=TODAY, most=8)):
        with pytest.raises(NotFound):
            look()


def test_the_number_of_queries_does_not_grow_with_the_places(team: Team, place, django_assert_max_num_queries):
    with acting(HOUSE):
        for number in range(20):
            AgencyLocation.objects.create(
                office_id=team.here, agency=place.agency, name=f"Groep {number}", exchange_id=f"G{number}", setting="open"
            )
    with django_assert_max_num_queries(22):
        assert len(turns(team.counsellor, mine=False)) == 21


def test_a_page_of_turns_is_a_stretch_of_all_of_them(team: Team, place):
    with acting(HOUSE):
        for number in range(5):
            AgencyLocation.objects.create(
                office_id=team.here, agency=place.agency, name=f"Groep {number}", exchange_id=f"G{number}", setting="open"
            )
    held(team, TODAY)
    whole = plan.due(by=team.counsellor, on=TODAY, mine=False, near=TODAY)
    assert (whole.total, whole.later) == (6, 1)
    pages = [plan.due(by=team.counsellor, on=TODAY, mine=False, first=first, most=2).turns for first in (0, 2, 4, 6)]
    assert [len(page) for page in pages] == [2, 2, 2, 0]
    assert [turn.location.pk for page in pages for turn in page] == [turn.location.pk for turn in whole.turns]


def test_a_day_of_the_calendar_shows_some_and_counts_all(team: Team, place):
    for _ in range(3):
        visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY)
    days = {"since": TODAY, "until": TODAY}
    assert len(plan.calendar(by=team.counsellor, **days, each_day=2)) == 2
    assert plan.how_many(by=team.counsellor, **days) == {TODAY: 3}
    assert plan.how_many(by=team.colleague, **days) == {}


def test_of_two_visits_that_stand_the_first_is_the_next(team: Team, place):
    held(team, TODAY - WEEK)
    for days in (9, 2, 5):
        visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY + timedelta(days=days))
    (turn,) = turns(team.counsellor)
    assert turn.day == TODAY + timedelta(days=2)
