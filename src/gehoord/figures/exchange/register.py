"""A register: everything the counsellors of one organisation, year or municipality wrote down, without a name in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from gehoord.figures import facts
from gehoord.figures.alphabet import sort_key
from gehoord.figures.exchange.rows import Action, Alert, Client, Concern, Contact, Location, Mark, Residence, Visit
from gehoord.figures.facts import UNKNOWN, Codes, Days, Facts, Rows
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.handling import Handling
from gehoord.practice.words import Term


@dataclass(frozen=True, slots=True)
class Register:
    """All rows of the nine files of an exchange folder (nl: register). References between rows hold."""

    locations: tuple[Location, ...] = ()
    clients: tuple[Client, ...] = ()
    residences: tuple[Residence, ...] = ()
    contacts: tuple[Contact, ...] = ()
    concerns: tuple[Concern, ...] = ()
    actions: tuple[Action, ...] = ()
    visits: tuple[Visit, ...] = ()
    alerts: tuple[Alert, ...] = ()
    marks: tuple[Mark, ...] = ()

    def facts(self) -> Facts:
        """The register as columns to count in (nl: feiten).

        A parent of whom nothing is said about authority has authority unknown; a concern without handling is running.
        """
        kinds = {row.agency: row.agency_kind for row in self.locations}
        numbers = _Numbers(
            places=_numbered([*(row.municipality for row in self.locations), *(row.municipality for row in self.residences)]),
            agencies={agency: number for number, agency in enumerate(sorted(kinds, key=sort_key))},
            categories=_numbered(row.category for row in self.concerns),
            locations={row.location_id: number for number, row in enumerate(self.locations)},
            clients={row.client_id: number for number, row in enumerate(self.clients)},
            concerns={row.concern_id: number for number, row in enumerate(self.concerns)},
        )
        return Facts(
            places=tuple(numbers.places),
            agencies=tuple(numbers.agencies),
            agency_kind=_codes(kinds[agency] for agency in numbers.agencies),
            categories=tuple(numbers.categories),
            locations=_locations(self.locations, numbers),
            clients=_clients(self.clients),
            residences=_residences(self.residences, numbers),
            contacts=_contacts(self.contacts, numbers),
            concerns=_concerns(self.concerns, numbers),
            actions=_actions(self.actions, numbers),
            visits=_visits(self.visits, numbers),
            alerts=_alerts(self.alerts, numbers),
            marks=_marks(self.marks),
        )


@dataclass(frozen=True, slots=True)
class _Numbers:
    places: Mapping[str, int]
    agencies: Mapping[str, int]
    categories: Mapping[str, int]
    locations: Mapping[str, int]
    clients: Mapping[str, int]
    concerns: Mapping[str, int]


def _locations(rows: tuple[Location, ...], numbers: _Numbers) -> facts.Locations:
    return facts.Locations(
        agency=_rows((row.agency for row in rows), numbers.agencies),
        municipality=_rows((row.municipality for row in rows), numbers.places),
    )


def _clients(rows: tuple[Client, ...]) -> facts.Clients:
    unsaid = {Relation.PARENT: ParentalAuthority.AUTHORITY_UNKNOWN}
    return facts.Clients(
        relation=_codes(row.relation for row in rows),
        parental_authority=_codes(row.parental_authority or unsaid.get(row.relation) for row in rows),
        sex=_codes(row.sex for row in rows),
        first_contact_on=_days(row.first_contact_on for row in rows),
    )


def _residences(rows: tuple[Residence, ...], numbers: _Numbers) -> facts.Residences:
    return facts.Residences(
        client=_rows((row.client_id for row in rows), numbers.clients),
        municipality=_rows((row.municipality for row in rows), numbers.places),
        since=_days(row.since for row in rows),
    )


def _contacts(rows: tuple[Contact, ...], numbers: _Numbers) -> facts.Contacts:
    return facts.Contacts(
        client=_rows((row.client_id for row in rows), numbers.clients),
        on=_days(row.on for row in rows),
        kind=_codes(row.kind for row in rows),
        channel=_codes(row.channel for row in rows),
        location=_rows((row.location_id for row in rows), numbers.locations),
    )


def _concerns(rows: tuple[Concern, ...], numbers: _Numbers) -> facts.Concerns:
    return facts.Concerns(
        client=_rows((row.client_id for row in rows), numbers.clients),
        kind=_codes(row.kind for row in rows),
        category=_rows((row.category for row in rows), numbers.categories),
        raised_on=_days(row.raised_on for row in rows),
        channel=_codes(row.channel for row in rows),
        location=_rows((row.location_id for row in rows), numbers.locations),
        handling=_codes(row.handling or Handling.RUNNING for row in rows),
        closed_on=_days(row.closed_on for row in rows),
    )


def _actions(rows: tuple[Action, ...], numbers: _Numbers) -> facts.Actions:
    return facts.Actions(
        concern=_rows((row.concern_id for row in rows), numbers.concerns),
        kind=_codes(row.kind for row in rows),
        outcome=_codes(row.outcome for row in rows),
        taken_on=_days(row.taken_on for row in rows),
        ended_on=_days(row.ended_on for row in rows),
    )


def _visits(rows: tuple[Visit, ...], numbers: _Numbers) -> facts.Visits:
    return facts.Visits(
        location=_rows((row.location_id for row in rows), numbers.locations),
        on=_days(row.on for row in rows),
        kind=_codes(row.kind for row in rows),
    )


def _alerts(rows: tuple[Alert, ...], numbers: _Numbers) -> facts.Alerts:
    return facts.Alerts(
        location=_rows((row.location_id for row in rows), numbers.locations),
        on=_days(row.on for row in rows),
        theme=_codes(row.theme for row in rows),
        urgency=_codes(row.urgency for row in rows),
    )


def _marks(rows: tuple[Mark, ...]) -> facts.Marks:
    return facts.Marks(
        age_group=_codes(row.age_group for row in rows),
        grade=np.array([row.grade for row in rows], dtype=np.int8),
        on=_days(row.on for row in rows),
    )


def _numbered(codes: Iterable[str | None]) -> dict[str, int]:
    occurring = {code for code in codes if code is not None}
    return {code: number for number, code in enumerate(sorted(occurring))}


def _rows(ids: Iterable[str | None], numbers: Mapping[str, int]) -> Rows:
    return np.array([UNKNOWN if one is None else numbers[one] for one in ids], dtype=np.int32)


def _codes(terms: Iterable[Term | None]) -> Codes:
    found = list(terms)
    position: dict[Any, int] = {one: one.position for one in set(found) if one is not None}
    position[None] = UNKNOWN
    return np.array([position[one] for one in found], dtype=np.int8)


def _days(days: Iterable[date | None]) -> Days:
    return np.array(list(days), dtype="datetime64[D]")
