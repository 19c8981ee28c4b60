"""Planning a visit, giving it another day, calling it off, and writing down how it was."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.directory.sought import MOST, Among, sought
from gehoord.outreach import plan, visits
from gehoord.outreach.visits import Counted
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.once import first_time
from gehoord.people.permissions import Actor, NotFound, may, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import VISIT_STATES, CalledOff, FrequencyReason, VisitKind, VisitState
from gehoord.practice.transitions import StepDoesNotFollow
from gehoord.practice.visiting import Setting
from gehoord.web.public.language import spoken
from gehoord.web.workplace.outreach.asked import EVERY, CancelForm, DayForm, FrequencyForm, HeldForm, PlanForm
from gehoord.web.workplace.outreach.going import show_visit
from gehoord.web.workplace.outreach.meeting import hold_and_meet, newcomers
from gehoord.web.workplace.placing import offer_places

LIVED_IN = {Setting.CLOSED.value, Setting.OPEN.value, Setting.FAMILY_HOME.value}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def plan_visit(request: HttpRequest) -> HttpResponse:
    """Plan a visit, write down that one is wanted, or go on to register one that was held (nl: bezoek plannen)."""
    by, on = actor_of(request), timezone.localdate()
    require(by, Act.CREATE, Resource.VISIT)
    first = {"location": request.GET.get("locatie", ""), "kind": request.GET.get("soort", VisitKind.GROUP_VISIT.value), "on": on}
    form = PlanForm(request.POST if request.method == "POST" else None, initial=first)
    offer_open(form, by=by)
    if request.method == "POST" and form.is_valid():
        with acting(by):
            if first_time(form.cleaned_data["sent"], at=timezone.now()):
                return _planned(request, form.cleaned_data, by)
        messages.success(request, _("Dit was al bewaard."))
        return redirect("visits")
    return render(request, "workplace/outreach/plan.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def register_visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Write down how a visit was, and whom one met for the first time (nl: bezoek vastleggen). Raises: NotFound."""
    by, today = actor_of(request), timezone.localdate()
    shown, _earlier = plan.one(visit_id, by=by)
    require(by, Act.CHANGE, shown.visit)
    if not VISIT_STATES.follows(shown.state, VisitState.HELD):
        return redirect("visit", visit_id)
    location = shown.visit.location
    first = {"on": min(shown.visit.on, today), "lives": location.setting in LIVED_IN and bool(location.municipality)}
    form, refusal = HeldForm(request.POST if request.method == "POST" else None, initial=first), ""
    if request.method == "POST" and form.is_valid():
        try:
            met = _held(form, visit_id, by)
        except NotFound:
            raise
        except StepDoesNotFollow:
            # Sent twice at once; the first was carried out, and the page of the visit says so.
            return redirect("visit", visit_id)
        except Refused as refused:
            refusal = refused.told_in(spoken())
        else:
            _say_held(request, met, visit_id)
            return redirect("visit", visit_id)
    introduces = shown.kind in (VisitKind.GROUP_VISIT, VisitKind.YOUTH_BRIEFING) and may(by, Act.CREATE, Resource.CLIENT)
    told = {"shown": shown, "form": form, "refusal": refusal, "introduces": introduces}
    return render(request, "workplace/outreach/register.html", told, status=_status(form, refusal))


@require_POST
def move_visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Give a visit a day, or another one (nl: verzetten)."""
    by, form = actor_of(request), DayForm(request.POST)
    if not form.is_valid():
        return _asked_again(request, visit_id, by, day=form)
    visits.give_day(visit_id, by=by, on=form.cleaned_data["on"], at=form.cleaned_data["at"])
    messages.success(request, _("Het bezoek heeft een nieuwe dag."))
    return redirect("visit", visit_id)


@require_POST
def cancel_visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Write down that a visit does not go on, and why (nl: afzeggen)."""
    by, form = actor_of(request), CancelForm(request.POST)
    if not form.is_valid():
        return _asked_again(request, visit_id, by, cancel=form)
    visits.cancel(visit_id, CalledOff.coded(form.cleaned_data["why"]), by=by)
    messages.success(request, _("Vastgelegd dat het bezoek niet doorgaat. De plek blijft aan de beurt."))
    return redirect("visit", visit_id)


@require_POST
def take_back_visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Take back that a visit was held (nl: ongedaan maken). Raises: NotFound."""
    try:
        visits.take_back(visit_id, by=actor_of(request), at=timezone.now())
    except NotFound:
        raise
    except Refused as refused:
        messages.warning(request, refused.told_in(spoken()))
    else:
        messages.success(request, _("Het bezoek staat weer als gepland en telt niet mee."))
    return redirect("visit", visit_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def frequency(request: HttpRequest, location_id: UUID) -> HttpResponse:
    """Agree how often a location is visited (nl: frequentie afspreken). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.CHANGE, Resource.DIRECTORY)
    location = plan.open_place(location_id, by=by, on=timezone.localdate())
    form = FrequencyForm(request.POST if request.method == "POST" else None, initial={"every": "usual"})
    if request.method == "POST" and form.is_valid():
        every, _label = EVERY[form.cleaned_data["every"]]
        visits.agree(location_id, every, FrequencyReason.coded(form.cleaned_data["why"]), by=by)
        messages.success(request, _("De frequentie is afgesproken."))
        return redirect("visits")
    return render(request, "workplace/outreach/frequency.html", {"form": form, "location": location}, status=_status(form))


@require_safe
@never_cache
def places_to_go(request: HttpRequest) -> HttpResponse:
    """The places that fit what was typed; before the first letter the own ones (nl: plekken bij het typen). Raises: NotFound."""
    by, typed = actor_of(request), request.GET.get("q", "")
    plan.check_goes_out(by=by)
    on = timezone.localdate()
    found = sought(typed, by=by, among=_open(by)) if typed.strip() else plan.own_places(by=by, on=on, most=MOST)
    return JsonResponse({"places": [{"id": str(one.id), "label": one.label, "beside": one.town} for one in found]})


def offer_open(form: forms.BaseForm, *, by: Actor) -> None:
    """Offer the open places of the office in a form, the own ones before anything is typed (nl: plekken aanbieden)."""
    plan.check_goes_out(by=by)
    offer_places(form, "location", by=by, among=_open(by), address=reverse("places_to_go"), lists_own=True)


def _open(by: Actor) -> Among:
    return Among(office=by.office_id, open_on=timezone.localdate())


def _planned(request: HttpRequest, told: Mapping[str, Any], by: Actor) -> HttpResponse:
    location, kind, then = told["location"], VisitKind.coded(told["kind"]), request.POST.get("then")
    if then == "ask":
        visit = visits.ask_for(location, kind, by=by, wanted_by=told["on"])
        messages.success(request, _("Genoteerd. Het bezoek staat in uw lijst tot het een dag heeft."))
        return redirect("visit", visit.pk)
    visit = visits.plan(location, kind, by=by, on=told["on"], at=told["at"])
    if then == "register":
        return redirect("register_visit", visit.pk)
    messages.success(request, _("Het bezoek staat in uw agenda."))
    return redirect("visit", visit.pk)


def _asked_again(request: HttpRequest, visit_id: UUID, by: Actor, **forms: Any) -> HttpResponse:
    shown, _earlier = plan.one(visit_id, by=by)
    require(by, Act.CHANGE, shown.visit)
    return show_visit(request, visit_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, **forms)


def _status(form: forms.Form, refusal: str = "") -> HTTPStatus:
    """Whether the page is a form to fill in, or one that did not fit."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if refusal or form.errors else HTTPStatus.OK


def _held(form: HeldForm, visit_id: UUID, by: Actor) -> int:
    told = form.cleaned_data
    counted = Counted(told["present"], 0, told["booklets"], told["cards"])
    today = timezone.localdate()
    return hold_and_meet(visit_id, counted, newcomers(told), lives=told["lives"], by=by, on=told["on"], today=today)


def _say_held(request: HttpRequest, met: int, visit_id: UUID) -> None:
    undo = "" if met else reverse("take_back_visit", args=[visit_id])
    messages.success(request, _("Het bezoek is vastgelegd en telt mee."), extra_tags=undo)
    if met:
        words = ngettext(
            "%(number)s kennismaking vastgelegd. U vindt deze cliënt bij uw cliënten.",
            "%(number)s kennismakingen vastgelegd. U vindt deze cliënten bij uw cliënten.",
            met,
        )
        messages.success(request, words % {"number": met})
