"""Standard texts: what an office often says, with gaps in square brackets that are filled before anything goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from gehoord.casework.access import held, in_own_name
from gehoord.intake.models import TITLE, SavedReply
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

GAP = re.compile(r"\[([^\[\]\n]{1,60})\]")


class TitleTaken(Refused):
    """Two standard texts of one office would have one title (nl: titel bestaat al)."""

    sentence = Text(
        "Er is al een standaardtekst “{title}”. Kies een andere titel.",
        "There is a saved reply “{title}” already. Choose another title.",
    )


class TitleAndText(Refused):
    """A standard text came without a title or without words (nl: titel en tekst nodig)."""

    sentence = Text(
        "Geef de standaardtekst een titel van hoogstens 80 tekens, en schrijf de tekst.",
        "Give the saved reply a title of at most 80 characters, and write the text.",
    )


@dataclass(frozen=True, slots=True)
class Reply:
    """A standard text (nl: standaardtekst)."""

    id: UUID
    title: str
    text: str


def gaps(text: str) -> tuple[str, ...]:
    """The gaps in a text that are not filled yet, such as [naam] (nl: lege plekken)."""
    return tuple(GAP.findall(text))


@in_own_name
def replies(*, by: Actor) -> tuple[Reply, ...]:
    """The standard texts of one's office, by title (nl: standaardteksten)."""
    rows = visible(by, Act.LIST, SavedReply.objects.filter(gone_at=None, office=by.office_id)).order_by("title")
    return tuple(Reply(row.pk, row.title, row.text) for row in rows)


@in_own_name
def save_reply(title: str, text: str, *, by: Actor, reply_id: UUID | None = None) -> UUID:
    """Keep a standard text for one's office, or change one (nl: standaardtekst bewaren).

    Raises: NotFound, TitleTaken, TitleAndText.
    """
    if not title.strip() or not text.strip() or len(title.strip()) > TITLE:
        raise TitleAndText
    if by.office_id is None:
        raise NotFound
    row = SavedReply(office_id=by.office_id) if reply_id is None else held(SavedReply, reply_id, Act.CHANGE, by=by)
    require(by, Act.CREATE if reply_id is None else Act.CHANGE, row)
    row.title, row.text = title.strip(), text.strip()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise TitleTaken(title=row.title) from None
    return row.pk


@in_own_name
def drop_reply(reply_id: UUID, *, by: Actor, at: datetime) -> None:
    """Let a standard text be offered no more (nl: standaardtekst weg). Raises: NotFound."""
    row = held(SavedReply, reply_id, Act.CLOSE, by=by)
    row.gone_at = at
    row.save(update_fields=["gone_at"])
