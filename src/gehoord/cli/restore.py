"""A backup put back, without what was erased since."""

from __future__ import annotations

from pathlib import Path

import click

from gehoord.cli.speaking import SpokenCommand, SpokenOption, said
from gehoord.practice.words import Text
from gehoord.vault import backup as copies

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden; 1 iets onverwachts.
Voorbeeld: gehoord restore /kopie/maandag.gehoord
In English: gehoord restore --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason; 1 something unexpected.
Example: gehoord restore /copy/monday.gehoord""",
)
RESTORED = Text(
    "Teruggezet. Wat eerder vernietigd was ({gone}), is dat nog steeds.",
    "Restored. What was destroyed before ({gone}) still is.",
)


@click.command(
    cls=SpokenCommand,
    told=Text(
        "Zet een reservekopie terug in een lege database. Wat daarna is gewist, blijft gewist. "
        "Stoppen mag; dezelfde opdracht gaat dan verder.",
        "Puts a backup back into an empty database. What was erased since stays erased. "
        "Stopping is fine; the same command then goes on.",
    ),
    closing=CLOSING,
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--keys",
    cls=SpokenOption,
    told=Text("zet eerst deze kopie van de sleutels terug.", "first put back this copy of the keys."),
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--language",
    cls=SpokenOption,
    told=Text("nl of en; zonder keuze nl.", "nl or en; nl if not chosen."),
    metavar="LANGUAGE",
    default="nl",
)
@click.pass_context
def restore(context: click.Context, /, file: Path, keys: Path | None, language: str) -> None:  # noqa: ARG001 - read by SpokenCommand
    """Put a backup back (nl: terugzetten)."""
    gone = copies.restore(file.absolute(), keys=keys.absolute() if keys else None)
    click.echo(said(RESTORED.filled(gone=gone), context))
