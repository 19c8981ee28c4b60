"""What the start page says in the product's own words, until an office says it otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gehoord.directory.front_door.words import PIECES, Piece, Voice
from gehoord.practice.words import Text


@dataclass(frozen=True, slots=True)
class Told:
    """A heading and a text in simple mark-up, both in two languages (nl: tekst van de startpagina)."""

    title: Text
    body: Text


@cache
def in_own_words() -> Mapping[tuple[Voice, Piece], Told]:
    """The packaged texts, one for each voice and piece (nl: teksten van huis uit)."""
    found = {}
    for voice, pieces in PIECES.items():
        file = tomllib.loads(Path(__file__).with_name(f"{voice.value}.toml").read_text(encoding="utf-8"))
        for piece in pieces:
            title, body = file[piece.value]["title"], file[piece.value]["body"]
            found[voice, piece] = Told(Text(title["nl"], title["en"]), Text(body["nl"].strip(), body["en"].strip()))
    return found
