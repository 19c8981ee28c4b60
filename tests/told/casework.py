"""Tells cases through the verbs: who comes to a counsellor, what they raise, what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from gehoord.casework import concerns, contacts, registration, replacing, trajectories
from gehoord.casework.models import Action, Client, Concern
from gehoord.casework.registration import NOBODY, Who
from gehoord.directory.models import Agency, AgencyLocation, Office
from gehoord.directory.office_kinds import OfficeKind
from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import category as category_of
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.outcomes import Outcome
from gehoord.practice.trajectories import AskedHow

DAY = date(2016, 3, 1)


def noon(day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@dataclass
class Team:
    """Two offices with their people, and a location of an agency."""

    here: UUID
    there: UUID
    counsellor: Actor
    colleague: Actor
    coordinator: Actor
    stranger: Actor
    place: UUID
    other_place: UUID

    def client(
        self,
        *,
        by: Actor | None = None,
        on: date = DAY,
        relation: Relation = Relation.YOUNG_PERSON,
        authority: ParentalAuthority | None = None,
        who: Who = NOBODY,
    ) -> Client:
        return registration.register(
            by=by or self.counsellor, on=on, relation=relation, authority=authority, sex=Sex.FEMALE, who=who
        )

    def concern(self, client: Client, category: str = "treatment", *, on: date = DAY, location: UUID | None = None) -> Concern:
        kind = category_of(category).kind
        return concerns.raise_concern(
            client.pk, kind, category, by=self.counsellor, on=on, channel=Channel.PHONE, location=location
        )

    def trajectory(self, client: Client, category: str = "treatment", *, on: date = DAY) -> Concern:
        concern = self.concern(client, category, on=on)
        trajectories.open_trajectory(concern.pk, by=self.counsellor, on=on, asked_on=on, asked_how=AskedHow.SPOKEN)
        return concern

    def action(self, concern: Concern, kind: ActionKind = ActionKind.TALK_MANAGER, *, on: date = DAY) -> Action:
        return trajectories.take_action(concern.pk, kind, by=self.counsellor, on=on).action

    def ended(self, action: Action, outcome: Outcome = Outcome.RESOLVED, *, on: date = DAY) -> Action:
        trajectories.record_outcome(action.pk, outcome, by=self.counsellor, on=on)
        return action

    def meets(self, client: Client, *, on: date = DAY, by: Actor | None = None) -> None:
        met = contacts.Met(ContactKind.CONCERN, Channel.PHONE, minutes=20)
        contacts.record_contact(client.pk, met, by=by or self.counsellor, on=on)

    def stand_in(self, *, until: date = date(2999, 1, 1)) -> None:
        """The colleague stands in for the counsellor, as the coordinator arranged."""
        away, stands_in = self.counsellor.person_id, self.colleague.person_id
        assert away
        assert stands_in
        replacing.replace_absent(away, stands_in, since=DAY, until=until, by=self.coordinator)


def colleague(office: UUID, role: Role = Role.COUNSELLOR) -> Actor:
    person = Person.objects.create(email=f"{uuid4().hex}@kantoor.example", name=f"Collega {uuid4().hex[:4]}", password="!")
    with acting(HOUSE):
        Seat.objects.create(person=person, role=role.value, office_id=office)
    return Actor(person.pk, role, office, "a-session")


def open_offices() -> Team:
    with acting(HOUSE):
        here, there = (
            Office.objects.create(name=f"Kantoor {uuid4().hex[:6]}", kind=OfficeKind.REGIONAL.value, since=date(2015, 1, 1))
            for _ in range(2)
        )
        agency = Agency.objects.create(office=here, name=f"De Haven {uuid4().hex[:6]}", kind="youth_care_provider")
        places = [
            AgencyLocation.objects.create(
                office=here, agency=agency, name="De Haven", municipality="GM0392", exchange_id=uuid4().hex
            ).pk
            for _ in range(2)
        ]
        return Team(
            here=here.pk,
            there=there.pk,
            counsellor=colleague(here.pk),
            colleague=colleague(here.pk),
            coordinator=colleague(here.pk, Role.COORDINATOR),
            stranger=colleague(there.pk),
            place=places[0],
            other_place=places[1],
        )
