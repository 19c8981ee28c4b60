"""Backup and restore: the whole database in one sealed file, its keys apart, and what was erased stays erased."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connections
from django.utils import timezone

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.copying import programs, tables
from gehoord.vault.copying.archive import ArchiveUnreadable, SealedReader, SealedWriter
from gehoord.vault.destructions import register_file
from gehoord.vault.heads import folder as heads_folder
from gehoord.vault.heads import sign_heads
from gehoord.vault.keys import forget_open_keys, ring
from gehoord.vault.models import CaseKey, JournalEntry
from gehoord.vault.retention import replay
from gehoord.vault.ring import FILE, FOLDER, Secret, sync_folder
from gehoord.vault.who import HOUSE

DUMP, REGISTER, HEADS, YEARS = "database.dump", "destructions.jsonl", "journal", "years"
DRAWN = "*.secret"
"""What chance was drawn from for each year; without it the same figures do not come out again (nl: geheimen van jaren)."""

READER, OWNER = "backup", "owner"
"""The connections that read everything and that own the tables (nl: verbindingen)."""

RESTORING = "restoring"
"""The file that stands in the data folder while a restore is under way; it holds the digest of the backup (nl: merkteken)."""

DRAFT = ".gehoord-draft-"
"""How what is not finished begins its name (nl: concept)."""


class WouldOverwrite(Refused):
    """A file is there already (nl: bestand bestaat al)."""

    sentence = Text("{file} bestaat al. Kies een andere naam.", "{file} exists already. Choose another name.")


class OtherKeys(Refused):
    """There are keys already, and they are not those of the copy (nl: andere sleutels)."""

    sentence = Text(
        "In {folder} staan al andere sleutels. Zet die map eerst ergens anders neer, of laat --keys weg als de kopie met deze "
        "sleutels is gemaakt. Er is niets veranderd.",
        "There are other keys in {folder} already. Move that folder elsewhere first, or leave out --keys if the backup was made "
        "with these keys. Nothing was changed.",
    )


class NotEmpty(Refused):
    """The database to restore into is in use (nl: database niet leeg)."""

    sentence = Text(
        "In deze database staan al mensen of dossiers. Terugzetten kan alleen in een lege database; er is niets veranderd.",
        "There are people or cases in this database already. Restoring needs an empty one; nothing was changed.",
    )


def back_up(out: Path, *, keys: Path | None = None) -> None:
    """Write the database, and what stands beside it in the data folder, to a file (nl: reservekopie maken).

    Beside it stand the register of destruction, the signed lines of the journal and the secrets of years.
    It opens with the keys alone. `keys` is where a copy of these goes, readable to whoever has it: keep it elsewhere than `out`.
    Raises: WouldOverwrite, NoPrograms, CopyFailed, KeysAway.
    """
    for file in filter(None, (out, keys)):
        if file.exists():
            raise WouldOverwrite(file=file)
    journal.record(by=HOUSE, did="made a backup", part="backup")
    secret = ring().secret(Secret.BACKUP)
    with _folder_beside(out) as folder:
        programs.run("pg_dump", ["--format=custom", "--no-owner", f"--file={folder / DUMP}"], alias=READER)
        # After the database, so that whatever was destroyed in the meantime is in it.
        sources = {DUMP: folder / DUMP, REGISTER: register_file(), HEADS: heads_folder()}
        with _appearing(out) as opened:
            sealed = SealedWriter(opened, secret)
            with tarfile.open(fileobj=sealed, mode="w|") as archive:
                for name, source in sources.items():
                    if source.exists():
                        archive.add(source, arcname=name)
                for one in sorted((settings.GEHOORD_DATA / YEARS).glob(DRAWN)):
                    archive.add(one, arcname=f"{YEARS}/{one.name}")
            sealed.finish()
    if keys is not None:
        with _appearing(keys) as opened, tarfile.open(fileobj=opened, mode="w:gz") as archive:
            archive.add(settings.GEHOORD_DATA / "keys", arcname="keys")


def restore(file: Path, *, keys: Path | None = None) -> int:
    """Put a backup back into an empty database and destroy again what was destroyed since (nl: terugzetten).

    `keys` is a copy of the keys to put back first. Cut short, it goes on when it is asked again with the same file.
    Gives how many things the register of destruction holds.
    Raises: ArchiveUnreadable, NotEmpty, OtherKeys, NoPrograms, CopyFailed, KeysAway.
    """
    # Asked before the keys are put back: a database that does not answer must leave the folder as it was.
    _is_empty()
    data: Path = settings.GEHOORD_DATA
    mark, digest = data / RESTORING, _digest(file)
    # psql outlives whoever began it and was killed; it keeps the lock, and the next waits until it is done.
    with _held(data) as lock, _folder_beside(data / DUMP) as folder:
        if keys is not None:
            _put_back_keys(keys)
        _unpack(file, folder)
        if not ((mark.exists() and mark.read_text(encoding="ascii") == digest) and not _is_empty()):
            if not _is_empty():
                raise NotEmpty
            mark.write_text(digest, encoding="ascii")
            tables.put_back(folder / DUMP, alias=OWNER, keeping=lock)
        connections.close_all()
        forget_open_keys()
        gone = replay(folder / REGISTER)
        _put_back_register(folder / REGISTER)
        _put_back_heads(folder / HEADS)
        _put_back_drawn(folder / YEARS)
    journal.record(by=HOUSE, did="restored a backup", part="backup")
    # What the backup held was signed before; whoever looks it through now finds it signed again.
    sign_heads()
    mark.unlink()
    return gone


def _is_empty() -> bool:
    there = connections[READER].introspection.table_names()
    asked = [model for model in (get_user_model(), CaseKey, JournalEntry) if model._meta.db_table in there]  # noqa: SLF001 - Django's public name
    return not any(model._default_manager.using(READER).exists() for model in asked)  # noqa: SLF001 - idem


def _unpack(file: Path, folder: Path) -> None:
    """All of it, so that a damaged copy is refused before anything is touched."""
    with file.open("rb") as opened:
        reader = SealedReader(opened, ring().secret(Secret.BACKUP))
        try:
            with tarfile.open(fileobj=reader, mode="r|") as archive:
                archive.extractall(folder, filter="data")
            while reader.read(1 << 20):
                pass
        except tarfile.TarError:
            raise ArchiveUnreadable from None


def _put_back_keys(keys: Path) -> None:
    ours: Path = settings.GEHOORD_DATA / "keys"
    with _folder_beside(ours) as folder:
        with tarfile.open(keys, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        if ours.exists():
            if _contents(ours) != _contents(folder / "keys"):
                raise OtherKeys(folder=ours)
            return
        for path in (folder / "keys", *(folder / "keys").rglob("*")):
            path.chmod(FOLDER if path.is_dir() else FILE)
        (folder / "keys").rename(ours)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _put_back_register(copy: Path) -> None:
    """The register beside the database gets the lines it lacks, as on a new machine."""
    if not copy.exists():
        return
    ours = register_file().read_text(encoding="utf-8") if register_file().exists() else ""
    known = set(ours.splitlines())
    added = [line for line in copy.read_text(encoding="utf-8").splitlines() if line and line not in known]
    with _appearing(register_file(), over=True) as opened:
        opened.write("\n".join([*ours.splitlines(), *added, ""]).encode())


def _put_back_heads(copy: Path) -> None:
    """The signed lines that belong to this state of the journal; those of what was lost are kept aside."""
    if heads_folder().exists():
        heads_folder().rename(heads_folder().with_name(f"{HEADS}-before-{timezone.now():%Y%m%dT%H%M%S%f}"))
    if copy.exists():
        copy.chmod(FOLDER)
        copy.rename(heads_folder())


def _put_back_drawn(copy: Path) -> None:
    """The secrets that these years were made with; another of the same name is kept aside."""
    ours: Path = settings.GEHOORD_DATA / YEARS
    for one in sorted(copy.glob(DRAWN)):
        there = ours / one.name
        if there.exists():
            if there.read_bytes() == one.read_bytes():
                continue
            there.rename(there.with_name(f"{one.stem}-before-{timezone.now():%Y%m%dT%H%M%S%f}"))
        ours.mkdir(mode=FOLDER, exist_ok=True)
        one.chmod(FILE)
        one.rename(there)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def _folder_beside(file: Path) -> Iterator[Path]:
    _forget_drafts(file.parent)
    with tempfile.TemporaryDirectory(prefix=DRAFT, dir=file.parent) as folder, _held(Path(folder)):
        Path(folder).chmod(FOLDER)
        yield Path(folder)


@contextmanager
def _held(folder: Path) -> Iterator[int]:
    """Wait for a folder and keep it, as a program keeps it that is given the number (nl: vasthouden)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _forget_drafts(place: Path) -> None:
    """What nobody keeps any more: whoever made it was killed, and it may hold rows or keys in the clear."""
    for draft in place.glob(f"{DRAFT}*"):
        with suppress(OSError):
            handle = os.open(draft, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if draft.is_dir():
                    shutil.rmtree(draft)
                else:
                    draft.unlink()
            finally:
                os.close(handle)


@contextmanager
def _appearing(file: Path, *, over: bool = False) -> Iterator[tempfile._TemporaryFileWrapper[bytes]]:
    """A file that appears whole under its name, or not at all."""
    with tempfile.NamedTemporaryFile(prefix=DRAFT, dir=file.parent, delete=False) as opened:
        draft = Path(opened.name)
        fcntl.flock(opened, fcntl.LOCK_EX)
        try:
            draft.chmod(FILE)
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
            if over:
                draft.replace(file)
            else:
                file.hardlink_to(draft)
        finally:
            draft.unlink(missing_ok=True)
    sync_folder(file.parent)
