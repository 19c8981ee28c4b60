"""What somebody typed so far: kept sealed on the server, so that a lost connection or a closed lid loses nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from gehoord.casework.access import held, in_own_name
from gehoord.chat.drafts import LONGEST
from gehoord.intake.models import Claim, DeskItem
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, visible
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.fields import Sealed, seal

Filled = Mapping[str, Sequence[str]]
"""What stands in a form, by the name of the field (nl: ingevuld)."""

PRIVATE = "private"
"""The field that is for its writer alone (nl: privénotitie)."""

MOST = 60_000

OF_ITSELF = frozenset({"channel", "came_on", "came_at", "topic", "looked", "onward_of"})
"""The fields that a form fills by itself (nl: vanzelf ingevuld)."""


class MoreThanFits(Refused):
    """More was typed than a registration can hold (nl: te lang)."""

    sentence = Text(
        "Dit is meer dan er past. Haal iets weg, of bewaar een deel als notitie bij de cliënt.",
        "This is more than fits. Take something out, or keep a part as a note with the client.",
    )


@in_own_name
def save_draft(item_id: UUID, filled: Filled, *, by: Actor, at: datetime) -> None:
    """Keep what was typed so far (nl: concept bewaren). Raises: NotFound where `by` does not have it in hand; MoreThanFits."""
    item = held(DeskItem, item_id, Act.CHANGE, by=by)
    if item.ending or not Claim.objects.filter(item=item, person=by.person_id, until=None).exists():
        raise NotFound
    words = json.dumps({name: list(values) for name, values in filled.items()}, ensure_ascii=False)
    if len(words) > MOST:
        raise MoreThanFits
    item.draft, item.saved_at = seal(words), at
    item.save(update_fields=["draft", "saved_at"])


@in_own_name
def read_draft(item_id: UUID, *, by: Actor) -> dict[str, list[str]]:
    """What was typed so far, by who has it in hand; empty where nothing was (nl: concept lezen). Raises: NotFound."""
    item = visible(by, Act.SEE, DeskItem.objects.all()).filter(pk=item_id).first()
    if item is None or not Claim.objects.filter(item=item, person=by.person_id, until=None).exists():
        raise NotFound
    return _opened(item.draft, by)


@dataclass(frozen=True, slots=True)
class Saying:
    """What is typed in a chat and not sent yet (nl: nog niet verstuurd). `among_us` where it is for colleagues alone."""

    text: str = field(default="", repr=False)
    among_us: bool = False

    def sealed_for(self, writer: Actor) -> Sealed | None:
        """It as it is kept for who typed it, nothing where nothing stands there (nl: verzegeld). Raises: MoreThanFits."""
        if len(self.text) > LONGEST:
            raise MoreThanFits
        if not self.text.strip():
            return None
        return seal(json.dumps([self.text, self.among_us, str(writer.person_id)], ensure_ascii=False))

    @classmethod
    def opened_by(cls, kept: Sealed, reader: Actor) -> Saying:
        """What was kept, if the reader typed it (nl: geopend)."""
        text, among_us, *writer = json.loads(kept.opened(by=reader, did="read a draft"))
        return cls(text, among_us) if writer in ([], [str(reader.person_id)]) else cls()


@in_own_name
def save_saying(item_id: UUID, saying: Saying, *, by: Actor) -> None:
    """Keep what is typed in a chat until it is sent; an empty text forgets it (nl: nog niet verstuurd bewaren).

    Raises: NotFound where `by` does not have it in hand; MoreThanFits.
    """
    item = held(DeskItem, item_id, Act.CHANGE, by=by)
    if item.ending or not Claim.objects.filter(item=item, person=by.person_id, until=None).exists():
        raise NotFound
    item.saying = saying.sealed_for(by)
    item.save(update_fields=["saying"])


@in_own_name
def read_saying(item_id: UUID, *, by: Actor) -> Saying:
    """What is typed and not sent yet, for who has it in hand; nothing for anybody else (nl: nog niet verstuurd lezen)."""
    item = visible(by, Act.SEE, DeskItem.objects.all()).filter(pk=item_id).first()
    mine = item is not None and Claim.objects.filter(item=item, person=by.person_id, until=None).exists()
    if item is None or not mine or item.saying is None:
        return Saying()
    return Saying.opened_by(item.saying, by)


def is_blank(item: DeskItem, *, by: Actor) -> bool:
    """Whether nothing was typed or chosen yet (nl: leeg gebleven)."""
    filled = _opened(item.draft, by)
    return not any(word.strip() for name, words in filled.items() if name not in OF_ITSELF for word in words)


def without_private(item: DeskItem, *, by: Actor) -> Sealed | None:
    """The draft without what its writer noted for themselves, to give into other hands (nl: zonder privénotitie)."""
    draft: Sealed | None = item.draft
    filled = _opened(draft, by)
    if not filled.pop(PRIVATE, None):
        return draft
    return seal(json.dumps(filled, ensure_ascii=False))


def _opened(draft: Sealed | None, by: Actor) -> dict[str, list[str]]:
    if draft is None:
        return {}
    told: dict[str, list[str]] = json.loads(draft.opened(by=by, did="read a draft"))
    return told
