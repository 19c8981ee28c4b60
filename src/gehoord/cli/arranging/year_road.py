"""The road of a year from the server: fix the figures of a period, and see how far each bundle is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import click
from django.utils import timezone

from gehoord.cli.speaking import LANGUAGE, OneOf, SpokenCommand, Year, option, said
from gehoord.people.at_the_command import at_the_command
from gehoord.people.many_rows import one_picture_from_here
from gehoord.people.permissions import HOUSE
from gehoord.practice.periods import Period
from gehoord.practice.words import Text
from gehoord.reporting.road import closing, making, watching
from gehoord.reporting.stages import Stage

PARTS: Mapping[str, Callable[[int], Period]] = {
    "year": Period.year,
    "h1": partial(Period.half_year, half=1),
    "h2": partial(Period.half_year, half=2),
    **{f"q{number}": partial(Period.quarter, quarter=number) for number in (1, 2, 3, 4)},
}
"""What can be closed of a year, by the word for it (nl: delen van een jaar)."""

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden.
In English: gehoord year {command} --language en --help""",
    "Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason.",
)
CLOSED = Text(
    "De cijfers van {period} staan vast (bundel {number}). De rapporten worden gemaakt. Tekenen en versturen gaat op "
    "de pagina’s.",
    "The figures of {period} are fixed (bundle {number}). The reports are being made. They are signed and handed over on "
    "the pages.",
)
LINE = Text(
    "{period}, bundel {number}: {stage}; {done} van {total} rapporten",
    "{period}, bundle {number}: {stage}; {done} of {total} reports",
)
NONE = Text("Er is nog geen periode afgesloten.", "No period was closed yet.")


@click.command(
    cls=SpokenCommand,
    told=Text(
        "Zet de cijfers van een periode vast zoals ze nu zijn, en laat de rapporten maken. Het werk gaat gewoon door.",
        "Fixes the figures of a period as they are now, and has the reports made. The work goes on as it did.",
    ),
    closing=CLOSING.filled(command="close"),
)
@option("--year", "het jaar.", "the year.", metavar="YEAR", type=Year(), required=True)
@option(
    "--part",
    "het hele jaar (zonder keuze), een halfjaar h1, h2 of een kwartaal q1 tot en met q4.",
    "the whole year (if not chosen), a half year h1, h2 or a quarter q1 to q4.",
    metavar="PART",
    type=OneOf(PARTS),
    default="year",
)
@option("--by", "wie beslist; komt in het logboek.", "who decides; goes into the journal.", metavar="EMAIL", required=True)
@LANGUAGE
@click.pass_context
def close(context: click.Context, /, year: int, part: Callable[[int], Period], by: str) -> None:
    """Fix the figures of a period and have its reports made (nl: jaar afsluiten)."""
    actor, period = at_the_command(by), part(year)
    try:
        with one_picture_from_here():
            volume = closing.close(period, by=actor, at=timezone.now())
    except closing.NothingChanged:
        # who was cut short before the making began goes on with that bundle
        latest = next(one for one in watching.volumes(by=HOUSE) if one.period == period)
        if latest.stage != Stage.CLOSED.value:
            raise
        volume = latest
    making.begin(volume.pk, by=actor, at=timezone.now())
    click.echo(said(CLOSED.filled(period=period.name, number=volume.number), context))


@click.command(
    cls=SpokenCommand,
    told=Text("Toont van elke bundel rapporten hoe ver zij is.", "Shows of each bundle of reports how far it is."),
    closing=CLOSING.filled(command="status"),
)
@LANGUAGE
@click.pass_context
def status(context: click.Context, /) -> None:
    """Show how far each bundle is (nl: stand van de jaren)."""
    found = watching.volumes(by=HOUSE)
    for volume in found:
        far = watching.progress(volume, by=HOUSE)
        told = {"number": volume.number, "stage": Stage.coded(volume.stage).label, "done": far.done, "total": far.total}
        click.echo(said(LINE.filled(period=volume.period.name, **told), context))
    if not found:
        click.echo(said(NONE, context))
