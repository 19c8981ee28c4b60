"""Saying how far a long command is, beside what it answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click

from gehoord.cli.speaking import said
from gehoord.practice.words import Text


def telling(context: click.Context) -> Callable[[Text], None]:
    """Say how far a command is and after how long, to somebody who is watching (nl: voortgang zeggen)."""
    begun = time.monotonic()

    def tell(text: Text) -> None:
        if sys.stderr.isatty():
            click.echo(f"{time.monotonic() - begun:6.1f} s  {said(text, context)}", err=True)

    return tell
