"""Looking through the journal: which lines say that somebody did something, on which days, with which case. None is content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from gehoord.practice.periods import ONE_DAY
from gehoord.vault.models import JournalEntry

MOST = 10_000
"""How many lines are taken along at most in one file (nl: meeste regels)."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines somebody looks for; what is empty does not matter (nl: gezochte regels). Both days are included."""

    person: UUID | None = None
    case: UUID | None = None
    did: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal in codes (nl: regel van het logboek). `kind` and `thing` say what it was done on."""

    at: datetime
    person: UUID | None
    role: str
    office: UUID | None
    did: str
    kind: str
    thing: str
    case: UUID | None
    reason: str
    outcome: str
    part: str


def lines_of(sought: Sought, *, first: int, how_many: int) -> tuple[Line, ...]:
    """Lines that fit, latest first, after leaving `first` of them out (nl: regels zoeken). One query."""
    rows = _rows(sought).order_by("-at", "shard", "-number")[first : first + how_many]
    columns = ("at", "person_id", "role", "office_id", "did", "kind", "thing", "case_id", "reason", "outcome", "part")
    return tuple(Line(*row) for row in rows.values_list(*columns))


def _rows(sought: Sought) -> QuerySet[JournalEntry]:
    rows = JournalEntry.objects.using(settings.JOURNAL_CONNECTION).all()
    if sought.person:
        rows = rows.filter(person_id=sought.person)
    if sought.case:
        rows = rows.filter(case_id=sought.case)
    if sought.did:
        rows = rows.filter(did=sought.did)
    if sought.since:
        rows = rows.filter(at__gte=_midnight(sought.since))
    if sought.until:
        rows = rows.filter(at__lt=_midnight(sought.until + ONE_DAY))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
