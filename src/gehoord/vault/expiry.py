"""Lines of the journal that are past their term: forgotten from the front, and the journal says so itself."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import connections
from django.db.models import Max

from gehoord.vault.journal import Resource, Said, record_many
from gehoord.vault.models import JournalEntry
from gehoord.vault.who import HOUSE

FORGOT = "forgot old lines"
KIND = "vault.journal"


def expired(before: datetime) -> dict[int, int]:
    """For each shard that has lines from before a moment, the number of the last of them (nl: verlopen regels)."""
    old = JournalEntry.objects.using(settings.JOURNAL_CONNECTION).filter(at__lt=before)
    return dict(old.values_list("shard").annotate(last=Max("number")).order_by("shard"))


def count(before: datetime) -> int:
    """How many lines are from before a moment (nl: aantal verlopen regels)."""
    return JournalEntry.objects.using(settings.JOURNAL_CONNECTION).filter(at__lt=before).count()


def forget(before: datetime) -> int:
    """Forget the lines from before a moment; the database itself keeps those of the last five years (nl: vergeten).

    Said in the journal first. Gives how many went.
    """
    past = expired(before)
    record_many(
        [Said(FORGOT, Resource(KIND, f"{shard}-{number}")) for shard, number in past.items()], by=HOUSE, reason="retention"
    )
    gone = 0
    with connections[settings.JOURNAL_CONNECTION].cursor() as cursor:
        for shard, number in past.items():
            cursor.execute("select vault_journal_forget(%s::smallint, %s::bigint)", [shard, number])
            gone += cursor.fetchone()[0]
    return gone


def forgotten(alias: str, shard: int) -> int:
    """The number of the last line of a shard that was forgotten by term, 0 when none was (nl: vergeten tot en met)."""
    told = JournalEntry.objects.using(alias).filter(kind=KIND, did=FORGOT, thing__startswith=f"{shard}-")
    return max((int(thing.partition("-")[2]) for thing in told.values_list("thing", flat=True)), default=0)
