"""The keys of the offices: how they stand, and a new one."""

from __future__ import annotations

from uuid import UUID

import click

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, option, said
from gehoord.cli.typed import Id
from gehoord.practice.words import Text
from gehoord.vault import rotation

CLOSING = Text(
    """Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden; 1 iets onverwachts.
In English: gehoord keys {command} --language en --help""",
    """Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason; 1 something unexpected.""",
)
NO_KEYS = Text("Er zijn nog geen dossiers met een sleutel.", "There are no cases with a key yet.")
STANDING = Text(
    "kantoor {office}: versie {newest}; dossiers: {kept}, wachten nog op deze versie: {waiting}, gewist: {destroyed}",
    "office {office}: version {newest}; cases: {kept}, still waiting for this version: {waiting}, erased: {destroyed}",
)
MOVED = Text(
    "kantoor {office}: de sleutel is nu versie {version}; dossiers overgezet: {moved}",
    "office {office}: the key is now version {version}; cases moved to it: {moved}",
)
SO_FAR = Text("dossiers: {moved} …", "cases: {moved} …")


@click.group(cls=SpokenGroup, told=told("keys"))
def keys() -> None:
    """See to the keys that open the cases (nl: sleutels)."""


@keys.command(
    cls=SpokenCommand,
    told=Text("Vertelt hoe de sleutels van elk kantoor staan.", "Tells how the keys of each office stand."),
    closing=CLOSING.filled(command="status"),
)
@LANGUAGE
@click.pass_context
def status(context: click.Context) -> None:
    """Tell how the keys stand (nl: stand van de sleutels)."""
    found = rotation.standing()
    for office in found:
        click.echo(said(_told(STANDING, office), context))
    if not found:
        click.echo(said(NO_KEYS, context))


@keys.command(
    cls=SpokenCommand,
    told=Text(
        "Maakt voor elk kantoor een nieuwe sleutel en zet de dossiers erop over. Stoppen mag; dezelfde opdracht gaat dan verder.",
        "Makes a new key for each office and moves its cases to it. Stopping is fine; the same command then goes on.",
    ),
    closing=CLOSING.filled(command="rotate"),
)
@option("--office", "alleen dit kantoor; anders alle.", "this office only; else all.", metavar="ID", type=Id())
@LANGUAGE
@click.pass_context
def rotate(context: click.Context, /, office: UUID | None) -> None:
    """Make new keys and move the cases to them (nl: sleutels vernieuwen)."""
    offices = (office,) if office else tuple(known.office for known in rotation.standing())
    for one in offices:
        version = rotation.renew(one)
        moved = rotation.rewrap(one, progress=lambda moved: click.echo(said(SO_FAR.filled(moved=moved), context), err=True))
        click.echo(said(MOVED.filled(office=one, moved=moved, version=version), context))
    if not offices:
        click.echo(said(NO_KEYS, context))


def _told(text: Text, keys: rotation.OfficeKeys) -> Text:
    return text.filled(office=keys.office, newest=keys.newest, kept=keys.kept, waiting=keys.waiting, destroyed=keys.destroyed)
