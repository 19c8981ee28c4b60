"""The directory: what is where on a day, what is not arranged, and downloads of the statistics office for later years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from django.utils import timezone

from gehoord.cli.arranging import ARRANGING
from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, OneOf, SpokenCommand, misfit, option, said
from gehoord.cli.typed import Day
from gehoord.directory.atlas import written
from gehoord.directory.cbs.importing import Kind, import_download
from gehoord.directory.gaps import gaps as gaps_on
from gehoord.directory.gaps import overlaps
from gehoord.directory.in_use import map_on, place_on
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.offices import offices_on, open_office
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.pricing import FigureStatus
from gehoord.practice.words import Text

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden; 1 iets onverwachts.
In English: gehoord directory {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason; 1 something unexpected.""",
)
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
NO_OFFICES = Text(
    "Er zijn op {on} nog geen kantoren. Open er een met ./gehoord directory open-office --name NAAM --place PV27.",
    "There are no offices yet on {on}. Open one with ./gehoord directory open-office --name NAME --place PV27.",
)
OPENED = Text("Geopend vanaf {on}: {name}, {office}", "Open from {on}: {name}, {office}")
NO_PLACE = Text(
    "“{code}” is op {on} geen provincie of gemeente. Schrijf een code als PV27 of GM0392.",
    "“{code}” is no province or municipality on {on}. Write a code such as PV27 or GM0392.",
)
NO_AREA = Text("Het heeft nog geen werkgebied.", "It works nowhere yet.")
NO_CHANGES = Text("Alles was al bekend; er verandert niets.", "All of it was known; nothing changes.")
IMPORTED = Text("Ingelezen: {count} wijzigingen.", "Imported: {count} changes.")
TRIED = Text("Proef: {count} wijzigingen, er is niets opgeslagen.", "Dry run: {count} changes, nothing was stored.")


class Into(click.ParamType[tuple[str, tuple[str, ...]], str]):
    """Where territory went, as GM0377=GM2999 or GM0788=GM0757,GM0824 (nl: opgegaan in)."""

    name = "into"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, tuple[str, ...]]:  # noqa: ARG002 - click's signature
        """Take the codes (nl: codes lezen). Raises: Misfit."""
        code, equals, successors = value.strip().upper().partition("=")
        if not code or not equals or not successors:
            raise misfit(NOT_INTO.filled(value=value), ctx)
        return code, tuple(successors.split(","))


ON = option("--on", "de dag; zonder keuze vandaag.", "the day; today if not chosen.", type=Day(), metavar="DAY")


@contextmanager
def _at_work() -> Iterator[datetime]:
    """The house itself at work in one transaction, and the moment it began."""
    with acting(HOUSE):
        yield timezone.now()


@click.group(cls=SpokenGroup, told=told("directory"))
def directory() -> None:
    """See what is where, and what is not arranged (nl: adresboek)."""


for _arranging in ARRANGING:
    directory.add_command(_arranging)


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
def show(context: click.Context, /, place: tuple[str, ...], on: date | None) -> None:
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
def gaps(context: click.Context, /, on: date | None) -> None:
    """Show what is not arranged on a day (nl: gaten tonen)."""
    with _at_work() as now:
        day = on or now.date()
        if not offices_on(day):
            click.echo(said(NO_OFFICES.filled(on=written(day)), context))
            return
        found = (*gaps_on(day), *overlaps(day))
    for gap in found:
        click.echo(f"{gap.code}  {gap.name}: {said(gap.reason, context)}")
    if not found:
        click.echo(said(NO_GAPS, context))


@_command("offices", "Toont de kantoren en hun werkgebied op een dag.", "Shows the offices and their areas on a day.")
@ON
@LANGUAGE
@click.pass_context
def offices(context: click.Context, /, on: date | None) -> None:
    """Show the offices and where they work (nl: kantoren tonen)."""
    with _at_work() as now:
        day = on or now.date()
        found = offices_on(day)
    for office, places in found:
        click.echo(f"{office.id}  {office.name}: {' '.join(places) or said(NO_AREA, context)}")
    if not found:
        click.echo(said(NO_OFFICES.filled(on=written(day)), context))


@_command(
    "open-office",
    "Opent een kantoor, met de provincies en gemeenten waar het werkt. Wie daar eerst werkte, stopt de dag ervoor.",
    "Opens an office, with the provinces and municipalities it works in. Whoever worked there before ends the day before.",
)
@option("--name", "hoe het kantoor heet.", "what the office is called.", metavar="NAME", required=True)
@option(
    "--kind",
    "regional (regionaal; zonder keuze) of national (landelijk).",
    "regional (if not chosen) or national.",
    type=OneOf({kind.value: kind for kind in OfficeKind}),
    metavar="KIND",
    default=OfficeKind.REGIONAL.value,
)
@option(
    "--place",
    "waar het werkt: een provincie zoals PV27 of een gemeente zoals GM0392; vaker te geven.",
    "where it works: a province such as PV27 or a municipality such as GM0392; may be repeated.",
    metavar="CODE",
    multiple=True,
)
@option("--on", "de eerste dag; zonder keuze vandaag.", "the first day; today if not chosen.", type=Day(), metavar="DAY")
@LANGUAGE
@click.pass_context
def open_(context: click.Context, /, name: str, kind: OfficeKind, place: tuple[str, ...], on: date | None) -> None:
    """Open an office (nl: kantoor openen)."""
    with _at_work() as now:
        day = on or now.date()
        area = tuple(dict.fromkeys(code.strip().upper() for code in place))
        there = map_on(day)
        for code in area:
            if code not in {*there.provinces, *(town.code for town in there.municipalities)}:
                raise misfit(NO_PLACE.filled(code=code, on=written(day)), context)
        office = open_office(name, kind, by=HOUSE, on=day, area=area)
    click.echo(said(OPENED.filled(name=office.name, on=written(day), office=office.id), context))
    if not area:
        click.echo(said(NO_AREA, context))


@_command(
    "import",
    "Leest een CSV-download van het CBS in: inwonertallen, of de gemeenten van een dag. Alles, of niets.",
    "Imports a CSV download of the statistics office: numbers of inhabitants, or the municipalities of a day. All, or nothing.",
)
@option("--cbs", "het bestand.", "the file.", type=Path, metavar="FILE", required=True)
@option(
    "--kind",
    "inhabitants (inwonertallen) of municipalities (gemeenten).",
    "inhabitants or municipalities.",
    type=OneOf({kind.value: kind for kind in Kind}),
    metavar="KIND",
    required=True,
)
@option(
    "--reference-date",
    "de dag waarover het gaat; bij gemeenten altijd nodig.",
    "the day it is about; always needed for municipalities.",
    type=Day(),
    metavar="DAY",
    default=None,
)
@option(
    "--status",
    "final of preliminary, als het bestand het niet zegt.",
    "final or preliminary, where the file does not say.",
    type=OneOf({status.value: status for status in FigureStatus}),
    metavar="STATUS",
    default=None,
)
@option(
    "--into",
    "waar een verdwenen gemeente heen ging, zoals GM0377=GM2999; vaker te geven.",
    "where a municipality that is gone went, such as GM0377=GM2999; may be repeated.",
    type=Into(),
    metavar="CODES",
    multiple=True,
)
@option("--dry-run", "alleen tonen wat er zou veranderen.", "only show what would change.", is_flag=True)
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
