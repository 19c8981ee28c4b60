"""Two invented offices that share the country between them, for a demo and for tests."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from gehoord.directory.models import Office, OfficeKind
from gehoord.directory.offices import open_office
from gehoord.directory.packaged import records
from gehoord.people.permissions import HOUSE, Actor


@transaction.atomic
def settle(*, by: Actor = HOUSE, on: date = date(2015, 1, 1)) -> tuple[Office, ...]:
    """Open the two invented offices, each in its provinces; doing it again changes nothing (nl: kantoren voor de demo).

    Which provinces go together is as it was in 2016. Raises: NotFound.
    """
    there = Office.objects.in_bulk()
    return tuple(
        there.get(UUID(row["id"]))
        or open_office(
            row["name"], OfficeKind.coded(row["kind"]), by=by, on=on, area=row["provinces"].split(), office_id=UUID(row["id"])
        )
        for row in records("offices")
    )
