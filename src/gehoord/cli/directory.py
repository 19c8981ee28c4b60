"""The directory: what is where on a day, what is not arranged, and downloads of the statistics office for later years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from django.utils import timezone

from gehoord.cli.speaking import OneOf, SpokenCommand, SpokenOption, misfit, said
from gehoord.directory.atlas import written
from gehoord.directory.cbs.importing import Kind, import_download
from gehoord.directory.gaps import gaps as gaps_on
from gehoord.directory.gaps import overlaps
from gehoord.directory.in_use import place_on
from gehoord.directory.inhabitants import FigureStatus
from gehoord.directory.offices import offices_on
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.words import Text

C = TypeVar("C", bound=Callable[..., Any])

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden; 1 iets onverwachts.
In English: gehoord directory {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason; 1 something unexpected.""",
)
NOT_A_DAY = Text("“{value}” is geen datum. Schrijf haar als 2016-12-31.", "“{value}” is not a date. Write it as 2016-12-31.")
NOT_INTO = Text(
    "“{value}” past niet bij --into. Schrijf het als GM0377=GM2999.", "“{value}” does not fit --into. Write GM0377=GM2999."
)
PLACE = Text(
    "{name} ({code}), op {on}\njeugdregio  {region}\nprovincie   {province}\ninwoners    {people}",
    "{name} ({code}), on {on}\nyouth region  {region}\nprovince      {province}\ninhabitants   {people}",
)
PEOPLE = Text("{count} op {on} ({status}; {source})", "{count} on {on} ({status}; {source})")
NO_PEOPLE = Text("niet bekend", "not known")
NO_GAPS = Text("Alles is geregeld.", "Everything is arranged.")
NO_OFFICES = Text("Er zijn nog geen kantoren.", "There are no offices yet.")
NO_CHANGES = Text("Alles was al bekend; er verandert niets.", "All of it was known; nothing changes.")
IMPORTED = Text("Ingelezen: {count} wijzigingen.", "Imported: {count} changes.")
TRIED = Text("Proef: {count} wijzigingen, er is niets opgeslagen.", "Dry run: {count} changes, nothing was stored.")


class Day(click.ParamType[date, str]):
    """A day as 2016-12-31 (nl: dag)."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's signature
        """Take the day (nl: dag lezen). Raises: DoesNotFit."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise misfit(NOT_A_DAY.filled(value=value), ctx) from None


class Into(click.ParamType[tuple[str, tuple[str, ...]], str]):
    """Where territory went, as GM0377=GM2999 or GM0788=GM0757,GM0824 (nl: opgegaan in)."""

    name = "into"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, tuple[str, ...]]:  # noqa: ARG002 - idem
        """Take the codes (nl: codes lezen). Raises: DoesNotFit."""
        code, equals, successors = value.strip().upper().partition("=")
        if not code or not equals or not successors:
            raise misfit(NOT_INTO.filled(value=value), ctx)
        return code, tuple(successors.split(","))


def _option(name: str, nl: str, en: str, **settings: Any) -> Callable[[C], C]:
    return click.option(name, cls=SpokenOption, told=Text(nl, en), **settings)


LANGUAGE = _option("--language", "nl of en; zonder keuze nl.", "nl or en; nl if not chosen.", metavar="LANGUAGE", default="nl")
ON = _option("--on", "de dag; zonder keuze vandaag.", "the day; today if not chosen.", type=Day(), metavar="DAY", default=None)


@contextmanager
def _at_work() -> Iterator[datetime]:
    """The house itself at work in one transaction, and the moment it began."""
    with acting(HOUSE):
        yield timezone.now()


@click.group()
def directory() -> None:
    """See what is where, and what is not arranged (nl: adresboek)."""


def _command(name: str, nl: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    return directory.command(name, cls=SpokenCommand, told=Text(nl, en), closing=CLOSING.filled(command=name))


@_command(
    "show",
    "Toont gemeente, jeugdregio, provincie en inwoners bij een code, naam of postcode, op een dag.",
    "Shows the municipality, youth region, province and inhabitants for a code, name or postcode, on a day.",
)
@click.argument("place", nargs=-1, required=True)
@ON
@LANGUAGE
@click.pass_context
def show(context: click.Context, /, place: tuple[str, ...], on: date | None, language: str) -> None:  # noqa: ARG001 - SpokenCommand reads it
    """Show which municipality, region and province somebody means (nl: plaats tonen)."""
    with _at_work() as now:
        found = place_on(" ".join(place), on or now.date())
    people = NO_PEOPLE
    if figure := found.inhabitants:
        source = ", ".join(figure.sources)
        people = PEOPLE.filled(count=figure.count, on=written(figure.reference_date), status=figure.status.label, source=source)
    town = found.municipality
    day = written(found.on)
    told = PLACE.filled(name=town.name, code=town.code, on=day, region=found.region, province=found.province, people=people)
    click.echo(said(told, context))


@_command(
    "gaps",
    "Toont waar op een dag niemand werkt, of waar twee kunnen denken dat het van hen is.",
    "Shows where nobody works on a day, or where two may think it is theirs.",
)
@ON
@LANGUAGE
@click.pass_context
def gaps(context: click.Context, /, on: date | None, language: str) -> None:  # noqa: ARG001 - SpokenCommand reads it
    """Show what is not arranged on a day (nl: gaten tonen)."""
    with _at_work() as now:
        day = on or now.date()
        found = (*gaps_on(day), *overlaps(day))
    for gap in found:
        click.echo(f"{gap.code}  {gap.name}: {said(gap.reason, context)}")
    if not found:
        click.echo(said(NO_GAPS, context))


@_command("offices", "Toont de kantoren en hun werkgebied op een dag.", "Shows the offices and their areas on a day.")
@ON
@LANGUAGE
@click.pass_context
def offices(context: click.Context, /, on: date | None, language: str) -> None:  # noqa: ARG001 - SpokenCommand reads it
    """Show the offices and where they work (nl: kantoren tonen)."""
    with _at_work() as now:
        found = offices_on(on or now.date())
    for office, places in found:
        click.echo(f"{office.id}  {office.name}: {' '.join(places)}")
    if not found:
        click.echo(said(NO_OFFICES, context))


@_command(
    "import",
    "Leest een CSV-download van het CBS in: inwonertallen, of de gemeenten van een dag. Alles, of niets.",
    "Imports a CSV download of the statistics office: numbers of inhabitants, or the municipalities of a day. All, or nothing.",
)
@_option("--cbs", "het bestand.", "the file.", type=Path, metavar="FILE", required=True)
@_option(
    "--kind",
    "inhabitants (inwonertallen) of municipalities (gemeenten).",
    "inhabitants or municipalities.",
    type=OneOf({kind.value: kind for kind in Kind}),
    metavar="KIND",
    required=True,
)
@_option(
    "--reference-date",
    "de dag waarover het gaat; bij gemeenten altijd nodig.",
    "the day it is about; always needed for municipalities.",
    type=Day(),
    metavar="DAY",
    default=None,
)
@_option(
    "--status",
    "final of preliminary, als het bestand het niet zegt.",
    "final or preliminary, where the file does not say.",
    type=OneOf({status.value: status for status in FigureStatus}),
    metavar="STATUS",
    default=None,
)
@_option(
    "--into",
    "waar een verdwenen gemeente heen ging, zoals GM0377=GM2999; vaker te geven.",
    "where a municipality that is gone went, such as GM0377=GM2999; may be repeated.",
    type=Into(),
    metavar="CODES",
    multiple=True,
)
@_option("--dry-run", "alleen tonen wat er zou veranderen.", "only show what would change.", is_flag=True)
@LANGUAGE
@click.pass_context
def import_(context: click.Context, /, **asked: Any) -> None:
    """Import a download of the statistics office (nl: download inlezen)."""
    with _at_work() as now:
        found = import_download(
            asked["cbs"],
            asked["kind"],
            by=HOUSE,
            at=now,
            reference_date=asked["reference_date"],
            status=asked["status"],
            into=dict(asked["into"]),
            dry_run=asked["dry_run"],
        )
    for change in found.changes:
        click.echo(said(change, context))
    for remark in found.remarks:
        click.echo(said(remark, context), err=True)
    closing = NO_CHANGES if not found.changes else TRIED if asked["dry_run"] else IMPORTED
    click.echo(said(closing.filled(count=len(found.changes)), context), err=True)
