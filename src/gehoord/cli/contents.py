"""Which commands there are, from the one table that help in every place is made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gehoord.practice.words import Text

TABLE = Path(__file__).with_name("commands.toml")


@dataclass(frozen=True, slots=True)
class Listed:
    """One command in the table (nl: opdracht). `launched`: the launcher carries it out; `running`: it needs a running house."""

    name: str
    told: Text
    launched: bool
    running: bool


@cache
def chapters() -> tuple[tuple[Text, tuple[Listed, ...]], ...]:
    """The commands by group, in the order of the table (nl: groepen opdrachten)."""
    groups = tomllib.loads(TABLE.read_text(encoding="utf-8"))["group"]
    return tuple((Text(group["nl"], group["en"]), tuple(_listed(row) for row in group["command"])) for group in groups)


@cache
def listed() -> dict[str, Listed]:
    """Every command by its name (nl: alle opdrachten)."""
    return {command.name: command for _, commands in chapters() for command in commands}


def told(name: str) -> Text:
    """What a command does, as a sentence (nl: uitleg)."""
    said = listed()[name].told
    return Text(_sentence(said.nl), _sentence(said.en))


def _listed(row: dict[str, str | bool]) -> Listed:
    told = Text(str(row["nl"]), str(row["en"]))
    return Listed(str(row["name"]), told, launched=bool(row.get("launched")), running=bool(row.get("running")))


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."
