"""What is past its term: see it, keep it longer, and let it go."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import click
from django.utils import timezone

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, OneOf, SpokenCommand, misfit, option, said
from gehoord.cli.typed import Day, Id
from gehoord.people.at_the_command import at_the_command
from gehoord.practice.words import Text
from gehoord.vault import holds
from gehoord.vault import retention as terms
from gehoord.vault.destroying.on_request import AskedBy, check_there, erase_as_asked
from gehoord.vault.holds import HeldBecause
from gehoord.vault.terms import rules as rules_in_force

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden; 1 iets onverwachts.
In English: gehoord retention {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason; 1 something unexpected.""",
)
RULE = Text("{code}: {amount} {unit} na {trigger}. {basis}", "{code}: {amount} {unit} after {trigger}. {basis}")
SWEPT = Text(
    "{label} ({holding}): {due} over de termijn, {held} onder bewaarplicht, {rows} rijen vernietigd",
    "{label} ({holding}): {due} past the term, {held} under a hold, {rows} rows destroyed",
)
WOULD = Text(
    "{label} ({holding}): {due} over de termijn, {held} onder bewaarplicht, {going} zouden vernietigd worden",
    "{label} ({holding}): {due} past the term, {held} under a hold, {going} would be destroyed",
)
SEEN = Text("{seen} bekeken …", "{seen} looked at …")
ONLY_TO_LOOK = Text(
    "Met --on kijkt u vooruit; dat kan alleen samen met --dry-run. Er is niets vernietigd.",
    "With --on you look ahead; that goes with --dry-run only. Nothing was destroyed.",
)
HELD = Text("Dossier {case} blijft bewaard: {because}.", "Case {case} is kept: {because}.")
LIFTED = Text("Dossier {case}: {count} bewaarplichten opgeheven.", "Case {case}: {count} holds lifted.")
ERASED = Text("Dossier {case} is gewist.", "Case {case} is erased.")
WAITING = Text(
    "Dossier {case} blijft bewaard tot een tweede collega dezelfde opdracht geeft. Blijft het? Hef dan de bewaarplicht op.",
    "Case {case} is kept until a second colleague gives the same command. Does it stay? Then lift the hold.",
)
ONLY_LOOKED = Text("Er is alleen gekeken; er is niets vernietigd.", "This was only a look; nothing was destroyed.")


CASE = click.argument("case", type=Id(), metavar="ID")
BY = option("--by", "wie beslist; komt in het logboek.", "who decides; goes into the journal.", metavar="EMAIL", required=True)


@click.group(cls=SpokenGroup, told=told("retention"))
def retention() -> None:
    """See to what may no longer be kept (nl: bewaren en vernietigen)."""


@retention.command(
    cls=SpokenCommand,
    told=Text("Noemt de bewaarregels die nu gelden.", "Tells the retention rules now in force."),
    closing=CLOSING.filled(command="rules"),
)
@LANGUAGE
@click.pass_context
def rules(context: click.Context) -> None:
    """Tell the rules in force (nl: bewaarregels)."""
    for rule in rules_in_force().values():
        term = RULE.filled(code=rule.code, amount=rule.amount, unit=rule.unit.label, trigger=rule.trigger, basis=rule.basis)
        click.echo(said(term, context))


@retention.command(
    cls=SpokenCommand,
    told=Text(
        "Vernietigt wat over zijn termijn is, behalve onder een bewaarplicht. De werker doet dit elke nacht.",
        "Destroys what is past its term, except under a hold. The worker does so each night.",
    ),
    closing=CLOSING.filled(command="sweep"),
)
@option("--dry-run", "alleen kijken, niets vernietigen.", "only look, destroy nothing.", is_flag=True)
@option(
    "--on",
    "alleen met --dry-run: alsof het deze dag is.",
    "with --dry-run only: as if it were this day.",
    metavar="DAY",
    type=Day(),
)
@LANGUAGE
@click.pass_context
def sweep(context: click.Context, /, dry_run: bool, on: date | None) -> None:
    """Destroy what is past its term (nl: opruimen)."""
    if on and not dry_run:
        # Whoever names a day meant to look; what is destroyed today is due today.
        raise misfit(ONLY_TO_LOOK, context)
    day = on or timezone.localdate()
    for one in terms.sweep(
        on=day, dry_run=dry_run, progress=lambda seen: click.echo(said(SEEN.filled(seen=seen), context), err=True)
    ):
        counts = {"due": one.due, "held": one.held, "rows": one.rows, "going": one.due - one.held}
        click.echo(said((WOULD if dry_run else SWEPT).filled(label=one.rule.label, holding=one.holding, **counts), context))
    if dry_run:
        click.echo(said(ONLY_LOOKED, context))


@retention.command(
    cls=SpokenCommand,
    told=Text(
        "Legt een bewaarplicht op het dossier met dit id: zolang die duurt wordt er niets van vernietigd.",
        "Puts the case with this id under a hold: as long as that lasts nothing of it is destroyed.",
    ),
    closing=CLOSING.filled(command="hold"),
)
@CASE
@option(
    "--reason",
    "waarom: complaint (klacht of rechtszaak), inspection (toezicht) of request (inzage).",
    "why: complaint (or court case), inspection or request (for access).",
    metavar="REASON",
    type=OneOf({one.value: one for one in HeldBecause if one is not HeldBecause.ERASURE}),
    required=True,
)
@BY
@LANGUAGE
@click.pass_context
def hold(context: click.Context, /, case: UUID, reason: HeldBecause, by: str) -> None:
    """Put a case under a hold (nl: bewaarplicht opleggen)."""
    check_there(case)
    holds.place_hold(case, by=at_the_command(by), reason=reason.value)
    click.echo(said(HELD.filled(case=case, because=reason.label), context))


@retention.command(
    cls=SpokenCommand,
    told=Text(
        "Heft alle bewaarplichten van een dossier op. De termijn geldt dan weer.",
        "Lifts all holds of a case. Its term holds again.",
    ),
    closing=CLOSING.filled(command="lift"),
)
@CASE
@BY
@LANGUAGE
@click.pass_context
def lift(context: click.Context, /, case: UUID, by: str) -> None:
    """Lift the holds of a case (nl: bewaarplicht opheffen)."""
    check_there(case)
    count = holds.lift_holds(case, by=at_the_command(by), reason="decided")
    click.echo(said(LIFTED.filled(case=case, count=count), context))


@retention.command(
    cls=SpokenCommand,
    told=Text(
        "Wist een dossier omdat iemand dat vroeg: de sleutel, en wat er van bewaard wordt. Tellingen blijven; terug kan niet. "
        "Vroeg een ander dan de cliënt het? Dan blijft het bewaard tot een tweede collega dezelfde opdracht geeft.",
        "Erases a case because somebody asked: the key, and what is kept of it. Counts stay. There is no way back. Did somebody "
        "other than the client ask? Then it is kept until a second colleague gives the same command.",
    ),
    closing=CLOSING.filled(command="erase"),
)
@CASE
@option(
    "--asked-by",
    "wie het vroeg: client (de cliënt zelf) of other (iemand anders).",
    "who asked: the client or somebody other.",
    metavar="WHO",
    type=OneOf({one.value: one for one in AskedBy}),
    required=True,
)
@BY
@LANGUAGE
@click.pass_context
def erase(context: click.Context, /, case: UUID, asked_by: AskedBy, by: str) -> None:
    """Erase a case (nl: dossier wissen)."""
    is_erased = erase_as_asked(case, asked_by, by=at_the_command(by))
    click.echo(said((ERASED if is_erased else WAITING).filled(case=case), context))
