"""The visit plan: who is due, the calendar of a month, one visit, and the own calendar elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.outreach import feed, plan
from gehoord.outreach.plan import EACH_DAY, MOST, Shown
from gehoord.outreach.turns import Turn
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, may, require
from gehoord.practice.outreach import VISIT_STATES, VisitState
from gehoord.practice.periods import months_later
from gehoord.web.public.language import spoken
from gehoord.web.workplace.outreach.asked import CancelForm, DayForm

SOON = 3
"""From how many days before it a turn is marked as near (nl: dagen tevoren)."""

NEAR = 30
"""Turns further ahead than this many days stand under one heading (nl: dagen vooruit)."""

WORKDAYS = 5
MOST_OF_A_DAY = 200
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A turn as it is shown (nl: regel). `press` is what to do about it now: register, plan, or nothing."""

    turn: Turn
    when: str
    colour: str
    press: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the calendar with the first of its visits; `more` is how many others there are (nl: dag)."""

    on: date
    is_out: bool
    is_today: bool
    visits: tuple[Shown, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """A week in the calendar (nl: week)."""

    number: int
    days: tuple[Day, ...]


@require_safe
@never_cache
def going(request: HttpRequest) -> HttpResponse:
    """Who is due, and the visits of a month (nl: bezoeken). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    require(by, Act.SEE, Resource.VISIT)
    # Who goes nowhere themselves, such as who follows alerts, sees all; who arranges the work begins with all.
    begins = "alle" if may(by, Act.CHANGE, Resource.DIRECTORY) else "mijn"
    mine = request.GET.get("wie", begins) != "alle" and may(by, Act.CREATE, Resource.VISIT)
    day, begin = _day(request.GET.get("dag", "")), _number(request.GET.get("vanaf", ""))
    first = day.replace(day=1) if day else _month(request.GET.get("maand", ""), on)
    near = on + timedelta(days=NEAR)
    found = plan.due(by=by, on=on, mine=mine, month=first, first=begin, near=near)
    lines = [_line(turn, on) for turn in found.turns]
    weeks = tuple(_weeks(first, on, by, mine=mine))
    told = {
        "due": found,
        "near": [line for line in lines if line.turn.day <= near],
        "later": [line for line in lines if line.turn.day > near],
        "begin": begin,
        "back": max(begin - MOST, 0),
        "next": begin + MOST if begin + MOST < found.total else 0,
        "day": day,
        "on_day": plan.calendar(by=by, since=day, until=day, mine=mine, each_day=MOST_OF_A_DAY) if day else (),
        "mine": mine,
        "may_plan": may(by, Act.CREATE, Resource.VISIT),
        "may_agree": may(by, Act.CHANGE, Resource.DIRECTORY),
        "first": first,
        "before": first - timedelta(days=1),
        "after": months_later(first, 1),
        "weeks": weeks,
        "names": [day.on for day in weeks[0].days],
        "cover": plan.cover(by=by, on=on),
    }
    return render(request, "workplace/outreach/going.html", told)


@require_safe
@never_cache
def visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """One visit, and what can be done with it (nl: een bezoek)."""
    return show_visit(request, visit_id)


def show_visit(request: HttpRequest, visit_id: UUID, *, status: HTTPStatus = HTTPStatus.OK, **forms: Any) -> HttpResponse:
    """The page of a visit, with a form that was sent and did not fit (nl: bezoek tonen). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    shown, earlier = plan.one(visit_id, by=by)
    changes = may(by, Act.CHANGE, shown.visit)
    steps = {step.target for step in VISIT_STATES.steps_from(shown.state)} if changes else set()
    told = {
        "shown": shown,
        "earlier": earlier,
        "frequency": shown.visit.location.frequency,
        "may_register": VisitState.HELD in steps and shown.visit.on <= on,
        "may_move": VisitState.PLANNED in steps or (changes and shown.state is VisitState.PLANNED),
        "may_cancel": VisitState.CANCELLED in steps,
        "day": DayForm(initial={"on": shown.visit.on, "at": shown.visit.at}),
        "cancel": CancelForm(),
        **forms,
    }
    return render(request, "workplace/outreach/visit.html", told, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def agenda(request: HttpRequest) -> HttpResponse:
    """The own visits of some weeks as a list, and the address for another calendar (nl: mijn agenda). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    require(by, Act.SEE, Resource.VISIT)
    made = feed.make_address(by=by, at=timezone.now()) if request.method == "POST" else None
    begin = _monday(_month(request.GET.get("maand", ""), on) if request.GET.get("maand") else on)
    shown = plan.calendar(by=by, since=begin, until=begin + timedelta(days=34))
    told = {
        "days": [(day, [one for one in shown if one.visit.on == day]) for day in sorted({one.visit.on for one in shown})],
        "begin": begin,
        "end": begin + timedelta(days=34),
        "before": begin - timedelta(days=28),
        "after": begin + timedelta(days=35),
        "today": on,
        "address": made or feed.address(by=by),
        "made": request.build_absolute_uri(reverse("calendar_feed", args=[made.said])) if made else "",
    }
    return render(request, "workplace/outreach/agenda.html", told)


@require_POST
def end_address(request: HttpRequest) -> HttpResponse:
    """End the address of the own calendar (nl: agenda-adres intrekken)."""
    feed.revoke_address(by=actor_of(request), at=timezone.now())
    return redirect("agenda")


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, said: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What another calendar reads: when there is a visit, and not where (nl: agenda lezen)."""
    content = feed.read(said, on=timezone.localdate(), language=spoken())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _line(turn: Turn, on: date) -> Line:
    days = (turn.day - on).days
    if turn.wanted:
        return Line(turn, _("nog niet gepland"), "due--over" if days < 0 else "due--hold", "visit")
    if turn.planned:
        return _planned(turn, days)
    if turn.last is None:
        return Line(turn, _("nog niet geweest"), "due--soon", "plan")
    if days < 0:
        late = ngettext("%(days)s dag te laat", "%(days)s dagen te laat", -days) % {"days": -days}
        return Line(turn, late, "due--over", "plan")
    return Line(turn, _left(days), "due--soon" if days < SOON else "", "plan" if days < SOON else "")


def _planned(turn: Turn, days: int) -> Line:
    hour = f", {turn.planned.at:%H:%M}" if turn.planned and turn.planned.at else ""
    if days < 0:
        return Line(turn, _("was gepland, leg vast"), "due--over", "register")
    if days == 0:
        return Line(turn, _("vandaag") + hour, "due--soon", "register")
    late = (turn.day - turn.due_on).days
    if late > 0:
        words = ngettext("gepland, %(days)s dag te laat", "gepland, %(days)s dagen te laat", late) % {"days": late}
        return Line(turn, words, "due--soon", "visit")
    return Line(turn, _("gepland") + hour, "", "visit")


def _left(days: int) -> str:
    if days == 0:
        return _("vandaag")
    return ngettext("nog %(days)s dag", "nog %(days)s dagen", days) % {"days": days}


def _month(said: str, on: date) -> date:
    """The first day of a month such as 2027-03; of this month where it is none."""
    try:
        first = date.fromisoformat(f"{said}-01")
    except ValueError:
        return on.replace(day=1)
    return first if 2000 <= first.year <= 2999 else on.replace(day=1)  # noqa: PLR2004 - years that can be looked through


def _day(said: str) -> date | None:
    """A day such as 2027-03-15; None where it is none."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _number(said: str) -> int:
    """From which line on; from the first where it is no number, or one without end."""
    return int(said) if said.isdecimal() and len(said) < MOST_DIGITS else 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _last_shown(first: date) -> date:
    last = months_later(first, 1) - timedelta(days=1)
    return last + timedelta(days=6 - last.weekday())


def _weeks(first: date, today: date, by: Actor, *, mine: bool) -> Iterable[Week]:
    """Working days, and the days of the weekend only in a month that has a visit then."""
    since, until = _monday(first), _last_shown(first)
    shown = plan.calendar(by=by, since=since, until=until, mine=mine, each_day=EACH_DAY)
    number = plan.how_many(by=by, since=since, until=until, mine=mine)
    width = 7 if any(one.visit.on.weekday() >= WORKDAYS for one in shown) else WORKDAYS
    begin = _monday(first)
    while begin <= _last_shown(first):
        days = [begin + timedelta(days=number) for number in range(width)]
        cells = []
        for day in days:
            visits = tuple(one for one in shown if one.visit.on == day)
            cells.append(Day(day, day.month != first.month, day == today, visits, number.get(day, 0) - len(visits)))
        yield Week(begin.isocalendar().week, tuple(cells))
        begin += timedelta(days=7)
