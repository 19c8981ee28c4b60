"""One client as a page: how contact is safe, what is due, what they raised, and one line of time with all that happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.casework.overview.doubles import went_into
from gehoord.casework.overview.headline import steps_of
from gehoord.casework.overview.words import Words, lived_before, opened_lately, words_of, written_by
from gehoord.casework.queries import ClientPage, Deadline, client_page
from gehoord.casework.seen import who_looked
from gehoord.directory.absences import away_on
from gehoord.directory.in_use import map_for
from gehoord.intake import going_along
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import may
from gehoord.practice.actions import LADDER, ActionKind
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.clocks import ClockState, Nearness
from gehoord.practice.concerns import ConcernKind, category
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import STILL_RUNNING, Outcome
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.words import Text
from gehoord.web.workplace.case.about_action import Rung, ladder_of
from gehoord.web.workplace.case.timeline import SHOWN, events

COLOURS = {Nearness.AMBER: "due--soon", Nearness.RED: "due--over", Nearness.STILL: "due--hold"}
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as it is shown (nl: getoonde termijn).

    `on` is empty while it stands still; `days` are the working days that are left, `late` the days it is past.
    """

    what: Text
    on: date | None
    nearness: Text
    colour: str
    days: int | None = None
    late: int = 0
    action_id: UUID | None = None
    step: Text | None = None
    may_suspend: bool = False
    may_resume: bool = False
    may_extend: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step beside the ladder, or one that runs, as it is shown (nl: getoonde stap)."""

    id: UUID
    what: Text
    on: date
    outcome: Text
    is_over: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """What a client raised as it is shown (nl: getoond onderwerp)."""

    id: UUID
    kind: Text
    category: Text
    where: str
    raised_on: date
    handling: Handling
    closed_on: date | None
    request: str
    remark: str
    rungs: tuple[Rung, ...]
    beside: tuple[Step, ...]
    running: tuple[Step, ...]
    has_steps: bool
    place: UUID | None = None

    @property
    def in_trajectory(self) -> bool:
        """Whether support runs (nl: in traject)."""
        return self.handling is Handling.TRAJECTORY and self.closed_on is None

    @property
    def is_open(self) -> bool:
        """Whether something still happens with it (nl: lopend)."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent as it is shown, with its wording (nl: getoonde toestemming)."""

    id: UUID
    scope: ConsentScope
    wording: str
    given_on: date
    withdrawn_on: date | None


@require_safe
@never_cache
def client(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """One client with everything that hangs on them (nl: cliënt)."""
    talks = going_along.of_client(client_id, by=actor_of(request))
    return render(request, "workplace/case/client.html", {**told_of(request, client_id), "talks": talks})


@require_safe
@never_cache
def overview(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The same to print and give to the client, without what somebody noted for themselves (nl: overzicht voor de cliënt)."""
    return render(request, "workplace/case/overview.html", told_of(request, client_id, shown="yours"))


@require_safe
@never_cache
def looked(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Who looked at a client and did something, to read with the client (nl: wie keek mee)."""
    seen = who_looked(client_id, by=actor_of(request))
    return render(request, "workplace/who_looked.html", {"seen": seen, "client_id": client_id})


def told_of(request: HttpRequest, client_id: UUID, *, shown: str = "") -> dict[str, Any]:
    """Everything a page about a client shows (nl: wat de pagina toont). Raises: NotFound."""
    on, by = timezone.localdate(), actor_of(request)
    page = client_page(client_id, by=by, on=on)
    words = words_of(page, by=by, on=on)
    chosen = shown or request.GET.get("toon", "")
    topics = tuple(topics_of(page, words))
    towns = {town.code: town.name for town in map_for(on, by=by).municipalities}
    away = away_on(on, {one.person_id for one in page.belongs}, by=by)
    here = {one.person_id for one in page.belongs}
    # Whoever came along on a question stands in the list once, with the way to end that.
    accepted = [one.handing for one in page.asked if one.can_be_revoked and one.handing.accepted_on]
    came = {handing.person_id: handing for handing in accepted if handing.person_id in here}
    authority = page.client.parental_authority
    return {
        "page": page,
        "on": on,
        "relation": Relation.coded(page.client.relation),
        "authority": ParentalAuthority.coded(authority) if authority else None,
        "sex": Sex.coded(page.client.sex),
        "lives": _town(page.residence.municipality if page.residence else None, towns),
        "lived": [(_town(one.municipality, towns), one.since) for one in lived_before(page, by=by)],
        "safe_remark": words.get(page.client.pk, ""),
        "channels": sorted(page.ways.channels, key=lambda one: one.position),
        "dues": sorted(_dues(page, words, on), key=lambda due: due.on or date.max),
        "open_topics": [one for one in topics if one.is_open],
        "closed_topics": [one for one in topics if not one.is_open],
        "events": events(page, words, written_by(page, by=by), by=by, shown=chosen),
        "shown": chosen if chosen in SHOWN else "",
        "filters": SHOWN,
        "consents": [_agreed(one, words) for one in page.consents],
        "belongs": [(one, away.get(one.person_id), came.get(one.person_id)) for one in page.belongs],
        "asked": [one for one in page.asked if one.can_be_revoked and one.handing not in came.values()],
        "merged": went_into(client_id, by=by),
        "may_close": may(by, Act.CLOSE, Resource.TRAJECTORY),
        "may_alert": may(by, Act.CREATE, Resource.ALERT),
        "may_merge": may(by, Act.MERGE, Resource.CLIENT),
        "looks": opened_lately(page, by=by, since=timezone.now() - A_WEEK),
    }


def topics_of(page: ClientPage, words: Words) -> Iterator[Topic]:
    """What a client raised, latest first (nl: onderwerpen)."""
    for concern in page.concerns:
        taken = list(steps_of(concern))
        road = getattr(concern, "trajectory", None)
        steps = [_step(action) for action in taken]
        yield Topic(
            id=concern.pk,
            kind=ConcernKind.coded(concern.kind).label,
            category=category(concern.category).label,
            where=place_of(concern.location),
            raised_on=concern.raised_on,
            handling=Handling.coded(concern.handling),
            closed_on=concern.closed_on,
            request=words.get(road.pk, "") if road else "",
            remark=words.get(concern.pk, ""),
            rungs=ladder_of(taken) if road else (),
            beside=tuple(one for one, action in zip(steps, taken, strict=True) if ActionKind.coded(action.kind) not in LADDER),
            running=tuple(one for one in steps if not one.is_over),
            has_steps=bool(taken),
            place=concern.location_id,
        )


def place_of(location: Any) -> str:
    """What a place is called, with its agency (nl: plek)."""
    if location is None:
        return ""
    agency = str(location.agency.name)
    return agency if not location.name or location.name == agency else f"{agency}, {location.name}"


def due_of(deadline: Deadline) -> Due:
    """A deadline as a list shows it (nl: termijn in een lijst)."""
    colour = COLOURS.get(deadline.nearness, "")
    return Due(deadline.clock.limit.label, deadline.due_on, deadline.nearness.label, colour)


def _dues(page: ClientPage, words: Words, on: date) -> Iterable[Due]:
    for deadline in page.deadlines.values():
        clock, action = deadline.clock, deadline.action
        stands_still = clock.state is ClockState.SUSPENDED
        reasons = [words[row.pk] for row in action.suspensions.all() if row.until is None and row.pk in words]
        reasons += [words[one.pk] for one in [getattr(action, "extension", None)] if one is not None and one.pk in words]
        yield Due(
            what=clock.limit.label,
            on=deadline.due_on,
            nearness=deadline.nearness.label,
            colour=COLOURS.get(deadline.nearness, ""),
            days=clock.working_days_left(on),
            late=max((on - deadline.due_on).days, 0) if deadline.due_on else 0,
            action_id=action.pk,
            step=ActionKind.coded(action.kind).label,
            may_suspend=clock.limit.may_be_suspended and not stands_still,
            may_resume=stands_still,
            may_extend=clock.limit.extendable_by is not None and not clock.extensions and not stands_still,
            reason=" ".join(reasons),
        )


def _step(action: Any) -> Step:
    kind = ActionKind.coded(action.kind)
    outcome = Outcome.coded(action.outcome).label_for(kind) if action.outcome else STILL_RUNNING
    return Step(action.pk, kind.label, action.taken_on, outcome, bool(action.outcome))


def _agreed(consent: Any, words: Words) -> Agreed:
    scope = ConsentScope.coded(consent.scope)
    return Agreed(consent.pk, scope, words.get(consent.pk, ""), consent.given_on, consent.withdrawn_on)


def _town(code: str | None, towns: Mapping[str, str]) -> str:
    return towns.get(code, code) if code else ""
