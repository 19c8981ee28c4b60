"""Who serves which place: the worklist of what is not arranged, the regions with their fixed faces, and one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.directory import arranging
from gehoord.directory.arranging import Ground
from gehoord.directory.assignments import assign_counsellor, end, stand_in
from gehoord.directory.gaps import Gap
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound, may
from gehoord.practice.routing import Reach
from gehoord.web.office.asked import AssignSheet, LastDaySheet, StandInSheet, carried_out
from gehoord.web.office.places import office_names

FORM = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def directory(request: HttpRequest) -> HttpResponse:
    """What is not arranged, and the regions with who serves them (nl: adresboek). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    arranges = may(by, Act.CREATE, Resource.DIRECTORY)
    sought = request.GET.get("zoek", "").strip()
    found = arranging.regions(by=by, on=on, office=None if sought else by.office_id)
    if sought:
        found = tuple(_fitting(region, sought) for region in found)
    told = {
        "gaps": _by_region(arranging.worklist(by=by, on=on), request.GET.get("regio", "")) if arranges else (),
        "only": request.GET.get("regio", ""),
        "arranges": arranges,
        "regions": [region for region in found if region.towns],
        "sought": sought,
        "on": on,
    }
    return render(request, "office/directory.html", told)


@require_http_methods(FORM)
@never_cache
def ground(request: HttpRequest, code: str) -> HttpResponse:
    """A municipality or region: who serves it, who did, and who will (nl: plek). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    return show_ground(request, arranging.ground(code, by=by, on=on), code, to=reverse("ground", args=[code]))


def show_ground(request: HttpRequest, found: Ground, at: Any, *, to: str, **beside: Any) -> HttpResponse:
    """The page of a place or location, with the form to assign somebody (nl: plek tonen). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    arranges = _arranges(found, by)
    if request.method == "POST" and not arranges:
        raise NotFound
    people = arranging.candidates(found.office_id, by=by) if arranges else ()
    form = AssignSheet(
        request.POST or None, initial={"since": on}, choices={"person": [(str(one), name) for one, name in people]}
    )

    def carry_out(told: Mapping[str, Any]) -> str:
        assign_counsellor(at, UUID(told["person"]), since=told["since"], until=told["until"], by=by)
        name = dict(people)[UUID(told["person"])]
        return _("%(who)s is vanaf %(day)s de vaste vertrouwenspersoon van %(place)s.") % {
            "who": name,
            "day": _day(told["since"]),
            "place": found.name,
        }

    done, refusal = carried_out(request, form, carry_out, to=to)
    if done:
        return done
    told = {
        "ground": found,
        "now": found.now(on),
        "on": on,
        "form": form if arranges else None,
        "refusal": refusal,
        "office": office_names().get(found.office_id) if found.office_id else "",
        "is_region": found.reach is Reach.REGION,
        **beside,
    }
    return render(request, "office/ground.html", told, status=422 if refusal or form.errors else 200)


@require_http_methods(FORM)
@never_cache
def end_turn(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Write down the last day of an assignment (nl: toewijzing beëindigen). Raises: NotFound."""
    by = actor_of(request)
    turn = arranging.held_turn(turn_id, by=by)
    form = LastDaySheet(request.POST or None, initial={"on": timezone.localdate()})

    def carry_out(told: Mapping[str, Any]) -> str:
        end(turn, by=by, on=told["on"])
        return _("De toewijzing eindigt op %(day)s.") % {"day": _day(told["on"])}

    back = _address(turn.place, turn.location_id)
    done, refusal = carried_out(request, form, carry_out, to=back)
    lead = _("Daarna heeft deze plek geen vaste vertrouwenspersoon, tot u iemand toewijst.")
    told = {"title": _("Beëindig de toewijzing"), "button": _("Beëindig op deze dag"), "lead": lead, "back": back}
    return done or ask(request, form, refusal, **told)


@require_http_methods(FORM)
@never_cache
def let_stand_in(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Let somebody stand in for the fixed face of one place (nl: laten waarnemen). Raises: NotFound."""
    by = actor_of(request)
    turn = arranging.held_turn(turn_id, by=by)
    people = [(str(one), name) for one, name in arranging.candidates(turn.office_id, by=by) if one != turn.person_id]
    form = StandInSheet(request.POST or None, initial={"since": timezone.localdate()}, choices={"person": people})

    def carry_out(told: Mapping[str, Any]) -> str:
        stand_in(turn, UUID(told["person"]), since=told["since"], until=told["until"], by=by)
        return _("%(who)s neemt hier waar als de vaste vertrouwenspersoon er niet is.") % {"who": dict(people)[told["person"]]}

    back = _address(turn.place, turn.location_id)
    done, refusal = carried_out(request, form, carry_out, to=back)
    lead = _("De waarnemer krijgt nieuwe cliënten van deze plek op de dagen dat de vaste vertrouwenspersoon afwezig is.")
    told = {"title": _("Waarnemer voor deze plek"), "button": _("Regel de waarnemer"), "lead": lead, "back": back}
    return done or ask(request, form, refusal, **told)


def ask(request: HttpRequest, form: Any, refusal: str, **told: Any) -> HttpResponse:
    """A page that is one form (nl: formulierpagina). `told`: title, button, lead and back, an address."""
    status = 422 if refusal or form.errors else 200
    return render(request, "office/ask.html", {"form": form, "refusal": refusal, **told}, status=status)


def _by_region(found: Sequence[tuple[str, Gap]], only: str) -> list[tuple[str, list[Gap]]]:
    """What is not arranged, gathered by region; `only` is the name of one."""
    gathered: dict[str, list[Gap]] = {}
    for name, gap in found:
        if only in ("", name):
            gathered.setdefault(name, []).append(gap)
    return list(gathered.items())


def _day(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def _arranges(found: Ground, by: Actor) -> bool:
    try:
        office = arranging.arranges_for(by)
    except NotFound:
        return False
    return found.office_id is not None and office in (None, found.office_id)


def _address(place: str, location_id: UUID | None) -> str:
    return reverse("location", args=[location_id]) if location_id else reverse("ground", args=[place])


def _fitting(region: arranging.Region, sought: str) -> arranging.Region:
    words = sought.casefold()
    if words in region.name.casefold():
        return region
    towns = tuple(
        town
        for town in region.towns
        if words in town.name.casefold() or words == town.code.casefold() or words in town.counsellor.casefold()
    )
    return arranging.Region(region.code, region.name, region.counsellor, towns)
