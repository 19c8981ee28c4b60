"""Digests that only this house can make, so that what is stored of a number or an address leads nobody to it."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings


def keyed(purpose: str, content: bytes) -> bytes:
    """A digest that only this house can make, 32 bytes (nl: afdruk met sleutel)."""
    key = hashlib.sha256(b"gehoord inbound " + purpose.encode() + b"\0" + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(key, content, "sha256")
