"""The attack on published years: what does a reader know who has everything, and then some?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from gehoord.cli.published.progress import telling
from gehoord.cli.speaking import LANGUAGE, SpokenCommand, SpokenOption, said
from gehoord.cli.typed import WholeNumber
from gehoord.figures.disclosure.attacker.assembling import edition_of
from gehoord.figures.disclosure.attacker.attacking import Attacked, FewValues
from gehoord.figures.disclosure.attacker.attacking import attack as attacked
from gehoord.figures.disclosure.attacker.knowledge import read_knowledge
from gehoord.figures.disclosure.published.folder import read_folder
from gehoord.practice.words import Text

FOUND, SHOWN = 1, 60

ABOUT = Text(
    "Valt een of meer gepubliceerde jaren aan: legt alle verslagen naast elkaar, rekent alle kanten op, en zegt welke cijfers "
    "een lezer op minder dan vijf waarden na weet. Geef opeenvolgende jaren samen.",
    "Attacks one or more published years: lays all reports side by side, calculates in every direction, and says which figures a "
    "reader knows within fewer than five values. Give consecutive years together.",
)
CLOSING = Text(
    """Wat iemand al weet staat in een JSON-bestand, in de woorden van de gedrukte tabellen:
  {"known": [{"report": "GM0392", "table": "1a", "row": "Jeugdigen", "column": "Nieuw", "value": 3}]}
In plaats van value mag at_least of at_most; bij meer jaren ook year.

Uitkomst: 0 geen enkel cijfer is op minder dan vijf waarden na bekend; 1 sommige wel, en die staan hierboven;
2 de opdracht past niet; 3 wat gegeven is past niet bij wat gepubliceerd is.
In English: gehoord year attack --language en --help""",
    """What somebody knows already stands in a JSON file, in the words of the printed tables:
  {"known": [{"report": "GM0392", "table": "1a", "row": "Jeugdigen", "column": "Nieuw", "value": 3}]}
Instead of value you may give at_least or at_most; with several years also year.

Outcome: 0 no figure is known within fewer than five values; 1 some are, and stand above; 2 the command does not fit;
3 what was given does not fit what was published.""",
)
FEW = Text(
    "{year} {unit}, {what}: gedrukt {printed}, in werkelijkheid {bounds} ({values} mogelijk)",
    "{year} {unit}, {what}: printed {printed}, in truth {bounds} ({values} possible)",
)
BLANK = Text("leeg", "blank")
BETWEEN = Text("{least} tot en met {most}", "{least} to {most}")
MORE = Text("… en nog {number}.", "… and {number} more.")
SAMPLED = Text(
    "Dit was een steekproef: {asked} van {figures} cijfers. Over de andere zegt deze aanval niets; laat --sample weg voor alle.",
    "This was a sample: {asked} of {figures} figures. Of the others this attack says nothing; leave --sample out for all.",
)
ALL = Text("Alle {figures} cijfers zijn nagegaan.", "All {figures} figures were gone into.")
SHOWN_ONES = Text(
    "{shown} kunnen vijf waarden of meer hebben: daarvan zijn vijf mogelijke werkelijkheden gevonden.\n"
    "{few} zijn op minder dan vijf waarden na bekend.",
    "{shown} can have five values or more: five possible truths were found for them.\n"
    "{few} are known within fewer than five values.",
)
UNSHOWN = Text(
    "{unshown} staan ertussen: rekenen laat ze vijf waarden of meer, maar vijf werkelijkheden zijn er niet voor gevonden.",
    "{unshown} are in between: calculation leaves them five values or more, but five truths were not found for them.",
)
NOT_LINKED = Text(
    "De jaren zijn naast elkaar gelegd zonder ze te koppelen: wie bleef of verhuisde past niet in beide.",
    "The years were laid side by side without tying them: who stayed or moved does not fit both.",
)


def _option(
    name: str, metavar: str, nl: str, en: str, **settings: object
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(name, cls=SpokenOption, told=Text(nl, en), metavar=metavar, **settings)


@click.command(cls=SpokenCommand, told=ABOUT, closing=CLOSING)
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT", nargs=-1, required=True)
@_option(
    "--knowledge",
    "FILE",
    "een bestand (json) met wat iemand al weet.",
    "a file (json) with what somebody knows already.",
    type=click.Path(path_type=Path),
)
@_option(
    "--sample",
    "NUMBER",
    "ga zoveel cijfers na, door loting; zonder keuze alle.",
    "go into so many figures, drawn by lot; all if not chosen.",
    type=WholeNumber(1, 999_999_999),
)
@_option(
    "--seed",
    "NUMBER",
    "het begin van de loting; zonder keuze 1.",
    "where the lot begins; 1 if not chosen.",
    type=WholeNumber(0, 999_999_999),
    default="1",
)
@LANGUAGE
@click.pass_context
def attack(context: click.Context, /, out: tuple[Path, ...], knowledge: Path | None, sample: int | None, seed: int) -> None:
    """Attack published years (nl: gepubliceerde jaren aanvallen)."""
    folders = [read_folder(place, other=False) for place in out]
    known = read_knowledge(knowledge, [folder.reports for folder in folders]) if knowledge else ()
    editions = [edition_of(folder.reports, folder.certificate) for folder in folders]
    found = attacked(editions, known, sample=sample, seed=seed, tell=telling(context))
    _tell(context, found, several=len(editions) > 1)
    if found.few:
        context.exit(FOUND)


def _tell(context: click.Context, found: Attacked, *, several: bool) -> None:
    for one in found.few[:SHOWN]:
        click.echo(said(_line(one), context))
    if len(found.few) > SHOWN:
        click.echo(said(MORE.filled(number=len(found.few) - SHOWN), context))
    if several and not found.linked:
        click.echo(said(NOT_LINKED, context))
    scope = ALL if found.asked == found.figures else SAMPLED
    click.echo(said(scope.filled(asked=found.asked, figures=found.figures), context))
    click.echo(said(SHOWN_ONES.filled(shown=found.shown, few=len(found.few)), context))
    if found.unshown:
        click.echo(said(UNSHOWN.filled(unshown=found.unshown), context))


def _line(one: FewValues) -> Text:
    return FEW.filled(
        year=one.year,
        unit=one.unit,
        what=f"{one.family} {' · '.join(one.at)}",
        printed=BLANK if one.printed is None else one.printed,
        bounds=one.least if one.least == one.most else BETWEEN.filled(least=one.least, most=one.most),
        values=one.values,
    )
