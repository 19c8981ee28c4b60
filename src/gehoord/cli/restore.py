"""A backup put back, without what was erased since."""

from __future__ import annotations

from pathlib import Path

import click

from gehoord.cli.speaking import LANGUAGE, Place, SpokenCommand, misfit, option, said
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
    "Teruggezet, en het logboek is ondertekend. Wat eerder vernietigd was ({gone}), is dat nog steeds.",
    "Restored, and the journal is signed. What was destroyed before ({gone}) still is.",
)
NOT_THERE = Text("Er is geen bestand {file}.", "There is no file {file}.")


def _there(context: click.Context, _parameter: click.Parameter, file: Path | None) -> Path | None:
    if file is not None and not file.is_file():
        raise misfit(NOT_THERE.filled(file=file), context)
    return file


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
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE", callback=_there)
@option(
    "--keys",
    "zet eerst deze kopie van de sleutels terug.",
    "first put back this copy of the keys.",
    metavar="FILE",
    type=Place(),
    callback=_there,
)
@LANGUAGE
@click.pass_context
def restore(context: click.Context, /, file: Path, keys: Path | None) -> None:
    """Put a backup back (nl: terugzetten)."""
    gone = copies.restore(file.absolute(), keys=keys.absolute() if keys else None)
    click.echo(said(RESTORED.filled(gone=gone), context))
