"""What changed in a report since the bundle before it, figure by figure, from the released figures alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gehoord.people.permissions import Actor
from gehoord.people.scope import acting
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road.written import LANGUAGE, figures_in


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure that is another than before (nl: veranderd cijfer). None: it was not, or is no longer, printed."""

    table: str
    row: str
    column: str
    before: int | float | None
    now: int | float | None


def volume_before(volume: Volume, *, by: Actor) -> Volume | None:
    """The bundle of the same period that this one came after, None where it is the first (nl: vorige bundel)."""
    with acting(by):
        rows = Volume.objects.filter(first=volume.first, last=volume.last, number__lt=volume.number, certificate__isnull=False)
        return rows.order_by("number").last()


def changes_in(edition: Edition, before: Volume, *, by: Actor) -> list[Changed]:
    """What changed in one report since that bundle (nl: veranderingen)."""
    earlier = _earlier(edition, before, by)
    then = dict(_figures(json.loads(figures_in(earlier)))) if earlier else {}
    now = dict(_figures(json.loads(figures_in(edition))))
    places = dict.fromkeys([*now, *then])
    return [Changed(*place, then.get(place), now.get(place)) for place in places if then.get(place) != now.get(place)]


def words_changed(edition: Edition, before: Volume, *, by: Actor) -> bool:
    """Whether a list of names or an order of subjects is another than in that bundle (nl: andere woorden)."""
    earlier = _earlier(edition, before, by)
    return earlier is not None and _words(json.loads(figures_in(earlier))) != _words(json.loads(figures_in(edition)))


def changed_units(volume: Volume, before: Volume, *, by: Actor) -> set[tuple[str, str]]:
    """Which reports have other figures than in that bundle, by reader and unit (nl: veranderde rapporten)."""
    with acting(by):
        now, then = (_hashes(one) for one in (volume, before))
    return {place for place in now if now[place] != then.get(place)}


def _earlier(edition: Edition, before: Volume, by: Actor) -> Edition | None:
    """Its rows are named in words, so it is laid beside a report in its own language."""
    with acting(by):
        same = {"reader": edition.reader, "unit": edition.unit, "language": edition.language}
        return Edition.objects.filter(volume=before, **same).first()


def _hashes(volume: Volume) -> dict[tuple[str, str], str]:
    rows = Edition.objects.filter(volume=volume, language=LANGUAGE).only("reader", "unit", "figures").iterator(50)
    return {(row.reader, row.unit): json.dumps(json.loads(figures_in(row))["tables"]) for row in rows}


def _figures(report: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], int | float | None]]:
    for table in report["tables"]:
        for row in table.get("rows", ()):
            for column, value in zip(table["columns"], row[1:], strict=False):
                if isinstance(value, int | float) or value is None:
                    yield (table["table"], str(row[0]), str(column)), value


def _words(report: Mapping[str, Any]) -> list[Any]:
    """The tables without any number."""
    return [_wordy(table) for table in report["tables"]]


def _wordy(told: Any) -> Any:
    if isinstance(told, Mapping):
        return {name: _wordy(one) for name, one in told.items()}
    if isinstance(told, list):
        return [_wordy(one) for one in told]
    return None if isinstance(told, int | float) else told
