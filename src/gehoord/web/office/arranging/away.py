"""Who is away: report it, say who stands in, and write down when somebody is back."""

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
from django.views.decorators.http import require_http_methods

from gehoord.directory import arranging
from gehoord.directory.assignments import end, report_absence
from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound, may
from gehoord.people.seats import Colleague
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import AbsenceSheet, LastDaySheet, carried_out


@require_http_methods(FORM)
@never_cache
def absences(request: HttpRequest) -> HttpResponse:
    """Who is away now and soon, and a form to report it (nl: afwezigen). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    found = arranging.missing(by=by, on=on)
    office = {one.id: place for one in _team(by) if (place := _office_of(one, by))}
    people = [(str(one.id), one.name) for one in _team(by) if one.id in office]
    initial = {"since": on, "person": request.GET.get("wie", "")}
    form = AbsenceSheet(request.POST or None, initial=initial, choices={"person": people, "stand_in": people})
    if request.method == "POST" and not people:
        raise NotFound

    def carry_out(told: Mapping[str, Any]) -> str:
        person, deputy = UUID(told["person"]), UUID(told["stand_in"]) if told["stand_in"] else None
        report_absence(person, since=told["since"], until=told["until"], office_id=office[person], by=by, stand_in_id=deputy)
        words = _("%(who)s staat afwezig.") if deputy else _("%(who)s staat afwezig. Niemand neemt nog waar.")
        return words % {"who": dict(people)[told["person"]]}

    done, refusal = carried_out(request, form, carry_out, to=reverse("absences"))
    told = {
        "absences": found,
        "on": on,
        "form": form if people else None,
        "refusal": refusal,
        "arranges_clients": by.office_id is not None and may(by, Act.LIST, Resource.WORKLOAD),
    }
    return done or render(request, "office/absences.html", told, status=422 if refusal or form.errors else 200)


@require_http_methods(FORM)
@never_cache
def end_absence(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Write down the last day somebody was away (nl: weer terug). Raises: NotFound."""
    by = actor_of(request)
    absence = arranging.held_absence(absence_id, by=by)
    form = LastDaySheet(request.POST or None, initial={"on": timezone.localdate()})

    def carry_out(told: Mapping[str, Any]) -> str:
        end(absence, by=by, on=told["on"])
        return _("Vastgelegd. Vanaf de dag erna krijgt deze collega weer nieuwe cliënten.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("absences"))
    told = {"title": _("Weer terug"), "button": _("Leg vast"), "lead": "", "back": reverse("absences")}
    return done or ask(request, form, refusal, **told)


def _team(by: Actor) -> list[Colleague]:
    return seats.colleagues(by=by) if may(by, Act.CREATE, Resource.ABSENCE) and seats.sees_colleagues(by) else []


def _office_of(one: Colleague, by: Actor) -> UUID | None:
    """The office whose absence it is: the own one, else the first where they hold a role."""
    offices = [seat.office_id for seat in one.seats if seat.office_id]
    return by.office_id if by.office_id in offices else next(iter(offices), None)
