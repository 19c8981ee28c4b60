"""What left the desk keeps its words no longer than promised; that it reached us, and how it ended, stays as codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from gehoord.casework.access import beginning_of
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.destructions import Due
from gehoord.vault.models import CaseKey

WORDS = ("nickname", "text", "reach", "letter", "draft", "saying")


@dataclass(frozen=True, slots=True)
class Concluded:
    """What left the desk (nl: afgeronde vragen)."""

    name: str
    rule: str

    def past_term(self, latest: date) -> Iterable[Due]:
        """What left the desk on or before this day and still has its key or a letter (nl: over de termijn)."""
        end = beginning_of(latest + timedelta(days=1))
        with acting(HOUSE):
            keys = CaseKey.objects.filter(wrapped__isnull=False).values("case_id")
            gone = DeskItem.objects.exclude(ending="").filter(Q(pk__in=keys) | Q(letter__isnull=False), ended_at__lt=end)
            return [Due(item, item, whole=True) for item in gone.order_by("ended_at", "pk").values_list("pk", flat=True)]

    def destroy(self, things: Sequence[UUID]) -> int:
        """Take every word away; channel, days and ending stay (nl: vernietigen). Gives how many rows were emptied."""
        empty: dict[str, None] = dict.fromkeys(WORDS)
        with acting(HOUSE):
            return DeskItem.objects.filter(pk__in=list(things)).update(**empty)


CONCLUDED = Concluded("intake.concluded", "desk")
"""Everything that left the desk, from the day it did (nl: afgeronde vragen)."""
