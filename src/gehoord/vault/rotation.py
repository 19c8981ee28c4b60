"""A new key for an office: the keys of its cases move over to it, a batch at a time, and the work can stop and go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Min, Q

from gehoord.vault.house import as_house
from gehoord.vault.keys import ring, tied_to, unwrapped
from gehoord.vault.models import CaseKey

BATCH = 500
"""How many case keys move in one transaction (nl: partij)."""


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """How the keys of one office stand (nl: stand van de sleutels).

    `newest` is the version that wraps now, `oldest` the oldest that a case still needs. `kept`, `waiting` and `destroyed`
    count cases.
    """

    office: UUID
    newest: int
    oldest: int
    kept: int
    waiting: int
    destroyed: int


@as_house()
def standing() -> tuple[OfficeKeys, ...]:
    """How the keys of every office stand (nl: stand van alle sleutels). Raises: KeysAway."""
    counted = CaseKey.objects.values("office_id").annotate(
        kept=Count("pk", filter=Q(wrapped__isnull=False)),
        destroyed=Count("pk", filter=Q(wrapped__isnull=True)),
        oldest=Min("key_version", filter=Q(wrapped__isnull=False)),
    )
    return tuple(
        _standing(row["office_id"], kept=row["kept"], oldest=row["oldest"] or 0, destroyed=row["destroyed"])
        for row in counted.order_by("office_id")
    )


def _standing(office: UUID, *, kept: int, oldest: int, destroyed: int) -> OfficeKeys:
    newest = ring().newest(office)
    waiting = CaseKey.objects.filter(office_id=office, wrapped__isnull=False).exclude(key_version=newest).count()
    return OfficeKeys(office, newest, oldest, kept, waiting, destroyed)


@as_house()
def renew(office: UUID) -> int:
    """Make a new key for an office, unless cases still wait for the one made last (nl: kantoorsleutel vernieuwen).

    So a rotation that was cut short goes on, and does not begin anew. Gives the version that wraps now. Raises: KeysAway.
    """
    newest = ring().newest(office)
    unfinished = CaseKey.objects.filter(office_id=office, wrapped__isnull=False).exclude(key_version=newest).exists()
    return newest if unfinished and newest else ring().renew(office)


def rewrap(office: UUID, *, progress: Callable[[int], None] | None = None) -> int:
    """Wrap all case keys of an office in its newest key (nl: sleutels overzetten). Gives how many moved.

    Each batch is a transaction of its own: what is told to `progress` stays done, whatever happens after.
    Raises: KeyRefused, KeysAway.
    """
    moved = 0
    for batch in _batches(office, ring().newest(office)):
        moved += batch
        if progress is not None:
            progress(moved)
    return moved


def _batches(office: UUID, newest: int) -> Iterator[int]:
    own = ring()
    while True:
        with as_house():
            waiting = CaseKey.objects.filter(office_id=office, wrapped__isnull=False, key_version__lt=newest)
            # Keys that somebody works on at this moment come along in a later batch.
            rows = list(waiting.select_for_update(skip_locked=True)[:BATCH])
            for row in rows:
                wrapped = own.wrap(office, unwrapped(row), tied_to(row.case_id, office))
                row.key_version, row.wrapped = wrapped.version, wrapped.content
            CaseKey.objects.bulk_update(rows, ["key_version", "wrapped"])
        if not rows:
            return
        yield len(rows)
