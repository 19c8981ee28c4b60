"""How the launcher speaks: progress on stderr, answers on stdout, and never a complaint when nobody listens any more."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

from gehoord.config import env
from gehoord.practice.words import Text


def tell(text: Text) -> None:
    """Say something about the way there, on stderr (nl: vertellen)."""
    tell_plainly(text.spoken_in(env.language()))


def tell_plainly(line: str) -> None:
    """Say a line that is in the right language already, on stderr (nl: doorgeven)."""
    _write(sys.stderr, line)


def answer(text: Text) -> None:
    """Say what was asked for, on stdout (nl: antwoorden)."""
    _write(sys.stdout, text.spoken_in(env.language()))


def _write(stream: TextIO, line: str) -> None:
    # A closed terminal must not keep us from stopping what we started.
    with suppress(OSError, ValueError):
        stream.write(line + "\n")
        stream.flush()
