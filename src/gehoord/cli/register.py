"""What is done with whole registers in the exchange format."""

from __future__ import annotations

from pathlib import Path

import click

from gehoord.figures.exchange import write
from gehoord.invented.nation import generate as invented


@click.group()
def register() -> None:
    """Work with whole registers in the exchange format (nl: register)."""


@register.command()
@click.option("--year", type=click.IntRange(2016, 2026), default=2016, show_default=True, help="The year the register is about.")
@click.option("--scale", type=click.IntRange(1, 20), default=1, show_default=True, help="How many times the nation is repeated.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed gives the same register.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write.")
def generate(year: int, scale: int, seed: int, out: Path) -> None:
    """Invent the register of a whole nation, in which nobody is real (nl: natie verzinnen).

    For 2016 at scale 1 its counts are the national tables A to F as printed that year.
    """
    nation = invented(year=year, scale=scale, seed=seed, progress=lambda step: click.echo(step, err=True))
    write(nation, out)
    click.echo(
        f"{out}: {len(nation.clients)} clients, {len(nation.concerns)} concerns, {len(nation.contacts)} contacts", err=True
    )
