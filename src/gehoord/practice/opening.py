"""When somebody answers along a channel: a week that repeats, days that differ, and holidays. The clock is an argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.periods import ONE_DAY, Period
from gehoord.practice.words import Text
from gehoord.practice.workdays import DUTCH, WorkCalendar

HERE = ZoneInfo("Europe/Amsterdam")
"""Where the clocks hang that opening hours are told by (nl: tijdzone)."""

DAYS_IN_WEEK = 7
HORIZON = 366
"""How many days ahead a next opening is looked for (nl: hoe ver vooruit)."""


class ClosesBeforeItOpens(Refused):
    """A day would close before it opens, or only one of the two was said (nl: dicht voor open)."""

    sentence = Text(
        "Zeg bij elke dag van hoe laat tot hoe laat, de vroegste tijd eerst. Laat een dag leeg als er niemand is.",
        "Say for each day from what time to what time, the earliest first. Leave a day empty when nobody is there.",
    )


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when on one day (nl: uren). At `closes` nobody answers any more. Raises: ClosesBeforeItOpens."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ClosesBeforeItOpens


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of a channel in a week that repeats, Monday first, None for a day on which nobody answers (nl: weekrooster).

    `on_holidays`: whether the hours of the week hold on holidays too.
    """

    days: tuple[Hours | None, ...]
    on_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Days on which it is otherwise than in the week (nl: afwijking). `hours` None: closed; `channel` None: all channels."""

    days: Period
    hours: Hours | None = None
    channel: Channel | None = None


@dataclass(frozen=True)
class Timetable:
    """When an office answers along each channel (nl: openingstijden). A channel without a week is never open."""

    weeks: Mapping[Channel, Week]
    changes: tuple[Change, ...] = ()
    calendar: WorkCalendar = DUTCH

    def hours_on(self, channel: Channel, day: date) -> Hours | None:
        """The hours of one day, None when it is closed (nl: uren op een dag).

        A change for the channel goes before one for all channels, a change before a holiday, a holiday before the week.
        """
        week = self.weeks.get(channel)
        if week is None:
            return None
        changes = [one for one in self.changes if one.channel in (channel, None) and one.days.first <= day <= one.days.last]
        if changes:
            return min(changes, key=lambda one: one.channel is None).hours
        if self.calendar.is_holiday(day) and not week.on_holidays:
            return None
        return week.days[day.weekday()]

    def is_open(self, channel: Channel, at: datetime) -> bool:
        """Whether somebody answers along a channel at a moment (nl: is open). `at` knows its time zone."""
        here = at.astimezone(HERE)
        hours = self.hours_on(channel, here.date())
        return hours is not None and hours.opens <= here.time() < hours.closes

    def opens_next(self, channel: Channel, at: datetime) -> datetime | None:
        """The first moment from `at` on that somebody answers, `at` itself when it is open (nl: eerstvolgende opening).

        None when it does not open within a year.
        """
        if self.is_open(channel, at):
            return at
        here = at.astimezone(HERE)
        for ahead in range(HORIZON):
            day = here.date() + ONE_DAY * ahead
            hours = self.hours_on(channel, day)
            if hours is not None and (ahead or here.time() < hours.opens):
                return datetime.combine(day, hours.opens, HERE)
        return None
