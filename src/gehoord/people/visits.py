"""Visits: kept on the server, found by who is in them, ended there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from gehoord.people.models import Visit
from gehoord.people.sealing import seal_of


class SessionStore(DatabaseStore):
    """Keeps with a visit who is in it, so that somebody's visits can be shown and ended (nl: bezoeken bewaren).

    What a page asks by itself makes it `is_quiet` first: it shows nobody at the screen, so the visit lasts no longer for it.
    """

    is_quiet = False

    def save(self, must_create: bool = False) -> None:
        """Keep the visit, and with it the moment it was last seen (nl: bewaren)."""
        if must_create or not self.is_quiet:
            super().save(must_create)

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Seal what is remembered: a form that waits for a code holds what somebody typed (nl: verzegelen)."""
        return seal_of("visits").encrypt(self.serializer().dumps(session_dict)).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Open it again; nothing where it was not sealed here (nl: openen)."""
        told: dict[str, Any] = {}
        with suppress(InvalidToken):
            told = self.serializer().loads(seal_of("visits").decrypt(session_data))
        return told

    @classmethod
    def get_model_class(cls) -> type[Visit]:
        """The table of visits (nl: tabel)."""
        return Visit

    def create_model_instance(self, data: dict[str, Any]) -> Visit:
        """A row for this visit (nl: rij)."""
        who = data.get(SESSION_KEY)
        return Visit(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]  # as Django's own makes it
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            person_id=UUID(who) if who else None,
            began_at=began_at(data),
        )


@dataclass(frozen=True, slots=True)
class VisitOf:
    """One visit as the person in it may see it (nl: bezoek). `number` says which one without being a way in."""

    number: str
    began_at: datetime
    last_seen_at: datetime
    is_this: bool


def began_at(data: Mapping[str, Any] | SessionBase) -> datetime:
    """When somebody came in; now, if nobody did yet (nl: begonnen op)."""
    said = data.get("began_at")
    return datetime.fromisoformat(said) if said else timezone.now()


def visits_of(person_id: UUID, *, this: str | None) -> list[VisitOf]:
    """The visits of somebody that have not ended, latest first; `this` is the key of the one they are in (nl: mijn bezoeken)."""
    rows = Visit.objects.filter(person_id=person_id, expire_date__gt=timezone.now())
    quiet = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return [
        VisitOf(number(row.session_key), row.began_at, row.expire_date - quiet, row.session_key == this)
        for row in rows.order_by("-began_at")
    ]


def end_visits(person_id: UUID, *, but: str | None = None, only: str | None = None) -> int:
    """End visits of somebody on the server, at once (nl: bezoeken beëindigen).

    All of them, all but the one with this key, or only the one with this number. Gives how many ended.
    """
    ended = 0
    for row in Visit.objects.filter(person_id=person_id).exclude(session_key=but):
        if only is None or number(row.session_key) == only:
            row.delete()
            ended += 1
    return ended


def number(key: str) -> str:
    """A visit's number, which cannot be used to come in (nl: bezoeknummer)."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]
