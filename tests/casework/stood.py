"""Reads how everything stood at the end of a day, with the one query that registers and reports are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from gehoord.casework import standing
from gehoord.casework.access import holding_on
from gehoord.casework.models import Access, AccessKind
from gehoord.directory.models import AgencyLocation
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

CONCERNS = "select id, handling, category, place, closed_on from concern"
RESIDENCES = "select client_id, municipality from residence order by since"
RELATIONS = "select client_id, relation from client"


@dataclass(frozen=True)
class Stood:
    """How a concern stood."""

    handling: str
    category: str
    location: UUID | None
    closed_on: date | None


@dataclass(frozen=True)
class AsItStood:
    """How everything stood, by id. A residence None: not known."""

    concerns: Mapping[UUID, Stood]
    residences: Mapping[UUID, str | None]
    relations: Mapping[UUID, str]
    owners: Mapping[UUID, UUID]


def as_it_stood(day: date) -> AsItStood:
    with acting(HOUSE):
        places = list(AgencyLocation.objects.values_list("pk", flat=True))
        told = standing.asked(last=day, offices=None, locations=places, places=list(map(str, places)))

        def asked(what: str) -> list[tuple]:
            with connection.cursor() as cursor:
                cursor.execute(standing.AS_IT_STOOD + what, told)
                return cursor.fetchall()

        return AsItStood(
            concerns={
                key: Stood(handling, category, place and UUID(place), closed)
                for key, handling, category, place, closed in asked(CONCERNS)
            },
            residences=dict(asked(RESIDENCES)),
            relations=dict(asked(RELATIONS)),
            owners=owners(day),
        )


def owners(day: date) -> dict[UUID, UUID]:
    """Whose each client was at the end of a day."""
    with acting(HOUSE):
        held = Access.objects.filter(holding_on(day), kind=AccessKind.OWNER.value).order_by("since")
        return dict(held.values_list("client_id", "person_id"))
