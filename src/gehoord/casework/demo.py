"""Two invented clients for the counsellor of a demo, told through the verbs like anybody's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gehoord.casework import contacts, registration, trajectories
from gehoord.casework.concerns import advise, raise_concern
from gehoord.casework.contacts import Met
from gehoord.casework.models import Access
from gehoord.casework.registration import Who
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.outcomes import Outcome
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

RULING = ("complaints_committee", "committee_ruling")
MUNICIPALITY = "GM0392"


def tell_demo(email: str, *, on: date) -> int:
    """Give the counsellor with this address two clients, unless they have any (nl: demo vertellen). Gives how many were told.

    Nobody with that address, or nobody with that role: nothing is told.
    """
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or Access.objects.filter(person=seat.person_id).exists():
            return 0
    counsellor = Actor(seat.person_id, Role.COUNSELLOR, seat.office_id)
    _tell_of_sam(counsellor, on)
    _tell_of_a_mother(counsellor, on)
    return 2


def _tell_of_sam(by: Actor, on: date) -> None:
    began = on - timedelta(days=50)
    who = Who(name="Sam Verzonnen", born="2010-05", phone="06 00000000")
    sam = registration.register(by=by, on=began, relation=Relation.YOUNG_PERSON, sex=Sex.MALE, who=who).pk
    registration.move(sam, MUNICIPALITY, by=by, on=began)
    registration.agree_ways(sam, SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP}), time(16), time(18)), by=by, on=began)
    contacts.record_contact(sam, Met(ContactKind.INTRODUCTION, Channel.GROUP_VISIT, minutes=15), by=by, on=began)
    concern = raise_concern(sam, ConcernKind.COMPLAINT, "decisions", by=by, on=began, channel=Channel.GROUP_VISIT).pk
    trajectories.open_trajectory(concern, by=by, on=began, asked_on=began, asked_how=AskedHow.SPOKEN)
    talk = trajectories.take_action(concern, ActionKind.TALK_EMPLOYEE, by=by, on=began + timedelta(days=3)).action
    trajectories.record_outcome(talk.pk, Outcome.UNRESOLVED, by=by, on=began + timedelta(days=8))
    kind = ActionKind.COMPLAINTS_COMMITTEE
    trajectories.take_action(concern, kind, by=by, on=began + timedelta(days=9), deadline=RULING)
    contacts.give_consent(sam, ConsentScope.AGENCY, "Je mag met de groepsleiding praten over mijn weekend.", by=by, on=began)
    said = "Sam klapt dicht als drie volwassenen tegelijk praten. Vraag om pauzes."
    contacts.write_note(sam, said, by=by, at=_noon(began + timedelta(days=4)), private=True)


def _tell_of_a_mother(by: Actor, on: date) -> None:
    began = on - timedelta(days=12)
    authority = ParentalAuthority.WITH_AUTHORITY
    mother = registration.register(by=by, on=began, relation=Relation.PARENT, authority=authority, sex=Sex.FEMALE).pk
    contacts.record_contact(mother, Met(ContactKind.CONCERN, Channel.PHONE, minutes=25), by=by, on=began)
    question = raise_concern(mother, ConcernKind.QUESTION, "legislation", by=by, on=began, channel=Channel.PHONE).pk
    advise(question, by=by, on=began)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
