"""The part of an invented nation that is given: the Haarlem register of 2016, and what it already counts nationally."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gehoord.figures.exchange import Register, read
from gehoord.invented.concerns import Subject
from gehoord.invented.targets import CLIENTS, Head
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import Relation

HAARLEM = Path(__file__).parent / "haarlem-2016"
"""An exchange folder of invented people whose counts are those of the Haarlem 2016 report (nl: het register van Haarlem)."""


@dataclass(frozen=True, slots=True)
class Known:
    """A register that is part of the nation, with its national counts (nl: gegeven deel).

    `clients` and `access_clients` by age and newness; `subjects` the new concerns by subject, apart for those about
    municipal access (True) and the rest; `closed` the municipalities to which nothing may be added.
    """

    register: Register
    clients: Counter[Head]
    access_clients: Counter[Head]
    subjects: dict[bool, Counter[Subject]]
    carried: int
    contacts: int
    professionals: int
    closed: frozenset[str]


def known_part(year: int) -> Known:
    """The given part for a year: the Haarlem register for 2016, nothing for other years (nl: gegeven deel van een jaar)."""
    if year != date(2016, 1, 1).year:
        return Known(Register(), Counter(), Counter(), {True: Counter(), False: Counter()}, 0, 0, 0, frozenset())
    register = read(HAARLEM)
    access = {row.location_id for row in register.locations if row.agency_kind is AgencyKind.MUNICIPAL_ACCESS}
    seen = {row.client_id for row in register.contacts if row.on.year == year}
    clients = {row.client_id: row for row in register.clients if row.client_id in seen}
    heads = {
        key: (row.relation is Relation.YOUNG_PERSON, row.first_contact_on is not None and row.first_contact_on.year == year)
        for key, row in clients.items()
    }
    treated = [row for row in register.concerns if row.closed_on is None or row.closed_on.year >= year]
    new = [row for row in treated if row.raised_on.year == year]
    about = {row.client_id for row in treated if row.location_id in access} & set(clients)
    return Known(
        register,
        Counter({head: many for head, many in Counter(heads.values()).items() if head in CLIENTS}),
        Counter(heads[key] for key in about),
        {
            about_access: Counter((row.kind, row.category) for row in new if (row.location_id in access) is about_access)
            for about_access in (True, False)
        },
        len(treated) - len(new),
        sum(1 for row in register.contacts if row.on.year == year),
        sum(1 for row in clients.values() if row.relation is Relation.PROFESSIONAL),
        frozenset({"GM0392"}),
    )
