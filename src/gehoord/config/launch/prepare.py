"""The first start: `python3 -m gehoord.config.launch.prepare COMMAND…` makes the environment and begins the command again."""

from __future__ import annotations

import os
import sys
import time
from typing import NoReturn

from gehoord.config import env
from gehoord.config.launch import environment
from gehoord.config.launch.front_end import FrontEnd
from gehoord.config.launch.interruption import Interrupted, heeded
from gehoord.config.launch.refusals import NotStarted
from gehoord.config.launch.speech import tell, tell_plainly
from gehoord.practice.words import Text

WITH_PAGES = frozenset({"up", "test"})
INTERRUPTED = 130


def prepare(command: str) -> None:
    """Make everything that a command needs before it can begin (nl: voorbereiden). Raises: NotStarted and its kin."""
    tell(Text("De omgeving wordt klaargezet; dat duurt de eerste keer even.", "Getting ready; the first time takes a little."))
    began = time.monotonic()
    front_end = FrontEnd() if command in WITH_PAGES else None
    try:
        environment.ensure("run")
        if front_end:
            front_end.finish()
    except BaseException:
        if front_end:
            front_end.abandon()
        raise
    took = f"{time.monotonic() - began:.1f}"
    tell(Text(f"De omgeving staat klaar ({took.replace('.', ',')} s).", f"Ready ({took} s)."))


def main(words: list[str]) -> int:
    """Prepare, then become the launcher again (nl: voorbereiden en beginnen)."""
    try:
        with heeded():
            prepare(words[0] if words else "")
    except NotStarted as refusal:
        tell_plainly(refusal.told_in(env.language()))
        return refusal.exit_code
    except Interrupted:
        return INTERRUPTED
    return _begin_again(words)


def _begin_again(words: list[str]) -> NoReturn:
    os.execve(env.CHECKOUT / "gehoord", ["gehoord", *words], env.passed_on())  # noqa: S606 - ourselves, with the same words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
