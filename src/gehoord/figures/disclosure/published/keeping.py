"""Reading much that is all kept: looking in between for what can be thrown away takes as long as the reading itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping_all() -> Iterator[None]:
    """Throw nothing away for as long as this lasts (nl: alles bewaren). What was switched off already stays off."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
