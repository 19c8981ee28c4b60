"""Alerts as their pages show them: a list with what is acute first, and one alert with its road."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from gehoord.outreach.answers import BY_LINK
from gehoord.outreach.deeds import STEPS, AlertDeed
from gehoord.outreach.door import names_of
from gehoord.outreach.models import Alert, AlertStep
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.permissions import Actor, NotFound, may, visible
from gehoord.people.roles import grounds
from gehoord.people.scope import acting
from gehoord.practice.outreach import ALERT_STATES, AlertAddressee, AlertGround, AlertState, AlertTheme, AlertUrgency
from gehoord.vault.fields import Sealed, open_sealed
from gehoord.vault.keys import CaseErased

MOST = 100
"""How many alerts one list shows at most (nl: meeste in een lijst)."""


class Which(Enum):
    """Which alerts somebody wants to see (nl: welke signalen)."""

    MINE = "mijn"
    ALL = "alle"
    CLOSED = "afgesloten"


@dataclass(frozen=True, slots=True)
class Listed:
    """An alert in a list (nl: regel in de lijst van signalen). `title` is empty where it came in without words."""

    id: UUID
    number: int | None
    title: str
    place: str
    on: date
    theme: AlertTheme
    urgency: AlertUrgency
    addressee: AlertAddressee | None
    state: AlertState
    answer_by: date | None
    owner: str

    @property
    def is_acute(self) -> bool:
        """Whether it is acute and still open (nl: acuut)."""
        return self.urgency is AlertUrgency.ACUTE and self.state is not AlertState.CLOSED


@dataclass(frozen=True, slots=True)
class Alerts:
    """A list of alerts, and how many each choice holds (nl: lijst van signalen)."""

    rows: tuple[Listed, ...]
    counts: dict[Which, int]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened on the road of an alert (nl: gebeurtenis). `who` is empty for the addressee and the house."""

    deed: AlertDeed
    at: datetime
    who: str
    text: str
    until: date | None
    addressee: AlertAddressee | None
    from_addressee: bool = False

    @property
    def by_addressee(self) -> bool:
        """Whether the addressee said it, by a link or on their page (nl: door de ontvanger)."""
        return self.from_addressee or (not self.who and self.deed is not AlertDeed.LATE)


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One alert with its words and its road (nl: een signaal). `steps` are those the asker can take now."""

    alert: Alert
    listed: Listed
    situation: str
    why: str
    asked: str
    ground: AlertGround | None
    known_by: str
    road: tuple[tuple[AlertState, Happened | None], ...]
    happened: tuple[Happened, ...]
    earlier: tuple[Listed, ...]
    steps: tuple[AlertState, ...]
    may_change: bool
    link_until: datetime | None


def alerts(*, by: Actor, which: Which = Which.MINE) -> Alerts:
    """Alerts that somebody may see: acute first, then by the day an answer is due (nl: signalen). Raises: NotFound."""
    if not follows(by):
        raise NotFound
    with acting(by):
        rows = visible(by, Act.LIST, Alert.objects.all())
        chosen = {one: rows.filter(_meant(one, by)) for one in Which}
        found = _ordered(chosen[which].select_related("location__agency"))
        return Alerts(_listed(found, by=by), {one: some.count() for one, some in chosen.items()})


def follows(by: Actor) -> bool:
    """Whether somebody follows alerts as one of the house, and is not only handed some (nl: volgt signalen)."""
    return bool(grounds(by.role, Resource.ALERT, Act.LIST) - {Condition.HANDED_OVER})


def oversees(by: Actor) -> bool:
    """Whether somebody follows the alerts of others, and not only their own (nl: waakt over signalen)."""
    return bool(grounds(by.role, Resource.ALERT, Act.CHANGE) & {Condition.OWN_OFFICE, Condition.EVERYWHERE})


def acute(*, by: Actor) -> int:
    """How many acute alerts a coordinator or alerts officer has yet to take note of (nl: acute signalen). One query."""
    if not oversees(by):
        return 0
    with acting(by):
        rows = visible(by, Act.CLOSE, Alert.objects.filter(urgency=AlertUrgency.ACUTE.value, known_at=None, number__isnull=False))
        return rows.exclude(state=AlertState.CLOSED.value).exclude(person_id=by.person_id).count()


def alert_page(alert_id: UUID, *, by: Actor, now: datetime) -> AlertPage:
    """One alert with everything on its road; the journal has it first (nl: signaal openen). Raises: NotFound."""
    if not follows(by):
        raise NotFound
    with acting(by):
        rows = visible(by, Act.SEE, Alert.objects.select_related("location__agency"))
        alert = rows.filter(pk=alert_id).first()
        if alert is None:
            raise NotFound
        steps = list(alert.steps.order_by("at", "pk"))
        names = names_of({alert.person_id, alert.known_by, *(row.told_by for row in steps)})
        words = _opened([alert.situation, alert.why, alert.asked, *(row.text for row in steps)], by=by)
        happened = tuple(_happened(row, text, names) for row, text in zip(steps, words[3:], strict=True))
        others = visible(by, Act.LIST, Alert.objects.filter(location=alert.location_id).exclude(pk=alert.pk))
        earlier = list(others.select_related("location__agency").order_by("-on")[:3])
        listed, *before = _listed([alert, *earlier], by=by)
        link = alert.links.filter(revoked_at=None, until__gt=now).order_by("-made_at").first()
        return AlertPage(
            alert=alert,
            listed=listed,
            situation=words[0],
            why=words[1],
            asked=words[2],
            ground=AlertGround.coded(alert.ground) if alert.ground else None,
            known_by=names.get(alert.known_by, "") if alert.known_by else "",
            road=_road(happened),
            happened=happened[::-1],
            earlier=tuple(before),
            steps=_possible(alert, by),
            may_change=may(by, Act.CHANGE, alert),
            link_until=link.until if link else None,
        )


def check_may_change(alert_id: UUID, *, by: Actor) -> None:
    """Refuse who may do nothing with an alert but read or answer it (nl: mag bijwerken). Raises: NotFound."""
    with acting(by):
        if not follows(by) or not visible(by, Act.CHANGE, Alert.objects.filter(pk=alert_id)).exists():
            raise NotFound


def _meant(which: Which, by: Actor) -> Q:
    closed = Q(state=AlertState.CLOSED.value)
    if which is Which.CLOSED:
        return closed
    return ~closed & Q(person_id=by.person_id) if which is Which.MINE else ~closed


def _ordered(rows: QuerySet[Alert]) -> list[Alert]:
    found = list(rows.order_by("-on", "pk")[:MOST])
    running = [one for one in found if one.state != AlertState.CLOSED.value]
    running.sort(key=lambda one: (one.urgency != AlertUrgency.ACUTE.value, one.answer_by or date.max))
    return [*running, *(one for one in found if one.state == AlertState.CLOSED.value)]


def _possible(alert: Alert, by: Actor) -> tuple[AlertState, ...]:
    if alert.number is None:
        return ()
    following = [step.target for step in ALERT_STATES.steps_from(AlertState.coded(alert.state))]
    asked = {AlertState.CLOSED: Act.CLOSE}
    shown = (*BY_LINK, AlertState.CLOSED)
    return tuple(one for one in shown if one in following and may(by, asked.get(one, Act.CHANGE), alert))


def _road(happened: Sequence[Happened]) -> tuple[tuple[AlertState, Happened | None], ...]:
    """Each state in its order, with the latest time it was come to since the alert was last given."""
    since = max((place for place, one in enumerate(happened) if one.deed is AlertDeed.GIVEN), default=0)
    latest = {one.deed: one for one in happened[since:]}
    return tuple((state, latest.get(STEPS[state])) for state in AlertState)


def _happened(row: AlertStep, text: str, names: dict[UUID, str]) -> Happened:
    who = names.get(row.told_by, "…") if row.told_by else ""
    addressee = AlertAddressee.coded(row.addressee) if row.addressee else None
    return Happened(AlertDeed.coded(row.deed), row.at, who, text, row.until, addressee, row.from_addressee)


def _listed(found: Sequence[Alert], *, by: Actor) -> tuple[Listed, ...]:
    names = names_of({alert.person_id for alert in found})
    titles = _opened([alert.title for alert in found], by=by)
    return tuple(_line(alert, title, names) for alert, title in zip(found, titles, strict=True))


def _line(alert: Alert, title: str, names: dict[UUID, str]) -> Listed:
    return Listed(
        id=alert.pk,
        number=alert.number,
        title=title,
        place=str(alert.location),
        on=alert.on,
        theme=AlertTheme.coded(alert.theme),
        urgency=AlertUrgency.coded(alert.urgency),
        addressee=AlertAddressee.coded(alert.addressee) if alert.addressee else None,
        state=AlertState.coded(alert.state),
        answer_by=alert.answer_by,
        owner=names.get(alert.person_id, "") if alert.person_id else "",
    )


def _opened(texts: Sequence[Any], *, by: Actor) -> list[str]:
    """Texts in their order, empty where there is none; the journal has one line for each row."""
    sealed = [text for text in texts if isinstance(text, Sealed)]
    try:
        told = iter(open_sealed(sealed, by=by, did="read an alert"))
    except CaseErased:
        return ["" for _ in texts]
    return [next(told) if isinstance(text, Sealed) else "" for text in texts]
