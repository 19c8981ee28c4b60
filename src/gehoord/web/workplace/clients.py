"""For a counsellor: the own clients in a list, and one client as a page, to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.casework.breaking import broken_glass
from gehoord.casework.queries import ClientPage, Deadline, caseload, client_page, waiting_for
from gehoord.casework.seen import who_looked
from gehoord.directory.absences import away_on
from gehoord.directory.in_use import map_for
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, may
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.clocks import Nearness
from gehoord.practice.concerns import ConcernKind, category
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import STILL_RUNNING, Outcome
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.words import Text

NOTE = Text("Notitie", "Note")
COLOURS = {Nearness.AMBER: "due--soon", Nearness.RED: "due--over", Nearness.STILL: "due--hold"}


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as it is shown (nl: getoonde termijn). `on` is empty while it stands still."""

    what: Text
    on: date | None
    nearness: Text
    colour: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step in a trajectory as it is shown (nl: getoonde stap)."""

    what: Text
    on: date
    outcome: Text
    is_over: bool
    due: Due | None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a client raised as it is shown (nl: getoond onderwerp)."""

    kind: Text
    category: Text
    where: str
    raised_on: date
    handling: Text
    closed_on: date | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A contact or a note on the line of time (nl: gebeurtenis)."""

    on: date
    what: Text
    channel: Text | None
    where: str
    minutes: int | None
    text: str
    is_note: bool
    is_private: bool


@require_safe
@never_cache
def clients(request: HttpRequest) -> HttpResponse:
    """The own clients, what is due first on top (nl: mijn cliënten)."""
    on, by = timezone.localdate(), actor_of(request)
    told = {
        "clients": [(row, None if row.deadline is None else _due(row.deadline)) for row in caseload(by=by, on=on)],
        "asked": waiting_for(by=by),
        "broken": broken_glass(by=by),
        "may_break": may(by, Act.CREATE, Resource.BREAK_GLASS),
        "reviews": may(by, Act.CHANGE, Resource.BREAK_GLASS),
        "away": away_on(on, [by.person_id], by=by).get(by.person_id) if by.person_id else None,
    }
    return render(request, "workplace/clients.html", told)


@require_safe
@never_cache
def client(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """One client with everything that hangs on them (nl: cliënt)."""
    on = timezone.localdate()
    by = actor_of(request)
    page = client_page(client_id, by=by, on=on)
    authority = page.client.parental_authority
    away = away_on(on, {one.person_id for one in page.belongs}, by=by)
    told = {
        "page": page,
        "relation": Relation.coded(page.client.relation),
        "authority": ParentalAuthority.coded(authority) if authority else None,
        "sex": Sex.coded(page.client.sex),
        "lives": _named(page.residence.municipality if page.residence else None, on, by),
        "topics": tuple(_topics(page)),
        "events": tuple(sorted(_events(page), key=lambda event: event.on, reverse=True)),
        "consents": [(ConsentScope.coded(one.scope), one) for one in page.consents],
        "belongs": [(one, away.get(one.person_id)) for one in page.belongs],
        "asked": [one for one in page.asked if one.can_be_revoked],
    }
    return render(request, "workplace/client.html", told)


@require_safe
@never_cache
def looked(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Who looked at a client and did something, to read with the client (nl: wie keek mee)."""
    seen = who_looked(client_id, by=actor_of(request))
    return render(request, "workplace/who_looked.html", {"seen": seen, "client_id": client_id})


def _named(municipality: str | None, on: date, by: Actor) -> str:
    if not municipality:
        return ""
    return {place.code: place.name for place in map_for(on, by=by).municipalities}.get(municipality, municipality)


def _due(deadline: Deadline) -> Due:
    colour = COLOURS.get(deadline.nearness, "")
    return Due(deadline.clock.limit.label, deadline.due_on, deadline.nearness.label, colour)


def _topics(page: ClientPage) -> Iterable[Topic]:
    for concern in page.concerns:
        road = getattr(concern, "trajectory", None)
        yield Topic(
            kind=ConcernKind.coded(concern.kind).label,
            category=category(concern.category).label,
            where="" if concern.location is None else str(concern.location),
            raised_on=concern.raised_on,
            handling=Handling.coded(concern.handling).label,
            closed_on=concern.closed_on,
            steps=() if road is None else tuple(_steps(page, road.actions.all())),
        )


def _steps(page: ClientPage, actions: Iterable[Any]) -> Iterable[Step]:
    for action in actions:
        kind = ActionKind.coded(action.kind)
        outcome = Outcome.coded(action.outcome).label_for(kind) if action.outcome else STILL_RUNNING
        deadline = page.deadlines.get(action.pk)
        yield Step(kind.label, action.taken_on, outcome, bool(action.outcome), None if deadline is None else _due(deadline))


def _events(page: ClientPage) -> Iterable[Event]:
    for contact in page.contacts:
        yield Event(
            on=contact.on,
            what=ContactKind.coded(contact.kind).label,
            channel=Channel.coded(contact.channel).label if contact.channel else None,
            where="" if contact.location is None else str(contact.location),
            minutes=contact.minutes,
            text="",
            is_note=False,
            is_private=False,
        )
    for read in page.notes:
        day, private = timezone.localdate(read.note.written_at), read.note.private
        yield Event(day, NOTE, None, read.note.person.name, None, read.text, is_note=True, is_private=private)
