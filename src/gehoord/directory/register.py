"""The agencies with their places, as a page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from gehoord.directory.models import Agency, AgencyLocation
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind

MOST = 60
"""How many agencies a list shows at once (nl: instanties per lijst)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An agency as a list shows it (nl: instantie in een lijst). `places` is how many locations are open."""

    id: UUID
    name: str
    kind: AgencyKind
    places: int


def agencies(sought: str = "", *, by: Actor, on: date) -> tuple[tuple[Listed, ...], int]:
    """The agencies whose own name or that of a place holds some words, by name, and how many are not shown (nl: instanties).

    Raises: NotFound.
    """
    require(by, Act.LIST, Resource.ABSENCE)
    is_open = Q(locations__until=None) | Q(locations__until__gte=on)
    with acting(by):
        rows = Agency.objects.filter(Q(until=None) | Q(until__gte=on))
        if sought:
            named = AgencyLocation.objects.filter(name__icontains=sought).values("agency")
            rows = rows.filter(Q(name__icontains=sought) | Q(pk__in=named))
        rows = rows.annotate(places=Count("locations", filter=is_open & Q(locations__isnull=False)))
        shown = [Listed(row.pk, row.name, AgencyKind.coded(row.kind), row.places) for row in rows.order_by("name")[:MOST]]
        return tuple(shown), max(0, rows.count() - MOST)


def agency(agency_id: UUID, *, by: Actor) -> tuple[Agency, tuple[AgencyLocation, ...]]:
    """An agency with its locations, the head location first, closed ones last (nl: instantie). Raises: NotFound."""
    require(by, Act.LIST, Resource.ABSENCE)
    with acting(by):
        found = Agency.objects.select_related("office").filter(pk=agency_id).first()
        if found is None:
            raise NotFound
        places = found.locations.select_related("agency", "office").order_by("-is_head", "name")
        return found, tuple(sorted(places, key=lambda one: one.until is not None))
