"""Who is the fixed counsellor where, and who is away."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
from django.utils import timezone

from gehoord.cli.arranging.asking import BY, arranging
from gehoord.cli.speaking import LANGUAGE, misfit, option, said
from gehoord.cli.typed import Day, Id
from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.directory.atlas import written
from gehoord.directory.called import colleague_at, location_with
from gehoord.directory.office_called import office_called
from gehoord.people.at_the_command import at_the_command
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.words import Text

ASSIGNED = Text(
    "{who} is vanaf {since} de vaste vertrouwenspersoon van {ground}.", "{who} is the counsellor of {ground} from {since}."
)
AWAY = Text("{who} is afwezig vanaf {since}.", "{who} is away from {since}.")
NO_OFFICE = Text(
    "{who} heeft geen rol bij een kantoor. Zeg met --office bij welk kantoor de afwezigheid hoort.",
    "{who} has no role at an office. Say with --office which office the absence belongs to.",
)
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


@arranging(
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


@arranging(
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
