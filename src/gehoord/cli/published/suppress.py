"""Exact figures with blanks, for readers who must have the true numbers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gehoord.cli.speaking import LANGUAGE, Place, SpokenCommand, SpokenOption, said
from gehoord.cli.typed import WholeNumber
from gehoord.figures.disclosure.published.folder import read_folder
from gehoord.figures.disclosure.suppression import Suppressed
from gehoord.figures.disclosure.suppression import suppress as suppressed
from gehoord.practice.words import Text
from gehoord.reporting.whole_year.placing import by_its_name, laid_beside, write_whole

NARROW = 1

ABOUT = Text(
    "Maakt van een uitgave met exacte aantallen een uitgave met lege plekken: alles van 1 tot en met 4, en zoveel andere "
    "cijfers dat aftrekken het niet terugbrengt. Van kleine gemeenten blijft weinig over; afronden op vijftallen bewaart meer.",
    "Makes of an edition with exact numbers one with blanks: everything from 1 to 4, and so many other figures that subtraction "
    "does not bring it back. Little remains of small municipalities; rounding to fives keeps more.",
)
CLOSING = Text(
    """EXACT is een map van “gehoord year publish --rule as_printed_2016”. Een leeg cijfer is in JSON null.

Uitkomst: 0 gelukt; 1 gelukt, maar de aanval weet enkele lege cijfers toch op minder dan vijf waarden na, zodat deze map
niet naar buiten kan; 2 de opdracht past niet; 3 geweigerd, en er is niets geschreven.
In English: gehoord year suppress --language en --help""",
    """EXACT is a folder of “gehoord year publish --rule as_printed_2016”. A blank figure is null in JSON.

Outcome: 0 done; 1 done, but the attack knows some blanks within fewer than five values after all, so that this folder cannot
go outside; 2 the command does not fit; 3 refused, and nothing was written.""",
)
DONE = Text(
    "{blank} van {figures} cijfers boven 0 zijn leeg: {small} omdat ze 1 tot en met 4 zijn, de andere omdat ze die "
    "zouden verraden.\n"
    "De aanval is op {checked} lege cijfers geprobeerd; {narrow} zijn op minder dan vijf waarden na bekend.",
    "{blank} of {figures} figures above 0 are blank: {small} because they are 1 to 4, the others because they would "
    "give those away.\n"
    "The attack was tried on {checked} blanks; {narrow} are known within fewer than five values.",
)


@click.command(cls=SpokenCommand, told=ABOUT, closing=CLOSING)
@click.argument("exact", type=Place(), metavar="EXACT")
@click.option(
    "--out",
    cls=SpokenOption,
    told=Text("de map voor de uitgave met lege plekken.", "the folder for the edition with blanks."),
    metavar="DIR",
    type=Place(),
    required=True,
)
@click.option(
    "--sample",
    cls=SpokenOption,
    told=Text(
        "probeer de aanval op zoveel lege cijfers, door loting; zonder keuze op alle.",
        "try the attack on so many blanks, drawn by lot; on all if not chosen.",
    ),
    metavar="NUMBER",
    type=WholeNumber(1, 999_999_999),
)
@LANGUAGE
@click.pass_context
def suppress(context: click.Context, /, exact: Path, out: Path, sample: int | None) -> None:
    """Blank what is small and what would bring it back (nl: onderdrukken). Raises: FolderTaken, NotWritten."""
    with laid_beside(by_its_name(out)) as folder:
        found = suppressed(read_folder(exact, other=False).reports, sample=sample)
        for file, report in found.reports.items():
            write_whole(folder / file, f"{json.dumps(report, ensure_ascii=False, indent=1)}\n".encode())
    click.echo(said(_told(found), context))
    if found.narrow:
        context.exit(NARROW)


def _told(found: Suppressed) -> Text:
    return DONE.filled(blank=found.blank, figures=found.figures, small=found.small, checked=found.checked, narrow=found.narrow)
