"""The deadlines by regulation: values in `regulations.toml`, to which an organisation may add its own in the same form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from gehoord.practice.errors import Refused
from gehoord.practice.terms import Length, TimeLimit, Unit
from gehoord.practice.words import Text


class RegulationUnreadable(Refused):
    """A file of regulations lacks something or holds a word we do not know (nl: regeling niet te lezen)."""

    sentence = Text(
        "De regelingen zijn niet te lezen: {why}. Vergelijk het bestand met het voorbeeld.",
        "The regulations cannot be read: {why}. Compare the file with the example.",
    )


@dataclass(frozen=True, slots=True)
class Regulation:
    """A set of rules that gives deadlines (nl: regeling).

    `check_with_lawyer` holds until a lawyer has compared the deadlines with their source.
    """

    code: str
    label: Text
    source: str
    limits: tuple[TimeLimit, ...]
    check_with_lawyer: bool = True

    def limit(self, code: str) -> TimeLimit:
        """One deadline of this regulation by its code (nl: termijn uit de regeling). Raises: KeyError."""
        return {limit.code: limit for limit in self.limits}[code]


def read_regulations(toml: str) -> tuple[Regulation, ...]:
    """Regulations from a text in TOML (nl: regelingen lezen). Raises: RegulationUnreadable."""
    try:
        return tuple(_regulation(row) for row in tomllib.loads(toml)["regulation"])
    except KeyError as missing:
        raise RegulationUnreadable(why=f"{missing}") from missing
    except (ValueError, TypeError, AttributeError) as broken:
        raise RegulationUnreadable(why=str(broken)) from broken


def _regulation(row: Mapping[str, Any]) -> Regulation:
    limits = tuple(_limit(limit) for limit in row["limit"])
    return Regulation(row["code"], Text(**row["label"]), row["source"], limits, row.get("check_with_lawyer", True))


def _limit(row: Mapping[str, Any]) -> TimeLimit:
    extendable, to_check = row.get("extendable_by"), row.get("to_check")
    return TimeLimit(
        code=row["code"],
        label=Text(**row["label"]),
        begins_with=Text(**row["begins_with"]),
        length=_length(row["length"]),
        source=row["source"],
        extendable_by=None if extendable is None else _length(extendable),
        may_be_suspended=row.get("may_be_suspended", False),
        statutory=row.get("statutory", False),
        to_check=None if to_check is None else Text(**to_check),
    )


def _length(row: Mapping[str, Any]) -> Length:
    return Length(int(row["amount"]), Unit.coded(row["unit"]))


REGULATIONS = {
    one.code: one for one in read_regulations(files("gehoord.practice").joinpath("regulations.toml").read_text("utf-8"))
}
"""The regulations the product comes with, by code (nl: regelingen)."""
