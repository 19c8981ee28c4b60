"""Tells a register: who lived where, who met whom, what was raised and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gehoord.figures.exchange import Register
from gehoord.figures.exchange.rows import Action, Alert, Client, Concern, Contact, Location, Mark, Residence, Visit
from gehoord.figures.facts import Facts
from gehoord.practice.actions import ActionKind
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import category as category_of
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind


@dataclass
class Told:
    """A register that is being told. Days are written as 2016-03-01; every verb gives back whom it is about."""

    locations: list[Location] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    residences: list[Residence] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def location(self, agency: str, *, at: str | None, kind: str = "youth_care_provider") -> str:
        self.locations.append(Location(f"L{len(self.locations)}", agency, AgencyKind(kind), agency, at))
        return self.locations[-1].location_id

    def client(
        self,
        relation: str = "young_person",
        *,
        authority: str | None = None,
        sex: str = "female",
        first: str | None = "2016-03-01",
    ) -> ToldClient:
        told = ParentalAuthority(authority) if authority else None
        client_id = f"C{len(self.clients)}"
        self.clients.append(Client(client_id, Relation(relation), told, Sex(sex), _day(first)))
        return ToldClient(self, client_id)

    def residents(self, number: int, municipality: str) -> None:
        """Clients who only met a counsellor, such as make a municipality large enough to print."""
        for _ in range(number):
            self.client().lives(municipality).meets("2016-03-01")

    def visit(self, location: str, on: str, kind: str = "group_visit") -> None:
        self.visits.append(Visit(f"V{len(self.visits)}", location, date.fromisoformat(on), VisitKind(kind)))

    def alert(self, location: str, on: str) -> None:
        alert_id = f"S{len(self.alerts)}"
        self.alerts.append(Alert(alert_id, location, date.fromisoformat(on), AlertTheme.SAFETY, AlertUrgency.ACUTE))

    def mark(self, age_group: str, grade: int, on: str = "2016-06-01") -> None:
        self.marks.append(Mark(f"E{len(self.marks)}", AgeGroup(age_group), grade, date.fromisoformat(on)))

    def register(self) -> Register:
        return Register(
            tuple(self.locations),
            tuple(self.clients),
            tuple(self.residences),
            tuple(self.contacts),
            tuple(self.concerns),
            tuple(self.actions),
            tuple(self.visits),
            tuple(self.alerts),
            tuple(self.marks),
        )

    def facts(self) -> Facts:
        return self.register().facts()


@dataclass
class ToldClient:
    """A client in a register that is being told."""

    told: Told
    client_id: str

    def lives(self, municipality: str | None, *, since: str = "2015-06-01") -> ToldClient:
        self.told.residences.append(Residence(self.client_id, municipality, date.fromisoformat(since)))
        return self

    def meets(self, on: str, *, at: str | None = None, kind: str = "introduction") -> ToldClient:
        contact_id = f"T{len(self.told.contacts)}"
        met = Contact(contact_id, self.client_id, date.fromisoformat(on), ContactKind(kind), Channel.IN_PERSON, at)
        self.told.contacts.append(met)
        return self

    def raises(
        self,
        category: str = "treatment",
        on: str = "2016-03-01",
        *,
        about: str | None = None,
        handling: str | None = "advised",
        closed: str | None = None,
    ) -> ToldConcern:
        concern_id = f"I{len(self.told.concerns)}"
        kind, told = category_of(category).kind, Handling(handling) if handling else None
        self.told.concerns.append(
            Concern(concern_id, self.client_id, kind, category, date.fromisoformat(on), Channel.PHONE, about, told, _day(closed))
        )
        return ToldConcern(self.told, concern_id)


@dataclass
class ToldConcern:
    """A concern in a register that is being told."""

    told: Told
    concern_id: str

    def acts(self, kind: str, on: str, *, outcome: str | None = None, ended: str | None = None) -> ToldConcern:
        action_id = f"A{len(self.told.actions)}"
        ending = Outcome(outcome) if outcome else None
        self.told.actions.append(
            Action(action_id, self.concern_id, ActionKind(kind), ending, date.fromisoformat(on), _day(ended))
        )
        return self


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
