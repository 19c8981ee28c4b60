"""What came in and went out goes with the conversation it belongs to; that it did, stays nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.intake.inbound.models import Correspondence
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.destructions import Due
from gehoord.vault.models import CaseKey


@dataclass(frozen=True, slots=True)
class Letters:
    """Mails, messages, files and answers, by the conversation they belong to (nl: post)."""

    name: str
    rule: str

    def past_term(self, latest: date) -> Iterable[Due]:  # noqa: ARG002 - the conversation has kept the time
        """Those whose conversation was destroyed (nl: over de termijn)."""
        with acting(HOUSE):
            keys = CaseKey.objects.filter(wrapped__isnull=False).values("case_id")
            gone = Correspondence.objects.exclude(conversation__in=keys).order_by("pk")
            return [Due(one, one) for one in gone.values_list("conversation", flat=True)]

    def destroy(self, things: Sequence[UUID]) -> int:
        """Take the rows away, by the ids of their conversations (nl: vernietigen). Gives how many."""
        with acting(HOUSE):
            return Correspondence.objects.filter(conversation__in=list(things)).delete()[0]


LETTERS = Letters("inbound.letters", "correspondence")
"""Everything that came in by mail or message, from the end of its conversation (nl: post)."""
