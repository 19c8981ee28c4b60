"""A correspondence as a counsellor reads it: what was written to and fro, what came along, and how answers fared."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from gehoord.casework.access import in_own_name
from gehoord.chat.rooms import Line, lines
from gehoord.chat.words import From
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing, Received
from gehoord.intake.inbound.words import Nature, NotTaken, Sending, Way
from gehoord.intake.models import DeskItem
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, visible
from gehoord.people.scope import acting
from gehoord.vault.fields import Sealed, open_sealed


@dataclass(frozen=True, slots=True)
class File:
    """A file that came along (nl: bijlage). `size` is in bytes; `refused` says why it is not there."""

    id: UUID
    name: str = field(repr=False)
    size: int
    refused: NotTaken | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What is known of something that came in, beside its lines (nl: binnengekomen).

    `whole` is the text with what it quotes, empty where the lines are all of it; `came_from` another sender than the one who is
    answered; `more_files` how many came beyond what is looked at.
    """

    nature: Nature
    subject: str = field(default="", repr=False)
    whole: str = field(default="", repr=False)
    came_from: str = field(default="", repr=False)
    files: tuple[File, ...] = ()
    more_files: int = 0


@dataclass(frozen=True, slots=True)
class Went:
    """How an answer fared (nl: verzending). `status` is what the other side answered where it did not arrive."""

    state: Sending
    in_full: bool
    since: datetime
    status: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a correspondence, in the order of time (nl: onderdeel)."""

    at: datetime
    line: Line | None = None
    came: Came | None = None
    went: tuple[Went, ...] = ()


@dataclass(frozen=True, slots=True)
class Letters:
    """A whole correspondence (nl: briefwisseling).

    `address` is where answers go; `asked_in_full` whether the client wants the text itself there; `is_agreed` whether somebody
    looked if this way is safe.
    """

    way: Way
    address: str = field(repr=False)
    entries: tuple[Entry, ...]
    asked_in_full: bool
    is_agreed: bool


@in_own_name
def letters_of(item_id: UUID, *, by: Actor) -> Letters:
    """The correspondence that an item on the desk is about, oldest first; the journal has it first (nl: briefwisseling lezen).

    Raises: NotFound, KeysAway, CaseErased.
    """
    thread = _thread_of(item_id, by)
    said = lines(thread.conversation, by=by)
    with acting(HOUSE):
        received = list(thread.received.select_related("correspondence").prefetch_related("enclosures").order_by("at", "pk"))
        sent = list(thread.outgoing.select_related("correspondence").order_by("made_at", "pk"))
        came = {row.pk: _came(row, by) for row in received}
        address = thread.address.opened(by=by) if thread.address is not None else ""
    entries = [*_said(said, received, came, sent), *(Entry(row.at, came=came[row.pk]) for row in received if row.line is None)]
    ordered = tuple(sorted(entries, key=lambda entry: entry.at))
    return Letters(Way.coded(thread.way), address, ordered, thread.in_full_since is not None, thread.agreed_at is not None)


@in_own_name
def file_of(item_id: UUID, file_id: UUID, *, by: Actor) -> tuple[str, bytes]:
    """The name and the content of a file that came along; the journal has it first (nl: bijlage openen).

    Raises: NotFound, KeysAway, CaseErased.
    """
    thread = _thread_of(item_id, by)
    with acting(HOUSE):
        rows = Enclosure.objects.select_related("received__correspondence")
        row = rows.filter(pk=file_id, received__correspondence=thread, refused="").first()
        if row is None:
            raise NotFound
        name, content = _opened([row.name, row.content], by)
    return name, base64.b64decode(content)


def is_correspondence(conversation: UUID) -> bool:
    """Whether a conversation goes by mail or message, wholly or in part (nl: is briefwisseling)."""
    with acting(HOUSE):
        return Correspondence.objects.filter(conversation=conversation).exists()


def _thread_of(item_id: UUID, by: Actor) -> Correspondence:
    item = visible(by, Act.SEE, DeskItem.objects.filter(pk=item_id)).first()
    if item is None or item.thread is None:
        raise NotFound
    # Who may see the item may read what it is about; the rows are the house's own.
    with acting(HOUSE):
        thread = Correspondence.objects.filter(conversation=item.thread).first()
    if thread is None:
        raise NotFound
    return thread


def _said(said: Iterable[Line], received: list[Received], came: dict[UUID, Came], sent: list[Outgoing]) -> Iterator[Entry]:
    by_line = {row.line: came[row.pk] for row in received if row.line is not None}
    for line in said:
        went = tuple(_went(out) for out in sent if out.line == line.id and line.who is not From.VISITOR)
        yield Entry(line.at, line, by_line.get(line.id) if line.who is From.VISITOR else None, went)


def _went(out: Outgoing) -> Went:
    return Went(Sending.coded(out.state), out.in_full, out.settled_at or out.made_at, out.reply_status)


def _came(row: Received, by: Actor) -> Came:
    subject, whole, came_from = _opened([row.subject, row.whole, row.came_from], by)
    kept = list(row.enclosures.all())
    for one in kept:
        one.received = row
    names = _opened([one.name for one in kept], by)
    files = tuple(
        File(one.pk, name, one.size, NotTaken.coded(one.refused) if one.refused else None)
        for one, name in zip(kept, names, strict=True)
    )
    return Came(Nature.coded(row.nature), subject, whole, came_from, files, row.more_parts)


def _opened(texts: list[Sealed | None], by: Actor) -> list[str]:
    """Sealed texts as they read, empty where there is none."""
    words = iter(open_sealed([text for text in texts if text is not None], by=by))
    return ["" if text is None else next(words) for text in texts]
