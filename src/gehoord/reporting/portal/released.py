"""The released figures of what was handed to somebody, as programs read them; the same bytes that were audited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, visible
from gehoord.people.scope import acting
from gehoord.reporting.formats import Format
from gehoord.reporting.models import Correction, Edition
from gehoord.reporting.road.written import LANGUAGE, figures_in


@dataclass(frozen=True, slots=True)
class Note:
    """A note of correction beside a report (nl: verbeternota)."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Released:
    """A report as a program reads of it (nl: uitgegeven rapport). `unit` is the code of what it is about."""

    id: UUID
    reader: str
    unit: str
    name: str
    first: date
    last: date
    rule: str
    text_only: bool
    own_text: str
    handed_over_at: datetime
    corrections: tuple[Note, ...]
    formats: tuple[str, ...] = tuple(fmt.value for fmt in Format)


def released(*, by: Actor, reader: str = "", year: int | None = None) -> list[Released]:
    """The protected reports that were handed to somebody, the last period first (nl: uitgegeven rapporten)."""
    with acting(by):
        rows = (
            _handed(by).filter(language=LANGUAGE).defer("body", "rest", "figures").order_by("-last", "-first", "reader", "place")
        )
        rows = rows.filter(reader=reader) if reader else rows
        rows = rows.filter(last__year=year) if year is not None else rows
        return [_told(row) for row in rows.prefetch_related("corrections")]


def one_released(edition_id: UUID, *, by: Actor) -> Released:
    """One of them (nl: uitgegeven rapport). Raises: NotFound."""
    with acting(by):
        return _told(_one(edition_id, by))


def figures_of(edition_id: UUID, *, by: Actor) -> dict[str, Any]:
    """The figures of one, as they were audited (nl: uitgegeven cijfers). Raises: NotFound."""
    with acting(by):
        found: dict[str, Any] = json.loads(figures_in(_one(edition_id, by)))
    return found


def _handed(by: Actor) -> Any:
    return visible(by, Act.SEE, Edition.objects.filter(handed_at__isnull=False, volume__isnull=False))


def _one(edition_id: UUID, by: Actor) -> Edition:
    found: Edition | None = _handed(by).filter(pk=edition_id).prefetch_related("corrections").first()
    if found is None:
        raise NotFound
    return found


def _told(row: Edition) -> Released:
    notes: list[Correction] = list(row.corrections.all())
    return Released(
        id=row.pk,
        reader=row.reader,
        unit=row.unit,
        name=row.place,
        first=row.first,
        last=row.last,
        rule=row.rule,
        text_only=row.text_only,
        own_text=row.notes,
        handed_over_at=row.handed_at or row.issued_at,
        corrections=tuple(Note(timezone.localdate(note.at), note.text) for note in notes),
    )
