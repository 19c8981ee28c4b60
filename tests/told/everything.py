"""Tells one row of everything an address can ask for, at each of two offices, and seats somebody in every role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.utils import timezone

from gehoord.casework import breaking, concerns, contacts, recognition, referrals, registration, trajectories
from gehoord.casework.models import Consent, GlassBroken
from gehoord.casework.registration import Who
from gehoord.directory.models import AgencyLocation
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.letters import Letter
from gehoord.outreach import visits
from gehoord.outreach.alerts import Sorted, Worry, give_alert
from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.demo_account import INVENTED
from gehoord.people.permissions import HOUSE, Actor, may
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import Relation
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel
from gehoord.practice.outreach import AlertAddressee, AlertTheme, AlertUrgency, VisitKind
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope

from .casework import Team, open_offices
from .people import Colleague, colleague

PLACES = {Role.MUNICIPALITY_CONTACT: "GM0392", Role.REGION_CONTACT: "JZ11", Role.MINISTRY_CONTACT: "NL"}
RULING = ("complaints_committee", "committee_ruling")
Rows = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Everything:
    """Two offices; who sits where; and by whose hand which rows were made, each under a word of its own."""

    team: Team
    people: Mapping[Role, Colleague]
    own: Mapping[Role, Rows]
    office: Rows
    elsewhere: Rows


def tell_everything() -> Everything:
    """The roles of a demo at one office, with rows of their own; a colleague there; and one at another office."""
    team = open_offices()
    with acting(HOUSE):
        agency = AgencyLocation.objects.get(pk=team.place).agency_id
    people = {}
    for code, _name in INVENTED.values():
        role = Role.coded(code)
        people[role] = colleague(None if role in PLACED else role, office=team.here, with_app=True, name=f"Iemand {code}")
        if role in PLACED:
            place = PLACES.get(role, str(agency))
            seats.give(people[role].person.pk, role, by=HOUSE, place=place)
    there = _place_of(team, team.there)
    made = {
        role: rows_of(Actor(people[role].person.pk, role, team.here), f"eigen{role.position}", team.place, team.colleague)
        for role in (Role.COUNSELLOR, Role.COORDINATOR, Role.ADVICE_LINE_WORKER)
    }
    office = rows_of(team.colleague, "roodborst", team.place, team.counsellor)
    elsewhere = rows_of(team.stranger, "kwikstaart", there, team.counsellor)
    return Everything(team, people, {role: {**office, **rows} for role, rows in made.items()}, office, elsewhere)


def rows_of(by: Actor, word: str, place: UUID, other: Actor) -> Rows:
    """What somebody may make, they make; the word stands wherever words can."""
    now = timezone.now()
    today = timezone.localdate(now)
    return {
        **_case_of(by, word, place, other, now, today),
        **_desk_of(by, word, now),
        **_going_out_of(by, word, place, now, today),
        "location_id": place,
        "office_id": by.office_id,
        "person_id": by.person_id,
        "seat_id": _seat_of(by),
        "factor": Authenticator.objects.filter(user_id=by.person_id).values_list("pk", flat=True).first() or 0,
    }


def _case_of(by: Actor, word: str, place: UUID, other: Actor, now: datetime, today: date) -> dict[str, object]:
    who = Who(f"{word} de Vries", "2009-11", "06 00000000")
    client = registration.register(by=by, on=today, relation=Relation.YOUNG_PERSON, who=who)
    concern = concerns.raise_concern(
        client.pk, ConcernKind.COMPLAINT, "treatment", by=by, on=today, channel=Channel.PHONE, location=place
    )
    trajectories.open_trajectory(concern.pk, by=by, on=today, asked_on=today, asked_how=AskedHow.SPOKEN, request=word)
    kind = ActionKind.COMPLAINTS_COMMITTEE
    action = trajectories.take_action(concern.pk, kind, by=by, on=today, deadline=RULING).action
    contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, word, by=by, on=today)
    contacts.write_note(client.pk, word, by=by, at=now)
    assert other.person_id
    assert other.office_id
    handing = referrals.refer(client.pk, to=other.person_id, to_office=other.office_id, by=by, at=now, why=word)
    rows: dict[str, object] = {"client_id": client.pk, "concern_id": concern.pk, "action_id": action.pk, "handing_id": handing.pk}
    with acting(by):
        rows["consent_id"] = Consent.objects.get(client=client).pk
    if may(by, Act.MERGE, Resource.CLIENT) and by.role is Role.COUNSELLOR:
        gone = registration.register(by=by, on=today, relation=Relation.YOUNG_PERSON, who=who)
        recognition.merge(gone.pk, into=client.pk, by=by, at=now)
        opened = breaking.Sought(code=client.called)
        rows |= {"gone_id": gone.pk, "row_id": _broken(by, opened, now)}
    return rows


def _broken(by: Actor, sought: breaking.Sought, now: datetime) -> UUID:
    """Somebody else of the office opened this client in an emergency."""
    assert by.office_id
    hasty = colleague(Role.COUNSELLOR, office=by.office_id, with_app=False)
    breaking.break_glass(sought, by=hasty.actor, at=now, because=next(iter(breaking.BrokenBecause)))
    with acting(HOUSE):
        return UUID(str(GlassBroken.objects.get(person=hasty.person.pk).pk))


def _desk_of(by: Actor, word: str, now: datetime) -> dict[str, object]:
    letter = Letter(nickname=word, text=f"{word} vraagt iets.", reach="06 00000000")
    item = desk.receive(Arrived(Channel.WEB_FORM, now, letter), key=uuid4().hex, by=HOUSE, office_id=by.office_id)
    desk.take(item, by=by, at=now)
    return {"item_id": item}


def _going_out_of(by: Actor, word: str, place: UUID, now: datetime, today: date) -> dict[str, object]:
    if not may(by, Act.CREATE, Resource.ALERT):
        return {}
    worry = Worry(f"{word} op de groep", f"Er is een {word}.", "Zes jongeren zeiden het.", "Kijk er vandaag naar.")
    kind = Sorted(AlertTheme.SAFETY, AlertUrgency.ACUTE, AlertAddressee.AGENCY_BOARD, heard_from=6)
    return {
        "alert_id": give_alert(place, worry, kind, by=by, at=now, on=today).pk,
        "visit_id": visits.plan(place, VisitKind.GROUP_VISIT, by=by, on=today).pk,
    }


def _seat_of(by: Actor) -> UUID:
    assert by.person_id
    with acting(HOUSE):
        return next(seat.id for seat in seats.held_by(by.person_id) if seat.role is by.role)


def _place_of(team: Team, office: UUID) -> UUID:
    """A location of another office; the directory is for everybody, so its name gives nothing away."""
    with acting(HOUSE):
        row = AgencyLocation.objects.get(pk=team.other_place)
        row.pk, row.office_id, row.name, row.exchange_id = uuid4(), office, "Het Verre Nest", uuid4().hex
        row.save(force_insert=True)
        return UUID(str(row.pk))
