"""What is done with whole registers in the exchange format."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from gehoord.cli.speaking import SpokenCommand, SpokenOption, Year, misfit, said
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
NOT_A_DAY = Text("“{value}” is geen dag. Schrijf 2016-12-31.", "“{value}” is not a day. Write 2016-12-31.")


def _option(name: str, metavar: str, nl: str, en: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(name, cls=SpokenOption, told=Text(nl, en), metavar=metavar, **settings)


_FOLDER = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
_BY = _option("--by", "EMAIL", "wie het vraagt; komt in het logboek.", "who asks for it; goes into the journal.")
_LANGUAGE = _option("--language", "LANGUAGE", "nl of en; zonder keuze nl.", "nl or en; nl if not chosen.", default="nl")


@click.group()
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
@_option("--office", "OFFICE", "het kantoor: naam of id.", "the office: name or id.", required=True)
@_option(
    "--as-of",
    "DAY",
    "de dag waarop een verandering ingaat die zelf geen dag heeft; anders vandaag.",
    "the day on which a change begins that has no day of its own; else today.",
    callback=lambda context, _option, value: _day(context, value),
)
@_BY
@_LANGUAGE
@click.pass_context
def take_over(context: click.Context, /, folder: Path, office: str, as_of: date | None, by: str | None, language: str) -> None:  # noqa: ARG001 - read by SpokenCommand
    """Take a register over (nl: register overnemen)."""
    with reaching():
        actor = at_the_command(by)
        keeper = office_called(office, by=actor)
    outcome = take_in(folder, office=keeper, by=actor, tell=_telling(context), on=as_of)
    told = KNOWN if outcome.known else TAKEN.filled(added=outcome.added, changed=outcome.changed)
    click.echo(said(told, context))


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
@_option("--year", "YEAR", "zoals het op 31 december van dit jaar was.", "as it was on 31 December of this year.", type=Year())
@_option("--office", "OFFICE", "alleen dit kantoor: naam of id.", "this office alone: name or id.")
@_BY
@_LANGUAGE
@click.pass_context
def hand_out(
    context: click.Context,
    /,
    folder: Path,
    year: int | None,
    office: str | None,
    by: str | None,
    language: str,  # noqa: ARG001 - read by SpokenCommand
) -> None:
    """Give a register out (nl: register uitvoeren)."""
    with reaching():
        actor = at_the_command(by)
        only = None if office is None else office_called(office, by=actor)
    given = give_out(folder, by=actor, tell=_telling(context), office=only, year=year)
    click.echo(said(GIVEN.filled(folder=folder, clients=len(given.clients), concerns=len(given.concerns)), context))


@register.command()
@click.option("--year", type=click.IntRange(2016, 2026), default=2016, show_default=True, help="The year the register is about.")
@click.option("--scale", type=click.IntRange(1, 20), default=1, show_default=True, help="How many times the nation is repeated.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed gives the same register.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write.")
def generate(year: int, scale: int, seed: int, out: Path) -> None:
    """Invent the register of a whole nation, in which nobody is real (nl: natie verzinnen).

    For 2016 at scale 1 its counts are the national tables A to F as printed that year.
    """
    nation = invented(year=year, scale=scale, seed=seed, progress=lambda step: click.echo(step, err=True))
    write(nation, out)
    click.echo(
        f"{out}: {len(nation.clients)} clients, {len(nation.concerns)} concerns, {len(nation.contacts)} contacts", err=True
    )


def _telling(context: click.Context) -> Callable[[Text], None]:
    """Say how far the work is and how long it took so far, to somebody who is watching."""
    begun = time.monotonic()

    def tell(text: Text) -> None:
        if sys.stderr.isatty():
            click.echo(f"{time.monotonic() - begun:5.1f} s  {said(text, context)}", err=True)

    return tell


def _day(context: click.Context, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise misfit(NOT_A_DAY.filled(value=value), context) from None
