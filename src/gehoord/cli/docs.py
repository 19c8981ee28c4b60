"""Writes the pages of the manual that come from the code."""

from __future__ import annotations

from pathlib import Path

import click

from gehoord.cli.manual.glossary import HOUSE, glossary
from gehoord.cli.manual.rights_page import rights
from gehoord.cli.manual.state_tables import state_tables
from gehoord.cli.speaking import LANGUAGE, Place, SpokenCommand, option
from gehoord.practice.words import Text

PAGES = {"glossary.md": glossary, "states.md": state_tables, "rights.md": rights}
CHECKOUT = HOUSE.parents[1]


@click.command(
    cls=SpokenCommand,
    told=Text(
        "Schrijft de pagina's die uit de code komen: de woorden, de standen en de rechten.",
        "Writes the pages that are gathered from the code: the glossary, the states and the rights.",
    ),
    closing=Text("Uitkomst: 0 gelukt; 2 de opdracht past niet.", "Outcome: 0 done; 2 the command does not fit."),
)
@option(
    "--folder",
    "waar de pagina's komen; zonder keuze docs.",
    "where the pages go; docs if not chosen.",
    metavar="DIR",
    type=Place(),
    default=CHECKOUT / "docs",
)
@LANGUAGE
def docs(folder: Path) -> None:
    """Write the pages that are gathered from the code: the glossary, the states and the rights (nl: naslag schrijven)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
        click.echo(folder / name)
