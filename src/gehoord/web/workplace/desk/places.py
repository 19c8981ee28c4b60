"""Places to choose from while typing: the locations of agencies and municipal access, and the municipalities."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.directory.in_use import map_for
from gehoord.directory.sought import MOST, Among, called, place_called, sought
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, require

OWN = "own"
TOWN = "town"


@require_safe
@never_cache
def offered(request: HttpRequest) -> HttpResponse:
    """The places that fit what was typed (nl: plaatsen bij het typen). `kind=own`: those of the own office. Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.LIST, Resource.DESK_ITEM)
    typed, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    if kind == TOWN:
        found = [{"id": code, "label": name, "beside": ""} for code, name in towns(typed, on=timezone.localdate(), by=by)]
        return JsonResponse({"places": found})
    among = Among(office=by.office_id) if kind == OWN else Among()
    places = sought(typed, by=by, among=among)
    return JsonResponse({"places": [{"id": str(one.id), "label": one.label, "beside": one.town} for one in places]})


def towns(typed: str, *, on: date, by: Actor) -> list[tuple[str, str]]:
    """The municipalities of a day whose name begins with or holds what was typed (nl: gemeenten)."""
    words = typed.casefold().split()
    if not words:
        return []
    named = [(town.code, town.name) for town in map_for(on, by=by).municipalities]
    fits = [(code, name) for code, name in named if all(word in name.casefold() for word in words)]
    return sorted(fits, key=lambda one: (not one[1].casefold().startswith(words[0]), one[1].casefold()))[:MOST]


def place_meant(typed: str, chosen: str, *, by: Actor) -> UUID | None:
    """The location that stands in a field: as chosen, else the only one that is called like that (nl: bedoelde locatie)."""
    if not typed:
        return None
    if (key := _uuid(chosen)) and place_called(key, by=by):
        return key
    named = called(typed, by=by)
    return named[0].id if len(named) == 1 else None


def town_meant(typed: str, *, on: date, by: Actor) -> str | None:
    """The code of the municipality whose name stands in a field (nl: bedoelde gemeente)."""
    wanted = typed.casefold()
    return next((town.code for town in map_for(on, by=by).municipalities if typed and town.name.casefold() == wanted), None)


def label_of(location: UUID, *, by: Actor) -> str:
    """What a location is called in the form, empty where it is not there (nl: naam van een locatie)."""
    found = place_called(location, by=by)
    return found.label if found else ""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
