"""The rows of the nine files, one class a file, with the columns of the exchange folder as fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind


@dataclass(frozen=True, slots=True)
class Location:
    """A place of an agency (nl: instantielocatie). `location` and `municipality` None: not known."""

    location_id: str
    agency: str
    agency_kind: AgencyKind
    location: str | None
    municipality: str | None


@dataclass(frozen=True, slots=True)
class Client:
    """A client without a name (nl: cliënt). `first_contact_on` None: no contact yet."""

    client_id: str
    relation: Relation
    parental_authority: ParentalAuthority | None
    sex: Sex
    first_contact_on: date | None


@dataclass(frozen=True, slots=True)
class Residence:
    """Where a client lives from a day on (nl: woonplaats). `municipality` None: not known from that day on."""

    client_id: str
    municipality: str | None
    since: date


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with or on behalf of a client (nl: contact)."""

    contact_id: str
    client_id: str
    on: date
    kind: ContactKind
    channel: Channel | None
    location_id: str | None


@dataclass(frozen=True, slots=True)
class Concern:
    """A question, problem or complaint (nl: vraag, probleem of klacht). `handling` None: running; `closed_on` None: open."""

    concern_id: str
    client_id: str
    kind: ConcernKind
    category: str
    raised_on: date
    channel: Channel | None
    location_id: str | None
    handling: Handling | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Action:
    """A step in a support trajectory (nl: actie). `outcome` and `ended_on` None: still running."""

    action_id: str
    concern_id: str
    kind: ActionKind
    outcome: Outcome | None
    taken_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A group visit or a briefing at a location (nl: groepsbezoek of voorlichting)."""

    visit_id: str
    location_id: str
    on: date
    kind: VisitKind


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert about a location (nl: signaal)."""

    alert_id: str
    location_id: str
    on: date
    theme: AlertTheme
    urgency: AlertUrgency


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from 1 to 10, of an unknown giver (nl: rapportcijfer)."""

    mark_id: str
    age_group: AgeGroup
    grade: int
    on: date
