"""Random registers as a folder may hold them: small, and with every field empty now and then."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from tests.figures.registers import registers

from gehoord.figures.exchange import Register
from gehoord.figures.exchange.rows import Action, Concern
from gehoord.practice.concerns import SCHEMES
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import fits


def folders(year: int) -> st.SearchStrategy[Register]:
    """Registers about a year that the exchange format takes."""
    return registers(year).map(_as_a_folder_holds_it)


def _as_a_folder_holds_it(told: Register) -> Register:
    first = {row.client_id: row.first_contact_on for row in told.clients}
    contacts = [row for row in told.contacts if first[row.client_id] is None or row.on >= first[row.client_id]]
    concerns = {row.concern_id: _closable(row) for row in told.concerns if _of_its_day(row)}
    actions = [row for row in told.actions if row.concern_id in concerns and _on_the_road(row, concerns[row.concern_id])]
    return replace(
        told,
        residences=tuple({(row.client_id, row.since): row for row in told.residences}.values()),
        contacts=tuple(replace(row, contact_id=f"T{number}") for number, row in enumerate(contacts)),
        concerns=tuple(concerns.values()),
        actions=tuple(replace(row, action_id=f"A{number}") for number, row in enumerate(actions)),
        visits=tuple(replace(row, visit_id=f"V{number}") for number, row in enumerate(told.visits)),
        alerts=tuple(replace(row, alert_id=f"S{number}") for number, row in enumerate(told.alerts)),
        marks=tuple(replace(row, mark_id=f"M{number}") for number, row in enumerate(told.marks)),
    )


def _of_its_day(row: Concern) -> bool:
    scheme = next((one for one in reversed(SCHEMES) if one.valid_from <= row.raised_on), SCHEMES[0])
    return row.category in {one.code for one in scheme.choices}


def _closable(row: Concern) -> Concern:
    return replace(row, closed_on=None) if row.handling in (None, Handling.RUNNING) else row


def _on_the_road(row: Action, concern: Concern) -> bool:
    fitting = row.outcome is None or fits(row.outcome, row.kind)
    return fitting and concern.handling is Handling.TRAJECTORY and row.taken_on >= concern.raised_on
