"""Two different people stand for a bundle: who made it, and a second reader. Only then it can be handed over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

from gehoord.figures.publication import Reader
from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.models import Edition, Look, Signature, Volume
from gehoord.reporting.own_words.findings import texts_of
from gehoord.reporting.road.contents import FOLDERS
from gehoord.reporting.road.making import held
from gehoord.reporting.road.watching import listed, report_in
from gehoord.reporting.stages import VOLUME_STATES, Stage
from gehoord.vault import journal

SIGNS: tuple[Role, ...] = (Role.REPORT_AUTHOR, Role.COORDINATOR)
"""Who made it, and the second reader; one of each, two people (nl: ondertekenaars)."""
DRAWN = 2
"""So many reports are drawn by lot for each reader, beside the largest (nl: steekproef)."""


class LookFirst(Refused):
    """A bundle was to be signed before it was looked through (nl: eerst doorkijken)."""

    sentence = Text(
        "Er zijn nog {number} rapporten niet doorgekeken. Bekijk die eerst.",
        "{number} reports were not looked through yet. Look at those first.",
    )


class ByAnotherPerson(Refused):
    """Somebody signed twice, or in the place of the other (nl: door een ander)."""

    sentence = Text(
        "Twee verschillende mensen tekenen: wie de rapporten maakt en een tweede lezer. Uw plaats is al getekend.",
        "Two different people sign: who makes the reports and a second reader. Your place was signed already.",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """One of the two places to sign (nl: plaats voor een handtekening). `who` is "" while nobody signed there."""

    role: Role
    who: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Picked:
    """A report that is looked through before signing (nl: door te kijken rapport). `why`; `by`: who looked, "" for nobody."""

    edition: Edition
    why: Text
    by: str


_NATION = Text("Het hele land. Kloppen de grote lijnen?", "The nation. Are the broad lines right?")
_QUIET = Text("Alleen tekst. Staat er nergens een getal?", "Text alone. Is there no number anywhere?")
_LOT = Text("Door het lot gekozen.", "Drawn by lot.")


def picked(volume: Volume, *, by: Actor) -> list[Picked]:
    """The reports that are looked through before signing: the special ones, and some by lot (nl: doorkijklijst).

    The lot follows from the bundle, so that nobody can draw until it suits them. Raises: NotFound.
    """
    require(by, Act.SIGN, Resource.REPORT)
    with acting(by):
        chosen = _chosen(volume)
        looked = dict(Look.objects.filter(volume=volume).order_by("-at").values_list("edition_id", "person_id"))
    names = _names()
    return [Picked(one, why, names.get(looked[one.pk], "–") if one.pk in looked else "") for one, why in chosen]


def look(volume_id: UUID, edition_id: UUID, *, by: Actor, at: datetime) -> None:
    """Write down that one looked a report through (nl: doorgekeken). Raises: NotFound."""
    require(by, Act.SIGN, Resource.REPORT)
    if by.person_id is None:
        raise NotFound
    with acting(HOUSE):
        volume = held(volume_id)
        report_in(volume, edition_id, by=HOUSE)
        Look.objects.get_or_create(edition_id=edition_id, person_id=by.person_id, defaults={"volume": volume, "at": at})


def places(volume: Volume, *, by: Actor) -> tuple[Place, ...]:
    """The two places to sign, as they stand (nl: handtekeningen). What changed after somebody signed is to be signed again.

    Once both signed it stands as they signed it, whatever is written for the next bundle of the period.
    """
    with acting(by):
        rows = list(Signature.objects.filter(volume=volume))
        stands = _by_all(rows) if volume.signed_at else {seal_of(volume)}
    signed = {row.role: row for row in rows if row.seal in stands}
    names = _names()
    return tuple(
        Place(role, names.get(row.person_id, "–"), row.at) if (row := signed.get(role.value)) else Place(role, "", None)
        for role in SIGNS
    )


def sign(volume_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Stand for a bundle as it is now (nl: tekenen). Gives whether both have, and it can be handed over.

    Raises: NotFound, StepDoesNotFollow, LookFirst, ByAnotherPerson.
    """
    require(by, Act.SIGN, Resource.REPORT)
    if by.person_id is None:
        raise NotFound
    with acting(HOUSE):
        volume = held(volume_id)
        VOLUME_STATES.check(Stage.coded(volume.stage), Stage.SIGNED)
        waiting = sum(1 for one in picked(volume, by=HOUSE) if not one.by)
        if waiting:
            raise LookFirst(number=waiting)
        seal = seal_of(volume)
        signed = list(Signature.objects.filter(volume=volume, seal=seal))
        if by.role not in SIGNS or any(row.person_id == by.person_id or row.role == by.role.value for row in signed):
            raise ByAnotherPerson
        journal.record(by=by, did="signed a bundle of reports", on=volume)
        Signature.objects.create(volume=volume, person_id=by.person_id, role=by.role.value, seal=seal, at=at)
        if not signed:
            return False
        _fix_texts(volume)
        volume.stage, volume.signed_at = Stage.SIGNED.value, at
        volume.save(update_fields=["stage", "signed_at"])
    return True


def seal_of(volume: Volume) -> str:
    """What is signed: all figures, all own texts and the outcome of an attack, as one SHA-256 (nl: zegel van een bundel)."""
    texts = sorted((key[2], text) for key, (text, _) in texts_of([volume]).items())
    told = sha256(volume.seal.encode())
    if volume.attack is not None:
        told.update(json.dumps(volume.attack, sort_keys=True).encode())
    for recipient, text in texts:
        told.update(f"{recipient}\0{len(text.encode())}\0{text}".encode())
    return told.hexdigest()


def _by_all(rows: list[Signature]) -> set[str]:
    """The one seal that has a signature in each place."""
    return set.intersection(*({row.seal for row in rows if row.role == role.value} for role in SIGNS))


def _fix_texts(volume: Volume) -> None:
    for (_, _, recipient), (text, _) in texts_of([volume]).items():
        Edition.objects.filter(volume=volume, recipient=recipient).update(notes=text)


def _chosen(volume: Volume) -> list[tuple[Edition, Text]]:
    rows = list(listed(volume))
    by_lot = sorted(rows, key=lambda one: uuid5(volume.pk, f"lot {one.pk}"))
    chosen: dict[UUID, tuple[Edition, Text]] = {}

    def add(editions: list[Edition], why: Text, most: int) -> None:
        for one in [each for each in editions if each.pk not in chosen][:most]:
            chosen[one.pk] = (one, why)

    add([one for one in rows if one.reader == Reader.NATION.value], _NATION, 1)
    for reader in FOLDERS:
        told = [one for one in by_lot if one.reader == reader.value and not one.text_only]
        add(told, _LOT, DRAWN)
    add([one for one in by_lot if one.text_only], _QUIET, 1)
    return list(chosen.values())


def _names() -> dict[UUID, str]:
    return {one.id: one.name for one in seats.colleagues(by=HOUSE)}
