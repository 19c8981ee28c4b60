"""One taking over, from beginning to end: for which office, by whom, on which day, and what was found out on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from gehoord.people.permissions import Actor
from gehoord.practice.words import Text

Tell = Callable[[Text], None]
"""Hears how far the work is (nl: voortgang)."""

IMPORTED = "imported"
"""Why a standing reads so: another system said it (nl: overgenomen)."""

UNSAID = "imported_unsaid"
"""The same, where the other system said nothing about how it was handled, which is: not yet (nl: overgenomen, leeg)."""


@dataclass(slots=True)
class Run:
    """One taking over (nl: overname). `on` is the day as of which a change holds that has no day of its own.

    `locations`, `clients` and `concerns` give for an id of the folder the id here; the latter two are filled on the way, as are
    `fresh` and `touched`: the concerns that are new, and those that read otherwise.
    """

    office: UUID
    by: Actor
    on: date
    locations: Mapping[str, UUID]
    tell: Tell
    clients: dict[str, UUID] = field(default_factory=dict)
    concerns: dict[str, UUID] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    def place(self, location: str | None) -> UUID | None:
        """The id here of a location of the folder (nl: locatie)."""
        return None if location is None else self.locations[location]
