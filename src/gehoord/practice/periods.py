"""Stretches of time that a report is about."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text, same

ONE_DAY = timedelta(days=1)
MONTHS_IN_YEAR = 12
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
MONTH_NAMES = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


class NoSuchPart(Refused):
    """A half year, quarter or month was asked for that a year does not have (nl: geen deel van het jaar)."""

    sentence = Text(
        "Deel {number} bestaat niet: kies een getal van 1 tot en met {parts}.",
        "There is no part {number}: choose a number from 1 to {parts}.",
    )


class PeriodEndsBeforeItStarts(Refused):
    """A period was asked for whose last day comes before its first (nl: periode eindigt voor het begin)."""

    sentence = Text(
        "De laatste dag ({last}) ligt voor de eerste dag ({first}). Draai de twee datums om.",
        "The last day ({last}) comes before the first day ({first}). Swap the two dates.",
    )


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days a report counts, first and last included (nl: verslagperiode). Raises: PeriodEndsBeforeItStarts."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodEndsBeforeItStarts(first=self.first.isoformat(), last=self.last.isoformat())

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year, 1 January to 31 December (nl: kalenderjaar). Source: Haarlem 2016, chapter 1."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half_year(cls, year: int, half: int) -> Period:
        """The first or second six months of a year (nl: halfjaar). Raises: NoSuchPart."""
        return cls._part(year, half, months=6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Three months of a year, 1 to 4 (nl: kwartaal). Raises: NoSuchPart."""
        return cls._part(year, quarter, months=3)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month, 1 to 12 (nl: maand). Raises: NoSuchPart."""
        return cls._part(year, month, months=1)

    @classmethod
    def _part(cls, year: int, number: int, *, months: int) -> Period:
        parts = MONTHS_IN_YEAR // months
        if not 1 <= number <= parts:
            raise NoSuchPart(number=number, parts=parts)
        first = date(year, (number - 1) * months + 1, 1)
        return cls(first, _end_of_month(months_later(first, months - 1)))

    @property
    def days(self) -> int:
        """How many days the period counts (nl: aantal dagen)."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int | None:
        """How many calendar months it fills exactly, None when it begins or ends within one (nl: hele maanden)."""
        if self.first.day != 1 or self.last != _end_of_month(self.last):
            return None
        return (self.last.year - self.first.year) * MONTHS_IN_YEAR + self.last.month - self.first.month + 1

    @property
    def name(self) -> Text:
        """How the period is named above a column, such as 2016 (nl: naam van de periode)."""
        year, months = self.first.year, self.whole_months
        if months and self.first.month % months == 1 % months:
            number = (self.first.month - 1) // months + 1
            match months:
                case 12:
                    return same(str(year))
                case 6:
                    return Text(f"{number}e halfjaar {year}", f"{ORDINALS[number]} half of {year}")
                case 3:
                    return Text(f"{number}e kwartaal {year}", f"{ORDINALS[number]} quarter of {year}")
                case 1:
                    return Text(f"{MONTH_NAMES[number - 1].nl} {year}", f"{MONTH_NAMES[number - 1].en} {year}")
        return Text(f"{self.first:%d-%m-%Y} t/m {self.last:%d-%m-%Y}", f"{self.first:%Y-%m-%d} to {self.last:%Y-%m-%d}")

    @property
    def in_a_sentence(self) -> Text:
        """The same within a sentence: 2016, or the first quarter of 2016 (nl: periode in een zin)."""
        year, months = self.first.year, self.whole_months
        if months in (6, 3) and self.first.month % months == 1:
            number, part = (self.first.month - 1) // months + 1, {6: "halfjaar", 3: "kwartaal"}[months]
            return Text(f"het {number}e {part} van {year}", f"the {self.name.en}")
        return self.name

    def previous(self) -> Period:
        """The period of the same length just before, whole months where this one is (nl: vorige periode)."""
        months = self.whole_months
        first = self.first - self.days * ONE_DAY if months is None else months_later(self.first, -months)
        return Period(first, self.first - ONE_DAY)

    def year_before(self) -> Period:
        """The same part of the year before (nl: zelfde periode een jaar eerder)."""
        after = months_later(self.last + ONE_DAY, -MONTHS_IN_YEAR)
        return Period(months_later(self.first, -MONTHS_IN_YEAR), after - ONE_DAY)

    def contains(self, other: Period) -> bool:
        """Whether the other period lies within this one, from first to last day (nl: omvat)."""
        return self.first <= other.first and other.last <= self.last

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def months_later(day: date, months: int) -> date:
    """The same day of a later (or, below zero, earlier) month, or its last day where it is shorter (nl: maanden later)."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
