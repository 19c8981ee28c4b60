"""What somebody can work out who has two editions of one period, and the years beside it: told with the bundle that replaces."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gehoord.figures.disclosure.attacker.assembling import edition_of
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.published.reading import Reports
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting
from gehoord.practice.words import Text
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road.written import LANGUAGE, figures_by_path

Published = tuple[dict[str, Any], Mapping[str, Any] | None]
"""The reports of an edition, and its certificate (nl: uitgegeven)."""

MOST: Final = 60
"""So many places are listed on a page, those with the most such figures first (nl: meeste plaatsen)."""

FAMILIES: Final[Mapping[str, Text]] = {
    "clients": Text("cliënten", "clients"),
    "concerns": Text("vragen, problemen en klachten", "questions, problems and complaints"),
    "actions": Text("acties", "actions"),
    "raisers": Text("wie iets inbracht", "who raised something"),
    "contacts": Text("contacten", "contacts"),
    "visitors": Text("cliënten van een instantie", "clients of an agency"),
    "visits": Text("bezoeken", "visits"),
    "alerts": Text("signalen", "alerts"),
    "access_clients": Text("cliënten over de toegang", "clients about access"),
    "raised": Text("meest genoemde onderwerpen", "subjects raised most"),
}
"""What the figures are of that go together (nl: soorten cijfers)."""


@dataclass(frozen=True, slots=True)
class KnownTooWell:
    """How many figures of one kind about one place leave fewer than five values (nl: te goed bekend)."""

    place: str
    about: Text
    number: int


@dataclass(frozen=True, slots=True)
class AttackTold:
    """The outcome of the attack on both editions (nl: uitkomst van de aanval). `more`: places that are not in the list."""

    figures: int
    few: int
    unshown: int
    listed: tuple[KnownTooWell, ...]
    more: int


def attacked_together(volume: Volume, reports: Reports, certificate: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of the attack on a new edition together with all that its readers have (nl: aanval op alle uitgaven).

    Those are the editions of the same period that were ever out, and those of a year earlier and a year later. figures: of all
    those years; few: how many of them are known within fewer than five values, and `by_place` how many of each kind about each
    unit; unshown: those of which neither that was found nor five possible truths.
    """
    found = attack([*(edition_of(*_read(one)) for one in _ever_out(volume)), edition_of(reports, certificate)])
    counted = Counter((one.unit, one.family) for one in found.few)
    by_place = [[unit, family, number] for (unit, family), number in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    return {"figures": found.figures, "few": len(found.few), "unshown": found.unshown, "by_place": by_place}


def _ever_out(volume: Volume) -> list[Volume]:
    """The bundles that readers have or had of this period, a year earlier and a year later, in the order they came out."""
    period = volume.period
    with acting(HOUSE):
        out = list(Volume.objects.filter(rule=volume.rule, handed_at__isnull=False).order_by("handed_at"))
    return [one for one in out if one.period in (period, period.year_before()) or one.period.year_before() == period]


def years_beside(volume: Volume) -> Iterator[Published]:
    """What readers have of a year earlier and of a year later, the last edition of each, read one by one (nl: jaren ernaast)."""
    last = {one.period: one for one in _ever_out(volume) if one.period != volume.period}
    return (_read(one) for one in last.values())


def _read(volume: Volume) -> Published:
    return {path: json.loads(content) for path, content in figures_by_path(volume.pk).items()}, volume.certificate


def attack_told(volume: Volume, *, by: Actor) -> AttackTold | None:
    """What the attack on both editions came to, None where nothing is replaced (nl: uitkomst van de aanval)."""
    found = volume.attack
    if found is None:
        return None
    with acting(by):
        rows = Edition.objects.filter(volume=volume, language=LANGUAGE).values_list("unit", "place")
        names: dict[str, str] = dict(rows)
    listed = tuple(
        KnownTooWell(_called(unit, names), FAMILIES.get(family, Text(family, family)), number)
        for unit, family, number in found["by_place"][:MOST]
    )
    return AttackTold(found["figures"], found["few"], found["unshown"], listed, len(found["by_place"]) - len(listed))


def _called(unit: str, names: Mapping[str, str]) -> str:
    """A place by its name; what lies within one stands behind it."""
    inner, at, place = unit.rpartition("@")
    return f"{names.get(inner, inner)}, {names.get(place, place)}" if at else names.get(unit, unit)
