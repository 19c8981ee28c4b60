"""Which days count as working days: the calendar under every deadline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from holidays import HolidayBase, country_holidays

DAY = timedelta(days=1)
SATURDAY = 5


def _dutch_holidays() -> HolidayBase:
    # "optional" holds 5 May, which the Act counts every year; that many employers give it off once in five is another matter.
    return country_holidays("NL", categories=("public", "optional"))


@dataclass(frozen=True)
class WorkCalendar:
    """The days that are no Saturday, Sunday or generally recognised holiday (nl: werkdagen).

    Counted as holidays, every year: New Year, Good Friday, Easter Monday, the King's birthday as celebrated, 5 May, Ascension,
    Whit Monday and both Christmas days. `also_free` takes days that a royal decree puts on a par with them, such as the Friday
    after Ascension, and days an organisation is closed. Source: Algemene termijnenwet, art. 3.
    """

    also_free: frozenset[date] = frozenset()
    holidays: HolidayBase = field(default_factory=_dutch_holidays, repr=False, compare=False)

    def is_working_day(self, day: date) -> bool:
        """Whether people work on this day (nl: is een werkdag)."""
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a holiday or was put on a par with one, whatever day of the week it is (nl: is een feestdag)."""
        return day in self.also_free or day in self.holidays

    def working_day_from(self, day: date) -> date:
        """The day itself if people work then, else the next working day (nl: eerstvolgende werkdag)."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days come after `start`, `end` included; below zero when it lies before (nl: aantal werkdagen)."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working_day(start + DAY * step) for step in range(1, (end - start).days + 1))


DUTCH = WorkCalendar()
"""The calendar of the Act, without further free days (nl: werkdagen volgens de wet)."""
