"""The key ring: the keys of offices and of the house itself, outside the database, in a folder that only its owner can read."""

from __future__ import annotations

import base64
import binascii
import os
import re
import secrets
import stat
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.sealing import NONCE

KEY = 32
FOLDER, FILE = 0o700, 0o600
VERSION = re.compile(r"(\d{6})\.key")


class Secret(StrEnum):
    """The secrets that belong to the house itself and to no office (nl: geheimen van het huis)."""

    BLIND_INDEX = "blind-index"
    JOURNAL = "journal"
    INTAKE = "intake"
    BACKUP = "backup"


class KeysTooOpen(Refused):
    """Others than the owner can read the keys (nl: sleutels niet afgeschermd)."""

    sentence = Text(
        "Anderen op deze computer kunnen bij {path}. Scherm het af met: chmod {mode:o} {path}",
        "Others on this computer can reach {path}. Close it with: chmod {mode:o} {path}",
    )


class KeyUnreadable(Refused):
    """A key is not there, or the file is not a key (nl: sleutel niet te lezen)."""

    sentence = Text(
        "De sleutel {path} is er niet of is niet te lezen. Zet de sleutels uit de reservekopie terug; maak geen nieuwe.",
        "The key {path} is not there or cannot be read. Put back the keys of the backup; do not make a new one.",
    )


class KeyRefused(Refused):
    """A wrapped key does not open with the keys we have (nl: sleutel past niet)."""

    sentence = Text(
        "De sleutel van dit dossier past niet bij de sleutels van het kantoor. Meld dit meteen bij uw beheerder.",
        "The key of this case does not fit the keys of the office. Tell your administrator at once.",
    )


class Wrapped(NamedTuple):
    """A key in the wrapping of an office's key, and the version of the latter (nl: ingepakte sleutel)."""

    version: int
    content: bytes


class KeyRing(Protocol):
    """Where the keys are that open all others (nl: sleutelbos). `bound` ties a wrapping to what it belongs to."""

    def wrap(self, office: UUID, key: bytes, bound: bytes) -> Wrapped:
        """Wrap a key with the newest key of an office, made if it has none (nl: inpakken)."""

    def unwrap(self, office: UUID, wrapped: Wrapped, bound: bytes) -> bytes:
        """Take a key out of its wrapping (nl: uitpakken). Raises: KeyRefused, KeyUnreadable."""

    def newest(self, office: UUID) -> int:
        """The version that wraps now, 0 for an office without a key (nl: nieuwste versie)."""

    def renew(self, office: UUID) -> int:
        """Make a new version that wraps from now on; the old ones still open (nl: vernieuwen)."""

    def secret(self, name: Secret) -> bytes:
        """The house's own secret of 32 bytes with this name, made on first use (nl: geheim van het huis)."""


class FileKeyRing:
    """Keys as files: a folder an office, a file a version, the highest wraps (nl: sleutelbos in bestanden).

    Raises: KeysTooOpen when a file or folder gives anybody but its owner any right; KeyUnreadable.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = cache(self._from_disk)

    def wrap(self, office: UUID, key: bytes, bound: bytes) -> Wrapped:
        """Wrap with AES-256-GCM under the newest key of the office (nl: inpakken)."""
        version = self.newest(office) or self.renew(office)
        nonce = secrets.token_bytes(NONCE)
        cipher = AESGCM(self._read(self._file(office, version)))
        return Wrapped(version, nonce + cipher.encrypt(nonce, key, _tied(version, bound)))

    def unwrap(self, office: UUID, wrapped: Wrapped, bound: bytes) -> bytes:
        """Take a key out of its wrapping (nl: uitpakken). Raises: KeyRefused."""
        cipher = AESGCM(self._read(self._file(office, wrapped.version)))
        try:
            return cipher.decrypt(wrapped.content[:NONCE], wrapped.content[NONCE:], _tied(wrapped.version, bound))
        except (InvalidTag, ValueError):
            raise KeyRefused from None

    def newest(self, office: UUID) -> int:
        """The highest version in the folder of the office (nl: nieuwste versie)."""
        try:
            names = [file.name for file in (self._folder / str(office)).iterdir()]
        except FileNotFoundError:
            return 0
        return max((int(found[1]) for name in names if (found := VERSION.fullmatch(name))), default=0)

    def renew(self, office: UUID) -> int:
        """Draw one more version; of two processes at once both end with the same (nl: vernieuwen)."""
        if self._folder.exists():
            _must_be_closed(self._folder, FOLDER)
        version = self.newest(office) + 1
        keep_once(self._file(office, version), _drawn())
        return version

    def secret(self, name: Secret) -> bytes:
        """The house's own secret with this name (nl: geheim van het huis)."""
        file = self._folder / "house" / f"{name}.key"
        if not file.exists():
            keep_once(file, _drawn())
        # A process that went on while keys were put back must not sign with those of before.
        return self._read(file, file.stat().st_ino)

    def _file(self, office: UUID, version: int) -> Path:
        return self._folder / str(office) / f"{version:06}.key"

    def _from_disk(self, file: Path, _copy: int = 0) -> bytes:
        try:
            _must_be_closed(self._folder, FOLDER)
            _must_be_closed(file.parent, FOLDER)
            _must_be_closed(file, FILE)
            key = base64.b64decode(file.read_bytes().strip(), validate=True)
        except (OSError, binascii.Error):
            raise KeyUnreadable(path=file) from None
        if len(key) != KEY:
            raise KeyUnreadable(path=file)
        return key


def keep_once(file: Path, content: bytes) -> None:
    """Put a key on the disk before anything is wrapped with it; it appears whole, and the first to come stays (nl: bewaren).

    Raises: KeysTooOpen.
    """
    for folder in (file.parent.parent, file.parent):
        folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    _must_be_closed(file.parent, FOLDER)
    draft = file.with_name(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        pass  # somebody was first; theirs is the key
    finally:
        draft.unlink()
    for folder in (file.parent, file.parent.parent):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut (nl: map vastleggen)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drawn() -> bytes:
    return base64.b64encode(secrets.token_bytes(KEY)) + b"\n"


def _tied(version: int, bound: bytes) -> bytes:
    return b"gehoord key" + version.to_bytes(4, "big") + bound


def _must_be_closed(path: Path, mode: int) -> None:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeysTooOpen(path=path, mode=mode)
