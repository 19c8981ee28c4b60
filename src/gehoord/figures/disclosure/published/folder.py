"""The files of a published year, as they lie in its folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gehoord.figures.disclosure.published.beside import no_share_in
from gehoord.figures.disclosure.published.keeping import keeping_all
from gehoord.figures.disclosure.published.reading import Reports
from gehoord.figures.disclosure.published.structure import NATION, NO_FOLDER, NO_NATION, UNFINISHED, NotAPublication
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

CERTIFICATE = "certificate.json"


class FileNotRead(Refused):
    """A file of the edition cannot be read (nl: bestand niet te lezen)."""

    sentence = Text(
        "{file} is niet te lezen. Kijk of het bestand er heel is, of maak de uitgave opnieuw.",
        "{file} cannot be read. See whether the file is whole, or make the edition again.",
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a published year (nl: map van een uitgave). `hashes` is the SHA-256 of each file except the certificate.

    `silent`: files without anything in them that a percentage could be.
    """

    reports: Reports
    certificate: Mapping[str, Any] | None
    hashes: Mapping[str, str]
    other: Mapping[str, bytes]
    silent: frozenset[str] = frozenset()


@keeping_all()
def read_folder(place: Path, *, other: bool = True) -> Folder:
    """Read all files of a published year (nl: uitgave lezen). `other`: formats beside json too.

    Raises: NotAPublication, FileNotRead.
    """
    if not (place / NATION).is_file():
        unfinished = place.with_name(f".{place.name}.busy").is_dir()
        raise NotAPublication(what=NO_NATION if place.is_dir() else UNFINISHED if unfinished else NO_FOLDER)
    reports: dict[str, Mapping[str, Any]] = {}
    hashes, beside = {}, {}
    certificate = None
    silent = set()
    for file in sorted(one for one in place.rglob("*") if one.is_file()):
        name = file.relative_to(place).as_posix()
        try:
            content = file.read_bytes()
            read = json.loads(content) if file.suffix == ".json" and not name.endswith("-metadata.json") else None
        except (OSError, ValueError) as reason:
            raise FileNotRead(file=name) from reason
        if name == CERTIFICATE:
            certificate = read
            continue
        hashes[name] = hashlib.sha256(content).hexdigest()
        if isinstance(read, dict) and "cells" in read:
            reports[name] = read
            if no_share_in(content):
                silent.add(name)
        elif other:
            beside[name] = content
    return Folder(reports, certificate, hashes, beside, frozenset(silent))
