"""Stretches of time that a report is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text, same


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

    @property
    def name(self) -> Text:
        """How the period is named above a column, such as 2016 (nl: naam van de periode)."""
        whole_year = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        if whole_year and self.first.year == self.last.year:
            return same(str(self.first.year))
        return Text(f"{self.first:%d-%m-%Y} t/m {self.last:%d-%m-%Y}", f"{self.first:%Y-%m-%d} to {self.last:%Y-%m-%d}")

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last
