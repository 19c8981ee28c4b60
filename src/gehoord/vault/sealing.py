"""Sealing a text so that only its key opens it, and only in the place it was written for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

FORMAT = b"\x01"
NONCE = 12
TAG = 16
BLOCK = 256
"""Texts are filled up to a multiple of this many bytes, so that their length says little (nl: bloklengte)."""

END = b"\x80"


class ContentTampered(Refused):
    """What was sealed is not what is there now, or it stands in another place (nl: inhoud aangetast)."""

    sentence = Text(
        "Deze tekst is niet meer zoals hij is opgeslagen en wordt niet getoond. Meld dit meteen bij uw beheerder.",
        "This text is no longer as it was stored and is not shown. Tell your administrator at once.",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed text belongs; it opens nowhere else (nl: plaats). `row` is the id of the row, `case` that of the case."""

    table: str
    column: str
    row: UUID
    case: UUID

    def bound(self, office: UUID) -> bytes:
        """The bytes that tie a text to this place and office (nl: gebonden gegevens). Each name carries its length."""
        names = b"".join(len(name).to_bytes(2, "big") + name for name in (self.table.encode(), self.column.encode()))
        return b"gehoord sealed" + FORMAT + names + self.row.bytes + self.case.bytes + office.bytes


def seal_bytes(cipher: AESGCM, content: bytes, bound: bytes) -> bytes:
    """Seal bytes: a format byte, twelve random bytes, then the filled-up content in AES-256-GCM (nl: verzegelen)."""
    nonce = secrets.token_bytes(NONCE)
    return FORMAT + nonce + cipher.encrypt(nonce, _filled_up(content), bound)


def open_bytes(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytes:
    """The bytes that were sealed (nl: ontzegelen). Raises: ContentTampered when a single bit or the place differs."""
    if sealed[:1] != FORMAT or (len(sealed) - 1 - NONCE - TAG) % BLOCK:
        raise ContentTampered
    try:
        filled = cipher.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], bound)
    except (InvalidTag, ValueError):
        raise ContentTampered from None
    content, end, rest = filled.rpartition(END)
    if not end or rest.strip(b"\0"):
        raise ContentTampered
    return content


def _filled_up(content: bytes) -> bytes:
    # One byte always ends the content, so that what follows it is filling and cannot be taken for text.
    return content + END + bytes(-(len(content) + 1) % BLOCK)
