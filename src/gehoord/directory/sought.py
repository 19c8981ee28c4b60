"""The places that somebody may mean by a few words, so that nobody scrolls through all that there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils import timezone

from gehoord.directory.in_use import map_on
from gehoord.directory.models import AgencyLocation
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import looking

MOST = 8
"""How many places are offered at once (nl: meeste voorstellen)."""

MOST_WORDS = 8
"""Of more words than this only the first ones are looked for (nl: meeste zoekwoorden)."""


@dataclass(frozen=True, slots=True)
class Among:
    """Which places somebody may mean: those of one office, those that are open on a day; else all (nl: waaruit te kiezen)."""

    office: UUID | None = None
    open_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceMeant:
    """A place to choose (nl: te kiezen plek). `label` is what a field shows of it, `town` where it is, empty where not known."""

    id: UUID
    label: str
    town: str


EVERYWHERE = Among()
LABEL = Case(
    When(Q(name=None) | Q(name=""), then=F("agency__name")),
    When(name__startswith=F("agency__name"), then=F("name")),
    default=Concat("agency__name", Value(", "), "name"),
)
OWN_NAME = Coalesce(NullIf("name", Value("")), "agency__name")


def sought(typed: str, *, by: Actor, among: Among = EVERYWHERE, most: int = MOST) -> tuple[PlaceMeant, ...]:
    """The places whose name, agency or municipality holds every word, what begins with the first one on top (nl: plek zoeken).

    No word, no place. Two queries. Raises: NotFound.
    """
    require(by, Act.LIST, Resource.DIRECTORY)
    words = typed.replace(",", " ").replace("\0", " ").split()[:MOST_WORDS]
    if not words:
        return ()
    with looking(by):
        towns = _towns()
        rows = _among(among)
        for word in words:
            there = [code for code, name in towns.items() if word.casefold() in name.casefold()]
            rows = rows.filter(Q(name__icontains=word) | Q(agency__name__icontains=word) | Q(municipality__in=there))
        first = Case(When(agency__name__istartswith=words[0], then=0), default=1)
        return _told(rows.order_by(first, "agency__name", "name", "exchange_id"), towns, most)


def called(typed: str, *, by: Actor, among: Among = EVERYWHERE) -> tuple[PlaceMeant, ...]:
    """The places that are called just this, two of them where there are more (nl: plek bij naam). Raises: NotFound."""
    require(by, Act.LIST, Resource.DIRECTORY)
    if not typed or "\0" in typed:
        return ()
    with looking(by):
        rows = _among(among).annotate(own=OWN_NAME).annotate(shown=LABEL).filter(Q(shown__iexact=typed) | Q(own__iexact=typed))
        return _told(rows.order_by("exchange_id"), _towns(), 2)


def place_called(location: UUID, *, by: Actor, among: Among = EVERYWHERE) -> PlaceMeant | None:
    """One place with what it is called, None where it is not there to choose (nl: plek). Raises: NotFound."""
    require(by, Act.LIST, Resource.DIRECTORY)
    with looking(by):
        return next(iter(_told(_among(among).filter(pk=location), _towns(), 1)), None)


def named(wanted: Q, most: int) -> tuple[PlaceMeant, ...]:
    """Some places that fit, by name, for who acts already (nl: plekken op naam). Two queries."""
    return _told(_among(EVERYWHERE).filter(wanted).order_by(LABEL, "exchange_id"), _towns(), most)


def _among(among: Among) -> QuerySet[AgencyLocation]:
    rows = AgencyLocation.objects.all()
    if among.office is not None:
        rows = rows.filter(office=among.office)
    if among.open_on is not None:
        has_begun = Q(since=None) | Q(since__lte=among.open_on)
        rows = rows.filter(has_begun, Q(until=None) | Q(until__gte=among.open_on))
    return rows


def _told(rows: QuerySet[AgencyLocation], towns: dict[str, str], most: int) -> tuple[PlaceMeant, ...]:
    found = rows.annotate(shown=LABEL).values_list("pk", "shown", "municipality")[:most]
    return tuple(PlaceMeant(key, label, towns.get(code or "", "")) for key, label, code in found)


def _towns() -> dict[str, str]:
    return {town.code: town.name for town in map_on(timezone.localdate()).municipalities}
