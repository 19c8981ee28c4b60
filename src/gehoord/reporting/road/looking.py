"""Looking a bundle through before it is signed: each of the two signers by themselves, the same reports and every own text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

from gehoord.figures.publication import Reader
from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.models import Edition, Look, Volume
from gehoord.reporting.own_words.findings import texts_of
from gehoord.reporting.road.contents import FOLDERS
from gehoord.reporting.road.making import held
from gehoord.reporting.road.watching import listed
from gehoord.reporting.stages import VOLUME_STATES, Stage

DRAWN = 2
"""So many reports are drawn by lot for each reader, beside the largest (nl: steekproef)."""


class ChangedMeanwhile(Refused):
    """A text was changed while somebody was reading it (nl: intussen veranderd)."""

    sentence = Text(
        "De tekst is veranderd terwijl u keek. Lees hem nog een keer.",
        "The text was changed while you were looking. Read it once more.",
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """That somebody looked, by name, and when (nl: doorgekeken)."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A report that is looked through, or an own text that is read, before signing (nl: door te kijken).

    `why`: why this report, None where only its text is read; `seen`: the SHA-256 of its own text as it is now; `looked`: who
    looked at just that; `mine`: whether whoever asks did.
    """

    edition: Edition
    why: Text | None
    text: str
    seen: str
    looked: tuple[Looked, ...]
    mine: bool


_NATION = Text("Het hele land. Kloppen de grote lijnen?", "The nation. Are the broad lines right?")
_QUIET = Text("Alleen tekst. Staat er nergens een getal?", "Text alone. Is there no number anywhere?")
_LOT = Text("Door het lot gekozen.", "Drawn by lot.")


def to_look_at(volume: Volume, *, by: Actor) -> list[ToLookAt]:
    """What each signer looks at: the special reports, some by lot, and every other own text (nl: doorkijklijst).

    The lot follows from the bundle, so that nobody can draw until it suits them, and both see the same. Raises: NotFound.
    """
    require(by, Act.SIGN, Resource.REPORT)
    with acting(HOUSE):
        rows = list(listed(volume))
        texts = _texts(volume, rows)
        looks = list(Look.objects.filter(volume=volume).order_by("at"))
    chosen = _chosen(volume, rows)
    written = [(one, None) for one in sorted(rows, key=lambda one: one.place) if texts[one.pk] and one.pk not in chosen]
    names = {one.id: one.name for one in seats.colleagues(by=HOUSE)} if looks else {}
    told = []
    for one, why in (*chosen.values(), *written):
        seen = digest_of(texts[one.pk])
        at_this = [look for look in looks if look.edition_id == one.pk and look.seen == seen]
        who = tuple(Looked(names.get(look.person_id, "–"), look.at) for look in at_this)
        mine = by.person_id is not None and any(look.person_id == by.person_id for look in at_this)
        told.append(ToLookAt(one, why, texts[one.pk], seen, who, mine))
    return told


def look(volume_id: UUID, seen: Mapping[UUID, str], *, by: Actor, at: datetime) -> None:
    """Write down that one looked at reports or texts: each with the SHA-256 of the own text that was seen (nl: doorgekeken).

    Raises: NotFound, StepDoesNotFollow, ChangedMeanwhile.
    """
    require(by, Act.SIGN, Resource.REPORT)
    if by.person_id is None:
        raise NotFound
    with acting(HOUSE):
        volume = held(volume_id)
        VOLUME_STATES.check(Stage.coded(volume.stage), Stage.SIGNED)
        rows = list(listed(volume).filter(pk__in=seen))
        if len(rows) != len(seen):
            raise NotFound
        texts = _texts(volume, rows)
        if any(digest_of(texts[edition]) != digest for edition, digest in seen.items()):
            raise ChangedMeanwhile
        for edition, digest in seen.items():
            asked = {"edition_id": edition, "person_id": by.person_id, "seen": digest}
            Look.objects.get_or_create(**asked, defaults={"volume": volume, "at": at})


def digest_of(text: str) -> str:
    """An own text as it was seen, as SHA-256 (nl: gezien)."""
    return sha256(text.encode()).hexdigest()


def _texts(volume: Volume, rows: list[Edition]) -> dict[UUID, str]:
    """The own text with each report: as it was fixed, else as it stands."""
    if volume.stage != Stage.MADE.value:
        return {one.pk: one.notes for one in rows}
    texts = {recipient: text for (_, _, recipient), (text, _) in texts_of([volume]).items()}
    return {one.pk: texts.get(one.recipient, "") for one in rows}


def _chosen(volume: Volume, rows: list[Edition]) -> dict[UUID, tuple[Edition, Text | None]]:
    by_lot = sorted(rows, key=lambda one: uuid5(volume.pk, f"lot {one.pk}"))
    chosen: dict[UUID, tuple[Edition, Text | None]] = {}

    def add(editions: list[Edition], why: Text, most: int) -> None:
        for one in [each for each in editions if each.pk not in chosen][:most]:
            chosen[one.pk] = (one, why)

    add([one for one in rows if one.reader == Reader.NATION.value], _NATION, 1)
    for reader in FOLDERS:
        told = [one for one in by_lot if one.reader == reader.value and not one.text_only]
        add(told, _LOT, DRAWN)
    add([one for one in by_lot if one.text_only], _QUIET, 1)
    return chosen
