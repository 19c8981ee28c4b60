"""The port that pages are served on: opened before anything else, so that nobody takes it while we start."""

from __future__ import annotations

import errno
import socket
import time
import urllib.error
import urllib.request

from gehoord.config.launch.refusals import NotUnderstood, PortNotAllowed, PortTaken

HERE = "127.0.0.1"
USUAL = 8000
HIGHEST = 65535
TRIED = 50


def listen(port: int) -> socket.socket:
    """Open a port on this machine alone; 0 takes any that is free (nl: poort openen).

    Raises: PortTaken, which names a free one; PortNotAllowed; NotUnderstood.
    """
    if not 0 <= port <= HIGHEST:
        raise NotUnderstood(what=f"--port {port}")
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HERE, port))
        door.listen(128)
    except OSError as problem:
        door.close()
        if problem.errno == errno.EADDRINUSE:
            raise PortTaken(port=port, free=_free_after(port)) from None
        if problem.errno in {errno.EACCES, errno.EPERM}:
            raise PortNotAllowed(port=port, free=_free_after(USUAL - 1)) from None
        raise
    return door


def answers(address: str, *, seconds: float) -> bool:
    """Whether a page comes from an address within so many seconds (nl: antwoordt)."""
    asked_directly = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            with asked_directly.open(address, timeout=left):
                return True
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.05)
    return False


def _free_after(port: int) -> int:
    for candidate in [*range(port + 1, min(port + TRIED, HIGHEST)), 0]:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HERE, candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return USUAL
