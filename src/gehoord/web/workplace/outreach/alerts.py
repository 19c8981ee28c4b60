"""Alerts: the list, giving one, its page with the road, and every step on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.outreach import alerts as verbs
from gehoord.outreach import answers, road
from gehoord.outreach.alerts import Sorted, Worry
from gehoord.outreach.reminders import WAITING
from gehoord.outreach.road import AlertPage, Listed, Which
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.once import first_time
from gehoord.people.permissions import Actor, NotFound, may, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import ALERT_STATES, AlertAddressee, AlertGround, AlertState, AlertTheme, AlertUrgency
from gehoord.practice.trust.names import LooksLikeName
from gehoord.web.public.language import spoken
from gehoord.web.workplace.outreach.asked import AlertForm, ExtendForm, NoteForm, PassOnForm, StepForm
from gehoord.web.workplace.outreach.registering import offer_open

SOON = 3
"""From how many days before it a deadline is marked as near (nl: dagen tevoren)."""


@require_safe
@never_cache
def alerts(request: HttpRequest) -> HttpResponse:
    """Alerts, what is acute first (nl: signalen)."""
    by, on = actor_of(request), timezone.localdate()
    gives = may(by, Act.CREATE, Resource.ALERT)
    asked = request.GET.get("welke", "")
    which = next((one for one in Which if one.value == asked), Which.MINE if gives and not road.oversees(by) else Which.ALL)
    found = road.alerts(by=by, which=which)
    told = {
        "rows": [(row, *due_words(row, on), _day(row)) for row in found.rows],
        "choices": [(one, found.counts[one]) for one in Which],
        "which": which,
        "may_give": gives and by.office_id is not None,
        "may_see_early": may(by, Act.LIST, Resource.SIGHTING),
    }
    return render(request, "workplace/outreach/alerts.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def give_alert(request: HttpRequest) -> HttpResponse:
    """Give an alert; the place, how many spoke of it and how one knows may stand in the address (nl: signaal geven)."""
    by = actor_of(request)
    require(by, Act.CREATE, Resource.ALERT)
    first = {
        "location": request.GET.get("locatie", ""),
        "heard_from": request.GET.get("aantal", ""),
        "ground": request.GET.get("grond", AlertGround.HEARD.value),
        "urgency": AlertUrgency.GENERAL.value,
    }
    form, refused = AlertForm(request.POST if request.method == "POST" else None, initial=first), None
    offer_open(form, by=by)
    if request.method == "POST" and form.is_valid():
        try:
            return _given(request, form.cleaned_data, by)
        except NotFound:
            raise
        except Refused as refusal:
            refused = refusal
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused or form.errors else HTTPStatus.OK
    return render(request, "workplace/outreach/give_alert.html", {"form": form, **_told(refused)}, status=status)


@require_safe
@never_cache
def alert(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """One alert with its road (nl: een signaal)."""
    return _page(request, alert_id)


@require_POST
def step(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Write down the next step (nl: stap vastleggen)."""
    by, form = actor_of(request), StepForm(request.POST)

    def carry_out(told: dict[str, Any]) -> str:
        state = _state(told["state"])
        now, on = timezone.now(), timezone.localdate()
        verbs.take_step(alert_id, state, by=by, at=now, on=on, text=told["text"], sure=told["sure"])
        return _("Vastgelegd: %(step)s.") % {"step": state.label.spoken_in(spoken()).lower()}

    return _carried_out(request, alert_id, form, "step", carry_out)


@require_POST
def pass_on(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Give the alert to somebody else (nl: doorgeven)."""
    by, form = actor_of(request), PassOnForm(request.POST)

    def carry_out(told: dict[str, Any]) -> str:
        addressee = AlertAddressee.coded(told["addressee"])
        verbs.pass_on(alert_id, addressee, by=by, at=timezone.now(), on=timezone.localdate(), text=told["text"])
        return _("Het signaal is doorgegeven. De termijn begint opnieuw.")

    return _carried_out(request, alert_id, form, "pass_on", carry_out)


@require_POST
def extend(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Give more time (nl: termijn verlengen)."""
    by, form = actor_of(request), ExtendForm(request.POST)

    def carry_out(told: dict[str, Any]) -> str:
        verbs.extend(alert_id, told["until"], by=by, at=timezone.now(), text=told["text"])
        return _("De termijn is verlengd.")

    return _carried_out(request, alert_id, form, "extend", carry_out)


@require_POST
def note(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Write a note that stays within the office (nl: aantekening)."""
    by, form = actor_of(request), NoteForm(request.POST)

    def carry_out(told: dict[str, Any]) -> str:
        verbs.note(alert_id, told["text"], by=by, at=timezone.now())
        return _("Uw aantekening is bewaard. Die blijft binnen het kantoor.")

    return _carried_out(request, alert_id, form, "note", carry_out)


@require_POST
@never_cache
def make_link(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Make a link for the addressee, and show it this once (nl: antwoordlink maken)."""
    link = answers.make_link(alert_id, by=actor_of(request), at=timezone.now())
    address = request.build_absolute_uri(reverse("answer_alert", args=[link.said]))
    return _page(request, alert_id, link=link, link_address=address)


@require_POST
def end_links(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """End the link to an alert (nl: link intrekken)."""
    answers.revoke_links(alert_id, by=actor_of(request), at=timezone.now())
    messages.success(request, _("De link werkt niet meer."))
    return redirect("alert", alert_id)


@require_POST
def take_note(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """Say that one knows of an acute alert (nl: gezien)."""
    verbs.take_note(alert_id, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Genoteerd dat u dit acute signaal kent."))
    return redirect("alert", alert_id)


def due_words(row: Listed, on: date) -> tuple[str, str]:
    """What a list says about the deadline of an alert, and the colour of it (nl: termijn in woorden)."""
    if row.state not in WAITING or row.answer_by is None:
        return row.state.label.spoken_in(spoken()), "due--done" if row.state is AlertState.CLOSED else ""
    days = (row.answer_by - on).days
    if days < 0:
        return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", -days) % {"days": -days}, "due--over"
    if days == 0:
        return _("vandaag"), "due--soon"
    return ngettext("nog %(days)s dag", "nog %(days)s dagen", days) % {"days": days}, "due--soon" if days <= SOON else ""


def _day(row: Listed) -> date:
    """The day that counts: by which an answer is due while we wait for one, else that on which it was given."""
    return row.answer_by if row.answer_by and row.state in WAITING else row.on


def _carried_out(
    request: HttpRequest, alert_id: UUID, form: forms.Form, name: str, carry_out: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """Do what a form asks and say so, or show the page again with what was typed and why it did not fit."""
    by = actor_of(request)
    if not form.is_valid():
        road.check_may_change(alert_id, by=by)
        return _page(request, alert_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, opened=name, **{name: form})
    try:
        with acting(by):
            is_first = first_time(form.cleaned_data["sent"], at=timezone.now())
            words = carry_out(form.cleaned_data) if is_first else _("Dit was al bewaard.")
    except NotFound:
        raise
    except Refused as refusal:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, alert_id, status=status, opened=name, **{name: form}, **_told(refusal))
    messages.success(request, words)
    return redirect("alert", alert_id)


def _page(request: HttpRequest, alert_id: UUID, *, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HttpResponse:
    by, on = actor_of(request), timezone.localdate()
    page = road.alert_page(alert_id, by=by, now=timezone.now())
    words, colour = due_words(page.listed, on)
    state = page.listed.state
    told = {
        "page": page,
        "due": words,
        "colour": colour,
        "is_open": page.may_change and page.alert.number is not None and state is not AlertState.CLOSED,
        "may_pass_on": state is AlertState.GIVEN or ALERT_STATES.follows(state, AlertState.GIVEN),
        "waits": state in WAITING,
        "is_late": state in WAITING and page.listed.answer_by is not None and page.listed.answer_by < on,
        "may_take_note": _takes_note(page, by),
        "road": _road(page),
        "step": StepForm(),
        "pass_on": PassOnForm(initial={"addressee": page.listed.addressee}),
        "extend": ExtendForm(),
        "note": NoteForm(),
        "untold": _untold(page) and "link_address" not in more,
        **more,
    }
    return render(request, "workplace/outreach/alert.html", told, status=status)


def _untold(page: AlertPage) -> bool:
    """Whether it was given and nothing went to the addressee yet, so that somebody has to."""
    is_given = page.alert.number is not None and page.listed.state is AlertState.GIVEN and page.listed.addressee is not None
    return is_given and page.may_change and page.link_until is None


def _road(page: AlertPage) -> list[tuple[AlertState, Any, str]]:
    """Each state with what happened and how it is drawn: done, now, or yet to come."""
    drawn = []
    position = page.listed.state.position
    for state, happened in page.road:
        if state.position <= position:
            look = "is-done"
        elif state.position == position + 1 or (position == 0 and state is AlertState.ACKNOWLEDGED):
            look = "is-now"
        else:
            look = ""
        drawn.append((state, happened, look))
    return drawn


def _takes_note(page: AlertPage, by: Actor) -> bool:
    alert = page.alert
    return page.listed.is_acute and alert.known_at is None and road.oversees(by) and may(by, Act.CLOSE, alert)


def _told(refused: Refused | None) -> dict[str, Any]:
    """What the page says about a refusal, and whether "this is no name" would help."""
    return {"refusal": refused.told_in(spoken()) if refused else "", "asks_sure": isinstance(refused, LooksLikeName)}


def _state(code: str) -> AlertState:
    try:
        return AlertState.coded(code)
    except KeyError as unknown:
        raise NotFound from unknown


def _given(request: HttpRequest, told: dict[str, Any], by: Actor) -> HttpResponse:
    worry = Worry(told["title"], told["situation"], told["why"], told["asked"], sure=told["sure"])
    kind = Sorted(
        AlertTheme.coded(told["theme"]),
        AlertUrgency.coded(told["urgency"]),
        AlertAddressee.coded(told["addressee"]),
        AlertGround.coded(told["ground"]),
        told["heard_from"],
    )
    now = timezone.now()
    with acting(by):
        if not first_time(told["sent"], at=now):
            messages.success(request, _("Dit was al bewaard."))
            return redirect("alerts")
        given = verbs.give_alert(told["location"], worry, kind, by=by, at=now, on=timezone.localdate(now))
    words = _("Het signaal is gegeven. Geef het nu door: maak hieronder een link voor de ontvanger.")
    if kind.urgency is AlertUrgency.ACUTE:
        words = _(
            "Het signaal is gegeven. De coördinator krijgt nu bericht dat er iets klaarstaat. "
            "Geef het ook door: maak hieronder een link voor de ontvanger."
        )
    messages.success(request, words)
    return redirect("alert", given.pk)
