"""Deadlines: when something is due, what makes the clock stand still or run longer, and how near the end is.

A deadline warns and never blocks: what comes late is written down as late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gehoord.practice.periods import months_later
from gehoord.practice.words import Term, Text
from gehoord.practice.workdays import DAY, DUTCH, WorkCalendar

TWO_WORKING_DAYS = 2
SHORTEST_WITH_TWO_WORKING_DAYS = timedelta(days=3)


class Unit(Term):
    """In what a term is counted (nl: eenheid van een termijn)."""

    CALENDAR_DAYS = "calendar_days", "dagen", "days", Text("Alle dagen tellen mee.", "All days count.")
    WORKING_DAYS = (
        "working_days",
        "werkdagen",
        "working days",
        Text("Weekend en feestdagen tellen niet mee.", "Weekends and holidays do not count."),
    )
    WEEKS = "weeks", "weken", "weeks", Text("Weken van zeven dagen.", "Weeks of seven days.")
    MONTHS = (
        "months",
        "maanden",
        "months",
        Text(
            "Tot dezelfde dag van een latere maand, of de laatste als die dag er niet is.",
            "To the same day of a later month, or its last where there is no such day.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Length:
    """How long a term is, such as six weeks (nl: duur)."""

    amount: int
    unit: Unit

    @property
    def words(self) -> Text:
        """The length as one says it, such as “6 weken” (nl: duur in woorden)."""
        return Text(f"{self.amount} {_unit_nl(self)}", f"{self.amount} {_unit_en(self)}")

    def days_from(self, start: date) -> int:
        """How many days that is from a day on, for all units but working days (nl: duur in dagen)."""
        if self.unit is Unit.MONTHS:
            return (months_later(start, self.amount) - start).days
        return self.amount * (7 if self.unit is Unit.WEEKS else 1)


def _unit_nl(length: Length) -> str:
    singular = {Unit.CALENDAR_DAYS: "dag", Unit.WORKING_DAYS: "werkdag", Unit.WEEKS: "week", Unit.MONTHS: "maand"}
    return singular[length.unit] if length.amount == 1 else length.unit.label.nl


def _unit_en(length: Length) -> str:
    return length.unit.label.en.removesuffix("s") if length.amount == 1 else length.unit.label.en


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One deadline of a regulation (nl: termijn): how long after which event something is due.

    `statutory` limits follow the Algemene termijnenwet to the letter. `to_check` says what still has to be checked, and by whom.
    """

    code: str
    label: Text
    begins_with: Text
    length: Length
    source: str
    extendable_by: Length | None = None
    may_be_suspended: bool = False
    statutory: bool = False
    to_check: Text | None = None

    @property
    def moves_to_a_working_day(self) -> bool:
        """Whether an end on a weekend or holiday moves to the next working day (nl: verschuift naar een werkdag).

        Always for terms that people agreed. The Act leaves its own long terms where they are: longer than 90 days, twelve
        weeks or three months. Source: Algemene termijnenwet, art. 1 and 4.
        """
        longest = {Unit.CALENDAR_DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3}
        return not self.statutory or self.length.amount <= longest.get(self.length.unit, self.length.amount)


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which the clock stands still (nl: opschorting). `until` is the day it runs again, None while it stands still."""

    since: date
    until: date | None
    reason: str

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on this day (nl: staat stil op)."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, with the reason why (nl: verlenging)."""

    by: Length
    on: date
    reason: str


def due_on(
    start: date,
    limit: TimeLimit,
    *,
    suspensions: Sequence[Suspension] = (),
    extensions: Sequence[Extension] = (),
    calendar: WorkCalendar = DUTCH,
) -> date | None:
    """The last day on which it is still in time, or None while the clock stands still (nl: uiterste datum).

    The day of the event itself does not count; days of suspension are added to the day; an extension follows the term.
    Source: Awb art. 6:8; Algemene termijnenwet art. 1 and 2.
    """
    due = start
    for length in (limit.length, *(extension.by for extension in extensions)):
        ended = _run(due, length, suspensions, calendar)
        if ended is None:
            return None
        due = ended
    if not limit.moves_to_a_working_day:
        return due
    if limit.statutory and due - start >= SHORTEST_WITH_TWO_WORKING_DAYS:
        due = _with_two_working_days(start, due, calendar)
    return _first_open_day(due, suspensions, calendar)


def _run(start: date, length: Length, suspensions: Sequence[Suspension], calendar: WorkCalendar) -> date | None:
    in_working_days = length.unit is Unit.WORKING_DAYS
    left = length.amount if in_working_days else length.days_from(start)
    day = start
    while left > 0:
        day += DAY
        standing = _standing(day, suspensions)
        if standing is not None:
            if standing.until is None:
                return None
            day = standing.until - DAY
            continue
        left -= calendar.is_working_day(day) if in_working_days else 1
    return day


def _standing(day: date, suspensions: Sequence[Suspension]) -> Suspension | None:
    return next((suspension for suspension in suspensions if suspension.covers(day)), None)


def _first_open_day(day: date, suspensions: Sequence[Suspension], calendar: WorkCalendar) -> date | None:
    while True:
        standing = _standing(day, suspensions)
        if standing is not None:
            if standing.until is None:
                return None
            day = standing.until
        elif calendar.is_working_day(day):
            return day
        else:
            day += DAY


def _with_two_working_days(start: date, due: date, calendar: WorkCalendar) -> date:
    while calendar.working_days_between(start, due) < TWO_WORKING_DAYS:
        due += DAY
    return due
