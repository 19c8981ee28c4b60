"""Fixing the facts of a period: the register as it stood on its last day, with every id drawn away, kept whole and hashed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gehoord.figures import exchange
from gehoord.figures.exchange import Register
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.registers.giving_out import register_of
from gehoord.reporting import registers
from gehoord.reporting.facts_folder import facts_folder
from gehoord.reporting.models import KeptRegister

KEYS = {
    "locations": "location_id",
    "clients": "client_id",
    "contacts": "contact_id",
    "concerns": "concern_id",
    "actions": "action_id",
    "visits": "visit_id",
    "alerts": "alert_id",
    "marks": "mark_id",
}
"""What the rows of each file are called by (nl: sleutels)."""


def frozen(last: date) -> KeptRegister:
    """The register of all offices as it stood on a day, kept (nl: vastgezette feiten).

    Facts that did not change give the same bytes, so that closing twice can be noticed. Raises: SameIds.
    """
    with acting(HOUSE), facts_folder() as folder:
        exchange.write(renumbered(register_of(by=HOUSE, last=last)), folder / "register")
        return registers.keep(folder / "register")


def renumbered(register: Register) -> Register:
    """The same register in which nobody can be found again by an id: all are numbered in their order (nl: omgenummerd)."""
    numbers = {key: _numbers(getattr(register, file), key) for file, key in KEYS.items()}

    def drawn(row: Any) -> Any:
        held = {key: getattr(row, key, None) for key in numbers}
        return replace(row, **{key: numbers[key][old] for key, old in held.items() if old is not None})

    told = {file: tuple(map(drawn, getattr(register, file))) for file in (*KEYS, "residences")}
    return replace(register, **told)


def _numbers(rows: tuple[Any, ...], key: str) -> dict[str, str]:
    ordered = sorted(getattr(row, key) for row in rows)
    return {old: f"{key[0]}{number:07}" for number, old in enumerate(ordered, start=1)}
