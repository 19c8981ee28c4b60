"""The heads of the journal's chains, signed each minute and written outside the database, so that a cut-off tail shows."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.utils import timezone

from gehoord.vault.chain import Head, heads, moment
from gehoord.vault.keys import ring
from gehoord.vault.ring import Secret, sync_folder

SILENCE = timedelta(hours=1)
"""A line is written at least this often, also when nothing was done (nl: langste stilte)."""

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Minute:
    """One signed line: where each chain ended at a moment (nl: ondertekende stand).

    `file` and `line` say where it stands; `sound` whether its signature holds and it follows the line before it.
    """

    at: datetime
    heads: tuple[Head, ...]
    file: str
    line: int
    sound: bool


def folder() -> Path:
    """Where the signed lines are, a file a day; copy it to where the keeper of the database cannot write (nl: map)."""
    path: Path = settings.GEHOORD_DATA / "journal"
    return path


def signing_key() -> Ed25519PublicKey:
    """The public key that the lines can be checked with, by anybody (nl: controlesleutel). Raises: KeysAway, KeyUnreadable."""
    return _private().public_key()


def sign_heads(*, at: datetime | None = None) -> bool:
    """Sign where the chains end, if anything was written since the last line or that was an hour ago (nl: koppen ondertekenen).

    Gives whether a line was written. Raises: KeysAway, KeyUnreadable.
    """
    now = at or timezone.now()
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        last = _last_line()
        # Read under the lock, or a slower worker could write an older state after a newer one.
        stand = [[head.shard, head.number, head.digest.hex()] for head in heads(settings.JOURNAL_CONNECTION)]
        if last is not None:
            before = json.loads(last)
            if before["heads"] == stand and now - datetime.fromisoformat(before["at"]) < SILENCE:
                return False
        said: dict[str, object] = {"at": moment(now), "heads": stand, "previous": _digest(last)}
        said["signature"] = _private().sign(_plain(said)).hex()
        _append(folder() / f"{now:%Y-%m-%d}.jsonl", json.dumps(said, sort_keys=True))
    return True


def minutes() -> Iterator[Minute]:
    """All signed lines in their order, each looked at (nl: ondertekende standen). Raises: KeysAway, KeyUnreadable."""
    key, previous = signing_key(), None
    for file in sorted(folder().glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield _minute(line, key, previous, file.name, number)
            previous = line


def _minute(line: str, key: Ed25519PublicKey, previous: str | None, file: str, number: int) -> Minute:
    try:
        said = json.loads(line)
        signature = bytes.fromhex(said.pop("signature"))
        stand = tuple(Head(shard, last, bytes.fromhex(digest)) for shard, last, digest in said["heads"])
        at = datetime.fromisoformat(said["at"])
        follows = said["previous"] == _digest(previous)
        key.verify(signature, _plain(said))
    except (ValueError, KeyError, TypeError, AttributeError, InvalidSignature):
        return Minute(timezone.now(), (), file, number, sound=False)
    return Minute(at, stand, file, number, sound=follows)


def _last_line() -> str | None:
    for file in sorted(folder().glob("*.jsonl"), reverse=True):
        lines = file.read_text(encoding="utf-8").splitlines()
        if lines:
            return lines[-1]
    return None


def _append(file: Path, line: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # A line that a power cut left half gets an end, so that the next is whole.
        if os.fstat(handle).st_size and not file.read_bytes().endswith(b"\n"):
            os.write(handle, b"\n")
        os.write(handle, line.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(file.parent)


def _plain(said: dict[str, object]) -> bytes:
    return b"gehoord journal" + json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def _digest(line: str | None) -> str:
    return hashlib.sha256(line.encode()).hexdigest() if line is not None else FIRST


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(ring().secret(Secret.JOURNAL))
