"""What the commands that arrange have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from gehoord.cli.speaking import SpokenCommand, option
from gehoord.practice.words import Text

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden, en er is niets veranderd; 1 iets onverwachts.
In English: gehoord directory {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason, and nothing changed; 1 something unexpected.""",
)
BY = option("--by", "wie het vraagt; komt in het logboek.", "who asks for it; goes into the journal.", metavar="EMAIL")


def arranging(name: str, nl: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command of the directory, with what it does in two languages (nl: opdracht)."""
    return click.command(name, cls=SpokenCommand, told=Text(nl, en), closing=CLOSING.filled(command=name))
