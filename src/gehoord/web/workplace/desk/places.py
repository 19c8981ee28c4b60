"""Places to choose from while typing: the locations of agencies and municipal access, and the municipalities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.directory.in_use import map_for
from gehoord.directory.workplaces import Workplace, workplaces
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, require

MOST = 8
"""How many places are offered at once (nl: meeste voorstellen)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is offered (nl: plaats). `label` is what the form shows once it is chosen."""

    id: str
    label: str
    beside: str


@require_safe
@never_cache
def offered(request: HttpRequest) -> HttpResponse:
    """The places that fit what was typed (nl: plaatsen bij het typen). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.LIST, Resource.DESK_ITEM)
    typed, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    found = towns(typed, on=timezone.localdate(), by=by) if kind == "town" else locations(typed, by=by)
    return JsonResponse({"places": [{"id": one.id, "label": one.label, "beside": one.beside} for one in found]})


def locations(typed: str, *, by: Actor) -> list[Place]:
    """The locations whose name, agency or municipality holds every word that was typed (nl: locaties)."""
    towns_by_code = {town.code: town.name for town in map_for(timezone.localdate(), by=by).municipalities}
    every = (_shown(one, towns_by_code) for one in workplaces(by=by))
    return _fitting(every, typed)


def towns(typed: str, *, on: date, by: Actor) -> list[Place]:
    """The municipalities of a day whose name begins with or holds what was typed (nl: gemeenten)."""
    return _fitting((Place(town.code, town.name, "") for town in map_for(on, by=by).municipalities), typed)


def place_meant(typed: str, chosen: str, *, by: Actor) -> UUID | None:
    """The location that stands in a field: as chosen, else the only one that is called like that (nl: bedoelde locatie)."""
    if not typed:
        return None
    every = workplaces(by=by)
    named = [one for one in every if typed.casefold() in {_label(one).casefold(), (one.name or one.agency).casefold()}]
    return next((one.id for one in every if str(one.id) == chosen), named[0].id if len(named) == 1 else None)


def town_meant(typed: str, *, on: date, by: Actor) -> str | None:
    """The code of the municipality whose name stands in a field (nl: bedoelde gemeente)."""
    wanted = typed.casefold()
    return next((town.code for town in map_for(on, by=by).municipalities if typed and town.name.casefold() == wanted), None)


def label_of(location: UUID, *, by: Actor) -> str:
    """What a location is called in the form, empty where it is not there (nl: naam van een locatie)."""
    return next((_label(one) for one in workplaces(by=by) if one.id == location), "")


def _shown(one: Workplace, towns_by_code: dict[str, str]) -> Place:
    return Place(str(one.id), _label(one), towns_by_code.get(one.municipality or "", ""))


def _label(one: Workplace) -> str:
    return f"{one.agency}, {one.name}" if one.name and one.name != one.agency else one.agency


def _fitting(places: Iterable[Place], typed: str) -> list[Place]:
    words = typed.casefold().split()
    if not words:
        return []
    fits = [one for one in places if all(word in f"{one.label} {one.beside}".casefold() for word in words)]
    return sorted(fits, key=lambda one: (not one.label.casefold().startswith(words[0]), one.label.casefold(), one.beside))[:MOST]
