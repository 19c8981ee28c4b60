"""The journal: look it through, and sign where it ends."""

from __future__ import annotations

import click

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, said
from gehoord.practice.words import Text
from gehoord.vault import heads, verification

CLOSING = Text(
    """Uitkomst: 0 alles is zoals het is geschreven; 1 er is iets mis, en het staat hierboven; 2 de opdracht past niet;
3 geweigerd, met de reden.
In English: gehoord journal {command} --language en --help""",
    """Outcome: 0 all is as it was written; 1 something is wrong, and stands above; 2 the command does not fit;
3 refused, with the reason.""",
)
SOUND = Text("Het logboek is zoals het is geschreven.", "The journal is as it was written.")
SIGNED = Text("Ondertekend in {folder}", "Signed in {folder}")
UNCHANGED = Text("Er is niets bij gekomen sinds de laatste ondertekening.", "Nothing was added since it was last signed.")
KEY = Text("Controlesleutel (Ed25519): {key}", "Key to check with (Ed25519): {key}")
SEEN = Text("{seen} regels bekeken", "{seen} lines seen")
WRONG = 1


@click.group(cls=SpokenGroup, told=told("journal"))
def journal() -> None:
    """See to the journal of who did what (nl: logboek)."""


@journal.command(
    cls=SpokenCommand,
    told=Text(
        "Kijkt het hele logboek na en noemt elke regel of minuut die is veranderd, tussengevoegd, verplaatst of weggehaald.",
        "Looks the whole journal through and names each line or minute that was changed, put in, moved or taken away.",
    ),
    closing=CLOSING.filled(command="verify"),
)
@LANGUAGE
@click.pass_context
def verify(context: click.Context) -> None:
    """Look the journal through (nl: logboek nakijken)."""
    found = verification.verify(progress=lambda seen: click.echo(said(SEEN.filled(seen=seen), context), err=True))
    for finding in found:
        click.echo(f"{said(finding.where, context)}: {said(finding.trouble.label, context)}")
    if found:
        context.exit(WRONG)
    click.echo(said(SOUND, context))


@journal.command(
    cls=SpokenCommand,
    told=Text(
        "Ondertekent waar het logboek nu eindigt. De werker doet dit elke minuut; zelf is het nodig voor een controle of kopie.",
        "Signs where the journal ends now. The worker does so each minute; do it yourself before a check or a copy.",
    ),
    closing=CLOSING.filled(command="export"),
)
@LANGUAGE
@click.pass_context
def export(context: click.Context) -> None:
    """Sign where the journal ends (nl: logboek ondertekenen)."""
    written = heads.sign_heads()
    click.echo(said(SIGNED.filled(folder=heads.folder()) if written else UNCHANGED, context))
    click.echo(said(KEY.filled(key=heads.signing_key().public_bytes_raw().hex()), context))
