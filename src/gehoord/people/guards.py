"""Where on a table the grounds stand that the table of rights asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from gehoord.people.deeds import Resource


@dataclass(frozen=True, slots=True)
class Guard:
    """Which resource the rows of a model are, and which of its fields hold the grounds (nl: bewaking).

    `office`, `client` and `person` name fields with a UUID, `place` one with the code of a municipality or the id of an agency
    as text, `handed` one that is filled once the row was handed over. A ground without a field is never met.
    The model writes `guard: ClassVar = Guard(Resource.NOTE, office="office_id", client="client_id")`.
    """

    resource: Resource
    office: str = ""
    client: str = ""
    person: str = ""
    place: str = ""
    handed: str = ""


class Guarded(Protocol):
    """Any model whose rows are not for everybody (nl: bewaakt)."""

    guard: ClassVar[Guard]
