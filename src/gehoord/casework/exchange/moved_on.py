"""Clients who were handed over to another office: what a folder of their old office still says of them is left out."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from gehoord.casework.exchange.comparing import SHOWN
from gehoord.casework.models import MovedOn
from gehoord.figures.exchange import Register
from gehoord.practice.words import Text

LEFT_OUT = Text(
    "Niet overgenomen, want overgedragen aan een ander kantoor ({count}): {codes}.",
    "Not taken over, for they were handed over to another office ({count}): {codes}.",
)


def without_moved_on(register: Register, office: UUID) -> tuple[Register, Text | None]:
    """A register without the clients who left this office and all that is theirs, and who those are (nl: zonder vertrokkenen)."""
    left = set(MovedOn.objects.filter(office=office).values_list("exchange_id", flat=True))
    codes = sorted(row.client_id for row in register.clients if row.client_id in left)
    if not codes:
        return register, None
    concerns = tuple(row for row in register.concerns if row.client_id not in left)
    kept = {row.concern_id for row in concerns}
    theirs = replace(
        register,
        clients=tuple(row for row in register.clients if row.client_id not in left),
        residences=tuple(row for row in register.residences if row.client_id not in left),
        contacts=tuple(row for row in register.contacts if row.client_id not in left),
        concerns=concerns,
        actions=tuple(row for row in register.actions if row.concern_id in kept),
    )
    named = ", ".join(codes[:SHOWN]) + (" …" if len(codes) > SHOWN else "")
    return theirs, LEFT_OUT.filled(count=len(codes), codes=named)
