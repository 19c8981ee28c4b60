"""The data folder: everything that must be remembered between two starts, and the lock that says somebody is in."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch.refusals import (
    AlreadyRunning,
    DiskFull,
    NoSuchPlace,
    NotOurFolder,
    NoWriteAccess,
    OpenAbove,
    SomebodyElses,
)

MARK = "gehoord-folder"
LOCK = "running.json"
ROOM_NEEDED = 150
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
IMPOSSIBLE = frozenset({errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})
OWNER_ONLY = 0o700
OTHERS_WRITE = 0o022


@dataclass(frozen=True, slots=True)
class Occupant:
    """The launcher that keeps the house open (nl: wie er draait). `address` is empty while it is still starting."""

    pid: int
    address: str
    since: str


class Folder:
    """One data folder, made when it is not there yet (nl: gegevensmap).

    Raises: NoWriteAccess; NotOurFolder for a folder with somebody else's files; SomebodyElses, OpenAbove; NoSuchPlace; DiskFull.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with written(path):
            try:
                path.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
            except FileNotFoundError:
                raise NoSuchPlace(folder=path) from None
            if not (path / MARK).is_file():
                self._claim()
            check_yours(path)
            if not os.access(path, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "")
            if shutil.disk_usage(path).free < ROOM_NEEDED * 1_000_000:
                raise OSError(errno.ENOSPC, "")
            self.logs.mkdir(mode=OWNER_ONLY, exist_ok=True)
            self.logs.chmod(OWNER_ONLY)

    @property
    def logs(self) -> Path:
        """Where each child keeps its record (nl: verslagen)."""
        return self.path / "logs"

    def keep_secret_key(self) -> None:
        """Draw the key that signs cookies once, readable for its owner alone (nl: geheime sleutel bewaren)."""
        with suppress(FileExistsError), written(self.path):
            handle = os.open(self.path / env.SECRET_KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48) + "\n")

    @contextmanager
    def held(self, since: str) -> Iterator[Lock]:
        """Be the only launcher in this folder (nl: bezet houden). Raises: AlreadyRunning."""
        with written(self.path):
            handle = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "r+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                other = _read(file.read())
                raise AlreadyRunning(address=other.address or "…", pid=other.pid) from None
            lock = Lock(file.fileno())
            lock.say(Occupant(os.getpid(), "", since))
            try:
                yield lock
            finally:
                os.ftruncate(file.fileno(), 0)

    def record(self, name: str) -> Path:
        """An empty record for one child, readable for its owner alone (nl: leeg verslag)."""
        log = self.logs / f"{name}.log"
        with written(self.path):
            log.unlink(missing_ok=True)
            os.close(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return log

    def _claim(self) -> None:
        if any(self.path.iterdir()):
            raise NotOurFolder(folder=self.path)
        if not _is_yours(self.path):
            raise SomebodyElses(folder=self.path)
        # The database may have to run as another user, who must be able to walk through; what lies here is closed itself.
        self.path.chmod(0o711 if os.geteuid() == 0 else 0o700)
        (self.path / MARK).write_text("gehoord 1\n", encoding="ascii")


class Lock:
    """The right to be the only one, and the note of who has it (nl: slot)."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def say(self, occupant: Occupant) -> None:
        """Write down who is in, for those who ask (nl: opschrijven)."""
        note = json.dumps({"pid": occupant.pid, "address": occupant.address, "since": occupant.since}).encode()
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, note, 0)


def occupant(path: Path) -> Occupant | None:
    """Who keeps the house in this folder open, None when nobody does (nl: wie draait er).

    A note that a killed launcher left behind does not count: the lock went with it.
    Raises: NoWriteAccess, NotOurFolder, SomebodyElses, OpenAbove, NoSuchPlace.
    """
    with written(path):
        try:
            check_yours(path)
            handle = os.open(path / LOCK, os.O_RDONLY | os.O_NOFOLLOW)
        except FileNotFoundError:
            return None
    with os.fdopen(handle, encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(file.read())
    return None


def is_ours(path: Path) -> bool:
    """Whether a folder was made by us, so that we may empty it (nl: onze map)."""
    return (path / MARK).is_file()


def check_yours(path: Path) -> None:
    """See whether a folder is our own and nobody else may write in it or replace it (nl: map nakijken).

    Raises: NotOurFolder, SomebodyElses, OpenAbove; what the file system says.
    """
    if not path.is_dir():
        path.stat()
        raise NotOurFolder(folder=path)
    if not _is_yours(path) or path.stat().st_mode & OTHERS_WRITE:
        raise SomebodyElses(folder=path)
    for above in path.resolve().parents:
        if _is_open(above):
            raise OpenAbove(folder=path, above=above)


@contextmanager
def written(folder: Path) -> Iterator[None]:
    """Turn what a file system says no with into a sentence (nl: schrijven).

    Raises: NoWriteAccess, DiskFull, NotOurFolder, NoSuchPlace.
    """
    try:
        yield
    except FileExistsError:
        if folder.is_dir():
            raise
        raise NotOurFolder(folder=folder) from None
    except NotADirectoryError:
        raise NotOurFolder(folder=folder) from None
    except OSError as problem:
        if problem.errno in FULL:
            raise DiskFull(folder=folder, needed=ROOM_NEEDED) from None
        if problem.errno in FORBIDDEN:
            raise NoWriteAccess(folder=folder) from None
        if problem.errno in IMPOSSIBLE:
            raise NoSuchPlace(folder=folder) from None
        raise


def _is_yours(path: Path) -> bool:
    # A link of somebody else could point elsewhere by the next time we look.
    return all(found.st_uid == os.geteuid() for found in (path.lstat(), path.stat()))


def _is_open(folder: Path) -> bool:
    """Whether others may put something else in the place of what lies here."""
    found = folder.stat()
    if found.st_mode & stat.S_ISVTX:
        # As in /tmp: everybody adds, and nobody moves what is another's.
        return False
    # Many systems give each user a group of one, and leave folders open to it.
    shared = found.st_mode & stat.S_IWGRP and found.st_gid != os.getegid()
    return bool(shared or found.st_mode & stat.S_IWOTH)


def _read(note: str) -> Occupant:
    try:
        said = json.loads(note)
        return Occupant(int(said["pid"]), str(said["address"]), str(said["since"]))
    except (ValueError, KeyError, TypeError):
        return Occupant(0, "", "")
