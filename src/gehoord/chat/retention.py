"""A conversation keeps its words no longer than promised; its forgetting is booked as it begins. Codes stay, to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, Value, When
from django.db.models.functions import Now

from gehoord.chat.door import tell
from gehoord.chat.models import ComingBack, Conversation, OpenPage, Utterance
from gehoord.chat.signals import What
from gehoord.chat.words import Ending, Kind
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.destructions import Due


@dataclass(frozen=True, slots=True)
class Conversations:
    """Conversations of some kinds (nl: gesprekken)."""

    name: str
    rule: str
    kinds: tuple[Kind, ...]

    def past_term(self, latest: date) -> Iterable[Due]:
        """Those of which the last was said on or before this day, ended or not (nl: over de termijn)."""
        with acting(HOUSE):
            rows = Conversation.objects.filter(forgotten_at=None, term_from__lte=latest, kind__in=self.kinds)
            return [Due(one, one, whole=True) for one in rows.order_by("term_from", "pk").values_list("pk", flat=True)]

    def destroy(self, things: Sequence[UUID]) -> int:
        """Take the lines and the ways in away, and empty the rest but for its codes (nl: vernietigen). Gives how many rows."""
        ours = list(things)
        with acting(HOUSE):
            rows = OpenPage.objects.filter(conversation__in=ours).delete()[0]
            rows += ComingBack.objects.filter(conversation__in=ours).delete()[0]
            rows += Utterance.objects.filter(conversation__in=ours).delete()[0]
            unended = When(ending="", then=Value(Ending.NOBODY_LEFT.value))
            there = Conversation.objects.filter(pk__in=ours, forgotten_at=None)
            gone = list(there.values_list("pk", flat=True))
            rows += there.update(
                nickname=None,
                letter=None,
                forgotten_at=Now(),
                ending=Case(unended, default=F("ending")),
                ended_at=Case(When(ended_at=None, then=Now()), default=F("ended_at")),
            )
            for one in gone:
                tell(one, What.FORGOTTEN)
            return rows


TALKS = Conversations("chat.talks", "nameless_chat", (Kind.LIVE,))
"""Chats, from the day of the last line or the end (nl: chats)."""

LETTERS = Conversations("chat.letters", "correspondence", (Kind.WRITTEN, Kind.MAIL, Kind.MESSAGING))
"""Whatever is written and answered later (nl: brieven)."""
