"""A copy of everything, sealed."""

from __future__ import annotations

from pathlib import Path

import click

from gehoord.cli.speaking import LANGUAGE, Place, SpokenCommand, option, said
from gehoord.practice.words import Text
from gehoord.vault import backup as copies

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden, en er is niets veranderd; 1 iets onverwachts.
Voorbeeld: gehoord backup --out /kopie/maandag.gehoord --keys /kluis/sleutels.tar.gz
In English: gehoord backup --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason, and nothing was changed; 1 something unexpected.
Example: gehoord backup --out /copy/monday.gehoord --keys /safe/keys.tar.gz""",
)
MADE = Text("Gemaakt: {out}", "Made: {out}")
NO_KEYS = Text(
    "De sleutels zitten er niet in. Zonder sleutels is deze kopie van geen nut: bewaar die apart (--keys).",
    "The keys are not in it. Without the keys this copy is of no use: keep those apart (--keys).",
)
WITH_KEYS = Text(
    "Let op: {keys} opent alles. Bewaar het niet op dezelfde plek als {out}, en geef het aan niemand.",
    "Take care: {keys} opens everything. Do not keep it in the same place as {out}, and give it to nobody.",
)


@click.command(
    cls=SpokenCommand,
    told=Text(
        "Schrijft de database, het register van vernietiging en de standen van het logboek naar één verzegeld bestand.",
        "Writes the database, the register of destruction and the signed states of the journal to one sealed file.",
    ),
    closing=CLOSING,
)
@option("--out", "het bestand dat gemaakt wordt.", "the file to make.", metavar="FILE", type=Place(), required=True)
@option(
    "--keys",
    "een kopie van de sleutels, apart; onverzegeld.",
    "a copy of the keys, apart; not sealed.",
    metavar="FILE",
    type=Place(),
)
@LANGUAGE
@click.pass_context
def backup(context: click.Context, /, out: Path, keys: Path | None) -> None:
    """Make a backup (nl: reservekopie maken)."""
    copies.back_up(out.absolute(), keys=keys.absolute() if keys else None)
    click.echo(said(MADE.filled(out=out), context))
    click.echo(said(WITH_KEYS.filled(keys=keys, out=out) if keys else NO_KEYS, context), err=True)
