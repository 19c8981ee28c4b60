"""How a visitor's page is known: by a secret that only the page has. It stands in no address, no cookie, and not in a table."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from gehoord.chat.models import OpenPage
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting

LASTS = timedelta(hours=12)
"""How long a page is known after it was opened (nl: geldigheid)."""
SECRET = 32


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody outside, known by the page they have open (nl: bezoeker)."""

    conversation: UUID
    page: UUID


def admit(conversation: UUID, *, at: datetime, lasts: timedelta = LASTS) -> str:
    """Let a page into a conversation, as after a code to come back (nl: toelaten). Gives its secret, which is shown once."""
    visit = secrets.token_urlsafe(SECRET)
    with acting(HOUSE):
        OpenPage.objects.create(conversation_id=conversation, digest=digest(visit), since=at, until=at + lasts)
    return visit


def visitor(visit: str) -> Visitor:
    """Who has this secret (nl: bezoeker). Raises: NotFound, whether it never was or its time is over."""
    with acting(HOUSE):
        row = OpenPage.objects.filter(digest=digest(visit), until__gt=timezone.now()).first()
    if row is None:
        raise NotFound
    return Visitor(row.conversation_id, row.pk)


def go_away(somebody: Visitor) -> None:
    """Know a page no longer, as its reader is done (nl: weggaan)."""
    with acting(HOUSE):
        OpenPage.objects.filter(pk=somebody.page).delete()


def forget_pages(*, at: datetime) -> int:
    """Forget the pages whose time is over (nl: pagina's vergeten). Gives how many."""
    with acting(HOUSE):
        return OpenPage.objects.filter(until__lte=at).delete()[0]


def digest(said: str) -> bytes:
    """What is stored of a secret (nl: afdruk)."""
    return hashlib.sha256(said.encode()).digest()
