"""A code that was drawn with a page and is not shown yet: it travels with the form, sealed, so sending twice gives one code."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gehoord.chat.codes.proving import PageTooOld
from gehoord.chat.codes.spelling import Code
from gehoord.chat.codes.stretching import keyed

NONCE = 12


def carried(code: Code, *, bound: str) -> str:
    """A code sealed into a form (nl: in het formulier). `bound` is what else the form carries."""
    nonce = secrets.token_bytes(NONCE)
    return urlsafe_b64encode(nonce + _cipher().encrypt(nonce, code.content, bound.encode())).decode()


def brought(said: str, *, bound: str) -> Code:
    """The code that came back with a form (nl: teruggebracht). Raises: PageTooOld, where it is not one of ours."""
    try:
        sealed = urlsafe_b64decode(said.encode())
        return Code(int.from_bytes(_cipher().decrypt(sealed[:NONCE], sealed[NONCE:], bound.encode())))
    except (ValueError, InvalidTag):
        raise PageTooOld from None


def _cipher() -> AESGCM:
    return AESGCM(keyed(b"carried", b""))
