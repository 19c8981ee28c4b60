"""A whole year: all its reports made safe together and written, audited, attacked."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click
import django

from gehoord.cli.contents import told
from gehoord.cli.grouping import SpokenGroup
from gehoord.cli.published.attack import attack
from gehoord.cli.published.audit import audit
from gehoord.cli.published.suppress import suppress
from gehoord.cli.speaking import OneOf, Place, SpokenCommand, SpokenOption, Year, misfit, said
from gehoord.figures.publication import Rule
from gehoord.practice.words import Text
from gehoord.reporting.formats import Format
from gehoord.reporting.theme import read_theme
from gehoord.reporting.whole_year.placing import by_its_name
from gehoord.reporting.whole_year.year_folder import YearRequest, publish_year, readable

ABOUT = Text(
    "Maakt alle rapporten van een jaar, voor het land, provincies, regio’s, gemeenten en instanties, uit een map in het "
    "uitwisselformaat. De cijfers worden samen beveiligd. Er is geen database bij nodig.",
    "Makes all reports of a year, for the nation, provinces, regions, municipalities and agencies, from a folder in the exchange "
    "format. The figures are made safe together. No database is needed.",
)
CLOSING = Text(
    """Uitkomst: 0 alles is gemaakt; 2 de opdracht past niet; 3 geweigerd, met de reden: er is niets gemaakt; 1 iets anders.
Afgebroken? Geef dezelfde opdracht nog eens: zij gaat verder waar zij was.
In English: gehoord year publish --language en --help""",
    """Outcome: 0 all was made; 2 the command does not fit; 3 refused, with the reason: nothing was made; 1 something else.
Cut short? Give the same command again: it goes on where it was.""",
)
NO_FORMAT = Text(
    "“{value}” past niet bij --formats. Kies uit: {choices}.", "“{value}” does not fit --formats. Choose from: {choices}."
)
NO_NUMBER = Text(
    "“{value}” past niet bij {option}. Geef een geheel getal, 0 of hoger.",
    "“{value}” does not fit {option}. Give a whole number, 0 or higher.",
)
DONE = Text(
    "{folder}: {reports} rapporten, {told} met cijfers en {quiet} met alleen tekst. Er staan {figures} cijfers in; {beyond} "
    "daarvan liggen meer dan vier van de telling.",
    "{folder}: {reports} reports, {told} with figures and {quiet} with text only. They hold {figures} figures; {beyond} of them "
    "lie more than four from the count.",
)
STOPPED = Text(
    "Gestopt. Er is nog geen map. Geef dezelfde opdracht nog eens: zij gaat verder waar zij was.",
    "Stopped. There is no folder yet. Give the same command again: it goes on where it was.",
)
STOPPED_BY_REQUEST = 130
"""The exit code of who was asked to stop (nl: gestopt op verzoek)."""


ON_THE_ROAD = ("close", "status")
"""What is done with the database of this installation (nl: in de database)."""


def _option(name: str, metavar: str, nl: str, en: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(name, cls=SpokenOption, told=Text(nl, en), metavar=metavar, **settings)


def _formats(context: click.Context, _option: click.Parameter, value: str) -> tuple[Format, ...]:
    known = [fmt.value for fmt in Format]
    for name in value.split(","):
        if name not in known:
            raise misfit(NO_FORMAT.filled(value=name, choices=", ".join(known)), context)
    return readable(value.split(","))


def _number(context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isascii() or not value.isdigit():
        raise misfit(NO_NUMBER.filled(value=value, option=option.opts[0]), context)
    return int(value)


class YearGroup(SpokenGroup):
    """Reads what needs the database only when it is asked for, so that publishing from a folder needs none (nl: jaar)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands (nl: opdrachten opnoemen)."""
        return [*super().list_commands(ctx), *ON_THE_ROAD]

    def needs_the_house(self, name: str) -> bool:
        """Those of the road need the database (nl: sterretje)."""
        return name in ON_THE_ROAD

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, None if there is none (nl: opdracht zoeken)."""
        if cmd_name not in ON_THE_ROAD:
            return super().get_command(ctx, cmd_name)
        django.setup()
        command: click.Command = getattr(import_module("gehoord.cli.arranging.year_road"), cmd_name)
        return command


@click.group(cls=YearGroup, told=told("year"))
def year() -> None:
    """Publish a whole year, and look it over from outside (nl: jaar)."""


@year.command("publish", cls=SpokenCommand, told=ABOUT, closing=CLOSING)
@_option("--register", "DIR", "de map met het register.", "the folder that holds the register.", type=Place(), required=True)
@_option("--year", "YEAR", "het jaar van de rapporten.", "the year of the reports.", type=Year(), required=True)
@_option(
    "--out",
    "DIR",
    "de map voor de rapporten; die mag nog niet bestaan.",
    "the folder for the reports; it may not exist yet.",
    type=Place(),
    required=True,
)
@_option(
    "--formats",
    "LIST",
    "json, pdf, html, xlsx, csv, met komma’s; json is er altijd bij.",
    "json, pdf, html, xlsx, csv, with commas; json is always among them.",
    default="json",
    callback=_formats,
)
@_option(
    "--rule",
    "RULE",
    "de publicatieregel; zonder keuze rounded_to_five.",
    "the rule of publication; rounded_to_five if not chosen.",
    type=OneOf({rule.value: rule for rule in Rule}),
    default=Rule.ROUNDED_TO_FIVE.value,
)
@_option(
    "--seed",
    "N",
    "alleen om te proberen: een getal in plaats van een geheim dat naast de map bewaard wordt.",
    "only to try: a number instead of a secret that is kept beside the folder.",
    callback=_number,
)
@_option(
    "--secret",
    "FILE",
    "het geheim van een eerdere uitgave van dit jaar; zonder keuze een nieuw, naast de map.",
    "the secret of an earlier edition of this year; if not chosen a new one, beside the folder.",
    type=Place(),
)
@_option(
    "--workers",
    "N",
    "hoeveel processen tegelijk mogen rekenen; de uitkomst hangt er niet van af.",
    "how many processes may work at once; the outcome does not depend on it.",
    callback=_number,
)
@_option(
    "--nation",
    "CHOICE",
    "tabel A-F: auto (als het register heel Nederland bevat; zonder keuze), yes of no.",
    "tables A-F: auto (if the register holds the nation; if not chosen), yes or no.",
    type=OneOf({"auto": None, "yes": True, "no": False}),
    default="auto",
)
@_option(
    "--before",
    "DIR",
    "de uitgave van het jaar ervoor: die cijfers komen ernaast te staan.",
    "the edition of the year before: its figures will stand beside these.",
    type=Place(),
)
@_option(
    "--language",
    "LANGUAGE",
    "nl of en; zonder keuze nl.",
    "nl or en; nl if not chosen.",
    type=OneOf({"nl": "nl", "en": "en"}),
    default="nl",
)
@_option("--theme", "FILE", "een huisstijlbestand (toml).", "a theme file (toml).", type=Place())
@click.pass_context
def publish(context: click.Context, /, **asked: Any) -> None:
    """Make all reports of a year (nl: jaar publiceren)."""
    begun = time.monotonic()

    def tell(text: Text) -> None:
        click.echo(f"{time.monotonic() - begun:6.1f} s  {said(text, context)}", err=True)

    workers = asked["workers"] if asked["workers"] is not None else min(os.cpu_count() or 1, 4)
    request = YearRequest(
        register=asked["register"],
        year=asked["year"],
        out=by_its_name(asked["out"]),
        rule=asked["rule"],
        formats=asked["formats"],
        seed=asked["seed"],
        processes=max(workers, 1),
        language=asked["language"],
        nation=asked["nation"],
        before=asked["before"],
        secret=asked["secret"],
    )
    with _stopped_kindly(context):
        issued = publish_year(request, theme=read_theme(asked["theme"]), tell=tell)
    told = {"reports": issued.reports, "told": issued.reports - issued.quiet, "quiet": issued.quiet}
    tell(DONE.filled(folder=issued.folder, figures=issued.figures, beyond=issued.beyond, **told))


@contextmanager
def _stopped_kindly(context: click.Context) -> Iterator[None]:
    """Whoever asks us to stop hears how to go on, and the processes that helped go along."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        click.echo(said(STOPPED, context), err=True)
        context.exit(STOPPED_BY_REQUEST)
    finally:
        signal.signal(signal.SIGTERM, before)


year.add_command(audit)
year.add_command(attack)
year.add_command(suppress)
