"""What is done with whole registers in the exchange format."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, Place, SpokenCommand, Year, option, said
from gehoord.cli.typed import Day, WholeNumber
from gehoord.directory.office_called import office_called
from gehoord.figures.exchange import write
from gehoord.invented.nation import generate as invented
from gehoord.people.at_the_command import at_the_command
from gehoord.practice.words import Text
from gehoord.registers.giving_out import give_out
from gehoord.registers.reaching import reaching
from gehoord.registers.taking_in import take_in

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden, en er is niets veranderd; 1 iets onverwachts.
Afgebroken? Geef dezelfde opdracht nog eens: er is niets half gebeurd en niets komt er dubbel in.
In English: {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason, and nothing was changed; 1 something unexpected.
Cut short? Give the same command again: nothing was half done, and nothing comes in twice.""",
)
KNOWN = Text("Deze map is al overgenomen; er is niets veranderd.", "This folder was taken over already; nothing changed.")
TAKEN = Text("Overgenomen: {added} nieuwe regels, {changed} veranderd.", "Taken over: {added} new rows, {changed} changed.")
GIVEN = Text(
    "{folder}: {clients} cliënten, {concerns} vragen, problemen en klachten.", "{folder}: {clients} clients, {concerns} concerns."
)
INVENTED = Text(
    "{folder}: {clients} cliënten, {concerns} vragen, problemen en klachten, {contacts} contacten.",
    "{folder}: {clients} clients, {concerns} concerns, {contacts} contacts.",
)

_FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
_BY = option("--by", "wie het vraagt; komt in het logboek.", "who asks for it; goes into the journal.", metavar="EMAIL")


@click.group(cls=SpokenGroup, told=told("register"))
def register() -> None:
    """Work with whole registers in the exchange format (nl: register)."""


@register.command(
    "import",
    cls=SpokenCommand,
    told=Text(
        "Neemt het register in DIR over voor een kantoor: alles, of niets. Dezelfde map nog eens verandert niets.",
        "Takes the register in DIR over for an office: all of it, or nothing. The same folder again changes nothing.",
    ),
    closing=CLOSING.filled(command="gehoord register import"),
)
@_FOLDER
@option("--office", "het kantoor: naam of id.", "the office: name or id.", metavar="OFFICE", required=True)
@option(
    "--as-of",
    "de dag waarop een verandering ingaat die zelf geen dag heeft; anders vandaag.",
    "the day on which a change begins that has no day of its own; else today.",
    metavar="DAY",
    type=Day(),
)
@_BY
@LANGUAGE
@click.pass_context
def take_over(context: click.Context, /, folder: Path, office: str, as_of: date | None, by: str | None) -> None:
    """Take a register over (nl: register overnemen)."""
    with reaching():
        actor = at_the_command(by)
        keeper = office_called(office, by=actor)
    outcome = take_in(folder, office=keeper, by=actor, tell=_telling(context), on=as_of)
    done = KNOWN if outcome.known else TAKEN.filled(added=outcome.added, changed=outcome.changed)
    click.echo(said(done, context))


@register.command(
    "export",
    cls=SpokenCommand,
    told=Text(
        "Schrijft het register naar DIR, zoals het nu is of zoals het op 31 december was.",
        "Writes the register to DIR, as it is now or as it was on 31 December.",
    ),
    closing=CLOSING.filled(command="gehoord register export"),
)
@_FOLDER
@option(
    "--year", "zoals het op 31 december van dit jaar was.", "as it was on 31 December of this year.", metavar="YEAR", type=Year()
)
@option("--office", "alleen dit kantoor: naam of id.", "this office alone: name or id.", metavar="OFFICE")
@_BY
@LANGUAGE
@click.pass_context
def hand_out(context: click.Context, /, folder: Path, year: int | None, office: str | None, by: str | None) -> None:
    """Give a register out (nl: register uitvoeren)."""
    with reaching():
        actor = at_the_command(by)
        only = None if office is None else office_called(office, by=actor)
    given = give_out(folder, by=actor, tell=_telling(context), office=only, year=year)
    click.echo(said(GIVEN.filled(folder=folder, clients=len(given.clients), concerns=len(given.concerns)), context))


@register.command(
    cls=SpokenCommand,
    told=Text(
        "Verzint het register van een heel land, waarin niemand bestaat, en schrijft het naar een nieuwe map. Voor 2016 komen de "
        "tellingen uit op de landelijke tabellen A tot en met F zoals die gedrukt zijn.",
        "Invents the register of a whole nation, in which nobody is real, and writes it to a new folder. For 2016 its counts are "
        "the national tables A to F as they were printed.",
    ),
    closing=CLOSING.filled(command="gehoord register generate"),
)
@option(
    "--year",
    "het jaar waarover het gaat, 2016 tot en met 2026; zonder keuze 2016.",
    "the year it is about, 2016 to 2026; 2016 if not chosen.",
    metavar="YEAR",
    type=WholeNumber(2016, 2026),
    default="2016",
)
@option(
    "--scale",
    "hoeveel keer zo veel van alles, 1 tot en met 20; zonder keuze 1.",
    "how many times as much of everything, 1 to 20; 1 if not chosen.",
    metavar="TIMES",
    type=WholeNumber(1, 20),
    default="1",
)
@option(
    "--seed",
    "hetzelfde getal geeft hetzelfde register; zonder keuze 1.",
    "the same number gives the same register; 1 if not chosen.",
    metavar="NUMBER",
    type=WholeNumber(0, 999_999_999),
    default="1",
)
@option("--out", "de map om te schrijven.", "the folder to write.", metavar="DIR", type=Place(), required=True)
@LANGUAGE
@click.pass_context
def generate(context: click.Context, /, year: int, scale: int, seed: int, out: Path) -> None:
    """Invent the register of a whole nation (nl: natie verzinnen)."""
    nation = invented(year=year, scale=scale, seed=seed, progress=_telling(context))
    write(nation, out)
    counts = {"clients": len(nation.clients), "concerns": len(nation.concerns), "contacts": len(nation.contacts)}
    click.echo(said(INVENTED.filled(folder=out, **counts), context))


def _telling(context: click.Context) -> Callable[[Text], None]:
    """Say how far the work is and how long it took so far, to somebody who is watching."""
    begun = time.monotonic()

    def tell(text: Text) -> None:
        if sys.stderr.isatty():
            click.echo(f"{time.monotonic() - begun:5.1f} s  {said(text, context)}", err=True)

    return tell
