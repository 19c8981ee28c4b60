"""Whether a file that came along is taken: by what it is and not by what it is called, by its size, and by the virus check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import puremagic

from gehoord.intake.inbound.enclosures.part import Part
from gehoord.intake.inbound.enclosures.scanning import Scanner, ScannerAway
from gehoord.intake.inbound.enclosures.stripping import MAKES_ANEW, CannotBeRead, stripped
from gehoord.intake.inbound.words import NotTaken

LARGEST = 10_000_000
"""Bytes of one file (nl: grootste bijlage)."""
MOST = 10
"""How many files of one mail are taken (nl: meeste bijlagen)."""

EXTENSIONS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/plain": ".txt",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that was looked at (nl: bekeken bijlage): either taken, as a kind with its content made anew, or refused."""

    name: str
    kind: str = ""
    content: bytes = b""
    refused: NotTaken | None = None


def examine(parts: Sequence[Part], *, scanner: Scanner | None) -> tuple[Examined, ...]:
    """Look at all that came along (nl: bijlagen bekijken). With a scanner, nothing is taken that it did not look at."""
    beyond = (Examined(one.name, refused=NotTaken.TOO_MANY) for one in parts[MOST:])
    return (*(_one(part, scanner) for part in parts[:MOST]), *beyond)


def kind_of(content: bytes) -> str:
    """What a file is by what stands in it, as a media type; empty where that cannot be said (nl: soort bestand)."""
    try:
        found = puremagic.from_string(content, mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    if found in MAKES_ANEW:
        return str(found)
    return "text/plain" if not found and _is_text(content) else ""


def _one(part: Part, scanner: Scanner | None) -> Examined:
    if len(part.content) > LARGEST:
        return Examined(part.name, refused=NotTaken.TOO_LARGE)
    kind = kind_of(part.content)
    if not kind:
        return Examined(part.name, refused=NotTaken.KIND)
    try:
        if scanner is not None and not scanner.is_clean(part.content):
            return Examined(part.name, refused=NotTaken.INFECTED)
        made = stripped(part.content, kind)
    except ScannerAway:
        return Examined(part.name, refused=NotTaken.SCANNER_AWAY)
    except CannotBeRead:
        return Examined(part.name, refused=NotTaken.UNREADABLE)
    return Examined(_named(part.name, kind), kind, made)


def _named(name: str, kind: str) -> str:
    """The name with the ending of what it is, so that nothing opens as something else."""
    ending = EXTENSIONS[kind]
    stem = name.rsplit(".", 1)[0].strip(" .") if "." in name else name
    return f"{stem or 'bijlage'}{ending}"


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return bool(content.strip()) and b"\0" not in content
