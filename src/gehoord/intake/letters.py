"""What came in, sealed at once: under a key of its own, or in the letter box while the keys are away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gehoord.casework.access import held, only_looking
from gehoord.intake.models import DeskItem
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, visible
from gehoord.people.scope import acting
from gehoord.vault.fields import open_sealed, seal
from gehoord.vault.intake import open_from_intake, seal_for_intake
from gehoord.vault.keys import CaseErased, hand_over, make_case_keys
from gehoord.vault.transit import KeysAway

PARTS = ("nickname", "text", "reach")


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody said or wrote, each part as far as it is there (nl: wat er binnenkwam). `erased`: its term is past."""

    nickname: str = ""
    text: str = ""
    reach: str = ""
    erased: bool = False


def put_in(item: DeskItem, told: Letter) -> None:
    """Seal what came in with a new item, before it is stored (nl: verzegelen).

    Nothing waits for the keys: while they are away it goes into the letter box, and whoever opens it first seals it anew.
    """
    words = {part: getattr(told, part).strip() for part in PARTS}
    try:
        make_case_keys([(item.pk, item.office_id)])
    except KeysAway:
        item.letter = seal_for_intake(json.dumps(words).encode(), bound=item.pk.bytes)
        return
    _seal(item, words)


@only_looking
def read_letter(item_id: UUID, *, by: Actor) -> Letter:
    """What came in, after the journal has it that somebody reads it (nl: lezen). Raises: NotFound, KeysAway."""
    item = visible(by, Act.SEE, DeskItem.objects.all()).filter(pk=item_id).first()
    if item is None:
        raise NotFound
    if item.letter is not None:
        _take_out(item.pk)
        item.refresh_from_db()
    there = [part for part in PARTS if getattr(item, part) is not None]
    try:
        words = open_sealed([getattr(item, part) for part in there], by=by)
    except CaseErased:
        return Letter(erased=True)
    read = dict(zip(there, words, strict=True))
    return Letter(nickname=read.get("nickname", ""), text=read.get("text", ""), reach=read.get("reach", ""))


def bring_key(item: DeskItem, *, to: UUID) -> None:
    """Let the key of an item follow it to another office (nl: sleutel meegeven)."""
    if item.letter is None and item.office_id != to:
        hand_over(item.pk, to=to)


def _take_out(item_id: UUID) -> None:
    # Whoever may read it lets the house move it under a key of its own, also where they may change nothing.
    with acting(HOUSE):
        item = held(DeskItem, item_id, Act.CHANGE, by=HOUSE)
        if item.letter is None:
            return
        words = json.loads(open_from_intake(bytes(item.letter), bound=item.pk.bytes))
        make_case_keys([(item.pk, item.office_id)])
        _seal(item, words)
        item.letter = None
        item.save(update_fields=[*PARTS, "letter"])


def _seal(item: DeskItem, words: Mapping[str, str]) -> None:
    for part in PARTS:
        if words[part]:
            setattr(item, part, seal(words[part]))
