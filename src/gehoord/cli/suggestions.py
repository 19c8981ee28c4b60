"""What offices learn from their own sorted notes, to suggest a category to who is writing."""

from __future__ import annotations

import click
from django.utils import timezone

from gehoord.casework.suggesting.rounds import learn_everywhere
from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, said
from gehoord.invented.telling import sentences
from gehoord.practice.words import Text

LEARNED = Text(
    "{office}: geleerd van {examples} teksten in {categories} categorieën",
    "{office}: learned from {examples} texts in {categories} categories",
)
NOT_LEARNED = Text("{office}: niets geleerd. {why}", "{office}: nothing learned. {why}")


@click.group(cls=SpokenGroup, told=told("suggestions"))
def suggestions() -> None:
    """What offices learn to suggest (nl: voorstellen)."""


@suggestions.command(
    cls=SpokenCommand,
    told=Text(
        "Laat elk kantoor opnieuw leren van zijn eigen ingedeelde notities. De werker doet dit elke week.",
        "Lets each office learn anew from its own sorted notes. The worker does so each week.",
    ),
    closing=Text(
        "Niets verlaat deze computer. Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden.",
        "Nothing leaves this computer. Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason.",
    ),
)
@LANGUAGE
@click.pass_context
def learn(context: click.Context, /) -> None:
    """Let each office learn anew (nl: leren)."""
    for one in learn_everywhere(on=timezone.localdate(), in_a_demo=sentences()):
        if one.refusal is not None:
            why = Text(one.refusal.told_in("nl"), one.refusal.told_in("en"))
            click.echo(said(NOT_LEARNED.filled(office=one.office, why=why), context))
        else:
            counts = {"office": one.office, "examples": one.examples, "categories": one.categories}
            click.echo(said(LEARNED.filled(**counts), context))
