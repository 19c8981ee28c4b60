"""A sealed file of any length: written and read a piece at a time, and of no use when a piece is changed, moved or missing."""

from __future__ import annotations

import io
import secrets
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.ring import KEY
from gehoord.vault.sealing import TAG

HEADING = b"gehoord backup 1\n"
SALT = 32
PIECE = 1 << 20


class ArchiveUnreadable(Refused):
    """A sealed file is damaged, cut short, or made with other keys (nl: reservekopie onleesbaar)."""

    sentence = Text(
        "Deze reservekopie is beschadigd, niet compleet of met andere sleutels gemaakt. Er is niets teruggezet. "
        "Neem een andere kopie, of zet eerst de sleutels terug die erbij horen.",
        "This backup is damaged, incomplete or made with other keys. Nothing was restored. "
        "Take another copy, or first put back the keys that belong to it.",
    )


class SealedWriter(io.RawIOBase):
    """Seals what is written to it, in pieces that know their number and which is the last (nl: verzegeld schrijven)."""

    def __init__(self, to: IO[bytes], secret: bytes) -> None:
        super().__init__()
        salt = secrets.token_bytes(SALT)
        self._to, self._cipher = to, _cipher(secret, salt)
        self._waiting = bytearray()
        self._number = 0
        to.write(HEADING + salt)

    def write(self, content: object) -> int:
        view = memoryview(content).cast("B")  # type: ignore[arg-type]  # any buffer, as files take
        self._waiting += view
        # One piece is always held back: only at the end is it known which is the last.
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(view)

    def finish(self) -> None:
        """Write the last piece; without it nobody can read the file (nl: afsluiten)."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        self._to.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, HEADING))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Gives back what was written, and refuses as soon as something is not as it was (nl: verzegeld lezen).

    Raises: ArchiveUnreadable.
    """

    def __init__(self, source: IO[bytes], secret: bytes) -> None:
        super().__init__()
        if source.read(len(HEADING)) != HEADING:
            raise ArchiveUnreadable
        self._source, self._cipher = source, _cipher(secret, source.read(SALT))
        self._number = 0
        self._next = source.read(PIECE + TAG)
        self._ready = b""
        self._ended = False

    def readinto(self, room: object) -> int:
        """Fill a buffer as far as one piece goes (nl: lezen). Raises: ArchiveUnreadable."""
        view = memoryview(room).cast("B")  # type: ignore[arg-type]  # any buffer, as files take
        while not self._ready and not self._ended:
            self._open_piece()
        taken = self._ready[: len(view)]
        view[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)

    def _open_piece(self) -> None:
        piece, self._next = self._next, self._source.read(PIECE + TAG)
        self._ended = not self._next
        try:
            self._ready = self._cipher.decrypt(_nonce(self._number, last=self._ended), piece, HEADING)
        except (InvalidTag, ValueError):
            raise ArchiveUnreadable from None
        self._number += 1


def _cipher(secret: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY, salt=salt, info=HEADING).derive(secret))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
