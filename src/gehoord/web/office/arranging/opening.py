"""When the office answers along which channel, and the days on which it is otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.directory.arranging import arranges_for
from gehoord.directory.offices import offices_on
from gehoord.directory.opening import ANSWERED, drop_change, hours_from, keep_week, plan_change, planned, timetable_of
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import HERE, Change
from gehoord.practice.periods import ONE_DAY, Period
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import DAYS, ChangeSheet, WeekSheet, carried_out, pressed


@require_safe
@never_cache
def opening(request: HttpRequest) -> HttpResponse:
    """The hours of an office by channel, and the days that differ (nl: openingstijden). Raises: NotFound."""
    by, now = actor_of(request), timezone.now()
    office, names = _office_shown(request, by)
    table = timetable_of(office, by=by, on=timezone.localdate(now))
    rows = []
    for channel in ANSWERED:
        week, opens = table.weeks.get(channel), table.opens_next(channel, now)
        days = list(zip(DAYS, week.days, strict=True)) if week else []
        rows.append((channel, week, days, table.is_open(channel, now), opens and opens.astimezone(HERE)))
    told = {
        "office": office,
        "name": names[office],
        "offices": names,
        "rows": rows,
        "changes": planned(office, by=by, on=timezone.localdate(now)),
        "arranges": _arranges(office, by),
        "holidays": _holidays(table),
    }
    return render(request, "office/opening.html", told)


@require_http_methods(FORM)
@never_cache
def opening_week(request: HttpRequest, office_id: UUID, channel: str) -> HttpResponse:
    """The week of one channel (nl: weekrooster). Raises: NotFound."""
    by = actor_of(request)
    if not _arranges(office_id, by) or channel not in [one.value for one in ANSWERED]:
        raise NotFound
    term = Channel.coded(channel)
    week = timetable_of(office_id, by=by, on=timezone.localdate()).weeks.get(term)
    first: dict[str, Any] = {"on_holidays": bool(week and week.on_holidays)}
    for number, hours in enumerate(week.days if week else ()):
        if hours:
            first |= {f"opens_{number}": hours.opens, f"closes_{number}": hours.closes}
    form = WeekSheet(request.POST or None, initial=first)

    def carry_out(told: Mapping[str, Any]) -> str:
        days = [hours_from(told[f"opens_{number}"], told[f"closes_{number}"]) for number in range(len(DAYS))]
        keep_week(office_id, term, days, by=by, on_holidays=told["on_holidays"])
        return _("De openingstijden zijn bewaard en gelden meteen.")

    back = _address(office_id)
    done, refusal = carried_out(request, form, carry_out, to=back)
    told = {"form": form, "refusal": refusal, "channel": term, "back": back}
    return done or render(request, "office/opening_week.html", told, status=422 if refusal or form.errors else 200)


@require_http_methods(FORM)
@never_cache
def change_opening(request: HttpRequest, office_id: UUID) -> HttpResponse:
    """Days on which the office answers otherwise (nl: afwijkende tijden). Raises: NotFound."""
    by = actor_of(request)
    if not _arranges(office_id, by):
        raise NotFound
    form = ChangeSheet(request.POST or None, initial={"since": timezone.localdate()}, channels=ANSWERED)

    def carry_out(told: Mapping[str, Any]) -> str:
        channel = Channel.coded(told["channel"]) if told["channel"] else None
        days = Period(told["since"], told["until"])
        plan_change(office_id, Change(days, hours_from(told["opens"], told["closes"]), channel), by=by)
        return _("Bewaard. Op deze dagen gaat dit voor het weekrooster en voor feestdagen.")

    back = _address(office_id)
    done, refusal = carried_out(request, form, carry_out, to=back)
    lead = _("Laat de tijden leeg als er dan niemand is.")
    told = {"title": _("Andere tijden op een dag"), "button": _("Bewaar deze dagen"), "lead": lead, "back": back}
    return done or ask(request, form, refusal, **told)


@require_POST
def drop_opening(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Take days that differ back (nl: afwijking terugnemen). Raises: NotFound."""
    by = actor_of(request)

    def carry_out() -> str:
        drop_change(change_id, by=by, at=timezone.now())
        return _("Teruggenomen. Op deze dagen geldt weer het weekrooster.")

    return pressed(request, carry_out, to=reverse("opening"))


def _office_shown(request: HttpRequest, by: Actor) -> tuple[UUID, dict[UUID, str]]:
    require(by, Act.LIST, Resource.ABSENCE)
    names = {office.id: office.name for office, _areas in offices_on(timezone.localdate())}
    asked = next((one for one in names if str(one) == request.GET.get("kantoor", "")), None)
    shown = asked or (by.office_id if by.office_id in names else None) or next(iter(names), None)
    if shown is None:
        raise NotFound
    return shown, names


def _arranges(office: UUID, by: Actor) -> bool:
    try:
        own = arranges_for(by)
    except NotFound:
        return False
    # Who arranges for all offices does so for those that are there.
    return own == office if own else any(one.id == office for one, _areas in offices_on(timezone.localdate()))


def _address(office_id: UUID) -> str:
    return f"{reverse('opening')}?kantoor={office_id}"


def _holidays(table: Any) -> list[Any]:
    """The days of the coming year that are holidays, as the calendar of deadlines has them."""
    today = timezone.localdate()
    return [day for ahead in range(366) if table.calendar.is_holiday(day := today + ONE_DAY * ahead)]
