"""Where a year is put down: in a folder that holds nothing yet, whole or not at all."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.writing import NotWritten


class FolderTaken(Refused):
    """The folder holds something else already (nl: map bezet)."""

    sentence = Text(
        "In {folder} staat al iets. Een uitgegeven jaar verandert niet meer. Kies met --out een andere map.",
        "There is something in {folder} already. A year that was issued never changes. Choose another folder with --out.",
    )


def by_its_name(out: Path) -> Path:
    """A folder by its own name, so that what is kept beside it has a name as well (nl: map bij naam)."""
    return out if out.name not in ("", "..") else out.resolve()


def check_free(out: Path) -> None:
    """Refuse a place where something stands (nl: vrije map). Raises: FolderTaken, NotWritten."""
    try:
        taken = out.exists() and not (out.is_dir() and not any(out.iterdir()))
    except OSError as reason:
        raise NotWritten(file=out) from reason
    if taken:
        raise FolderTaken(folder=out)


class SomebodyElseIsAtIt(Refused):
    """Another program makes the same folder at this moment (nl: al bezig)."""

    sentence = Text(
        "Een ander programma is al bezig met {folder}. Wacht tot het klaar is, of kies met --out een andere map.",
        "Another program is at work on {folder} already. Wait until it is ready, or choose another folder with --out.",
    )


@contextmanager
def alone_at(out: Path) -> Iterator[None]:
    """Keep a place to oneself while something is made for it (nl: alleen aan het werk). Who dies lets it go.

    Raises: SomebodyElseIsAtIt, NotWritten.
    """
    file = out.with_name(f".{out.name}.lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as reason:
        raise NotWritten(file=out) from reason
    try:
        if not _is_held(handle, file):
            raise SomebodyElseIsAtIt(folder=out)
        try:
            yield
        finally:
            file.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _is_held(handle: int, file: Path) -> bool:
    """Whether the lock is ours now, and the file still the one that others look at."""
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(handle), file.stat())
    return False


@contextmanager
def laid_beside(out: Path) -> Iterator[Path]:
    """A folder to write in, that stands at the place asked for when all is written (nl: ernaast gelegd).

    What was refused or cut short leaves nothing that looks finished. Raises: FolderTaken, NotWritten.
    """
    check_free(out)
    beside = out.with_name(f".{out.name}.draft")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        yield beside
        put_in_place(beside, out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def put_in_place(folder: Path, out: Path) -> None:
    """Give a finished folder the name that was asked for (nl: op zijn plaats zetten). Raises: NotWritten."""
    try:
        if out.is_dir():
            out.rmdir()
        folder.rename(out)
    except OSError as reason:
        raise NotWritten(file=out) from reason


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all (nl: heel schrijven). Raises: NotWritten."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = draft_of(file)
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as reason:
        raise NotWritten(file=file) from reason


def draft_of(file: Path) -> Path:
    """What a file is called while it is written (nl: klad). Whoever is killed leaves it, and whoever goes on writes it anew."""
    return file.with_name(f".{file.name}.draft")
