"""The demo: an invented account and a report to look at."""

from __future__ import annotations

import click
from django.conf import settings
from django.utils import timezone

from gehoord.casework.demo import tell_demo
from gehoord.people.demo_account import DOMAIN
from gehoord.reporting import demo as shown


@click.group()
def demo() -> None:
    """What a demo shows (nl: demo)."""


@demo.command()
def load() -> None:
    """Make the demo account and issue the demo report; doing it again changes nothing (nl: demo laden)."""
    account = shown.load(settings.GEHOORD_DATA)
    tell_demo(f"vertrouwenspersoon@{DOMAIN}", on=timezone.localdate())
    click.echo(f"{account.email}  {account.password}")
