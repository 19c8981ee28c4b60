"""What an act says while it goes, a line at a time, so that who listens can cut it short there."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import count
from typing import Any

HALT = 1.0
HERE = "here"


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


def told_at(name: str, step: Callable[..., Any], *, nth: int = 1, done: bool = False) -> Callable[..., Any]:
    """The same step, that the nth time says its name before it begins, or once it is `done`, and waits there to be stopped."""
    times = count(1)

    def stepping(*words: Any, **named: Any) -> Any:
        now = next(times) == nth
        if now and not done:
            _wait(name)
        answer = step(*words, **named)
        if now and done:
            _wait(name)
        return answer

    return stepping


def _wait(name: str) -> None:
    say(name)
    time.sleep(HALT)
