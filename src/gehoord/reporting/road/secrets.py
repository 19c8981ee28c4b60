"""The secret that chance is drawn from: made once, kept in a file for its owner alone, found again by whoever goes on."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.writing import NotWritten

LEAST: Final = 16
"""Fewer bytes can be guessed (nl: kortste geheim)."""


class SecretNotRead(Refused):
    """The secret that chance is drawn from cannot be read (nl: geheim niet gelezen)."""

    sentence = Text(
        "Het geheim in {file} is niet te lezen. Zet het juiste bestand terug, bijvoorbeeld uit een reservekopie.",
        "The secret in {file} cannot be read. Put the right file back, for example from a backup.",
    )


class SecretGone(Refused):
    """The secret that chance was drawn from is not there any more (nl: geheim weg)."""

    sentence = Text(
        "Het geheim {file} is weg. Zonder dat geheim komen dezelfde cijfers niet nog eens uit. "
        "Zet het terug uit een reservekopie.",
        "The secret {file} is gone. Without it the same figures do not come out again. Put it back from a backup.",
    )


def kept_secret(file: Path) -> bytes:
    """The secret in a file, drawn now if there is none (nl: geheim). Raises: SecretNotRead, NotWritten."""
    try:
        if not file.exists():
            _draw(file)
        _forget_drafts(file)
        secret = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as reason:
        raise SecretNotRead(file=file) from reason
    if len(secret) < LEAST:
        raise SecretNotRead(file=file)
    return secret


def keep_inside(file: Path, content: bytes) -> None:
    """Write a file for its owner alone, in place of one that was there (nl: binnen bewaren). Raises: NotWritten."""
    with _drafted(file, content) as draft:
        draft.replace(file)
    _forget_drafts(file)


def _draw(file: Path) -> None:
    # where somebody was first, theirs is the secret, and they may have put this draft away
    with _drafted(file, secrets.token_hex(32).encode()) as draft, suppress(FileExistsError, FileNotFoundError):
        file.hardlink_to(draft)


@contextmanager
def _drafted(file: Path, content: bytes) -> Iterator[Path]:
    """The file appears whole: whoever is cut short leaves a draft and no half secret."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            yield draft
        finally:
            draft.unlink(missing_ok=True)
    except OSError as reason:
        raise NotWritten(file=file) from reason


def _forget_drafts(file: Path) -> None:
    """What somebody left beside it who was killed holds a secret too."""
    for one in file.parent.iterdir():
        if re.fullmatch(rf"\.{re.escape(file.name)}\.[0-9a-f]{{16}}", one.name):
            with suppress(OSError):
                one.unlink()
