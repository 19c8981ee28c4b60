"""What an earlier launcher that was killed may have left running, found by what it carries and never by its name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

BADGE = "GEHOORD_HOUSE"
PATIENCE = 8.0


def sweep(data: Path, cluster: Path) -> int:
    """End what still runs for this data folder, and say how many processes that were (nl: opruimen).

    Ours are the processes that carry the badge with this folder, and a database server that works in this cluster.
    """
    servers, others = set(_servers(cluster)), set(_badged(data))
    for pid in servers | others:
        _signal(pid, signal.SIGINT if pid in servers else signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    left = servers | others
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = {pid for pid in left if _runs(pid)}
    for pid in left:
        _signal(pid, signal.SIGKILL)
    return len(servers | others)


def _servers(cluster: Path) -> Iterator[int]:
    # The first line is the server's process; after a crash the file stays, so the process must also work in this folder.
    with suppress(OSError, ValueError, IndexError):
        pid = int((cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        if Path(f"/proc/{pid}/cwd").resolve() == cluster.resolve():
            yield pid


def _badged(data: Path) -> Iterator[int]:
    badge = f"{BADGE}=".encode() + os.fsencode(data)
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with suppress(OSError):
            if badge in (entry / "environ").read_bytes().split(b"\0"):
                yield int(entry.name)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)
