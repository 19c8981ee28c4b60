"""The journal: who did what, written before it happens, in a transaction of its own that nothing undoes."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.db.models import Count, Model
from django.utils import timezone

from gehoord.vault.chain import BEGINNING, SHARDS, chained
from gehoord.vault.models import JournalEntry
from gehoord.vault.who import Acting

LOCK = 0x6765686F
"""The first half of the lock that lets one writer at a time into a shard (nl: slot)."""

GIVEN = "given"
WORDS = re.compile(r"[a-z][a-z0-9 _.-]{0,59}")
CODE = re.compile(r"[a-z][a-z0-9_.]{0,59}")
IDENTITY = re.compile(r"[0-9A-Za-z-]{1,64}")


class Resource(NamedTuple):
    """What something was done on: the kind of thing and its id (nl: waarop)."""

    kind: str
    thing: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one line says, without who says it (nl: mededeling).

    `did` is a verb in plain small letters; `outcome` a code. There is no free text: what a person writes belongs under seal.
    """

    did: str
    on: Resource | Model | None = None
    case: UUID | None = None
    outcome: str = GIVEN


def record(
    *,
    by: Acting,
    did: str,
    on: Resource | Model | None = None,
    case: UUID | None = None,
    reason: str = "",
    outcome: str = GIVEN,
    part: str = "register",
) -> None:
    """Write one line; when this returns it stands (nl: vastleggen).

    `reason` is a code such as "break_glass"; `part` the part of the house it came from.
    Raises: ValueError for words that could be free text.
    """
    record_many([Said(did, on, case, outcome)], by=by, reason=reason, part=part)


def record_many(told: Sequence[Said], *, by: Acting, reason: str = "", part: str = "register") -> None:
    """Write many lines at once, all or none, as for a list of rows or an import (nl: vele regels). Raises: as `record`."""
    if not told:
        return
    entries = [_entry(said, by, reason, part) for said in told]
    alias, shard = settings.JOURNAL_CONNECTION, secrets.randbelow(SHARDS)
    with transaction.atomic(using=alias):
        connection = connections[alias]
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, shard])
            # A statement of its own: only one begun after the lock is ours sees the line written last.
            cursor.execute("select number, digest from vault_journalentry where shard = %s order by number desc limit 1", [shard])
            number, previous = cursor.fetchone() or (0, BEGINNING)
        _chain(entries, shard, number, bytes(previous))
        JournalEntry.objects.using(alias).bulk_create(entries, batch_size=1000)


def read_of(case: UUID) -> tuple[JournalEntry, ...]:
    """Who did what with a case, latest first, for the client who asks (nl: inzage in het logboek)."""
    return tuple(JournalEntry.objects.using(settings.JOURNAL_CONNECTION).filter(case_id=case).order_by("-at", "-number"))


def who_did(did: str, *, cases: Sequence[UUID], since: datetime) -> dict[UUID, int]:
    """How often each person did something with some cases since a moment (nl: wie deed dit hoe vaak)."""
    rows = JournalEntry.objects.using(settings.JOURNAL_CONNECTION)
    lines = rows.filter(case_id__in=cases, did=did, at__gte=since, person_id__isnull=False)
    return dict(lines.values_list("person_id").annotate(Count("pk")).order_by("person_id"))


def how_often(*, by: Acting, did: str, since: datetime) -> int:
    """How many lines say that somebody did this since a moment, to keep a limit on it (nl: hoe vaak)."""
    rows = JournalEntry.objects.using(settings.JOURNAL_CONNECTION)
    return rows.filter(person_id=by.person_id, at__gte=since, did=did).count()


def _chain(entries: Sequence[JournalEntry], shard: int, number: int, previous: bytes) -> None:
    # The clock is read under the lock, so that time runs the same way as the numbers.
    now = timezone.now()
    for step, entry in enumerate(entries, 1):
        entry.shard, entry.number, entry.at, entry.previous = shard, number + step, now, previous
        entry.digest = previous = chained(previous, entry)


def _entry(said: Said, by: Acting, reason: str, part: str) -> JournalEntry:
    kind, thing = _resource(said.on)
    return JournalEntry(
        person_id=by.person_id,
        role=_fitting(CODE, str(by.role)),
        office_id=by.office_id,
        session=_shortened(by.session_id),
        did=_fitting(WORDS, said.did),
        kind=_fitting(CODE, kind) if kind else "",
        thing=_fitting(IDENTITY, thing) if thing else "",
        case_id=said.case,
        reason=_fitting(CODE, reason) if reason else "",
        outcome=_fitting(CODE, said.outcome),
        part=_fitting(CODE, part),
    )


def _resource(on: Resource | Model | None) -> Resource:
    if on is None:
        return Resource("", "")
    return on if isinstance(on, Resource) else Resource(on._meta.label_lower, str(on.pk))  # noqa: SLF001 - Django's public name


def _fitting(shape: re.Pattern[str], word: str) -> str:
    if not shape.fullmatch(word):
        # The word itself is left out: it may be what must not be told.
        raise ValueError(f"a word for the journal does not have the shape {shape.pattern}")
    return word


def _shortened(session: object) -> str:
    return hashlib.sha256(str(session).encode()).hexdigest()[:16] if session else ""
