"""Who does something, in the few words that the vault needs: a room above knows people, this one only writes them down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Acting(Protocol):
    """Anybody or anything that acts (nl: handelende). Whoever signs in satisfies it, and so does the house itself."""

    @property
    def person_id(self) -> UUID | None:
        """The person, None for the house itself (nl: persoon)."""

    @property
    def office_id(self) -> UUID | None:
        """The office they act for (nl: kantoor)."""

    @property
    def role(self) -> str:
        """The code of the one role they act in (nl: rol)."""

    @property
    def session_id(self) -> object:
        """The visit they act in; only a short digest of it is kept (nl: sessie)."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who acts, written out (nl: wie)."""

    person_id: UUID | None
    role: str
    office_id: UUID | None = None
    session_id: str | None = None


HOUSE = Who(None, "house")
"""The house itself, when it does by the clock or by a command what nobody asked at a screen (nl: het huis)."""
