"""What casework tells to be counted: codes, days and places, with every name and text left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any
from uuid import UUID

import numpy as np

from gehoord.casework.standing import AS_IT_STOOD, asked
from gehoord.figures.facts import UNKNOWN, Codes, Days, Rows
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import NO_DAY, Numbers, numbers
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import SCHEMES, ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.words import Term

CATEGORIES = tuple(sorted({category.code for scheme in SCHEMES for category in scheme.choices}))
"""Every category of every year; a fact gives its place in this list (nl: categorieën)."""

COUNTED = {
    "client": ("relation", "parental_authority", "sex", "first_contact_on"),
    "residence": ("municipality", "since"),
    "contact": ("on", "kind", "channel", "place"),
    "concern": ("kind", "category", "raised_on", "channel", "place", "handling", "closed_on"),
    "action": ("kind", "outcome", "taken_on", "ended_on"),
}
"""The columns that may be counted, and no others (nl: toegestane kolommen). What is not here stays in casework."""

_TERMS: dict[tuple[str, str], type[Term]] = {
    ("client", "relation"): Relation,
    ("client", "parental_authority"): ParentalAuthority,
    ("client", "sex"): Sex,
    ("contact", "kind"): ContactKind,
    ("contact", "channel"): Channel,
    ("concern", "kind"): ConcernKind,
    ("concern", "channel"): Channel,
    ("concern", "handling"): Handling,
    ("action", "kind"): ActionKind,
    ("action", "outcome"): Outcome,
}
_DAYS = {"first_contact_on", "since", "on", "raised_on", "closed_on", "taken_on", "ended_on"}


class _Kind(IntEnum):
    """What a row of the answer is about."""

    CLIENT = 0
    RESIDENCE = 1
    CONTACT = 2
    CONCERN = 3
    ACTION = 4


WIDTH = 3 + max(map(len, COUNTED.values()))
"""How many numbers a row of the answer has: its kind, its own, what it belongs to, and the columns (nl: breedte)."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """The rows of one kind (nl: rijen). `to` is the row of the client, or of the concern for an action; -1 for a client."""

    to: Rows
    columns: dict[str, Any]

    def codes(self, name: str) -> Codes:
        """A column of positions in a list of terms, -1 where nothing is said (nl: codes)."""
        return np.asarray(self.columns[name], dtype=np.int8)

    def rows(self, name: str) -> Rows:
        """A column of places or categories, -1 where nothing is said (nl: verwijzingen)."""
        return np.asarray(self.columns[name], dtype=np.int32)

    def days(self, name: str) -> Days:
        """A column of days, NaT where there is none (nl: dagen)."""
        told = np.asarray(self.columns[name], dtype=np.int64)
        return np.where(told == NO_DAY, np.datetime64("NaT", "D"), told.astype("datetime64[D]"))


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What casework tells about a year (nl: feiten van het casework). A client or a concern is a number, drawn anew each time.

    `place` is the place of a location in the list that was given; `municipality` the number in a CBS code, 392 for GM0392;
    `category` the place in `CATEGORIES`.
    """

    clients: Belonging
    residences: Belonging
    contacts: Belonging
    concerns: Belonging
    actions: Belonging


def of(year: int, *, locations: Sequence[UUID], by: Actor) -> CaseFacts:
    """What is counted about a year, as everything stood on its last day (nl: feiten van een jaar).

    `locations`: every location there is, in the order by which facts call them. Raises: NotFound.
    """
    require(by, Act.EXPORT, Resource.REGISTER)
    told = asked(last=date(year, 12, 31), offices=None, locations=locations, places=[str(n) for n in range(len(locations))])
    terms = {f"{table}_{name}": [term.value for term in terms] for (table, name), terms in _TERMS.items()}
    with acting(by):
        found = numbers(_query(), {**told, **terms, "categories": list(CATEGORIES)}, width=WIDTH)
    return CaseFacts(*(_of_kind(found, kind) for kind in _Kind))


def _of_kind(found: Numbers, kind: _Kind) -> Belonging:
    rows = found[found[:, 0] == kind]
    names = COUNTED[kind.name.lower()]
    return Belonging(rows[:, 2], {name: rows[:, 3 + place] for place, name in enumerate(names)})


def _query() -> str:
    """All kinds in one statement: of one moment, and with the same numbers for the same client."""
    parts = [
        _part(_Kind.CLIENT, "client", "numbered.number", str(UNKNOWN), "numbered on numbered.client_id = client.client_id"),
        _part(_Kind.RESIDENCE, "residence", "0", "numbered.number", "numbered on numbered.client_id = residence.client_id"),
        _part(_Kind.CONTACT, "contact", "0", "numbered.number", "numbered on numbered.client_id = contact.client_id"),
        _part(
            _Kind.CONCERN,
            "concern",
            "raised.number",
            "numbered.number",
            "numbered on numbered.client_id = concern.client_id join raised on raised.id = concern.id",
        ),
        _part(_Kind.ACTION, "action", "0", "raised.number", "raised on raised.id = action.concern_id"),
    ]
    # Nothing but words of this module goes into the statement.
    return f"""
        {AS_IT_STOOD},
        numbered as materialized (
            select client_id, (row_number() over (order by gen_random_uuid()) - 1)::int as number from client
        ),
        raised as materialized (
            select id, (row_number() over (order by gen_random_uuid()) - 1)::int as number from concern
        )
        {" union all ".join(parts)} order by {", ".join(str(place + 1) for place in range(WIDTH))}
        """  # noqa: S608 - idem


def _part(kind: _Kind, table: str, own: str, to: str, joined: str) -> str:
    columns = [_told(table, name) for name in COUNTED[table]]
    columns += ["0"] * (WIDTH - 3 - len(columns))
    return f"select {kind.value}::int, {own}::int, {to}::int, {', '.join(columns)} from {table} join {joined}"  # noqa: S608 - idem


def _told(table: str, name: str) -> str:
    column = f'{table}."{name}"'
    if (table, name) == ("client", "parental_authority"):
        # A parent of whom nothing is said has authority unknown.
        column = f"case when client.relation = 'parent' and {column} = '' then 'authority_unknown' else {column} end"
    if name in _DAYS:
        return f"coalesce({column} - date '1970-01-01', {NO_DAY})"
    if name == "municipality":
        return f"coalesce(substr({column}, 3)::int, {UNKNOWN})"
    if name == "place":
        return f"coalesce({column}::int, {UNKNOWN})"
    listed = "categories" if name == "category" else f"{table}_{name}"
    return f"coalesce(array_position(%({listed})s::text[], {column}) - 1, {UNKNOWN})"
