"""Accounts and roles, by who runs the server: the first administrator is made here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import click
from django.conf import settings
from django.utils import timezone

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, OneOf, SpokenCommand, misfit, option, said
from gehoord.cli.typed import Id
from gehoord.people import accounts, seats
from gehoord.people.demo_account import demo_code, draw_password
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import SEATED, Role
from gehoord.people.shown.rights import by_resource
from gehoord.practice.words import Text
from gehoord.reporting.portal.contacts import place_for

CLOSING = Text(
    "Uitkomst: 0 gedaan; 2 de opdracht past niet; 3 geweigerd, met de reden.\n"
    "In English: gehoord people {command} --language en --help",
    "Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason.",
)
ROLES = {role.value: role for role in SEATED}
WITH_KEY = Text("met sleutel", "with a key")
WITHOUT_KEY = Text("nog geen sleutel", "no key yet")
NO_ROLE = Text("nog geen rol", "no role yet")
NO_CODE = Text(
    "Alleen verzonnen mensen in een demo hebben hier een code. Anderen lezen hem in hun app.",
    "Only the invented people of a demo have a code here. Others read it in their app.",
)
EMAIL = option(
    "--email", "het e-mailadres van het account.", "the e-mail address of the account.", metavar="EMAIL", required=True
)


@click.group(cls=SpokenGroup, told=told("people"))
def people() -> None:
    """Accounts, roles and rights (nl: mensen)."""


def _command(name: str, nl: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    return people.command(name, cls=SpokenCommand, told=Text(nl, en), closing=CLOSING.filled(command=name))


@_command(
    "invite",
    "Maakt een account, met een rol als die erbij staat, en toont eenmaal het eerste wachtwoord.",
    "Makes an account, with a role if one is named, and shows the first password once.",
)
@EMAIL
@option("--name", "hoe collega’s deze persoon kennen.", "how colleagues know this person.", metavar="NAME", required=True)
@option("--role", "de rol om meteen te geven.", "the role to give at once.", metavar="ROLE", type=OneOf(ROLES))
@option("--office", "het kantoor van de rol.", "the office of the role.", metavar="ID", type=Id())
@option(
    "--place",
    "de gemeente, jeugdregio of instantie van de rol, met naam of code; bij een provincie “provincie Groningen”.",
    "the municipality, youth region or agency of the role, by name or code; for a province “province of Groningen”.",
    metavar="PLACE",
    default="",
)
@LANGUAGE
def invite(email: str, name: str, role: Role | None, office: UUID | None, place: str) -> None:
    """Make an account (nl: uitnodigen)."""
    password = draw_password()
    if role in seats.PLACED:
        place = place_for(role, place, on=timezone.localdate())
    accounts.invite(email=email, name=name, password=password, role=role, office_id=office, place=place)
    click.echo(f"{email}  {password}")


@_command(
    "password",
    "Geeft een account een nieuw wachtwoord, toont het eenmaal en beëindigt alle bezoeken.",
    "Gives an account a new password, shows it once and ends all visits.",
)
@EMAIL
@LANGUAGE
def password(email: str) -> None:
    """Renew a password (nl: nieuw wachtwoord)."""
    fresh = draw_password()
    accounts.renew_password(email, fresh)
    click.echo(f"{email}  {fresh}")


@_command("list", "Toont wie een account heeft, met welke rollen.", "Shows who has an account, in which roles.")
@LANGUAGE
@click.pass_context
def everybody(context: click.Context) -> None:
    """Show who there is (nl: wie er zijn)."""
    for person in seats.colleagues(by=HOUSE):
        held = ", ".join(f"{seat.role.value} {seat.place or seat.office_id or ''}".strip() for seat in person.seats)
        key = said(WITH_KEY if person.has_factor else WITHOUT_KEY, context)
        click.echo(f"{person.email}  {person.name}  {key}  {held or said(NO_ROLE, context)}")


@_command("code", "Toont de code van nu van iemand uit de demo.", "Shows the code of now of somebody in the demo.")
@EMAIL
@LANGUAGE
@click.pass_context
def code(context: click.Context, /, email: str) -> None:
    """Show a code of the demo (nl: code in de demo)."""
    shown = demo_code(settings.GEHOORD_DATA, email)
    if not shown:
        raise misfit(NO_CODE, context)
    click.echo(shown)


@_command("rights", "Zegt in woorden wat een rol mag.", "Says in words what a role may.")
@option("--role", "de rol.", "the role.", metavar="ROLE", type=OneOf(ROLES), required=True)
@LANGUAGE
@click.pass_context
def rights(context: click.Context, /, role: Role) -> None:
    """Say what a role may (nl: wat een rol mag)."""
    for clause in by_resource(role):
        click.echo(f"{said(clause.resource.label, context)}: {said(clause.told, context)}")
