"""What an act says while it goes, a line at a time, so that who listens can cut it short there."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

HALT = 1.0


def say(word: object) -> None:
    # One write a line, so that nothing half is heard of who is killed.
    os.write(sys.stdout.fileno(), f"{word}\n".encode())


def told_first(name: str, step: Callable[..., Any], *, halt: bool = False) -> Callable[..., Any]:
    """The same step, that says its name before it begins, and waits there to be stopped."""

    def stepping(*words: Any, **named: Any) -> Any:
        say(name)
        # psql takes long enough by itself.
        if halt and name != "run":
            time.sleep(HALT)
        return step(*words, **named)

    return stepping
