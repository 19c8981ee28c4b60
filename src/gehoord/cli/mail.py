"""Mail: whether it comes in and goes out."""

from __future__ import annotations

import click
from django.conf import settings
from django.utils import timezone

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, REFUSED, SpokenCommand, said
from gehoord.intake.inbound.mail.checking import check as look
from gehoord.practice.words import Text

WELL, UNWELL = "✓", "✗"


@click.group(cls=SpokenGroup, told=told("mail"))
def mail() -> None:
    """Mail in and out (nl: post)."""


@mail.command(
    cls=SpokenCommand,
    told=Text(
        "Gaat na of elke postbus opengaat, post weg kan, en de viruscontrole er is. Er wordt niets opgehaald of verstuurd.",
        "Looks whether every mailbox opens, mail can go out, and the virus check is there. Nothing is fetched or sent.",
    ),
    closing=Text(
        "Uitkomst: 0 alles werkt; 2 de opdracht past niet; 3 er werkt iets niet, met de reden.",
        "Outcome: 0 all works; 2 the command does not fit; 3 something does not work, with the reason.",
    ),
)
@LANGUAGE
@click.pass_context
def check(context: click.Context, /) -> None:
    """See whether mail works (nl: post nagaan)."""
    well = True
    for finding in look(settings.POST, on=timezone.localdate()):
        click.echo(f"{WELL if finding.is_well else UNWELL} {said(finding.told, context)}")
        well = well and finding.is_well
    if not well:
        context.exit(REFUSED)
