"""Writes the pages of the manual that come from the code."""

from __future__ import annotations

from pathlib import Path

import click

from gehoord.cli.glossary import HOUSE, glossary
from gehoord.cli.rights_page import rights
from gehoord.cli.state_tables import state_tables

PAGES = {"glossary.md": glossary, "states.md": state_tables, "rights.md": rights}
CHECKOUT = HOUSE.parents[1]


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=CHECKOUT / "docs", help="Where the pages go.")
def docs(folder: Path) -> None:
    """Write the pages that are gathered from the code: the glossary, the states and the rights (nl: naslag schrijven)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
        click.echo(folder / name)
