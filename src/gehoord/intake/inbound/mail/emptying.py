"""Whether each mailbox is read, for who runs the office: one that fails in silence is a client without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from gehoord.intake.inbound.mail.mailboxes import Post
from gehoord.intake.inbound.models import Emptying
from gehoord.intake.inbound.words import NotRead
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.people.scope import acting

TOO_LONG = timedelta(minutes=10)
"""After how long without being read something is the matter with the worker; it reads each minute (nl: te lang)."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """How it stands with a mailbox (nl: stand van een postbus).

    `office` is empty for the national one. `left` mails lay there when it was last read. `why` tells what is the matter since
    `unread_since`; both are None where it was read. `is_late`: nobody tried for so long that the worker may have stopped.
    """

    name: str
    address: str
    office: str
    read_at: datetime | None = None
    left: int = 0
    unread_since: datetime | None = None
    why: NotRead | None = None
    is_late: bool = False

    @property
    def is_well(self) -> bool:
        """Whether it is read as it should be (nl: in orde)."""
        return self.why is None and not self.is_late


def note_read(name: str, *, at: datetime, left: int) -> None:
    """Write down that a mailbox was read, and how many mails stayed there (nl: gelezen)."""
    with acting(HOUSE):
        told = {"read_at": at, "left": left, "unread_since": None, "why": ""}
        Emptying.objects.update_or_create(name=name, defaults=told)


def note_unread(name: str, why: NotRead, *, at: datetime) -> None:
    """Write down that a mailbox could not be read; since when stays as it was (nl: niet gelezen)."""
    with acting(HOUSE):
        row, _made = Emptying.objects.get_or_create(name=name, defaults={"unread_since": at, "why": why.value})
        row.unread_since, row.why = row.unread_since or at, why.value
        row.save(update_fields=["unread_since", "why"])


def emptied(*, by: Actor, at: datetime) -> tuple[Emptied, ...]:
    """How it stands with each mailbox of the house (nl: postbussen). Raises: NotFound."""
    require(by, Act.LIST, Resource.PUBLIC_PAGE)
    post: Post = settings.POST
    with acting(HOUSE):
        known = {row.name: row for row in Emptying.objects.filter(name__in=[box.name for box in post.mailboxes])}
    found = []
    for box in post.mailboxes:
        row = known.get(box.name)
        if row is None:
            found.append(Emptied(box.name, box.address, box.office, is_late=True))
            continue
        why = NotRead.coded(row.why) if row.why else None
        late = why is None and (row.read_at is None or at - row.read_at > TOO_LONG)
        found.append(Emptied(box.name, box.address, box.office, row.read_at, row.left, row.unread_since, why, late))
    return tuple(found)
