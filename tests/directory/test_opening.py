from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from gehoord.directory.models import OpeningChange, OpeningWeek
from gehoord.directory.opening import drop_change, hours_from, keep_week, plan_change, planned, timetable_of
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import HERE, Change, ClosesBeforeItOpens, Hours
from gehoord.practice.periods import Period

DAY, NINE = date(2026, 3, 9), Hours(time(9), time(17))
WORKDAYS = [NINE] * 5 + [None, None]
AT = datetime(2026, 3, 9, 12, tzinfo=HERE)


def test_what_is_kept_is_what_the_timetable_says(office, coordinator):
    keep_week(office.id, Channel.PHONE, WORKDAYS, by=coordinator)
    assert timetable_of(office.id, by=coordinator, on=DAY).is_open(Channel.PHONE, AT)
    keep_week(office.id, Channel.PHONE, [None] * 7, by=coordinator, on_holidays=True)
    assert not timetable_of(office.id, by=coordinator, on=DAY).is_open(Channel.PHONE, AT)
    assert OpeningWeek.objects.count() == 1


def test_a_change_holds_until_it_is_taken_back(office, coordinator):
    keep_week(office.id, Channel.PHONE, WORKDAYS, by=coordinator)
    change = plan_change(office.id, Change(Period(DAY, DAY)), by=coordinator)
    plan_change(office.id, Change(Period(DAY, DAY), NINE, Channel.CHAT), by=coordinator)
    assert not timetable_of(office.id, by=coordinator, on=DAY).is_open(Channel.PHONE, AT)
    drop_change(change, by=coordinator, at=AT)
    assert timetable_of(office.id, by=coordinator, on=DAY).is_open(Channel.PHONE, AT)
    assert [one.change.channel for one in planned(office.id, by=coordinator, on=DAY)] == [Channel.CHAT]
    assert OpeningChange.objects.count() == 2
    with pytest.raises(NotFound):
        drop_change(change, by=coordinator, at=AT)


def test_another_office_is_not_for_a_coordinator_and_everybody_reads(offices, coordinator, house):
    _here, there = offices
    change = plan_change(there.id, Change(Period(DAY, DAY)), by=house)
    for refused in (
        lambda: keep_week(there.id, Channel.PHONE, WORKDAYS, by=coordinator),
        lambda: plan_change(there.id, Change(Period(DAY, DAY)), by=coordinator),
        lambda: drop_change(change, by=coordinator, at=AT),
    ):
        with pytest.raises(NotFound):
            refused()
    assert [one.id for one in planned(there.id, by=coordinator, on=DAY)] == [change]


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.ALERTS_OFFICER, Role.AUDITOR, Role.ADVICE_LINE_WORKER])
def test_only_who_arranges_the_work_writes_hours(office, people, role):
    with pytest.raises(NotFound):
        keep_week(office.id, Channel.PHONE, WORKDAYS, by=Actor(people[0].id, role, office.id))


def test_the_second_wall_takes_no_hours_of_another_office(offices, coordinator):
    with pytest.raises(Exception, match="row-level security"), transaction.atomic(), acting(coordinator):
        OpeningWeek.objects.create(office=offices[1], channel="phone", opens=[None] * 7, closes=[None] * 7)


@pytest.mark.parametrize(("opens", "closes"), [(time(9), None), (None, time(9))])
def test_refuses_a_day_with_one_time(opens, closes, office, house):
    with pytest.raises(ClosesBeforeItOpens):
        hours_from(opens, closes)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningChange.objects.create(office=office, since=DAY, until=DAY, opens=opens, closes=closes)


def test_rows_say_what_they_are(office, house):
    keep_week(office.id, Channel.CHAT, WORKDAYS, by=house)
    plan_change(office.id, Change(Period(DAY, DAY)), by=house)
    assert str(OpeningWeek.objects.get()) == "chat"
    assert str(OpeningChange.objects.get()) == "2026-03-09"
    assert timetable_of(office.id, by=house, on=DAY).opens_next(Channel.CHAT, datetime(2026, 3, 9, tzinfo=UTC)) is not None
