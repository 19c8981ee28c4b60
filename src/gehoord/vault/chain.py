"""The chain that the lines of the journal form: each carries a digest of itself and of all lines before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from gehoord.vault.models import JournalEntry

SHARDS = 8
"""In how many chains the journal lies, so that eight lines can be written at once (nl: strengen)."""

BEGINNING = bytes(32)
"""The digest before the first line (nl: begin)."""

TOLD = ("person_id", "role", "office_id", "session", "did", "kind", "thing", "case_id", "reason", "outcome", "part")


class Head(NamedTuple):
    """The last line of a shard: its number and its digest (nl: kop van een streng)."""

    shard: int
    number: int
    digest: bytes


def canonical(entry: JournalEntry) -> bytes:
    """Everything a line says, written in one way only (nl: vaste schrijfwijze)."""
    told: dict[str, object] = {name: str(value) if (value := getattr(entry, name)) is not None else None for name in TOLD}
    told |= {"id": str(entry.id), "shard": entry.shard, "number": entry.number, "at": moment(entry.at)}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def chained(previous: bytes, entry: JournalEntry) -> bytes:
    """The digest of a line that follows the one with digest `previous` (nl: schakel)."""
    return hashlib.sha256(previous + canonical(entry)).digest()


def moment(at: datetime) -> str:
    """A moment in universal time to the microsecond (nl: tijdstip)."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def heads(alias: str) -> tuple[Head, ...]:
    """The last line of each shard that has one (nl: koppen)."""
    last = JournalEntry.objects.using(alias).order_by("shard", "-number").distinct("shard")
    return tuple(Head(row.shard, row.number, bytes(row.digest)) for row in last)


def lines(alias: str, shard: int) -> Iterator[JournalEntry]:
    """All lines of a shard in their order, fetched as they are needed (nl: regels)."""
    return JournalEntry.objects.using(alias).filter(shard=shard).order_by("number").iterator(chunk_size=2000)
