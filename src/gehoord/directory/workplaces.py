"""Every place where an agency works, as counting and exchanging need it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gehoord.directory.models import AgencyLocation
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind


@dataclass(frozen=True, slots=True)
class Workplace:
    """A place where an agency works (nl: werkplek van een instantie). `code` is its id in exchanges of its office."""

    id: UUID
    office: UUID
    code: str
    agency: str
    kind: AgencyKind
    name: str | None
    municipality: str | None


def workplaces(*, by: Actor) -> tuple[Workplace, ...]:
    """Every place of every agency, by agency and code (nl: werkplekken). One query. Raises: NotFound."""
    require(by, Act.LIST, Resource.DIRECTORY)
    columns = ("id", "office_id", "exchange_id", "agency__name", "agency__kind", "name", "municipality")
    with acting(by):
        rows = AgencyLocation.objects.order_by("agency__name", "exchange_id", "office_id").values_list(*columns)
        return tuple(
            Workplace(key, office, code, agency, AgencyKind.coded(kind), name, municipality)
            for key, office, code, agency, kind, name, municipality in rows
        )
