"""What happens in a demo: a committee, advice, something late, a closed road, a move, a break, a double, colleagues who ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from gehoord.casework import contacts, deadlines, referrals, registration, trajectories
from gehoord.casework.concerns import advise, break_off, raise_concern
from gehoord.casework.contacts import Met
from gehoord.casework.models import Contact
from gehoord.casework.registration import Who
from gehoord.people.permissions import Actor
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel, ContactKind, Voice
from gehoord.practice.handling import BrokenOffBecause
from gehoord.practice.outcomes import Outcome
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

RULING = ("complaints_committee", "committee_ruling")
REPORT = ("agency_talks", "conversation_report")
HAARLEM, AMSTERDAM = "GM0392", "GM0363"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in a demo: the counsellor who signs in, a colleague, one at another office, and a place (nl: rolverdeling)."""

    counsellor: Actor
    colleague: Actor
    afar: Actor
    place: UUID


def tell_all(cast: Cast, on: date) -> int:
    """Tell every case of the demo (nl: alle verhalen). Gives how many clients the counsellor has then."""
    told = (_sam, _a_mother, _noor, _mees, _daan, _sam_once_more)
    for tell in told:
        tell(cast, on)
    _asked_by_a_colleague(cast, on)
    return len(told)


def _sam(cast: Cast, on: date) -> None:
    by, began = cast.counsellor, on - timedelta(days=50)
    who = Who(name="Sam Verzonnen", born="2010-05", phone="06 00000000")
    sam = registration.register(by=by, on=began, relation=Relation.YOUNG_PERSON, sex=Sex.MALE, who=who).pk
    registration.move(sam, HAARLEM, by=by, on=began)
    ways = SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP}), time(16), time(18))
    remark = "Geen voicemail. Bel niet via de groep. Noem tegenover anderen nooit waar u van bent."
    registration.agree_ways(sam, ways, by=by, on=began, remark=remark)
    contacts.record_contact(sam, Met(ContactKind.INTRODUCTION, Channel.GROUP_VISIT, cast.place, minutes=15), by=by, on=began)
    kind, channel = ConcernKind.COMPLAINT, Channel.GROUP_VISIT
    concern = raise_concern(sam, kind, "decisions", by=by, on=began, channel=channel, location=cast.place).pk
    asked = "Ik wil dat iemand meegaat als ik vraag waarom mijn weekend niet doorgaat."
    trajectories.open_trajectory(concern, by=by, on=began, asked_on=began, asked_how=AskedHow.SPOKEN, request=asked)
    talk = trajectories.take_action(concern, ActionKind.TALK_EMPLOYEE, by=by, on=began + timedelta(days=3)).action
    trajectories.record_outcome(talk.pk, Outcome.UNRESOLVED, by=by, on=began + timedelta(days=8))
    kind_of_step = ActionKind.COMPLAINTS_COMMITTEE
    trajectories.take_action(concern, kind_of_step, by=by, on=began + timedelta(days=9), deadline=RULING)
    contacts.give_consent(sam, ConsentScope.AGENCY, "Je mag met de groepsleiding praten over mijn weekend.", by=by, on=began)
    talked = contacts.record_contact(
        sam, Met(ContactKind.CONCERN, Channel.PHONE, minutes=13), by=by, on=on - timedelta(days=6), at=time(16, 20)
    )
    said = "‘Ik kan mijn moeder niet bellen. Zij werkt tot half negen en dan ligt mijn telefoon in het kluisje.’"
    _told(sam, said, by, talked.on, concern, contact=talked)
    own = "Sam klapt dicht als drie volwassenen tegelijk praten. Vraag om pauzes."
    contacts.write_note(sam, own, by=by, at=_noon(began + timedelta(days=4)), private=True)


def _a_mother(cast: Cast, on: date) -> None:
    by, began = cast.counsellor, on - timedelta(days=12)
    authority = ParentalAuthority.WITH_AUTHORITY
    mother = registration.register(by=by, on=began, relation=Relation.PARENT, authority=authority, sex=Sex.FEMALE).pk
    contacts.record_contact(mother, Met(ContactKind.CONCERN, Channel.PHONE, minutes=25), by=by, on=began)
    question = raise_concern(mother, ConcernKind.QUESTION, "legislation", by=by, on=began, channel=Channel.PHONE).pk
    advise(question, by=by, on=began, remark="Uitgelegd wanneer zij het dossier mag lezen en hoe zij dat vraagt.")


def _noor(cast: Cast, on: date) -> None:
    """Something is late, a colleague came along, and a deadline stood still."""
    by, began = cast.counsellor, on - timedelta(days=40)
    who = Who(name="Noor Bedacht", born="2008", email="noor@post.example")
    noor = registration.register(by=by, on=began, relation=Relation.YOUNG_PERSON, sex=Sex.FEMALE, who=who).pk
    registration.move(noor, HAARLEM, by=by, on=began)
    registration.agree_ways(noor, SafeWays(MayReach.AGREED, frozenset({Channel.EMAIL, Channel.PHONE})), by=by, on=began)
    contacts.give_consent(noor, ConsentScope.COLLEAGUE, "Bram mag ook lezen wat ik vertel.", by=by, on=began)
    concern = raise_concern(noor, ConcernKind.COMPLAINT, "treatment", by=by, on=began, location=cast.place).pk
    asked = "Zij praten over mij en niet met mij. Dat wil ik zeggen, maar niet alleen."
    trajectories.open_trajectory(concern, by=by, on=began, asked_on=began, asked_how=AskedHow.WRITTEN, request=asked)
    step, late = ActionKind.TALK_MANAGER, on - timedelta(days=20)
    trajectories.take_action(concern, ActionKind.TALK_EMPLOYEE, by=by, on=began + timedelta(days=4))
    trajectories.take_action(concern, step, by=by, on=late, deadline=REPORT)
    met = Met(ContactKind.CONCERN, Channel.IN_PERSON, cast.place, with_client=False, minutes=45)
    ours = contacts.record_contact(noor, met, by=by, on=late, at=time(14))
    done = "Teamleider legt uit hoe het besluit viel. Het verslag volgt binnen twee weken."
    _told(noor, done, by, late, concern, contact=ours, voice=Voice.OURS)
    moment, to = _noon(began + timedelta(days=2)), cast.colleague
    why = "Kun jij meegaan naar het gesprek? Noor kent je van de groep."
    handing = referrals.refer(noor, to=_id(to), to_office=_office(to), by=by, at=moment, why=why)
    referrals.accept(handing.pk, by=to, at=moment + timedelta(days=1))
    appeal = raise_concern(noor, ConcernKind.COMPLAINT, "file", by=by, on=began + timedelta(days=5)).pk
    trajectories.open_trajectory(appeal, by=by, on=late, asked_on=late, asked_how=AskedHow.SPOKEN)
    ruling = trajectories.take_action(appeal, ActionKind.COMPLAINTS_COMMITTEE, by=by, on=late, deadline=RULING).action
    deadlines.suspend_deadline(ruling.pk, "Noor en de instelling proberen er eerst samen uit te komen.", by=by, on=on)


def _mees(cast: Cast, on: date) -> None:
    """A road that was closed, somebody who moved, and a question that is open again."""
    by, began = cast.counsellor, on - timedelta(days=120)
    mees = registration.register(
        by=by, on=began, relation=Relation.FOSTER_PARENT, sex=Sex.UNKNOWN, who=Who(name="Mees Denkbeeldig")
    ).pk
    registration.move(mees, HAARLEM, by=by, on=began)
    registration.move(mees, AMSTERDAM, by=by, on=on - timedelta(days=30))
    concern = raise_concern(mees, ConcernKind.COMPLAINT, "poor_information", by=by, on=began, channel=Channel.EMAIL).pk
    trajectories.open_trajectory(concern, by=by, on=began, asked_on=began, asked_how=AskedHow.WRITTEN)
    written = trajectories.take_action(concern, ActionKind.WRITTEN_SETTLEMENT, by=by, on=began + timedelta(days=6)).action
    trajectories.record_outcome(written.pk, Outcome.RESOLVED, by=by, on=began + timedelta(days=20))
    trajectories.close(concern, by=by, on=began + timedelta(days=21))
    contacts.record_contact(mees, Met(ContactKind.CONCERN, Channel.EMAIL), by=by, on=on - timedelta(days=2))
    raise_concern(mees, ConcernKind.QUESTION, "agency_practice", by=by, on=on - timedelta(days=2), channel=Channel.EMAIL)


def _daan(cast: Cast, on: date) -> None:
    by, began = cast.counsellor, on - timedelta(days=25)
    daan = registration.register(by=by, on=began, relation=Relation.YOUNG_PERSON, sex=Sex.MALE, who=Who(name="Daan Droom")).pk
    contacts.record_contact(daan, Met(ContactKind.CONCERN, Channel.CHAT, minutes=30), by=by, on=began)
    concern = raise_concern(daan, ConcernKind.PROBLEM, "living_situation", by=by, on=began, channel=Channel.CHAT).pk
    because = BrokenOffBecause.NO_REACTION
    break_off(concern, because, by=by, on=on - timedelta(days=5), remark="Drie keer een bericht gestuurd, zoals afgesproken.")


def _sam_once_more(cast: Cast, on: date) -> None:
    """The same Sam, registered again by somebody in a hurry."""
    by, day = cast.counsellor, on - timedelta(days=1)
    who = Who(name="Sam Verzonnen", born="2010")
    again = registration.register(by=by, on=day, relation=Relation.YOUNG_PERSON, who=who).pk
    contacts.record_contact(again, Met(ContactKind.CONCERN, Channel.WHATSAPP, minutes=5), by=by, on=day)


def _asked_by_a_colleague(cast: Cast, on: date) -> None:
    """A client of the colleague who is asked of the counsellor, and one who went to another office."""
    by, to, afar = cast.colleague, cast.counsellor, cast.afar
    began = on - timedelta(days=15)
    lotte = registration.register(by=by, on=began, relation=Relation.YOUNG_PERSON, who=Who(name="Lotte Luchtkasteel")).pk
    contacts.give_consent(lotte, ConsentScope.COLLEAGUE, "Vera mag meelezen en meegaan.", by=by, on=began)
    raise_concern(lotte, ConcernKind.COMPLAINT, "treatment", by=by, on=began, location=cast.place)
    why = "Wil jij donderdag mee naar het gesprek op Groene Bank?"
    referrals.refer(lotte, to=_id(to), to_office=_office(to), by=by, at=_noon(on - timedelta(days=1)), why=why)
    gone = registration.register(by=by, on=began, relation=Relation.RELATIVE, who=Who(name="Oma Fabel")).pk
    raise_concern(gone, ConcernKind.QUESTION, "legislation", by=by, on=began)
    contacts.give_consent(gone, ConsentScope.COLLEAGUE, "Geef het maar door, ik ga verhuizen.", by=by, on=began)
    moment = _noon(began + timedelta(days=3))
    handing = referrals.transfer(gone, to=_id(afar), to_office=_office(afar), by=by, at=moment)
    referrals.accept(handing.pk, by=afar, at=moment + timedelta(days=1))


def _told(
    client: UUID, words: str, by: Actor, day: date, concern: UUID, *, contact: Contact, voice: Voice = Voice.CLIENT
) -> None:
    contacts.write_note(client, words, by=by, at=_noon(day), concern_id=concern, contact=contact, voice=voice)


def _id(actor: Actor) -> UUID:
    return actor.person_id or UUID(int=0)


def _office(actor: Actor) -> UUID:
    return actor.office_id or UUID(int=0)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
