"""Two different people stand for a bundle: who made it, and a second reader. Only then it can be handed over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.models import Edition, Signature, Volume
from gehoord.reporting.own_words.findings import texts_of
from gehoord.reporting.road.looking import to_look_at
from gehoord.reporting.road.making import held
from gehoord.reporting.stages import VOLUME_STATES, Stage
from gehoord.vault import journal

SIGNS: tuple[Role, ...] = (Role.REPORT_AUTHOR, Role.COORDINATOR)
"""Who made it, and the second reader; one of each, two people (nl: ondertekenaars)."""


class LookFirst(Refused):
    """A bundle was to be signed by somebody who did not look it through (nl: eerst doorkijken)."""

    sentence = Text(
        "Wie tekent, kijkt eerst zelf. U hebt nog niet alles bekeken wat op deze pagina staat. Nog te doen: {number}.",
        "Whoever signs looks first. You have not yet looked at all that stands on this page. Still to do: {number}.",
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
    """Stand for a bundle as it is now, that one looked through oneself (nl: tekenen). Gives whether both have signed.

    Raises: NotFound, StepDoesNotFollow, LookFirst, ByAnotherPerson.
    """
    require(by, Act.SIGN, Resource.REPORT)
    if by.person_id is None:
        raise NotFound
    with acting(HOUSE):
        volume = held(volume_id)
        VOLUME_STATES.check(Stage.coded(volume.stage), Stage.SIGNED)
        waiting = sum(1 for one in to_look_at(volume, by=by) if not one.mine)
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


def _names() -> dict[UUID, str]:
    return {one.id: one.name for one in seats.colleagues(by=HOUSE)}
