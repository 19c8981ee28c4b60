"""The map figures are drawn on: which municipalities exist on the last day of a period, and what became of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as it was on one day (nl: gemeente). `code` is the CBS code (GM0392), `region` JZ.., `province` PV.."""

    code: str
    name: str
    region: str
    province: str


@dataclass(frozen=True, slots=True)
class Geography:
    """The municipalities that exist on one day, in order of code (nl: indeling).

    `successors` gives for every code that does not exist on that day the code it is counted under, or None where it was
    split so that nobody can say which; those count nationally only. `regions` and `provinces` map code to name.
    """

    on: date
    municipalities: tuple[Municipality, ...]
    successors: Mapping[str, str | None]
    regions: Mapping[str, str]
    provinces: Mapping[str, str]

    def counted_under(self, code: str) -> str | None:
        """The code under which a place is counted on this day, None if unknown or split (nl: telt mee bij)."""
        if any(place.code == code for place in self.municipalities):
            return code
        return self.successors.get(code)
