"""A folder for the facts of a register while they are written or read; nothing stays of who is killed meanwhile."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

PREFIX = ".facts-"


@contextmanager
def facts_folder() -> Iterator[Path]:
    """A folder in the data folder for its owner alone, gone when it was used (nl: map voor feiten).

    What somebody left who was killed goes first: it holds a register, and its lock went with whoever held it.
    """
    place: Path = settings.GEHOORD_DATA / "years"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as held:
        # one at a time, so that nobody takes a folder for left that is just being made
        with _locked(place):
            _forget_left(place)
            folder = Path(held.enter_context(TemporaryDirectory(prefix=PREFIX, dir=place)))
            held.enter_context(_locked(folder))
        yield folder


@contextmanager
def _locked(folder: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def _forget_left(place: Path) -> None:
    for folder in place.glob(f"{PREFIX}*"):
        with suppress(OSError), _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            shutil.rmtree(folder)
