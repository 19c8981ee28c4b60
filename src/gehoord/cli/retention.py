"""What is past its term: see it, and let it go."""

from __future__ import annotations

from datetime import date

import click
from django.utils import timezone

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, misfit, option, said
from gehoord.cli.typed import Day
from gehoord.practice.words import Text
from gehoord.vault import retention as terms
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
ONLY_LOOKED = Text("Er is alleen gekeken; er is niets vernietigd.", "This was only a look; nothing was destroyed.")


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
