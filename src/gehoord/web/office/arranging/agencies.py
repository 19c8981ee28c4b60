"""Agencies and their locations: find them, add them, see who serves them, and close them."""

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
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.directory import arranging, register
from gehoord.directory.agencies import add_agency as add_an_agency
from gehoord.directory.agencies import add_location, close_location
from gehoord.directory.in_use import map_for
from gehoord.directory.offices import offices_on
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound, may, require
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import Setting
from gehoord.web.office.arranging.directory import FORM, ask, show_ground
from gehoord.web.office.asked import AgencySheet, LastDaySheet, LocationSheet, carried_out


@require_safe
@never_cache
def agencies(request: HttpRequest) -> HttpResponse:
    """The agencies, by name (nl: instanties). Raises: NotFound."""
    by, sought = actor_of(request), request.GET.get("zoek", "").strip()
    found, more = register.agencies(sought, by=by, on=timezone.localdate())
    told = {"agencies": found, "more": more, "sought": sought, "adds": _office_to_add_for(by) is not None}
    return render(request, "office/agencies.html", told)


@require_http_methods(FORM)
@never_cache
def add_agency(request: HttpRequest) -> HttpResponse:
    """Add an agency (nl: instantie toevoegen). Raises: NotFound."""
    by = actor_of(request)
    office = _office_to_add_for(by)
    if office is None:
        raise NotFound
    form = AgencySheet(request.POST or None)

    def carry_out(told: Mapping[str, Any]) -> str:
        added = add_an_agency(told["name"], AgencyKind.coded(told["kind"]), office_id=office, by=by, on=timezone.localdate())
        return _("%(name)s staat in het adresboek. Voeg nu de locaties toe.") % {"name": added.name}

    done, refusal = carried_out(request, form, carry_out, to=reverse("agencies"))
    lead = _("Alle kantoren gebruiken dezelfde lijst. Zoek eerst of de instantie er al staat.")
    told = {"title": _("Een instantie toevoegen"), "button": _("Voeg toe"), "lead": lead, "back": reverse("agencies")}
    return done or ask(request, form, refusal, **told)


@require_http_methods(FORM)
@never_cache
def agency(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """One agency with its locations, and a form to add one (nl: instantie). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    found, places = register.agency(agency_id, by=by)
    office = _office_to_add_for(by)
    if request.method == "POST" and office is None:
        raise NotFound
    form = LocationSheet(request.POST or None)

    def carry_out(told: Mapping[str, Any]) -> str:
        setting = Setting.coded(told["setting"]) if told["setting"] else None
        place, head = told["municipality"].strip() or None, told["is_head"]
        added = add_location(
            found,
            told["name"],
            office_id=office or found.office_id,
            by=by,
            municipality=place,
            setting=setting,
            is_head=head,
            on=on,
        )
        return _("%(name)s staat bij %(agency)s. Wijs er een vaste vertrouwenspersoon aan toe.") % {
            "name": str(added),
            "agency": found.name,
        }

    done, refusal = carried_out(request, form, carry_out, to=reverse("agency", args=[agency_id]))
    names = {town.code: town.name for town in map_for(on, by=by).municipalities}
    told = {
        "agency": found,
        "kind": AgencyKind.coded(found.kind),
        "places": [(one, names.get(one.municipality or "", ""), _setting(one.setting)) for one in places],
        "form": form if office else None,
        "refusal": refusal,
        "on": on,
    }
    return done or render(request, "office/agency.html", told, status=422 if refusal or form.errors else 200)


@require_http_methods(FORM)
@never_cache
def location(request: HttpRequest, location_id: UUID) -> HttpResponse:
    """One location: what it is, how often it is visited, and who serves it (nl: locatie). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    found = arranging.ground_of(location_id, by=by)
    place = found.location
    if place is None:
        raise NotFound
    names = {town.code: town.name for town in map_for(on, by=by).municipalities}
    beside = {
        "location": place,
        "town": names.get(place.municipality or "", ""),
        "setting": _setting(place.setting),
        "may_agree": may(by, Act.CHANGE, place) and may(by, Act.CREATE, Resource.VISIT),
        "may_close": may(by, Act.CLOSE, place) and place.until is None,
    }
    return show_ground(request, found, place, to=reverse("location", args=[location_id]), **beside)


@require_http_methods(FORM)
@never_cache
def shut(request: HttpRequest, location_id: UUID) -> HttpResponse:
    """Close a location on a day; its assignments end with it (nl: locatie sluiten). Raises: NotFound."""
    by = actor_of(request)
    place = arranging.ground_of(location_id, by=by).location
    if place is None:
        raise NotFound
    require(by, Act.CLOSE, place)
    form = LastDaySheet(request.POST or None, initial={"on": timezone.localdate()})

    def carry_out(told: Mapping[str, Any]) -> str:
        close_location(place, by=by, on=told["on"])
        return _("%(name)s is dicht na %(day)s. Wat er gebeurde, blijft meetellen.") % {
            "name": str(place),
            "day": told["on"].strftime("%d-%m-%Y"),
        }

    back = reverse("location", args=[location_id])
    done, refusal = carried_out(request, form, carry_out, to=back)
    lead = _("Toewijzingen aan deze locatie eindigen op dezelfde dag. Cliënten en hun onderwerpen blijven zoals ze zijn.")
    told = {"title": _("Sluit %(name)s") % {"name": str(place)}, "button": _("Sluit op deze dag"), "lead": lead, "back": back}
    return done or ask(request, form, refusal, **told)


def _setting(code: str) -> Setting | None:
    return Setting.coded(code) if code else None


def _office_to_add_for(by: Actor) -> UUID | None:
    """The office that keeps up what somebody adds: the own one; who arranges all takes the first."""
    try:
        office = arranging.arranges_for(by)
    except NotFound:
        return None
    return office or next((one.id for one, _places in offices_on(timezone.localdate())), None)
