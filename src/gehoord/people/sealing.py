"""What the house keeps of people's comings and goings is sealed under its secret, which is outside the database."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal_of(purpose: str) -> Fernet:
    """What seals and opens for one purpose; what was sealed for another does not open (nl: zegel)."""
    key = HKDF(SHA256(), 32, salt=None, info=f"gehoord {purpose}".encode()).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
