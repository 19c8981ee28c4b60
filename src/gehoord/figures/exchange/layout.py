"""The nine files and their columns, declared once; reading, checking and writing all go by this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gehoord.figures.exchange import cells
from gehoord.figures.exchange.cells import Reader
from gehoord.figures.exchange.rows import Action, Alert, Client, Concern, Contact, Location, Mark, Residence, Visit
from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file (nl: kolom). `read` None: a municipality, read against the codes that are known.

    `refers_to`: the file whose ids it holds.
    """

    name: str
    read: Reader | None
    required: bool = True
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Layout(Generic[Row]):
    """A file of the exchange folder (nl: bestand). `row` makes a row of its values, in the order of `columns`.

    `key`: the columns by which rows differ and are sorted; a single one is an id.
    """

    file: str
    row: Callable[..., Row]
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns (nl: kopregel)."""
        return tuple(column.name for column in self.columns)


def _id(name: str, *, of: str | None = None, required: bool = True) -> Column:
    return Column(name, cells.name, required=required, refers_to=of)


LOCATIONS = Layout(
    "locations.csv",
    Location,
    (
        _id("location_id"),
        Column("agency", cells.name),
        Column("agency_kind", cells.term(AgencyKind)),
        Column("location", cells.name, required=False),
        Column("municipality", None, required=False),
    ),
    ("location_id",),
)
CLIENTS = Layout(
    "clients.csv",
    Client,
    (
        _id("client_id"),
        Column("relation", cells.term(Relation)),
        Column("parental_authority", cells.term(ParentalAuthority), required=False),
        Column("sex", cells.term(Sex)),
        Column("first_contact_on", cells.day, required=False),
    ),
    ("client_id",),
)
RESIDENCES = Layout(
    "residences.csv",
    Residence,
    (_id("client_id", of="clients.csv"), Column("municipality", None, required=False), Column("since", cells.day)),
    ("client_id", "since"),
)
CONTACTS = Layout(
    "contacts.csv",
    Contact,
    (
        _id("contact_id"),
        _id("client_id", of="clients.csv"),
        Column("on", cells.day),
        Column("kind", cells.term(ContactKind)),
        Column("channel", cells.term(Channel), required=False),
        _id("location_id", of="locations.csv", required=False),
    ),
    ("contact_id",),
)
CONCERNS = Layout(
    "concerns.csv",
    Concern,
    (
        _id("concern_id"),
        _id("client_id", of="clients.csv"),
        Column("kind", cells.term(ConcernKind)),
        Column("category", cells.category),
        Column("raised_on", cells.day),
        Column("channel", cells.term(Channel), required=False),
        _id("location_id", of="locations.csv", required=False),
        Column("handling", cells.term(Handling), required=False),
        Column("closed_on", cells.day, required=False),
    ),
    ("concern_id",),
)
ACTIONS = Layout(
    "actions.csv",
    Action,
    (
        _id("action_id"),
        _id("concern_id", of="concerns.csv"),
        Column("kind", cells.term(ActionKind)),
        Column("outcome", cells.term(Outcome), required=False),
        Column("taken_on", cells.day),
        Column("ended_on", cells.day, required=False),
    ),
    ("action_id",),
)
VISITS = Layout(
    "visits.csv",
    Visit,
    (
        _id("visit_id"),
        _id("location_id", of="locations.csv"),
        Column("on", cells.day),
        Column("kind", cells.term(VisitKind)),
    ),
    ("visit_id",),
)
ALERTS = Layout(
    "alerts.csv",
    Alert,
    (
        _id("alert_id"),
        _id("location_id", of="locations.csv"),
        Column("on", cells.day),
        Column("theme", cells.term(AlertTheme)),
        Column("urgency", cells.term(AlertUrgency)),
    ),
    ("alert_id",),
)
MARKS = Layout(
    "marks.csv",
    Mark,
    (_id("mark_id"), Column("age_group", cells.term(AgeGroup)), Column("grade", cells.grade), Column("on", cells.day)),
    ("mark_id",),
)

LAYOUTS = (LOCATIONS, CLIENTS, RESIDENCES, CONTACTS, CONCERNS, ACTIONS, VISITS, ALERTS, MARKS)
"""The nine files, in the order in which one reads them (nl: de bestanden)."""

FILES = tuple(layout.file for layout in LAYOUTS)
"""Their names (nl: bestandsnamen)."""
