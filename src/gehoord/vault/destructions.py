"""The register of destruction: what was destroyed, in the database and beside it, so that a restored copy loses it again."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from gehoord.vault.models import Destruction
from gehoord.vault.ring import sync_folder

CASE = "vault.case"
"""The holding of a case as such, of which only the key goes (nl: dossier zelf)."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something past its term, by the id its holding knows it by (nl: wat eraan toe is).

    `case` is the case it belongs to, if any; `whole` whether that case goes with it, and so its key; `together` are cases that
    turned out to be one with it, so that a hold on any of them keeps it.
    """

    thing: UUID
    case: UUID | None = None
    whole: bool = False
    together: tuple[UUID, ...] = ()

    @property
    def cases(self) -> frozenset[UUID]:
        """Every case whose hold keeps this (nl: dossiers)."""
        return frozenset((*self.together, *(() if self.case is None else (self.case,))))


@dataclass(frozen=True, slots=True)
class Destroyed:
    """Things of one holding that were destroyed together under one rule (nl: vernietigd)."""

    at: datetime
    rule: str
    holding: str
    things: tuple[Due, ...]


def register_file() -> Path:
    """Where the register lies beside the database (nl: bestand van het register)."""
    path: Path = settings.GEHOORD_DATA / "destructions.jsonl"
    return path


def remember(things: Sequence[Due], *, rule: str, holding: str) -> None:
    """Write down beside the database what is about to be destroyed, before it is (nl: onthouden).

    If the work stops in between, the line is early and not wrong: these things were due, and go at the next sweep.
    """
    told = [[str(due.thing), str(due.case) if due.case else None, due.whole] for due in things]
    line = json.dumps({"at": timezone.now().isoformat(), "rule": rule, "holding": holding, "things": told})
    handle = os.open(register_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        os.write(handle, b"\n" + line.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(register_file().parent)


def note(things: Sequence[Due], *, rule: str, holding: str, how_many: int) -> None:
    """Write down in the database what was destroyed, in the same transaction (nl: aantekenen). `how_many` rows went with all."""
    now, first = timezone.now(), things[0].thing if things else None
    rows = [
        Destruction(
            at=now,
            rule=rule,
            holding=holding,
            thing=due.thing,
            case_id=due.case if due.whole else None,
            # The rows of a batch are counted once, with its first thing.
            how_many=how_many if due.thing == first else 0,
        )
        for due in things
    ]
    Destruction.objects.bulk_create(rows, ignore_conflicts=True)


def remembered(file: Path | None = None) -> Iterator[Destroyed]:
    """All that the register beside the database, or a copy of it, says was destroyed (nl: onthouden vernietigingen).

    A last line that was left half was never acted upon.
    """
    try:
        lines = (file or register_file()).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            continue
        things = tuple(Due(UUID(thing), UUID(case) if case else None, whole) for thing, case, whole in said["things"])
        yield Destroyed(datetime.fromisoformat(said["at"]), said["rule"], said["holding"], things)


def noted() -> Iterator[Destroyed]:
    """All that the database says was destroyed (nl: aangetekende vernietigingen)."""
    for row in Destruction.objects.order_by("at").iterator(chunk_size=2000):
        yield Destroyed(row.at, row.rule, row.holding, (Due(row.thing, row.case_id, row.case_id is not None),))
