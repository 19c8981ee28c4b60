"""An addressee reads an alert and answers it: by a link that knows one alert and ends by itself, or on the page of their place.

Either way nothing from within is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from gehoord.outreach.alerts import PART, check_words, step
from gehoord.outreach.deeds import INSIDE, STEPS, AlertDeed
from gehoord.outreach.door import held
from gehoord.outreach.models import Alert, AlertLink, AlertStep
from gehoord.outreach.telling import promise
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, visible
from gehoord.people.roles import grounds
from gehoord.people.scope import acting
from gehoord.people.tokens import ADDRESS
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import ALERT_STATES, AlertAddressee, AlertState, AlertTheme, AlertUrgency
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import Sealed, open_sealed

LASTS = timedelta(days=60)
LONGEST = 4000
BY_LINK: tuple[AlertState, ...] = (AlertState.ACKNOWLEDGED, AlertState.PICKED_UP, AlertState.REPORTED_BACK)
"""What an addressee can say by a link (nl: wat een ontvanger zegt)."""


class LinkOver(Refused):
    """A link to an alert is not in use, or no longer (nl: link werkt niet meer)."""

    sentence = Text(
        "Deze link werkt niet (meer). Vraag een nieuwe aan de vertrouwenspersoon van wie u hem kreeg.",
        "This link does not work, or no longer. Ask the counsellor from whom you got it for a new one.",
    )


class AlertOver(LinkOver):
    """A link leads to an alert that was closed (nl: signaal is afgesloten)."""

    sentence = Text(
        "Dit signaal is afgesloten. Dank u voor uw antwoord. U hoeft niets meer te doen, en deze link opent niets meer.",
        "This alert was closed. Thank you for your answer. Nothing more is needed, and this link opens nothing any more.",
    )


class AnswerTooLong(Refused):
    """An answer by a link is longer than fits (nl: antwoord te lang)."""

    sentence = Text("Maak uw antwoord korter dan {most} tekens.", "Make your answer shorter than {most} characters.")


class AnswerEmpty(Refused):
    """Somebody reported back without a word (nl: antwoord leeg)."""

    sentence = Text("Schrijf wat u deed of gaat doen.", "Write what you did or are going to do.")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is shown once (nl: antwoordlink)."""

    said: str
    until: datetime
    addressee: AlertAddressee


@dataclass(frozen=True, slots=True)
class Said:
    """Something on the road that an addressee may read (nl: bericht)."""

    deed: AlertDeed
    at: datetime
    text: str
    by_addressee: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """An alert as its addressee reads it (nl: signaal voor de ontvanger). `steps` are those they can take now."""

    number: int
    place: str
    theme: AlertTheme
    urgency: AlertUrgency
    addressee: AlertAddressee
    state: AlertState
    on: date
    answer_by: date | None
    title: str
    situation: str
    why: str
    asked: str
    said: tuple[Said, ...]
    steps: tuple[AlertState, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An alert in the list of its addressee (nl: signaal in de lijst van de ontvanger)."""

    id: UUID
    number: int
    title: str
    place: str
    on: date
    urgency: AlertUrgency
    state: AlertState
    answer_by: date | None

    @property
    def is_closed(self) -> bool:
        """Whether the office saw that it helped (nl: afgesloten)."""
        return self.state is AlertState.CLOSED

    @property
    def waits(self) -> bool:
        """Whether the addressee has yet to report back (nl: wacht op antwoord)."""
        return self.state not in (AlertState.REPORTED_BACK, AlertState.CLOSED)


def make_link(alert_id: UUID, *, by: Actor, at: datetime) -> Link:
    """Make a link for the present addressee; the one before it ends (nl: antwoordlink maken). Raises: NotFound."""
    token = ADDRESS.draw()
    with acting(by):
        alert = held(Alert, alert_id, Act.CHANGE, by=by)
        if alert.number is None or AlertState.coded(alert.state) is AlertState.CLOSED:
            raise NotFound
        AlertLink.objects.filter(alert=alert, revoked_at=None).update(revoked_at=at)
        AlertLink.objects.create(
            alert=alert,
            office_id=alert.office_id,
            person_id=alert.person_id,
            addressee=alert.addressee,
            handle=token.handle,
            digest=token.digest,
            made_at=at,
            until=at + LASTS,
        )
        step(alert, AlertDeed.LINKED, by=by, at=at, until=timezone.localdate(at + LASTS))
        journal.record(by=by, did="made a link to an alert", on=alert, part=PART)
    return Link(token.said, at + LASTS, AlertAddressee.coded(alert.addressee))


def revoke_links(alert_id: UUID, *, by: Actor, at: datetime) -> None:
    """End the links to an alert at once (nl: link intrekken). Raises: NotFound."""
    with acting(by):
        alert = held(Alert, alert_id, Act.CHANGE, by=by)
        alert.links.filter(revoked_at=None).update(revoked_at=at)
        journal.record(by=by, did="revoked a link to an alert", on=alert, part=PART)


def read(typed: str, *, at: datetime) -> Letter:
    """The alert behind a link, until it is closed (nl: signaal lezen). Raises: LinkOver, AlertOver, TriedTooOften."""
    with acting(HOUSE):
        return _letter(_behind(typed, at), at)


def answer(typed: str, state: AlertState | None, text: str, *, at: datetime) -> Letter:
    """Answer an alert by its link: a step, words, or both (nl: antwoorden). Gives the alert as it stands then.

    Raises: LinkOver, AlertOver, TriedTooOften, StepDoesNotFollow, AnswerEmpty, AnswerTooLong, LooksLikeCitizenNumber,
    LooksLikeName.
    """
    with acting(HOUSE):
        alert = Alert.objects.select_for_update(of=("self",)).get(pk=_behind(typed, at).alert_id)
        _say(alert, state, text, by=HOUSE, at=at)
        journal.record(by=HOUSE, did="was answered by a link", on=alert, part=PART)
        return _letter(_behind(typed, at), at)


def addressed(*, by: Actor) -> tuple[Waiting, ...]:
    """The alerts that were handed to the place of somebody, what is open first (nl: signalen voor mij). Raises: NotFound."""
    with acting(by):
        rows = list(_handed(by, Act.LIST).filter(title__isnull=False).order_by("-on", "pk"))
    titles = _opened([row.title for row in rows], by=by, did="listed an alert")
    told = [_waiting(row, title) for row, title in zip(rows, titles, strict=True)]
    return tuple(sorted(told, key=lambda one: (not one.waits, one.is_closed)))


def read_addressed(alert_id: UUID, *, by: Actor, at: datetime) -> Letter:
    """One of them, to read; the journal has it first (nl: signaal lezen). Raises: NotFound."""
    with acting(by):
        alert = _own(alert_id, Act.SEE, by)
        return letter_of(alert, AlertAddressee.coded(alert.addressee), by=by, at=at)


def answer_addressed(alert_id: UUID, state: AlertState | None, text: str, *, by: Actor, at: datetime) -> None:
    """Answer one of them, just as by a link (nl: antwoorden).

    Raises: NotFound, StepDoesNotFollow, AnswerEmpty, AnswerTooLong, LooksLikeCitizenNumber, LooksLikeName.
    """
    with acting(by):
        _own(alert_id, Act.CHANGE, by)
    with acting(HOUSE):
        alert = Alert.objects.select_for_update(of=("self",)).get(pk=alert_id)
        _say(alert, state, text, by=by, at=at)
        journal.record(by=by, did="answered an alert", on=alert, part=PART)
    if alert.person_id:
        promise(alert.person_id)


def _handed(by: Actor, act: Act) -> QuerySet[Alert]:
    """What was handed to the place of somebody: never what they follow as a colleague."""
    if Condition.HANDED_OVER not in grounds(by.role, Resource.ALERT, act):
        raise NotFound
    return visible(by, act, Alert.objects.select_related("location__agency").filter(handed_at__isnull=False))


def _opened(texts: list[Sealed | None], *, by: Actor, did: str) -> tuple[str, ...]:
    """Words of rows that somebody was shown; an addressee has no key, so the house opens them in the name of who reads."""
    with acting(HOUSE):
        return open_sealed([text for text in texts if text is not None], by=by, did=did)


def _own(alert_id: UUID, act: Act, by: Actor) -> Alert:
    found = _handed(by, act).filter(pk=alert_id).first()
    if found is None:
        raise NotFound
    return found


def _say(alert: Alert, state: AlertState | None, text: str, *, by: Actor, at: datetime) -> None:
    """What an addressee says, by either road."""
    if len(text) > LONGEST:
        raise AnswerTooLong(most=LONGEST)
    if (state is None or state is AlertState.REPORTED_BACK) and not text.strip():
        raise AnswerEmpty
    check_words(text, sure=False, known=(str(alert.location), alert.location.agency.name))
    if state is None:
        step(alert, AlertDeed.ANSWERED, by=by, at=at, text=text)
        return
    present = AlertState.coded(alert.state)
    if state not in BY_LINK:
        ALERT_STATES.refuse(present, state)
    ALERT_STATES.check(present, state)
    alert.state = state.value
    alert.save(update_fields=["state"])
    step(alert, STEPS[state], by=by, at=at, text=text)


def _behind(typed: str, at: datetime) -> AlertLink:
    token = ADDRESS.read(typed)
    rows = AlertLink.objects.select_related("alert__location__agency")
    row = rows.filter(handle=token.handle).first() if token else None
    if token is None or row is None or not token.opens(row.digest) or row.revoked_at or row.until <= at:
        raise LinkOver
    if row.alert.state == AlertState.CLOSED.value:
        raise AlertOver
    return row


def _letter(link: AlertLink, at: datetime) -> Letter:
    return letter_of(link.alert, AlertAddressee.coded(link.addressee), by=HOUSE, at=at, did="read by a link")


def letter_of(alert: Alert, addressee: AlertAddressee, *, by: Actor, at: datetime, did: str = "read an alert") -> Letter:
    """An alert as an addressee reads it, with what was said while it was theirs (nl: signaal voor een ontvanger)."""
    rows = [row for row in alert.steps.filter(at__lte=at).order_by("at") if AlertDeed.coded(row.deed) not in INSIDE]
    rows = [row for row in rows if row.addressee == addressee.value]
    sealed = [text for text in (alert.title, alert.situation, alert.why, alert.asked) if text is not None]
    title, situation, why, asked = _opened(sealed, by=by, did=did)
    words = _opened([row.text for row in rows], by=by, did=did)
    told = iter(words)
    state = AlertState.coded(alert.state)
    return Letter(
        number=alert.number or 0,
        place=_named(alert),
        theme=AlertTheme.coded(alert.theme),
        urgency=AlertUrgency.coded(alert.urgency),
        addressee=addressee,
        state=state,
        on=alert.on,
        answer_by=alert.answer_by,
        title=title,
        situation=situation,
        why=why,
        asked=asked,
        said=tuple(_said(row, next(told) if row.text is not None else "") for row in rows),
        steps=tuple(one for one in BY_LINK if ALERT_STATES.follows(state, one)),
    )


def _said(row: AlertStep, text: str) -> Said:
    return Said(AlertDeed.coded(row.deed), row.at, text, row.told_by is None or row.from_addressee)


def _waiting(alert: Alert, title: str) -> Waiting:
    state = AlertState.coded(alert.state)
    return Waiting(
        id=alert.pk,
        number=alert.number or 0,
        title=title,
        place=_named(alert),
        on=alert.on,
        urgency=AlertUrgency.coded(alert.urgency),
        state=state,
        answer_by=alert.answer_by,
    )


def _named(alert: Alert) -> str:
    location = alert.location
    return f"{location.agency.name}, {location}" if location.name and location.name != location.agency.name else str(location)
