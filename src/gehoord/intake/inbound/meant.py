"""Which municipality or location somebody outside means who types a place in their own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from gehoord.directory.in_use import map_for
from gehoord.directory.workplaces import workplaces
from gehoord.people.permissions import HOUSE


@dataclass(frozen=True, slots=True)
class Meant:
    """The place somebody means (nl: bedoelde plaats). `unknown` is what they typed where it is no place of ours."""

    municipality: str | None = None
    location: UUID | None = None
    unknown: str = field(default="", repr=False)


def meant(typed: str, *, on: date) -> Meant:
    """The municipality or the location that is called as somebody typed (nl: bedoelde plaats)."""
    said = " ".join(typed.casefold().split())
    if not said:
        return Meant()
    town = next((one.code for one in map_for(on, by=HOUSE).municipalities if one.name.casefold() == said), None)
    if town is not None:
        return Meant(municipality=town)
    called = [
        one for one in workplaces(by=HOUSE) if said in {(one.name or "").casefold(), f"{one.agency}, {one.name}".casefold()}
    ]
    if len(called) == 1:
        return Meant(municipality=called[0].municipality, location=called[0].id)
    return Meant(unknown=typed.strip())
