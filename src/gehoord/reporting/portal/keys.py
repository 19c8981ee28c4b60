"""Keys for programs: made by whoever reports are handed to, shown once, kept as a digest, taken back by them or by the office."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.tokens import ADDRESS, Token
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.models import AccessKey
from gehoord.vault import journal

MOST = 10
LONGEST = 80


class LabelMissing(Refused):
    """A key was asked for without saying what it is for (nl: naam van de sleutel ontbreekt)."""

    sentence = Text(
        "Schrijf in een paar woorden waar de sleutel voor is. Dan weet u later welke u kunt intrekken.",
        "Write in a few words what the key is for. Then you will know later which one to revoke.",
    )


class KeysEnough(Refused):
    """Somebody has as many keys as anybody needs (nl: genoeg sleutels)."""

    sentence = Text(
        "U hebt al {most} sleutels. Trek er eerst een in die u niet meer gebruikt.",
        "You have {most} keys already. First revoke one that you do not use any more.",
    )


def keys_of(*, by: Actor) -> list[AccessKey]:
    """The keys that are not revoked: the own ones, or for the office everybody's (nl: sleutels). Raises: NotFound."""
    require(by, Act.LIST, Resource.ACCESS_KEY)
    with acting(by):
        return list(visible(by, Act.LIST, AccessKey.objects.filter(revoked_at=None)))


def make_key(label: str, *, by: Actor, at: datetime) -> Token:
    """Make a key for a program; what it gives is shown once and stored nowhere (nl: sleutel maken).

    Raises: NotFound, LabelMissing, KeysEnough.
    """
    require(by, Act.CREATE, Resource.ACCESS_KEY)
    if by.person_id is None:
        raise NotFound
    if not label.strip():
        raise LabelMissing
    with acting(by):
        if AccessKey.objects.filter(person_id=by.person_id, revoked_at=None).count() >= MOST:
            raise KeysEnough(most=MOST)
        token = ADDRESS.draw()
        key = AccessKey(person_id=by.person_id, role=by.role.value, label=label.strip()[:LONGEST], handle=token.handle)
        key.digest, key.made_at = token.digest, at
        journal.record(by=by, did="made a key for programs", on=key)
        key.save(force_insert=True)
    return token


def revoke_key(key_id: UUID, *, by: Actor, at: datetime) -> None:
    """Let a key open nothing from now on (nl: sleutel intrekken). Raises: NotFound."""
    with acting(by):
        key = visible(by, Act.CLOSE, AccessKey.objects.filter(pk=key_id, revoked_at=None)).first()
        if key is None:
            raise NotFound
        journal.record(by=by, did="revoked a key for programs", on=key)
        key.revoked_at = at
        key.save(update_fields=["revoked_at"])


def holder_of(said: str, *, at: datetime) -> Actor | None:
    """As whom a program acts that shows this key, None where it opens nothing (nl: houder van een sleutel).

    It opens what its holder may see in that role, and nothing when the role has ended. Raises: TriedTooOften.
    """
    token = ADDRESS.read(said)
    if token is None:
        return None
    with acting(HOUSE):
        key = AccessKey.objects.filter(handle=token.handle, revoked_at=None).first()
        if key is None or not token.opens(key.digest):
            return None
        role = Role.coded(key.role)
        person = next((one for one in seats.colleagues(by=HOUSE) if one.id == key.person_id and one.is_active), None)
        if person is None or all(seat.role is not role for seat in person.seats):
            return None
        if key.used_on != timezone.localdate(at):
            key.used_on = timezone.localdate(at)
            key.save(update_fields=["used_on"])
    return Actor(key.person_id, role, None, f"key-{key.handle}")
