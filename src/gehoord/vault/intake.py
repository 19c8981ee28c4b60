"""A letter box: anybody may put something in, also while the keys are away; it is opened when they are back."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from gehoord.vault.keys import ring
from gehoord.vault.ring import KEY, Secret
from gehoord.vault.sealing import ContentTampered, open_bytes, seal_bytes

PUBLIC = "intake.public"
"""The file beside the keys that holds the public half; it is no secret (nl: openbare sleutel)."""


def intake_key() -> bytes:
    """The public half, 32 bytes; it is written beside the keys so that it is there when they are not (nl: openbare sleutel).

    Raises: KeysAway, KeyUnreadable, only the first time.
    """
    file = settings.GEHOORD_DATA / PUBLIC
    try:
        public: bytes = bytes.fromhex(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        public = _private().public_key().public_bytes_raw()
        draft = file.with_name(f".{PUBLIC}-{secrets.token_hex(8)}")
        draft.write_text(public.hex(), encoding="ascii")
        draft.replace(file)
    return public


def seal_for_intake(content: bytes, *, bound: bytes = b"") -> bytes:
    """Put bytes in the letter box; needs no key service (nl: verzegelen voor de intake). `bound` must be the same at opening."""
    public = intake_key()
    passing = X25519PrivateKey.generate()
    shown = passing.public_key().public_bytes_raw()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(public))
    return shown + seal_bytes(_cipher(shared, shown, public), content, bound)


def open_from_intake(sealed: bytes, *, bound: bytes = b"") -> bytes:
    """Take bytes out of the letter box (nl: openen). Raises: ContentTampered, KeysAway."""
    private, shown = _private(), sealed[:KEY]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(shown))
    except (ValueError, InvalidTag):
        raise ContentTampered from None
    return open_bytes(_cipher(shared, shown, private.public_key().public_bytes_raw()), sealed[KEY:], bound)


def _private() -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(ring().secret(Secret.INTAKE))


def _cipher(shared: bytes, shown: bytes, public: bytes) -> AESGCM:
    # Both halves go in, so that a letter fits one box and one sender only.
    return AESGCM(HKDF(SHA256(), KEY, salt=None, info=b"gehoord intake" + shown + public).derive(shared))
