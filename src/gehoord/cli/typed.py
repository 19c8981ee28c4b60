"""What can be typed behind an option, and what is said where it does not fit: a day, a number, an id."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import click

from gehoord.cli.speaking import misfit
from gehoord.practice.words import Text

NOT_A_DAY = Text(
    "“{value}” is geen datum. Schrijf eerst het jaar: 2016-12-31.", "“{value}” is not a date. Write the year first: 2016-12-31."
)
NOT_A_NUMBER = Text(
    "“{value}” past niet bij {option}. Geef een getal van {least} tot en met {most}.",
    "“{value}” does not fit {option}. Give a number from {least} to {most}.",
)
NOT_AN_ID = Text(
    "“{value}” is geen id. Kijk na wat de opdracht hiervoor toonde, en neem alle tekens over.",
    "“{value}” is no id. Look at what the command before this one showed, and take all its signs.",
)


class Day(click.ParamType[date, str]):
    """A day as 2016-12-31 (nl: dag)."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's signature
        """Take the day (nl: dag lezen). Raises: Misfit."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise misfit(NOT_A_DAY.filled(value=value), ctx) from None


class WholeNumber(click.ParamType[int, str]):
    """A whole number, the least and the most included (nl: geheel getal)."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Take the number (nl: getal lezen). Raises: Misfit."""
        if not (value.isascii() and value.isdecimal()) or not self.least <= int(value) <= self.most:
            option = param.opts[0] if param is not None else ""
            raise misfit(NOT_A_NUMBER.filled(value=value, option=option, least=self.least, most=self.most), ctx)
        return int(value)


class Id(click.ParamType[UUID, str]):
    """The id of an office, a location or a case (nl: id)."""

    name = "id"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> UUID:  # noqa: ARG002 - idem
        """Take the id (nl: id lezen). Raises: Misfit."""
        try:
            return UUID(value)
        except ValueError:
            raise misfit(NOT_AN_ID.filled(value=value), ctx) from None
