"""Arranging who serves what: agencies and their locations, fixed counsellors, visits by agreement, and who is away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import click
from django.utils import timezone

from gehoord.cli.speaking import LANGUAGE, OneOf, SpokenCommand, misfit, option, said
from gehoord.cli.typed import Day, Id, WholeNumber
from gehoord.directory.agencies import add_agency, add_location, agree_visits, close_location
from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.directory.atlas import written
from gehoord.directory.called import agency_called, colleague_at, location_with
from gehoord.directory.office_called import office_called
from gehoord.directory.workplaces import workplaces
from gehoord.people.at_the_command import at_the_command
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import Frequency, Setting
from gehoord.practice.words import Text

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden, en er is niets veranderd; 1 iets onverwachts.
In English: gehoord directory {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason, and nothing changed; 1 something unexpected.""",
)
ADDED = Text("Toegevoegd: {name}, {id}", "Added: {name}, {id}")
CLOSED = Text("{name} is dicht na {on}.", "{name} is closed after {on}.")
AGREED = Text("{name}: bezocht {often}.", "{name}: visited {often}.")
AS_USUAL = Text("zoals gebruikelijk", "as is usual")
EVERY_WEEKS = Text("elke {count} weken", "every {count} weeks")
EVERY_MONTHS = Text("elke {count} maanden", "every {count} months")
ASSIGNED = Text(
    "{who} is vanaf {since} de vaste vertrouwenspersoon van {ground}.", "{who} is the counsellor of {ground} from {since}."
)
AWAY = Text("{who} is afwezig vanaf {since}.", "{who} is away from {since}.")
ONE_OF_BOTH = Text("Geef --weeks of --months, niet allebei.", "Give --weeks or --months, not both.")
NO_OFFICE = Text(
    "{who} heeft geen rol bij een kantoor. Zeg met --office bij welk kantoor de afwezigheid hoort.",
    "{who} has no role at an office. Say with --office which office the absence belongs to.",
)
BY = option("--by", "wie het vraagt; komt in het logboek.", "who asks for it; goes into the journal.", metavar="EMAIL")
OFFICE = option("--office", "het kantoor: naam of id.", "the office: name or id.", metavar="OFFICE", required=True)
SINCE = option(
    "--since", "de eerste dag; zonder keuze vandaag.", "the first day; today if not chosen.", metavar="DAY", type=Day()
)
UNTIL = option(
    "--until",
    "de laatste dag; zonder keuze nog niet bekend.",
    "the last day; not known yet if not chosen.",
    metavar="DAY",
    type=Day(),
)
WHO = option("--who", "het e-mailadres van de collega.", "the e-mail address of the colleague.", metavar="EMAIL", required=True)
LOCATION = click.argument("location", type=Id(), metavar="ID")


def _command(name: str, nl: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    return click.command(name, cls=SpokenCommand, told=Text(nl, en), closing=CLOSING.filled(command=name))


@_command("add-agency", "Voegt een instantie toe die alle kantoren gebruiken.", "Adds an agency that all offices use.")
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


@_command("add-location", "Voegt een locatie van een instantie toe.", "Adds a location of an agency.")
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


@_command(
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


@_command(
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


@_command(
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


@_command(
    "assign",
    "Maakt een collega de vaste vertrouwenspersoon van een gemeente (GM0392), een jeugdregio (JZ05) of een locatie (id). "
    "Wie dat zonder einde was, is het tot de dag ervoor.",
    "Makes a colleague the fixed counsellor of a municipality (GM0392), a youth region (JZ05) or a location (id). "
    "Whoever was without an end is until the day before.",
)
@click.argument("ground", metavar="GROUND")
@WHO
@SINCE
@UNTIL
@BY
@LANGUAGE
@click.pass_context
def assign(context: click.Context, /, ground: str, who: str, since: date | None, until: date | None, by: str | None) -> None:
    """Assign a counsellor (nl: toewijzen)."""
    actor, day = at_the_command(by), since or timezone.localdate()
    person = colleague_at(who, by=HOUSE)
    is_code = ground[:2].upper() in ("GM", "JZ") and ground[2:].isdecimal()
    with acting(actor):
        place = ground.upper() if is_code else location_with(Id().convert(ground, None, context), by=actor)
        assign_counsellor(place, person.id, since=day, until=until, by=actor)
    click.echo(said(ASSIGNED.filled(who=person.name, ground=place, since=written(day)), context))


@_command(
    "report-absence",
    "Legt vast dat een collega afwezig is, en wie al het werk overneemt als dat geregeld is. Een reden hoort er niet bij.",
    "Writes down that a colleague is away, and who takes all work over if that was arranged. There is no place for a reason.",
)
@WHO
@SINCE
@UNTIL
@option("--stand-in", "het e-mailadres van wie waarneemt.", "the e-mail address of who stands in.", metavar="EMAIL")
@option("--office", "het kantoor; zonder keuze dat van de rol.", "the office; that of the role if not chosen.", metavar="OFFICE")
@BY
@LANGUAGE
@click.pass_context
def report_absence_(context: click.Context, /, **asked: Any) -> None:
    """Report that somebody is away (nl: afwezig melden)."""
    actor, day = at_the_command(asked["by"]), asked["since"] or timezone.localdate()
    person = colleague_at(asked["who"], by=HOUSE)
    other = colleague_at(asked["stand_in"], by=HOUSE).id if asked["stand_in"] else None
    own = next((seat.office_id for seat in person.seats if seat.office_id), None)
    office = office_called(asked["office"], by=HOUSE) if asked["office"] else own
    if office is None:
        raise misfit(NO_OFFICE.filled(who=person.name), context)
    with acting(actor):
        report_absence(person.id, since=day, until=asked["until"], office_id=office, by=actor, stand_in_id=other)
    click.echo(said(AWAY.filled(who=person.name, since=written(day)), context))


ARRANGING = (add_agency_, add_location_, locations, close_location_, agree_visits_, assign, report_absence_)
"""What the directory is given along (nl: opdrachten voor het adresboek)."""
