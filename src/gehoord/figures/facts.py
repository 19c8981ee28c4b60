"""The facts of a register as columns: what was counted, with every name left out.

Each column is a numpy array; a row of a table is the same index in all its columns. A coded column holds the `position`
of a `Term` (int8), a reference holds the row it points to (int32), a day is a `datetime64[D]`. `-1` (or NaT for a day)
means unknown, not yet, or nowhere: exactly where the exchange folder leaves the field empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Codes: TypeAlias = npt.NDArray[np.int8]
Rows: TypeAlias = npt.NDArray[np.int32]
Days: TypeAlias = npt.NDArray[np.datetime64]
Mask: TypeAlias = npt.NDArray[np.bool_]
Counts: TypeAlias = npt.NDArray[np.int64]

UNKNOWN = -1
"""Stands for a code or a reference that is not known (nl: onbekend)."""


@dataclass(frozen=True, slots=True)
class Locations:
    """Places of agencies (nl: instantielocaties). `agency` is a row of `Facts.agencies`, `municipality` one of `Facts.places`."""

    agency: Rows
    municipality: Rows

    def __len__(self) -> int:
        return len(self.agency)


@dataclass(frozen=True, slots=True)
class Clients:
    """Unique clients (nl: cliënten): positions in `Relation`, `ParentalAuthority` (-1 for non-parents) and `Sex`."""

    relation: Codes
    parental_authority: Codes
    sex: Codes
    first_contact_on: Days

    def __len__(self) -> int:
        return len(self.relation)


@dataclass(frozen=True, slots=True)
class Residences:
    """Where clients lived since when (nl: woonplaatsen); `municipality` -1 is a residence that is not known."""

    client: Rows
    municipality: Rows
    since: Days

    def __len__(self) -> int:
        return len(self.client)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts with or on behalf of a client (nl: contacten); `location` -1 where none was about."""

    client: Rows
    on: Days
    kind: Codes
    channel: Codes
    location: Rows

    def __len__(self) -> int:
        return len(self.client)


@dataclass(frozen=True, slots=True)
class Concerns:
    """Questions, problems and complaints (nl: vragen, problemen en klachten).

    `category` is a row of `Facts.categories`, the code as written in the scheme of its date; `closed_on` NaT while open.
    """

    client: Rows
    kind: Codes
    category: Rows
    raised_on: Days
    channel: Codes
    location: Rows
    handling: Codes
    closed_on: Days

    def __len__(self) -> int:
        return len(self.client)


@dataclass(frozen=True, slots=True)
class Actions:
    """Steps taken on a concern (nl: acties); `outcome` -1 and `ended_on` NaT while running."""

    concern: Rows
    kind: Codes
    outcome: Codes
    taken_on: Days
    ended_on: Days

    def __len__(self) -> int:
        return len(self.concern)


@dataclass(frozen=True, slots=True)
class Visits:
    """Group visits and briefings at a location (nl: groepsbezoeken en voorlichtingen)."""

    location: Rows
    on: Days
    kind: Codes

    def __len__(self) -> int:
        return len(self.location)


@dataclass(frozen=True, slots=True)
class Alerts:
    """Alerts about a location, that know no client (nl: signalen)."""

    location: Rows
    on: Days
    theme: Codes
    urgency: Codes

    def __len__(self) -> int:
        return len(self.location)


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks from 1 to 10 that know no client (nl: rapportcijfers)."""

    age_group: Codes
    grade: Codes
    on: Days

    def __len__(self) -> int:
        return len(self.grade)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is counted, from one register (nl: feiten).

    `places` are the municipality codes that occur (such as "GM0392"), `agencies` the names and `agency_kind` their
    `AgencyKind` positions, `categories` the category codes that occur. All other columns point into these.
    """

    places: tuple[str, ...]
    agencies: tuple[str, ...]
    agency_kind: Codes
    categories: tuple[str, ...]
    locations: Locations
    clients: Clients
    residences: Residences
    contacts: Contacts
    concerns: Concerns
    actions: Actions
    visits: Visits
    alerts: Alerts
    marks: Marks
