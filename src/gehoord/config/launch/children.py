"""Processes that we start, and that never outlive us."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG = 1
PATIENCE = 8.0
LAST_WORDS = 6
SIGNS_OF_FULL_DISK = ("no space left", "enospc", "disk quota exceeded", "os error 28", "file too large", "file size limit")


@dataclass(frozen=True, slots=True)
class Account:
    """The account that a child runs under when it is not ours (nl: gebruiker van een kind)."""

    uid: int
    gid: int


@dataclass(slots=True)
class Child:
    """One process we started, with everything it starts in turn (nl: kindproces).

    `log` keeps what it says; `ask` is the signal that asks it to stop kindly.
    """

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    ask: signal.Signals = signal.SIGTERM

    @property
    def alive(self) -> bool:
        """Whether it still runs (nl: leeft nog)."""
        return self.process.poll() is None

    def last_words(self) -> str:
        """The last lines it wrote (nl: laatste regels)."""
        return last_lines(self.log)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to it and all it started (nl: signaal geven)."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


def start(  # noqa: PLR0913 - each is one thing that a process has
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    environment: Mapping[str, str],
    account: Account | None = None,
    ask: signal.Signals = signal.SIGTERM,
    folder: Path | None = None,
    sockets: Iterable[int] = (),
    private: bool = False,
) -> Child:
    """Start a process in a group of its own that stops when we stop, even when we are killed (nl: kind starten).

    What a `private` one writes is for its own account alone.
    """
    with open(log, "ab", opener=_own_record) as record:
        process = subprocess.Popen(  # noqa: S603 - the commands are ours
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=record,
            stderr=record,
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
            pass_fds=tuple(sockets),
            preexec_fn=_leave_with(os.getpid(), ask),  # noqa: PLW1509 - we have one thread here
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            umask=0o077 if private else -1,
        )
    return Child(name, process, log, ask)


def stop(children: Iterable[Child], *, patience: float = PATIENCE) -> None:
    """Ask all at once, wait, then end what is left (nl: stoppen). `patience` in seconds."""
    children = list(children)
    for child in children:
        if child.alive:
            child.signal(child.ask) if child.ask != signal.SIGINT else child.process.send_signal(child.ask)
    until = time.monotonic() + patience
    while any(child.alive for child in children) and time.monotonic() < until:
        time.sleep(0.02)
    for child in children:
        child.signal(signal.SIGKILL)
        child.process.wait()


def last_lines(log: Path) -> str:
    """The last lines of a record, empty when there is none (nl: laatste regels)."""
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-LAST_WORDS:])
    except OSError:
        return ""


def out_of_room(log: Path) -> bool:
    """Whether a record says that the disk was full (nl: schijf vol)."""
    try:
        said = log.read_text(encoding="utf-8", errors="replace").lower()
    except OSError:
        return False
    return any(sign in said for sign in SIGNS_OF_FULL_DISK)


def _own_record(path: str, flags: int) -> int:
    # Never through a link: it could lead to a file of ours that somebody else wants written in.
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


def _leave_with(parent: int, number: signal.Signals) -> Callable[[], None]:
    def tie() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tie
