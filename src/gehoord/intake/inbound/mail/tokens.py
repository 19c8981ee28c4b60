"""The address that leads back to a thread. It says nothing, cannot be guessed, and stands in no subject."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from uuid import UUID

from gehoord.intake.inbound.marks import keyed

LENGTH = 20
"""Letters and digits of a token: a hundred bits (nl: lengte)."""
TOKEN = re.compile(rf"\+([a-z2-7]{{{LENGTH}}})@", re.IGNORECASE)


def token_of(conversation: UUID) -> str:
    """The token of a thread, always the same (nl: kenmerk). Whoever does not have the key of this house cannot make it."""
    made = keyed("mail token", conversation.bytes)
    return base64.b32encode(made).decode("ascii")[:LENGTH].lower()


def tokens_in(addresses: Iterable[str]) -> list[bytes]:
    """The digests of the tokens that stand in addresses, as they are looked up by (nl: kenmerken in adressen)."""
    return [digest_of(token) for address in addresses for token in TOKEN.findall(address)]


def digest_of(token: str) -> bytes:
    """What is stored of a token: it finds a thread and makes no address (nl: afdruk)."""
    return hashlib.sha256(token.lower().encode()).digest()
