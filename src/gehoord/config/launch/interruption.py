"""Ctrl-C, a closed terminal and a kind request to stop all mean the same: stop what we started."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody asked us to stop (nl: onderbroken). Not an error, and so not an Exception that others may catch."""


@contextmanager
def heeded() -> Iterator[None]:
    """Turn a request to stop into `Interrupted`, once; while we stop, more of them change nothing (nl: gehoor geven)."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in REQUESTS:
            signal.signal(number, signal.SIG_IGN)
        raise Interrupted

    for number in REQUESTS:
        signal.signal(number, interrupt)
    yield
