"""What is past its term: see it, and let it go."""

from __future__ import annotations

from datetime import date, datetime

import click
from django.utils import timezone

from gehoord.cli.speaking import SpokenCommand, SpokenOption, said
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
ONLY_LOOKED = Text("Er is alleen gekeken; er is niets vernietigd.", "This was only a look; nothing was destroyed.")
LANGUAGE = Text("nl of en; zonder keuze nl.", "nl or en; nl if not chosen.")


@click.group()
def retention() -> None:
    """See to what may no longer be kept (nl: bewaren en vernietigen)."""


@retention.command(
    cls=SpokenCommand,
    told=Text("Noemt de bewaarregels die nu gelden.", "Tells the retention rules now in force."),
    closing=CLOSING.filled(command="rules"),
)
@click.option("--language", cls=SpokenOption, told=LANGUAGE, metavar="LANGUAGE", default="nl")
@click.pass_context
def rules(context: click.Context, /, language: str) -> None:  # noqa: ARG001 - read by SpokenCommand
    """Tell the rules in force (nl: bewaarregels)."""
    for rule in rules_in_force().values():
        told = RULE.filled(code=rule.code, amount=rule.amount, unit=rule.unit.label, trigger=rule.trigger, basis=rule.basis)
        click.echo(said(told, context))


@retention.command(
    cls=SpokenCommand,
    told=Text(
        "Vernietigt wat over zijn termijn is, behalve onder een bewaarplicht. De werker doet dit elke nacht.",
        "Destroys what is past its term, except under a hold. The worker does so each night.",
    ),
    closing=CLOSING.filled(command="sweep"),
)
@click.option(
    "--dry-run",
    cls=SpokenOption,
    told=Text("alleen kijken, niets vernietigen.", "only look, destroy nothing."),
    is_flag=True,
)
@click.option(
    "--on",
    cls=SpokenOption,
    told=Text("alleen met --dry-run: alsof het deze dag is.", "with --dry-run only: as if it were this day."),
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
)
@click.option("--language", cls=SpokenOption, told=LANGUAGE, metavar="LANGUAGE", default="nl")
@click.pass_context
def sweep(context: click.Context, /, dry_run: bool, on: datetime | None, language: str) -> None:  # noqa: ARG001 - read by SpokenCommand
    """Destroy what is past its term (nl: opruimen)."""
    # A day to come is for looking ahead; what is destroyed today is due today.
    day: date = on.date() if on and dry_run else timezone.localdate()
    for one in terms.sweep(on=day, dry_run=dry_run, progress=lambda seen: click.echo(f"{seen}", err=True)):
        told = SWEPT.filled(label=one.rule.label, holding=one.holding, due=one.due, held=one.held, rows=one.rows)
        click.echo(said(told, context))
    if dry_run:
        click.echo(said(ONLY_LOOKED, context))
