"""A key ring in OpenBao or Vault: the keys of offices never leave that service, whose Transit engine wraps and unwraps for us."""

from __future__ import annotations

import base64
import json
import re
import secrets
import urllib.error
import urllib.request
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.ring import KEY, KeyRefused, KeyUnreadable, Secret, Wrapped, keep_once

PATIENCE = 5
"""Seconds that the service gets for one answer (nl: geduld)."""

HOUSE_KEY = UUID(int=0)
"""The key that wraps the house's own secrets, which belong to no office (nl: huissleutel)."""

CIPHERTEXT = re.compile(r"vault:v(\d+):(.+)")
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
REFUSING = frozenset({400, 422})


class KeysAway(Refused):
    """The key service does not answer, or does not let us in (nl: sleuteldienst weg)."""

    sentence = Text(
        "De dienst met de sleutels antwoordt nu niet. Er is niets verloren; probeer het zo nog eens.",
        "The service with the keys does not answer now. Nothing is lost; try again soon.",
    )


class KeysInTheOpen(Refused):
    """The address of the key service would send keys readably over a network (nl: sleuteldienst zonder https)."""

    sentence = Text(
        "Het adres van de sleuteldienst is {address}; alleen https mag. Pas GEHOORD_KEYS aan.",
        "The address of the key service is {address}; only https will do. Change GEHOORD_KEYS.",
    )


class TransitKeyRing:
    """Asks a Transit engine over HTTP; `address` ends in the mount, as `https://keys.example.nl/v1/transit` (nl: sleuteldienst).

    `token_file` holds the token and nothing else. `folder` keeps the house's own secrets, wrapped by the service.
    Raises: KeysInTheOpen.
    """

    def __init__(self, address: str, token_file: Path, folder: Path) -> None:
        parts = urlsplit(address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise KeysInTheOpen(address=address)
        self._address = address.rstrip("/")
        self._token_file = token_file
        self._folder = folder
        self._secret = cache(self._kept_secret)

    def wrap(self, office: UUID, key: bytes, bound: bytes) -> Wrapped:
        """Let the service wrap a key; it makes the key of a new office itself (nl: inpakken). Raises: KeysAway."""
        said = self._ask(f"encrypt/{_named(office)}", plaintext=_text(key), associated_data=_text(bound))
        found = CIPHERTEXT.fullmatch(said["ciphertext"])
        if found is None:
            raise KeysAway
        return Wrapped(int(found[1]), found[2].encode("ascii"))

    def unwrap(self, office: UUID, wrapped: Wrapped, bound: bytes) -> bytes:
        """Let the service take a key out of its wrapping (nl: uitpakken). Raises: KeyRefused, KeysAway."""
        ciphertext = f"vault:v{wrapped.version}:{wrapped.content.decode('ascii', 'replace')}"
        said = self._ask(f"decrypt/{_named(office)}", ciphertext=ciphertext, associated_data=_text(bound))
        return base64.b64decode(said["plaintext"])

    def newest(self, office: UUID) -> int:
        """The version that the service wraps with (nl: nieuwste versie). Raises: KeysAway."""
        said = self._ask(f"keys/{_named(office)}", method="GET")
        return int(said.get("latest_version", 0))

    def renew(self, office: UUID) -> int:
        """Let the service draw one more version (nl: vernieuwen). Raises: KeysAway."""
        self._ask(f"keys/{_named(office)}/rotate")
        return self.newest(office)

    def secret(self, name: Secret) -> bytes:
        """The house's own secret with this name (nl: geheim van het huis). Raises: KeysAway, KeyUnreadable."""
        return self._secret(name)

    def _kept_secret(self, name: Secret) -> bytes:
        file = self._folder / f"{name}.wrapped"
        if not file.exists():
            drawn = self.wrap(HOUSE_KEY, secrets.token_bytes(KEY), name.encode())
            keep_once(file, b"%d %s\n" % drawn)
        try:
            version, content = file.read_text(encoding="ascii").split()
            return self.unwrap(HOUSE_KEY, Wrapped(int(version), content.encode()), name.encode())
        except (OSError, ValueError, KeyRefused):
            raise KeyUnreadable(path=file) from None

    def _ask(self, path: str, *, method: str = "POST", **said: str) -> Mapping[str, Any]:
        """One question to the service. A key it does not know yet has nothing to tell."""
        asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at when the ring was made
            f"{self._address}/{path}",
            data=json.dumps(said).encode() if method == "POST" else None,
            headers={"X-Vault-Token": self._token(), "Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - idem
                told: Mapping[str, Any] = json.loads(answer.read() or b"{}").get("data") or {}
                return told
        except urllib.error.HTTPError as refusal:
            if refusal.code == 404 and method == "GET":  # noqa: PLR2004 - there is no such key yet
                return {}
            if refusal.code in REFUSING and path.startswith("decrypt/"):
                raise KeyRefused from None
            raise KeysAway from None
        except (OSError, ValueError, AttributeError):
            raise KeysAway from None

    def _token(self) -> str:
        try:
            return self._token_file.read_text(encoding="ascii").strip()
        except OSError:
            raise KeyUnreadable(path=self._token_file) from None


def _named(office: UUID) -> str:
    return "gehoord-house" if office == HOUSE_KEY else f"gehoord-{office}"


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
