"""A passkey as a device holds it, to answer as it should, or as it never would."""

from __future__ import annotations

import hashlib
import html
import json
import re
import secrets
import struct
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

HERE = "localhost"


class Passkey:
    """One key, for one address."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)

    def made(self, page: str) -> str:
        """The answer to a page that asks to make a key."""
        client = self._client("webauthn.create", page, f"https://{HERE}")
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        known = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._seen(HERE, 0x41) + known})
        return self._answer(clientDataJSON=client, attestationObject=attested)

    def shown(self, page: str, *, at: str = HERE, origin: str = f"https://{HERE}", by_hand: bool = True) -> str:
        """The answer to a page that asks to show it."""
        client, seen = self._client("webauthn.get", page, origin), self._seen(at, 1 if by_hand else 0)
        signed = self.key.sign(seen + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=seen, signature=signed)

    def _seen(self, at: str, flags: int) -> bytes:
        return hashlib.sha256(at.encode()).digest() + bytes([flags]) + struct.pack(">I", 1)

    def _client(self, kind: str, page: str, origin: str) -> bytes:
        found = re.search(r'"challenge": ?"([\w-]+)"', html.unescape(page))
        assert found, page
        return json.dumps({"type": kind, "challenge": found[1], "origin": origin}).encode()

    def _answer(self, **parts: bytes) -> str:
        said: dict[str, Any] = {name: websafe_encode(part) for name, part in parts.items()}
        named = {"id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key"}
        return json.dumps({**named, "response": said, "clientExtensionResults": {}})
