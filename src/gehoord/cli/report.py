"""One yearly report, from the register in the database or straight from an exchange folder."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import django

from gehoord.cli.speaking import OneOf, Place, SpokenCommand, Year, misfit, option, said
from gehoord.cli.standard_output import NotTakenOver, hand_over
from gehoord.figures.publication import AgencyTotal, Rule
from gehoord.practice.words import Language, Text
from gehoord.reporting.formats import Format, file_name, render
from gehoord.reporting.one_report import Harvest, Request, document_for
from gehoord.reporting.theme import read_theme
from gehoord.reporting.writing import NotWritten, keep_out_of, write

LANGUAGES: dict[str, Language] = {"nl": "nl", "en": "en"}
STDOUT = (Path("-"), Path("/dev/stdout"))
PERMISSIONS = "gehoord.people.permissions"

RULES = Text(
    "; ".join(f"{rule.value} ({rule.label.nl})" for rule in Rule), "; ".join(f"{rule.value} ({rule.label.en})" for rule in Rule)
)
NO_FORMAT = Text(
    "Het formaat is niet duidelijk. Geef --format, of een naam bij --out die eindigt op {endings}.",
    "The format is not clear. Give --format, or a name with --out that ends in {endings}.",
)
ABOUT = Text(
    "Maakt het jaarrapport van één gemeente: uit het register in de database, of met --register uit een map in het "
    "uitwisselformaat; daar is geen database bij nodig.",
    "Makes the yearly report on one municipality: from the register in the database, or with --register from a folder in the "
    "exchange format, for which no database is needed.",
)
CLOSING = Text(
    """Uitkomst: 0 het rapport is gemaakt; 2 de opdracht past niet; 3 het register of de
aanvraag is geweigerd, en er is niets geschreven; 1 iets onverwachts.

Voorbeeld: gehoord report --register haarlem --municipality Haarlem --year 2016
           --rule as_printed_2016 --out haarlem.pdf
In English: gehoord report --language en --help""",
    """Outcome: 0 the report was made; 2 the command does not fit; 3 the register or the
request was refused, and nothing was written; 1 something unexpected.

Example: gehoord report --register haarlem --municipality Haarlem --year 2016
         --rule as_printed_2016 --language en --out haarlem.pdf""",
)


@click.command(cls=SpokenCommand, told=ABOUT, closing=CLOSING)
@option(
    "--register",
    "de map met het register; zonder keuze het register in de database.",
    "the folder that holds the register; if not chosen the register in the database.",
    type=Place(),
    metavar="DIR",
)
@option(
    "--municipality",
    "de gemeente: CBS-code of naam.",
    "the municipality: CBS code or name.",
    required=True,
    metavar="NAME",
)
@option(
    "--year",
    "het jaar van het rapport.",
    "the year of the report.",
    type=Year(),
    required=True,
    metavar="YEAR",
)
@option(
    "--rule",
    f"de publicatieregel. Er is geen standaard; kies zelf: {RULES.nl}.",
    f"the rule of publication. There is no default; choose yourself: {RULES.en}.",
    type=OneOf({rule.value: rule for rule in Rule}),
    required=True,
    metavar="RULE",
)
@option(
    "--format",
    "pdf, html, xlsx, csv of json; anders volgens --out.",
    "pdf, html, xlsx, csv or json; else by --out.",
    type=OneOf({fmt.value: fmt for fmt in Format}),
    metavar="FORMAT",
)
@option(
    "--out",
    "het bestand of de map; - is de standaarduitvoer. Bij csv komt er een bestand met metadata naast.",
    "the file or folder; - is standard output. With csv comes a file of metadata beside it.",
    type=Place(),
    metavar="FILE",
)
@option(
    "--language",
    "nl of en; zonder keuze nl.",
    "nl or en; nl if not chosen.",
    type=OneOf(LANGUAGES),
    default="nl",
    metavar="LANGUAGE",
)
@option(
    "--agency-total",
    "het totaal van tabel 8b: rows (som van de rijen; zonder keuze) of clients (elke cliënt één keer).",
    "the total of table 8b: rows (sum of the rows; if not chosen) or clients (each client once).",
    type=OneOf({total.value: total for total in AgencyTotal}),
    default="rows",
    metavar="TOTAL",
)
@option(
    "--nation",
    "tabel A-F: auto (als het register heel Nederland bevat; zonder keuze), yes of no.",
    "tables A-F: auto (if the register holds the nation; if not chosen), yes or no.",
    type=OneOf({"auto": None, "yes": True, "no": False}),
    default="auto",
    metavar="CHOICE",
)
@option(
    "--earlier",
    "het jaar ervoor naast tabel A-F: auto (zoals toen gedrukt, als dat er is; zonder keuze) of no (weglaten).",
    "the year before beside tables A-F: auto (as printed then, if it is there; if not chosen) or no (leave it out).",
    type=OneOf({"auto": True, "no": False}),
    default="auto",
    metavar="CHOICE",
)
@option(
    "--notes",
    "een tekstbestand met de eigen tekst voor paragraaf 3.1, van ten hoogste 200 kB; een lege regel begint een alinea, een "
    "streepje een opsomming.",
    "a text file with the own text for section 3.1, of 200 kB at most; an empty line begins a paragraph, a dash a list.",
    type=Place(),
    metavar="FILE",
)
@option(
    "--theme",
    "een huisstijlbestand (toml).",
    "a theme file (toml).",
    type=Place(),
    metavar="FILE",
)
@click.pass_context
def report(context: click.Context, /, **asked: Any) -> None:
    """Make one yearly report (nl: jaarrapport maken)."""
    out: Path | None = asked["out"]
    fmt = _format(context, asked["format"], out)
    if asked["register"] and out not in STDOUT:
        keep_out_of(asked["register"], _place(out, ""))
    theme = read_theme(asked["theme"])
    request = Request(
        register=asked["register"],
        municipality=asked["municipality"],
        year=asked["year"],
        rule=asked["rule"],
        agency_total=asked["agency_total"],
        nation=asked["nation"],
        earlier=asked["earlier"],
        language=asked["language"],
        notes=asked["notes"],
    )
    harvest = Harvest(atlas=lambda: _gathered("atlas_of"), facts=lambda year: _gathered("facts_of", year))
    document = document_for(
        request, theme=theme, tell=lambda text: _tell(context, text), harvest=harvest, warn=lambda text: _warn(context, text)
    )
    _tell(context, Text(f"Ik maak het rapport ({fmt}) …", f"Making the report ({fmt}) …"))
    printed = render(document, fmt, theme=theme)
    if out in STDOUT:
        hand_over(printed.content)
        return
    files = write(printed, _place(out, file_name(document, fmt)))
    # The report is made: that nobody hears its name takes nothing away from that.
    with suppress(NotTakenOver):
        hand_over("".join(f"{file}\n" for file in files).encode())


def _gathered(what: str, *asked: int) -> Any:
    """What is in the database; the rooms that keep it are opened only now, so that a folder needs none of them."""
    django.setup()
    return getattr(import_module("gehoord.reporting.harvest"), what)(*asked, by=import_module(PERMISSIONS).HOUSE)


def _format(context: click.Context, asked: Format | None, out: Path | None) -> Format:
    endings = {f".{fmt.value}": fmt for fmt in Format}
    if asked:
        return asked
    if out is None or out.suffix.lower() not in endings:
        raise misfit(NO_FORMAT.filled(endings=", ".join(endings)), context)
    return endings[out.suffix.lower()]


def _place(out: Path | None, name: str) -> Path:
    if out is None:
        return Path(name)
    try:
        return out / name if out.is_dir() else out
    except OSError as reason:
        raise NotWritten(file=out) from reason


def _tell(context: click.Context, text: Text) -> None:
    """Say how far the work is, to somebody who is watching."""
    if sys.stderr.isatty():
        click.echo(said(text, context), err=True)


def _warn(context: click.Context, text: Text) -> None:
    """Say what must be heard, watched or not."""
    click.echo(said(text, context), err=True)
