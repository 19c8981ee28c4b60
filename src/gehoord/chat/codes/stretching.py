"""Making it slow to guess: each code costs 64 MiB and a moment, and only a few at once, whoever asks and however often."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings

from gehoord.chat.codes.spelling import Code
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

MEMORY = 64 * 1024
"""KiB that one code takes while it is looked at (nl: geheugen)."""

ROUNDS, LENGTH = 3, 32
AT_ONCE = 2
"""How many codes one process looks at at the same time; so codes never take more than 128 MiB of it (nl: tegelijk)."""

IN_LINE = 16
"""How many wait behind those; who comes then is asked to try again (nl: in de rij)."""

PATIENCE = 8.0
"""Seconds that somebody waits at most (nl: geduld)."""

HANDLE_BITS = 24
_SALT = b"gehoord.chat.codes."


class Busy(Refused):
    """So many codes are looked at now that this one would wait too long (nl: te druk)."""

    sentence = Text(
        "Het is nu heel druk. Wacht een minuut en druk dan nog eens op de knop. De code blijft goed.",
        "It is very busy now. Wait a minute and then press the button once more. Your code stays good.",
    )


class Counter:
    """Lets a few through at once and a few wait; the rest hears at once that it is busy (nl: loket)."""

    def __init__(self, *, at_once: int, in_line: int, patience: float) -> None:
        self._served, self._there = threading.BoundedSemaphore(at_once), threading.BoundedSemaphore(at_once + in_line)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and have it (nl: beurt). Raises: Busy."""
        if not self._there.acquire(blocking=False):
            raise Busy
        try:
            if not self._served.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._served.release()
        finally:
            self._there.release()


_counter = Counter(at_once=AT_ONCE, in_line=IN_LINE, patience=PATIENCE)


def handle(code: Code) -> int:
    """The first 24 bits of a keyed digest, by which the row of a code is found (nl: handvat).

    Short on purpose: whoever holds the key and the table still has to pay for each code they try.
    """
    return int.from_bytes(_keyed(b"handle", code)[: HANDLE_BITS // 8])


def stretched(code: Code) -> bytes:
    """What is stored of a code: its Argon2id digest, salted by a keyed digest of its own (nl: uitgerekte afdruk).

    So a code is looked at exactly once, however many rows share its handle and also where there is none. Raises: Busy.
    """
    with _counter.turn():
        return hash_secret_raw(
            code.content, _keyed(b"salt", code)[:16], ROUNDS, MEMORY, parallelism=1, hash_len=LENGTH, type=Type.ID
        )


def keyed(purpose: bytes, content: bytes) -> bytes:
    """A digest that only this installation can make, apart for each purpose (nl: sleutelafdruk)."""
    return hmac.digest(settings.SECRET_KEY.encode(), _SALT + purpose + b"|" + content, hashlib.sha256)


def _keyed(purpose: bytes, code: Code) -> bytes:
    return keyed(purpose, code.content)
