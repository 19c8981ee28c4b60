"""Alerts: giving one, and the steps it takes until somebody saw that it helped. No verb here takes a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max

from gehoord.directory.models import AgencyLocation
from gehoord.outreach.deeds import INSIDE, STEPS, AlertDeed
from gehoord.outreach.door import held, place
from gehoord.outreach.models import Alert, AlertStep
from gehoord.outreach.telling import promise_contacts, promise_coordinators
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.roles import grounds
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import ALERT_STATES, AlertAddressee, AlertGround, AlertState, AlertTheme, AlertUrgency, answer_by
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber, holds_citizen_number
from gehoord.practice.trust.names import check_names_nobody
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import seal
from gehoord.vault.keys import make_case_keys

PART = "outreach"
LOCK = 0x616C6572


class WordsMissing(Refused):
    """An alert came without the words that somebody else needs to act on it (nl: woorden ontbreken)."""

    sentence = Text(
        "Vul in: {missing}. Wie het signaal krijgt, heeft dat nodig om iets te kunnen doen.",
        "Fill in: {missing}. Whoever gets the alert needs that to do something about it.",
    )


class TermNotLater(Refused):
    """A deadline was extended to a day that is not later (nl: termijn niet later)."""

    sentence = Text("Kies een dag na {until}.", "Choose a day after {until}.")


@dataclass(frozen=True, slots=True)
class Worry:
    """What an alert says and asks (nl: inhoud van een signaal). `sure`: whoever typed it says that it names no client."""

    title: str
    situation: str
    why: str
    asked: str
    sure: bool = False

    def check(self, location: AgencyLocation) -> None:
        """Refuse words that are missing, or that may point to somebody (nl: nakijken).

        Raises: WordsMissing, LooksLikeCitizenNumber, LooksLikeName.
        """
        parts = {
            Text("de kop", "the heading"): self.title,
            Text("wat er aan de hand is", "what is going on"): self.situation,
            Text("wat u vraagt", "what you ask"): self.asked,
        }
        missing = [name for name, text in parts.items() if not text.strip()]
        if missing:
            raise WordsMissing(missing=Text(", ".join(name.nl for name in missing), ", ".join(name.en for name in missing)))
        known = (str(location), location.name or "", location.agency.name)
        for text in (self.title, self.situation, self.why, self.asked):
            check_words(text, sure=self.sure, known=known)


def check_words(text: str, *, sure: bool, known: tuple[str, ...] = ()) -> None:
    """Refuse a text that may point to somebody, unless its writer is sure (nl: tekst nakijken).

    Raises: LooksLikeCitizenNumber, whoever is sure; LooksLikeName.
    """
    if holds_citizen_number(text):
        raise LooksLikeCitizenNumber
    if not sure:
        check_names_nobody(text, known=known)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What an alert is about, how soon, on what ground and for whom (nl: ordening van een signaal)."""

    theme: AlertTheme
    urgency: AlertUrgency
    addressee: AlertAddressee
    ground: AlertGround = AlertGround.HEARD
    heard_from: int | None = None


def give_alert(location_id: UUID, worry: Worry, kind: Sorted, *, by: Actor, at: datetime, on: date) -> Alert:
    """Give an alert about a location to who can change it; the coordinators hear of an acute one at once (nl: signaal geven).

    Raises: NotFound, WordsMissing, LooksLikeCitizenNumber, LooksLikeName.
    """
    if by.office_id is None or by.person_id is None:
        raise NotFound
    with acting(by):
        location = place(location_id)
        alert = Alert(office_id=by.office_id, person_id=by.person_id, location=location, on=on, number=_next_number(by.office_id))
        alert.theme, alert.urgency, alert.addressee = kind.theme.value, kind.urgency.value, kind.addressee.value
        alert.ground, alert.heard_from = kind.ground.value, kind.heard_from
        alert.state, alert.answer_by = AlertState.GIVEN.value, answer_by(kind.urgency, on)
        address(alert, location, at=at)
        require(by, Act.CREATE, alert)
        worry.check(location)
        make_case_keys([(alert.pk, by.office_id)])
        alert.title, alert.situation = seal(worry.title.strip()), seal(worry.situation.strip())
        alert.why, alert.asked = seal(worry.why.strip()), seal(worry.asked.strip())
        alert.save(force_insert=True)
        step(alert, AlertDeed.GIVEN, by=by, at=at, until=alert.answer_by)
        journal.record(by=by, did="gave an alert", on=alert, part=PART)
        if kind.urgency is AlertUrgency.ACUTE:
            promise_coordinators(by.office_id)
        promise_contacts(alert.recipient)
    return alert


def take_step(
    alert_id: UUID, state: AlertState, *, by: Actor, at: datetime, on: date, text: str = "", sure: bool = False
) -> None:
    """Write down the next step of an alert, with what was said about it (nl: stap vastleggen).

    Raises: NotFound, StepDoesNotFollow, LooksLikeCitizenNumber, LooksLikeName.
    """
    with acting(by):
        alert = held(Alert, alert_id, Act.CLOSE if state is AlertState.CLOSED else Act.CHANGE, by=by)
        ALERT_STATES.check(AlertState.coded(alert.state), state)
        check_words(text, sure=sure, known=_known(alert))
        _come_to(alert, state, on=on)
        step(alert, STEPS[state], by=by, at=at, text=text)
        journal.record(by=by, did="took a step with an alert", on=alert, reason=state.value, part=PART)


def pass_on(alert_id: UUID, addressee: AlertAddressee, *, by: Actor, at: datetime, on: date, text: str = "") -> None:
    """Give an alert to somebody else, with a new deadline (nl: doorgeven).

    Raises: NotFound, StepDoesNotFollow, LooksLikeCitizenNumber, LooksLikeName.
    """
    with acting(by):
        alert = held(Alert, alert_id, Act.CHANGE, by=by)
        present = AlertState.coded(alert.state)
        if present is not AlertState.GIVEN:
            ALERT_STATES.check(present, AlertState.GIVEN)
        check_words(text, sure=False, known=_known(alert))
        alert.addressee, alert.state = addressee.value, AlertState.GIVEN.value
        alert.answer_by = answer_by(AlertUrgency.coded(alert.urgency), on)
        alert.links.filter(revoked_at=None).update(revoked_at=at)
        address(alert, place(alert.location_id), at=at)
        alert.save(update_fields=["addressee", "state", "answer_by", "recipient", "handed_at"])
        step(alert, AlertDeed.GIVEN, by=by, at=at, text=text, until=alert.answer_by)
        journal.record(by=by, did="passed an alert on", on=alert, reason=addressee.value, part=PART)
        promise_contacts(alert.recipient)


def extend(alert_id: UUID, until: date, *, by: Actor, at: datetime, text: str) -> None:
    """Give the addressee more time, and say why (nl: termijn verlengen).

    Raises: NotFound, TermNotLater, WordsMissing, LooksLikeCitizenNumber, LooksLikeName.
    """
    with acting(by):
        alert = held(Alert, alert_id, Act.CHANGE, by=by)
        if alert.answer_by is None or until <= alert.answer_by:
            raise TermNotLater(until="" if alert.answer_by is None else alert.answer_by.isoformat())
        if not text.strip():
            raise WordsMissing(missing=Text("waarom", "why"))
        check_words(text, sure=False, known=_known(alert))
        alert.answer_by = until
        alert.save(update_fields=["answer_by"])
        step(alert, AlertDeed.EXTENDED, by=by, at=at, text=text, until=until)
        journal.record(by=by, did="extended an alert", on=alert, part=PART)


def note(alert_id: UUID, text: str, *, by: Actor, at: datetime) -> None:
    """Write something down that stays within the office (nl: aantekening).

    Raises: NotFound, WordsMissing, LooksLikeCitizenNumber, LooksLikeName.
    """
    with acting(by):
        alert = held(Alert, alert_id, Act.CHANGE, by=by)
        if not text.strip():
            raise WordsMissing(missing=Text("uw aantekening", "your note"))
        check_words(text, sure=False, known=_known(alert))
        step(alert, AlertDeed.NOTED, by=by, at=at, text=text)
        journal.record(by=by, did="noted with an alert", on=alert, part=PART)


def take_note(alert_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say as coordinator that one knows of an acute alert (nl: gezien). Raises: NotFound."""
    with acting(by):
        alert = held(Alert, alert_id, Act.CLOSE, by=by)
        alert.known_by, alert.known_at = by.person_id, at
        alert.save(update_fields=["known_by", "known_at"])
        journal.record(by=by, did="took note of an acute alert", on=alert, part=PART)


def step(alert: Alert, deed: AlertDeed, *, by: Actor, at: datetime, text: str = "", until: date | None = None) -> AlertStep:
    """Write something down on the road of an alert, in the transaction that runs (nl: op de weg zetten)."""
    row = AlertStep(alert=alert, office_id=alert.office_id, person_id=alert.person_id, deed=deed.value, at=at, until=until)
    row.told_by, row.addressee = by.person_id, alert.addressee
    row.from_addressee = Condition.HANDED_OVER in grounds(by.role, Resource.ALERT, Act.CHANGE)
    if alert.recipient and deed not in INSIDE:
        row.recipient, row.handed_at = alert.recipient, at
    row.text = seal(text.strip()) if text.strip() else None
    row.save(force_insert=True)
    return row


def address(alert: Alert, location: AgencyLocation, *, at: datetime) -> None:
    """Hand an alert to the page of its addressee, where the addressee has one (nl: adresseren).

    The board of an agency and a municipality have; whoever else it is given to reads it by a link alone.
    """
    pages = {AlertAddressee.AGENCY_BOARD: str(location.agency_id), AlertAddressee.MUNICIPALITY: location.municipality or ""}
    alert.recipient = pages.get(AlertAddressee.coded(alert.addressee), "")
    alert.handed_at = at if alert.recipient else None


def _come_to(alert: Alert, state: AlertState, *, on: date) -> None:
    alert.state = state.value
    alert.closed_on = on if state is AlertState.CLOSED else None
    alert.save(update_fields=["state", "closed_on"])


def _known(alert: Alert) -> tuple[str, ...]:
    location = place(alert.location_id)
    return str(location), location.name or "", location.agency.name


def _next_number(office_id: UUID) -> int:
    """The numbers of an office run on without a gap; who gives at the same moment waits for the other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, office_id.int & 0x7FFFFFFF])
    # No colleague's alert is out of sight: all of an office are read by whoever may give one.
    highest: int | None = Alert.objects.filter(office_id=office_id).aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1
