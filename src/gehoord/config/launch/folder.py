"""The data folder: everything that must be remembered between two starts, and the lock that says somebody is in."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gehoord.config import env
from gehoord.config.launch.refusals import AlreadyRunning, DiskFull, NotOurFolder, NoWriteAccess

MARK = "gehoord-folder"
LOCK = "running.json"
ROOM_NEEDED = 150
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Occupant:
    """The launcher that keeps the house open (nl: wie er draait). `address` is empty while it is still starting."""

    pid: int
    address: str
    since: str


class Folder:
    """One data folder, made when it is not there yet (nl: gegevensmap).

    Raises: NoWriteAccess; NotOurFolder for a folder with somebody else's files; DiskFull.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with written(path):
            path.mkdir(parents=True, exist_ok=True)
            if not (path / MARK).is_file():
                self._claim()
            if not os.access(path, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "")
            if shutil.disk_usage(path).free < ROOM_NEEDED * 1_000_000:
                raise OSError(errno.ENOSPC, "")
        self.logs.mkdir(exist_ok=True)

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
            handle = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
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

    def _claim(self) -> None:
        if any(self.path.iterdir()):
            raise NotOurFolder(folder=self.path)
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

    A note that a killed launcher left behind does not count: the lock went with it. Raises: NoWriteAccess.
    """
    try:
        file = (path / LOCK).open(encoding="utf-8")
    except FileNotFoundError:
        return None
    except PermissionError:
        raise NoWriteAccess(folder=path) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(file.read())
    return None


def is_ours(path: Path) -> bool:
    """Whether a folder was made by us, so that we may empty it (nl: onze map)."""
    return (path / MARK).is_file()


@contextmanager
def written(folder: Path) -> Iterator[None]:
    """Turn what a file system says no with into a sentence (nl: schrijven). Raises: NoWriteAccess, DiskFull, NotOurFolder."""
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
        raise


def _read(note: str) -> Occupant:
    try:
        said = json.loads(note)
        return Occupant(int(said["pid"]), str(said["address"]), str(said["since"]))
    except (ValueError, KeyError, TypeError):
        return Occupant(0, "", "")
