"""Agencies and their locations: adding, closing, and how often they are visited."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import click
from django.utils import timezone

from gehoord.cli.arranging.asking import BY, arranging
from gehoord.cli.speaking import LANGUAGE, OneOf, misfit, option, said
from gehoord.cli.typed import Day, Id, WholeNumber
from gehoord.directory.agencies import add_agency, add_location, agree_visits, close_location
from gehoord.directory.atlas import written
from gehoord.directory.called import agency_called, location_with
from gehoord.directory.office_called import office_called
from gehoord.directory.workplaces import workplaces
from gehoord.people.at_the_command import at_the_command
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import Frequency, Setting
from gehoord.practice.words import Text

ADDED = Text("Toegevoegd: {name}, {id}", "Added: {name}, {id}")
CLOSED = Text("{name} is dicht na {on}.", "{name} is closed after {on}.")
AGREED = Text("{name}: bezocht {often}.", "{name}: visited {often}.")
AS_USUAL = Text("zoals gebruikelijk", "as is usual")
EVERY_WEEKS = Text("elke {count} weken", "every {count} weeks")
EVERY_MONTHS = Text("elke {count} maanden", "every {count} months")
ONE_OF_BOTH = Text("Geef --weeks of --months, niet allebei.", "Give --weeks or --months, not both.")
OFFICE = option("--office", "het kantoor: naam of id.", "the office: name or id.", metavar="OFFICE", required=True)
LOCATION = click.argument("location", type=Id(), metavar="ID")


@arranging("add-agency", "Voegt een instantie toe die alle kantoren gebruiken.", "Adds an agency that all offices use.")
@option("--name", "hoe de instantie heet.", "what the agency is called.", metavar="NAME", required=True)
@option(
    "--kind",
    f"{', '.join(kind.value for kind in AgencyKind)}.",
    f"{', '.join(kind.value for kind in AgencyKind)}.",
    metavar="KIND",
    type=OneOf({kind.value: kind for kind in AgencyKind}),
    required=True,
)
@OFFICE
@BY
@LANGUAGE
@click.pass_context
def add_agency_(context: click.Context, /, name: str, kind: AgencyKind, office: str, by: str | None) -> None:
    """Add an agency (nl: instantie toevoegen)."""
    actor = at_the_command(by)
    with acting(actor):
        agency = add_agency(name, kind, office_id=office_called(office, by=actor), by=actor)
    click.echo(said(ADDED.filled(name=agency.name, id=agency.pk), context))


@arranging("add-location", "Voegt een locatie van een instantie toe.", "Adds a location of an agency.")
@option("--agency", "de naam van de instantie.", "the name of the agency.", metavar="NAME", required=True)
@option("--name", "hoe de locatie heet.", "what the location is called.", metavar="NAME")
@option("--municipality", "de gemeente: code of naam.", "the municipality: code or name.", metavar="NAME")
@option(
    "--setting",
    "closed (gesloten), open, family_home (gezinshuis) of ambulant.",
    "closed, open, family_home or ambulant.",
    metavar="SETTING",
    type=OneOf({setting.value: setting for setting in Setting}),
)
@option("--head", "dit is de hoofdlocatie.", "this is the head location.", is_flag=True)
@OFFICE
@BY
@LANGUAGE
@click.pass_context
def add_location_(context: click.Context, /, **asked: Any) -> None:
    """Add a location (nl: locatie toevoegen)."""
    actor = at_the_command(asked["by"])
    with acting(actor):
        location = add_location(
            agency_called(asked["agency"], by=actor),
            asked["name"],
            office_id=office_called(asked["office"], by=actor),
            by=actor,
            municipality=asked["municipality"],
            setting=asked["setting"],
            is_head=asked["head"],
        )
    click.echo(said(ADDED.filled(name=location, id=location.pk), context))


@arranging(
    "locations",
    "Toont de locaties met hun id, van één instantie of van alle.",
    "Shows the locations and their ids, of one agency or of all.",
)
@option("--agency", "alleen van deze instantie.", "of this agency alone.", metavar="NAME")
@LANGUAGE
def locations(agency: str | None) -> None:
    """Show the locations (nl: locaties tonen)."""
    only = agency_called(agency, by=HOUSE).name if agency else None
    for place in workplaces(by=HOUSE):
        if only in (None, place.agency):
            click.echo(f"{place.id}  {place.agency}: {place.name or '-'} ({place.municipality or '-'})")


@arranging(
    "close-location",
    "Sluit een locatie; wie er de vaste vertrouwenspersoon was, is dat na die dag niet meer.",
    "Closes a location; whoever was its fixed counsellor is that no more after that day.",
)
@LOCATION
@option(
    "--on",
    "de laatste dag dat zij open is; zonder keuze vandaag.",
    "its last day; today if not chosen.",
    metavar="DAY",
    type=Day(),
)
@BY
@LANGUAGE
@click.pass_context
def close_location_(context: click.Context, /, location: UUID, on: date | None, by: str | None) -> None:
    """Close a location (nl: locatie sluiten)."""
    actor, day = at_the_command(by), on or timezone.localdate()
    with acting(actor):
        found = location_with(location, by=actor)
        close_location(found, by=actor, on=day)
    click.echo(said(CLOSED.filled(name=found, on=written(day)), context))


@arranging(
    "agree-visits",
    "Legt vast hoe vaak een locatie bezocht wordt. Zonder getal: zoals gebruikelijk.",
    "Writes down how often a location is visited. Without a number: as is usual.",
)
@LOCATION
@option("--weeks", "om de zoveel weken.", "every so many weeks.", metavar="NUMBER", type=WholeNumber(1, 52))
@option("--months", "om de zoveel maanden.", "every so many months.", metavar="NUMBER", type=WholeNumber(1, 24))
@BY
@LANGUAGE
@click.pass_context
def agree_visits_(context: click.Context, /, location: UUID, weeks: int | None, months: int | None, by: str | None) -> None:
    """Agree how often a location is visited (nl: bezoeken afspreken)."""
    if weeks and months:
        raise misfit(ONE_OF_BOTH, context)
    actor = at_the_command(by)
    often = EVERY_WEEKS.filled(count=weeks) if weeks else EVERY_MONTHS.filled(count=months) if months else AS_USUAL
    with acting(actor):
        found = location_with(location, by=actor)
        agree_visits(found, Frequency(often, weeks or 0, months or 0) if weeks or months else None, by=actor)
    click.echo(said(AGREED.filled(name=found, often=often), context))
