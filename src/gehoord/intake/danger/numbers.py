"""The numbers to call when somebody may be in danger: those of the product, or an organisation's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from django.conf import settings

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class NumbersUnreadable(Refused):
    """A file of numbers lacks something (nl: nummers niet te lezen)."""

    sentence = Text(
        "De nummers bij gevaar zijn niet te lezen: {why}. Bij levensgevaar belt u 112.",
        "The numbers for danger cannot be read: {why}. When a life is in danger, call 112.",
    )


@dataclass(frozen=True, slots=True)
class Number:
    """A number, when to call it, and what can be said to the visitor about it (nl: nummer bij gevaar)."""

    number: str
    when: Text
    say: Text

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it (nl: te bellen)."""
        return "".join(one for one in self.number if one.isdecimal() or one == "+")


def numbers() -> tuple[Number, ...]:
    """The numbers to show, in their order (nl: nummers bij gevaar). Raises: NumbersUnreadable."""
    own = settings.GEHOORD_DATA / "numbers.toml"
    text = own.read_text("utf-8") if own.is_file() else files("gehoord.intake.danger").joinpath("numbers.toml").read_text("utf-8")
    return read_numbers(text)


def read_numbers(toml: str) -> tuple[Number, ...]:
    """Numbers from a text in TOML (nl: nummers lezen). Raises: NumbersUnreadable."""
    try:
        rows = tomllib.loads(toml)["number"]
        return tuple(Number(row["number"], Text(**row["when"]), Text(**row["say"])) for row in rows)
    except (KeyError, ValueError, TypeError) as broken:
        raise NumbersUnreadable(why=str(broken)) from broken
