from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django.models import ProcrastinateJob
from tests.outreach.conftest import NOW, TODAY
from tests.told.casework import Team

from gehoord.outreach import alerts
from gehoord.outreach.models import AlertStep
from gehoord.outreach.reminders import remind
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertState, AlertUrgency

WEEK = timedelta(days=7)


def late_steps() -> int:
    with acting(HOUSE):
        return AlertStep.objects.filter(deed="late").count()


def test_a_deadline_that_passed_is_told_once(team: Team, give):
    give(days_ago=28)
    assert remind(on=TODAY, at=NOW) == 0
    assert [remind(on=TODAY + timedelta(days=1), at=NOW + timedelta(days=days)) for days in (1, 2)] == [1, 0]
    assert late_steps() == 1
    assert [job.args for job in ProcrastinateJob.objects.all()] == [{"person": str(team.counsellor.person_id)}]


def test_each_deadline_is_told_for_itself(team: Team, give):
    alert = give(urgency=AlertUrgency.ACUTE, days_ago=8)
    ProcrastinateJob.objects.all().delete()
    assert remind(on=TODAY, at=NOW) == 1
    assert {job.task_name for job in ProcrastinateJob.objects.all()} == {"outreach.tell", "outreach.tell_coordinators"}
    alerts.extend(alert.pk, TODAY + WEEK, by=team.counsellor, at=NOW, text="De directie vroeg een week.")
    assert remind(on=TODAY + WEEK, at=NOW) == 0
    assert remind(on=TODAY + 2 * WEEK, at=NOW + 2 * WEEK) == 1


def test_who_answered_is_not_late(team: Team, give):
    alert = give(days_ago=40)
    for state in (AlertState.PICKED_UP, AlertState.REPORTED_BACK):
        alerts.take_step(alert.pk, state, by=team.counsellor, at=NOW, on=TODAY)
    assert remind(on=TODAY, at=NOW) == 0
