"""An addressee reads one alert by a link and answers it. A link knows one alert, ends by itself and shows nothing from within."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from gehoord.outreach.alerts import PART, check_words, step
from gehoord.outreach.deeds import INSIDE, STEPS, AlertDeed
from gehoord.outreach.door import held
from gehoord.outreach.models import Alert, AlertLink, AlertStep
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.scope import acting
from gehoord.people.tokens import ADDRESS
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import ALERT_STATES, AlertAddressee, AlertState, AlertTheme, AlertUrgency
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import open_sealed

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
        step(alert, AlertDeed.LINKED, by=by, at=at, until=(at + LASTS).date())
        journal.record(by=by, did="made a link to an alert", on=alert, part=PART)
    return Link(token.said, at + LASTS, AlertAddressee.coded(alert.addressee))


def revoke_links(alert_id: UUID, *, by: Actor, at: datetime) -> None:
    """End the links to an alert at once (nl: link intrekken). Raises: NotFound."""
    with acting(by):
        alert = held(Alert, alert_id, Act.CHANGE, by=by)
        alert.links.filter(revoked_at=None).update(revoked_at=at)
        journal.record(by=by, did="revoked a link to an alert", on=alert, part=PART)


def read(typed: str, *, at: datetime) -> Letter:
    """The alert behind a link (nl: signaal lezen). Raises: LinkOver, TriedTooOften."""
    with acting(HOUSE):
        return _letter(_behind(typed, at), at)


def answer(typed: str, state: AlertState | None, text: str, *, at: datetime) -> Letter:
    """Answer an alert by its link: a step, words, or both (nl: antwoorden). Gives the alert as it stands then.

    Raises: LinkOver, TriedTooOften, StepDoesNotFollow, AnswerEmpty, AnswerTooLong, LooksLikeCitizenNumber, LooksLikeName.
    """
    if len(text) > LONGEST:
        raise AnswerTooLong(most=LONGEST)
    with acting(HOUSE):
        alert = Alert.objects.select_for_update(of=("self",)).get(pk=_behind(typed, at).alert_id)
        if (state is None or state is AlertState.REPORTED_BACK) and not text.strip():
            raise AnswerEmpty
        check_words(text, sure=False, known=(str(alert.location), alert.location.agency.name))
        if state is None:
            step(alert, AlertDeed.ANSWERED, by=HOUSE, at=at, text=text)
        else:
            _step_by_link(alert, state, text, at)
        journal.record(by=HOUSE, did="was answered by a link", on=alert, part=PART)
        return _letter(_behind(typed, at), at)


def _step_by_link(alert: Alert, state: AlertState, text: str, at: datetime) -> None:
    present = AlertState.coded(alert.state)
    if state not in BY_LINK:
        ALERT_STATES.refuse(present, state)
    ALERT_STATES.check(present, state)
    alert.state = state.value
    alert.save(update_fields=["state"])
    step(alert, STEPS[state], by=HOUSE, at=at, text=text)


def _behind(typed: str, at: datetime) -> AlertLink:
    token = ADDRESS.read(typed)
    rows = AlertLink.objects.select_related("alert__location__agency")
    row = rows.filter(handle=token.handle).first() if token else None
    if token is None or row is None or not token.opens(row.digest) or row.revoked_at or row.until <= at:
        raise LinkOver
    return row


def _letter(link: AlertLink, at: datetime) -> Letter:
    alert = link.alert
    rows = [row for row in alert.steps.filter(at__lte=at).order_by("at") if AlertDeed.coded(row.deed) not in INSIDE]
    rows = [row for row in rows if row.addressee == link.addressee]
    sealed = [text for text in (alert.title, alert.situation, alert.why, alert.asked) if text is not None]
    title, situation, why, asked = open_sealed(sealed, by=HOUSE, did="read by a link")
    words = open_sealed([row.text for row in rows if row.text is not None], by=HOUSE, did="read by a link")
    told = iter(words)
    state = AlertState.coded(alert.state)
    return Letter(
        number=alert.number or 0,
        place=_named(alert),
        theme=AlertTheme.coded(alert.theme),
        urgency=AlertUrgency.coded(alert.urgency),
        addressee=AlertAddressee.coded(link.addressee),
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
    return Said(AlertDeed.coded(row.deed), row.at, text, row.told_by is None)


def _named(alert: Alert) -> str:
    location = alert.location
    return f"{location.agency.name}, {location}" if location.name and location.name != location.agency.name else str(location)
