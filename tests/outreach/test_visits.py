from __future__ import annotations

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.outreach.conftest import TODAY
from tests.told.casework import Team

from gehoord.directory.models import AgencyLocation
from gehoord.outreach import facts, visits
from gehoord.outreach.models import Visit, VisitStep
from gehoord.outreach.visits import UNDO, Counted, MoreMetThanThere, NewcomersMet, NotYetHeld, TooLateToTakeBack, TooMany
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.outreach import CalledOff, FrequencyReason, VisitKind, VisitState
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.practice.visiting import WEEKLY
from gehoord.vault.models import JournalEntry


def planned(team: Team, on: date = TODAY) -> Visit:
    return visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=on, at=time(14, 30))


def stored(visit: Visit) -> Visit:
    with acting(HOUSE):
        return Visit.objects.get(pk=visit.pk)


def counted_in(year: int, team: Team) -> int:
    return len(facts.of(year, locations=[team.place, team.other_place], by=HOUSE)[0])


def test_a_visit_is_counted_once_it_was_held(team: Team):
    visit = planned(team)
    assert counted_in(2027, team) == 0
    held = visits.hold(visit.pk, Counted(8, 3, booklets=8), by=team.counsellor, on=TODAY, today=TODAY)
    assert (held.present, held.introduced, held.booklets) == (8, 3, 8)
    assert counted_in(2027, team) == 1


def test_every_step_is_a_row_with_its_day(team: Team):
    visit = visits.ask_for(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, wanted_by=TODAY + timedelta(days=30))
    visits.give_day(visit.pk, by=team.counsellor, on=TODAY)
    visits.cancel(visit.pk, CalledOff.GROUP_AWAY, by=team.counsellor)
    visits.give_day(visit.pk, by=team.counsellor, on=TODAY - timedelta(days=1), at=time(9))
    visits.hold(visit.pk, Counted(), by=team.counsellor, on=TODAY, today=TODAY)
    with acting(HOUSE):
        steps = list(VisitStep.objects.filter(visit=visit).order_by("told_at").values_list("state", "called_off"))
    assert steps == [("asked", ""), ("planned", ""), ("cancelled", "group_away"), ("planned", ""), ("held", "")]
    with acting(HOUSE):
        lines = JournalEntry.objects.filter(thing=str(visit.pk))
        assert lines.count() == 5
        assert not lines.exclude(case_id=None).exists()


def test_what_was_held_stays_held(team: Team):
    visit = planned(team)
    visits.hold(visit.pk, Counted(), by=team.counsellor, on=TODAY, today=TODAY)
    for verb in (
        lambda: visits.cancel(visit.pk, CalledOff.OTHER, by=team.counsellor),
        lambda: visits.give_day(visit.pk, by=team.counsellor, on=TODAY),
    ):
        with pytest.raises(StepDoesNotFollow):
            verb()
    assert stored(visit).state == VisitState.HELD


def test_who_registered_a_visit_takes_it_back_within_the_hour(team: Team):
    visit = planned(team)
    visits.hold(visit.pk, Counted(8, 0, booklets=8, cards=2), by=team.counsellor, on=TODAY - timedelta(days=1), today=TODAY)
    visits.take_back(visit.pk, by=team.counsellor, at=timezone.now())
    back = stored(visit)
    assert (back.state, back.on, back.present, back.booklets, back.cards) == (VisitState.PLANNED, TODAY, None, None, None)
    assert counted_in(2027, team) == 0
    with acting(HOUSE):
        steps = list(VisitStep.objects.filter(visit=visit).order_by("told_at").values_list("state", flat=True))
        did = set(JournalEntry.objects.filter(thing=str(visit.pk)).values_list("did", flat=True))
    assert steps == ["planned", "held", "planned"]
    assert did == {"planned a visit", "registered a visit", "took back a visit"}
    visits.hold(visit.pk, Counted(7), by=team.counsellor, on=TODAY, today=TODAY)
    assert counted_in(2027, team) == 1


def test_after_an_hour_or_by_a_colleague_a_visit_stays_held(team: Team):
    visit = planned(team)
    with pytest.raises(TooLateToTakeBack):
        visits.take_back(visit.pk, by=team.counsellor, at=timezone.now())
    visits.hold(visit.pk, Counted(8), by=team.counsellor, on=TODAY, today=TODAY)
    for by, later in ((team.counsellor, UNDO + timedelta(seconds=1)), (team.coordinator, timedelta(0))):
        with pytest.raises(TooLateToTakeBack, match="niet meer ongedaan"):
            visits.take_back(visit.pk, by=by, at=timezone.now() + later)
    with pytest.raises(NotFound):
        visits.take_back(visit.pk, by=team.stranger, at=timezone.now())
    assert stored(visit).state == VisitState.HELD


def test_a_visit_with_introductions_stays_because_those_clients_do(team: Team):
    visit = planned(team)
    visits.hold(visit.pk, Counted(8, 2), by=team.counsellor, on=TODAY, today=TODAY)
    with pytest.raises(NewcomersMet):
        visits.take_back(visit.pk, by=team.counsellor, at=timezone.now())
    assert counted_in(2027, team) == 1


def test_a_visit_of_tomorrow_is_not_registered_today(team: Team):
    visit = planned(team)
    with pytest.raises(NotYetHeld, match="moet nog komen"):
        visits.hold(visit.pk, Counted(), by=team.counsellor, on=TODAY + timedelta(days=1), today=TODAY)


@pytest.mark.parametrize(
    ("counted", "refusal"), [(Counted(present=501), TooMany), (Counted(cards=-1), TooMany), (Counted(2, 3), MoreMetThanThere)]
)
def test_numbers_that_cannot_be_are_refused(team: Team, counted, refusal):
    with pytest.raises(refusal):
        visits.hold(planned(team).pk, counted, by=team.counsellor, on=TODAY, today=TODAY)


def test_a_visit_is_changed_by_its_counsellor_and_the_coordinator_alone(team: Team, officer):
    visit = planned(team)
    for actor in (team.colleague, team.stranger, officer):
        with pytest.raises(NotFound):
            visits.give_day(visit.pk, by=actor, on=TODAY)
    visits.give_day(visit.pk, by=team.coordinator, on=TODAY + timedelta(days=1))
    with pytest.raises(NotFound):
        visits.plan(uuid4(), VisitKind.GROUP_VISIT, by=team.counsellor, on=TODAY)


def test_a_coordinator_agrees_how_often_and_the_journal_has_why(team: Team):
    visits.agree(team.place, WEEKLY, FrequencyReason.WORRIES, by=team.coordinator)
    with acting(HOUSE):
        assert AgencyLocation.objects.get(pk=team.place).every_weeks == 1
        assert JournalEntry.objects.get(thing=str(team.place)).reason == "worries"
    with pytest.raises(NotFound):
        visits.agree(team.place, None, FrequencyReason.WORRIES, by=team.counsellor)


SET = "update outreach_visit set "
IMPOSSIBLE = [
    SET + "state = 'cancelled'",
    SET + "called_off = 'other'",
    SET + "state = 'lost'",
    SET + "kind = 'party'",
    SET + "called_off = 'rain', state = 'cancelled'",
]


@pytest.mark.parametrize("statement", IMPOSSIBLE)
def test_what_cannot_be_is_not_stored(team: Team, statement):
    planned(team)
    with pytest.raises(IntegrityError), acting(HOUSE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
