"""The keys of cases: made, opened for a short while, moved to another office, destroyed."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.models import CaseKey
from gehoord.vault.ring import KEY, FileKeyRing, KeyRing, Wrapped
from gehoord.vault.transit import TransitKeyRing

MOST = 2_000
"""How many case keys one process keeps open at most (nl: meeste open sleutels)."""

LONGEST = 60.0
"""How many seconds a case key stays open at most; a key destroyed elsewhere opens nothing after this (nl: langste tijd)."""


class CaseErased(Refused):
    """The key of this case was destroyed, so nobody can read it any more (nl: dossier gewist)."""

    sentence = Text("Dit dossier is gewist. De inhoud is er niet meer.", "This case was erased. Its content no longer exists.")


class NoCaseKey(Refused):
    """There is no key for this case (nl: geen dossiersleutel)."""

    sentence = Text(
        "Voor dit dossier is geen sleutel. Meld dit bij uw beheerder.", "There is no key for this case. Tell your administrator."
    )


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A case key that is open now (nl: open sleutel): what seals and opens, and the office its texts are bound to."""

    cipher: AESGCM = field(repr=False)
    origin: UUID


@cache
def _ring_at(folder: Path, service: str, token: Path | None) -> KeyRing:
    if service and token is not None:
        return TransitKeyRing(service, token, folder / "house")
    return FileKeyRing(folder)


def ring() -> KeyRing:
    """The key ring of this installation: a key service where one is set, else files in the data folder (nl: sleutelbos).

    Raises: KeysInTheOpen.
    """
    return _ring_at(settings.GEHOORD_DATA / "keys", settings.KEY_SERVICE, settings.KEY_SERVICE_TOKEN)


class _Opened:
    """Keys that are open in this process, the least used leaving first.

    A key made in a transaction that is still running belongs to that transaction alone: if it is undone, so is the key, and
    nothing may be sealed with it any more.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[UUID, tuple[OpenKey, float]] = OrderedDict()
        self._uncertain: dict[UUID, tuple[OpenKey, Callable[[], None]]] = {}

    def get(self, case: UUID) -> OpenKey | None:
        with self._lock:
            uncertain = self._uncertain.get(case)
            if uncertain is not None and _still_running(uncertain[1]):
                return uncertain[0]
            found = self._kept.get(case)
            if found is None or found[1] < time.monotonic():
                self._kept.pop(case, None)
                return None
            self._kept.move_to_end(case)
            return found[0]

    def keep(self, keys: Mapping[UUID, OpenKey]) -> None:
        until = time.monotonic() + LONGEST
        with self._lock:
            for case, key in keys.items():
                self._kept[case] = key, until
                self._kept.move_to_end(case)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def keep_if_stored(self, keys: Mapping[UUID, OpenKey]) -> None:
        if not connection.in_atomic_block:
            self.keep(keys)
            return

        def settle() -> None:
            with self._lock:
                for case in keys:
                    self._uncertain.pop(case, None)
            self.keep(keys)

        transaction.on_commit(settle)
        with self._lock:
            gone = [case for case, (_, settling) in self._uncertain.items() if not _still_running(settling)]
            for case in gone:
                del self._uncertain[case]
            self._uncertain.update((case, (key, settle)) for case, key in keys.items())

    def forget(self, case: UUID | None = None) -> None:
        with self._lock:
            for kept in (self._kept, self._uncertain):
                if case is None:
                    kept.clear()
                else:
                    kept.pop(case, None)


def _still_running(settling: Callable[[], None]) -> bool:
    return any(waiting[1] is settling for waiting in connection.run_on_commit)


_opened = _Opened()


def make_case_keys(cases: Iterable[tuple[UUID, UUID]]) -> None:
    """Make a key for each case of an office, given as pairs; as many as you like in one go (nl: dossiersleutels maken).

    Raises: KeysAway, KeysTooOpen, KeyUnreadable; IntegrityError where a case has a key already.
    """
    now, own = timezone.now(), ring()
    rows, opened = [], {}
    for case, office in cases:
        key = secrets.token_bytes(KEY)
        wrapped = own.wrap(office, key, tied_to(case, office))
        rows.append(
            CaseKey(
                case_id=case,
                office_id=office,
                origin_id=office,
                wrapped=wrapped.content,
                key_version=wrapped.version,
                made_at=now,
            )
        )
        opened[case] = OpenKey(AESGCM(key), office)
    CaseKey.objects.bulk_create(rows, batch_size=1000)
    _opened.keep_if_stored(opened)


def case_key(case: UUID) -> OpenKey:
    """The key of a case, open for this process for at most a minute (nl: dossiersleutel).

    Raises: CaseErased, NoCaseKey, KeyRefused, KeysAway.
    """
    found = _opened.get(case)
    if found is None:
        row = CaseKey.objects.filter(pk=case).first()
        if row is None:
            raise NoCaseKey
        found = OpenKey(AESGCM(unwrapped(row)), row.origin_id)
        _opened.keep({case: found})
    return found


def open_case_keys(cases: Iterable[UUID]) -> frozenset[UUID]:
    """Open the keys of many cases at once, so that a list asks the database once (nl: dossiersleutels openen).

    Gives the cases that are open now: one whose key was destroyed is not among them. Raises: KeyRefused, KeysAway.
    """
    asked = frozenset(cases)
    closed = {case for case in asked if _opened.get(case) is None}
    rows = CaseKey.objects.filter(pk__in=closed, wrapped__isnull=False)
    found = {row.case_id: OpenKey(AESGCM(unwrapped(row)), row.origin_id) for row in rows}
    _opened.keep(found)
    return asked - closed | frozenset(found)


def closed_among(cases: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these cases whose key this process does not have open now (nl: dicht)."""
    return frozenset(case for case in cases if _opened.get(case) is None)


def unwrapped(row: CaseKey) -> bytes:
    """The bare key in a row (nl: uitgepakte sleutel). Raises: CaseErased, KeyRefused, KeysAway."""
    if row.wrapped is None:
        raise CaseErased
    return ring().unwrap(row.office_id, Wrapped(row.key_version, bytes(row.wrapped)), tied_to(row.case_id, row.office_id))


@transaction.atomic
def hand_over(case: UUID, *, to: UUID) -> None:
    """Let the key of another office wrap the key of a case; its texts stay as they are (nl: sleutel overdragen).

    Raises: CaseErased, KeyRefused, KeysAway.
    """
    row = CaseKey.objects.select_for_update().get(pk=case)
    wrapped = ring().wrap(to, unwrapped(row), tied_to(case, to))
    row.office_id, row.key_version, row.wrapped = to, wrapped.version, wrapped.content
    row.save(update_fields=["office_id", "key_version", "wrapped"])


def destroy_case_keys(cases: Iterable[UUID]) -> int:
    """Destroy the keys of cases, and with them whatever was sealed with them, here and in every copy (nl: sleutels vernietigen).

    Gives how many there still were. Doing it again changes nothing.
    """
    gone = list(cases)
    destroyed = CaseKey.objects.filter(pk__in=gone, wrapped__isnull=False).update(wrapped=None, destroyed_at=timezone.now())
    for case in gone:
        _opened.forget(case)
    return destroyed


def forget_open_keys() -> None:
    """Close all keys that this process has open (nl: sleutels vergeten)."""
    _opened.forget()


def tied_to(case: UUID, office: UUID) -> bytes:
    """What a wrapped case key is bound to (nl: gebonden aan)."""
    return b"case" + case.bytes + office.bytes
