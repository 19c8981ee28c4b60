"""Sentences that clients might say, each under a category: made up, to learn from and to see what was learned."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import NamedTuple

HELD, OTHERWISE = "| ", "? "


class Told(NamedTuple):
    """A made-up sentence and its category (nl: verzonnen zin).

    One that is held back is for trying out what was learned: in much the same words, or said otherwise.
    """

    text: str
    code: str
    is_held_back: bool
    is_said_otherwise: bool


def sentences() -> tuple[Told, ...]:
    """Every made-up sentence, by category (nl: verzonnen zinnen). Nobody said any of them."""
    listed = tomllib.loads(files("gehoord.invented").joinpath("told.toml").read_text("utf-8"))
    return tuple(_told(line, code) for code, lines in listed.items() for line in lines.split("\n") if line.strip())


def _told(line: str, code: str) -> Told:
    text = line.removeprefix(HELD).removeprefix(OTHERWISE)
    return Told(text, code, is_held_back=text != line, is_said_otherwise=line.startswith(OTHERWISE))
