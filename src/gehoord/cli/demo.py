"""The demo: an invented account and a report to look at."""

from __future__ import annotations

import click
from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from gehoord.casework.demo import tell_demo
from gehoord.casework.suggesting.rounds import LEARN
from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, option
from gehoord.directory.demo import tell_directory
from gehoord.intake.demo import tell_desk
from gehoord.intake.inbound.demo_chats import tell_chats
from gehoord.intake.inbound.demo_letter import tell_letter
from gehoord.outreach import demo as going_out
from gehoord.people.demo_account import DOMAIN
from gehoord.practice.words import Text
from gehoord.reporting import demo as shown
from gehoord.reporting.demo.handed_over import TELL
from gehoord.survey.demo import tell_opinions


@click.group(cls=SpokenGroup, told=told("demo"))
def demo() -> None:
    """What a demo shows (nl: demo)."""


@demo.command(
    cls=SpokenCommand,
    told=Text(
        "Maakt het verzonnen account en het rapport van de demo, en toont het account. Nog eens verandert niets.",
        "Makes the invented account and the report of the demo, and shows the account. Doing it again changes nothing.",
    ),
    closing=Text(
        "Uitkomst: 0 gelukt; 2 de opdracht past niet; 3 geweigerd, met de reden.",
        "Outcome: 0 done; 2 the command does not fit; 3 refused, with the reason.",
    ),
)
@option(
    "--year",
    "laat de werker ook een heel jaar afsluiten en versturen.",
    "have the worker close and hand over a whole year as well.",
    is_flag=True,
)
@LANGUAGE
def load(*, year: bool) -> None:
    """Make the demo account and issue the demo report (nl: demo laden)."""
    account = shown.load(settings.GEHOORD_DATA)
    if tell_demo(f"vertrouwenspersoon@{DOMAIN}", on=timezone.localdate()):
        jobs.configure_task(LEARN).defer(timestamp=0)
    going_out.tell_demo(f"vertrouwenspersoon@{DOMAIN}", on=timezone.localdate())
    tell_desk(f"vertrouwenspersoon@{DOMAIN}", at=timezone.now())
    tell_letter(f"vertrouwenspersoon@{DOMAIN}", at=timezone.now())
    tell_chats(f"vertrouwenspersoon@{DOMAIN}", at=timezone.now())
    tell_opinions(f"vertrouwenspersoon@{DOMAIN}", on=timezone.localdate())
    tell_directory(f"vertrouwenspersoon@{DOMAIN}", on=timezone.localdate())
    if year:
        jobs.configure_task(TELL).defer()
    click.echo(f"{account.email}  {account.password}")
