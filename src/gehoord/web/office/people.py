"""For who gives roles: who works here, in which roles, and what each role may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gehoord.directory.asking.whom_to_ask import whom_to_ask
from gehoord.directory.geography import NATION
from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.letting_in import recovery
from gehoord.people.permissions import NotFound, may
from gehoord.people.roles import GIVES, SEATED, Role
from gehoord.people.shown.rights import by_resource
from gehoord.people.sign_in import step_up
from gehoord.reporting.portal.contacts import place_for
from gehoord.web.office.places import office_names


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who works here, in which roles (nl: mensen)."""
    actor = actor_of(request)
    return render(request, "office/people.html", {"people": _named(seats.colleagues(by=actor)), "offices": office_names()})


def _named(people: Iterable[seats.Colleague]) -> list[seats.Colleague]:
    """The same people, with what the place of a role is called instead of its code; of the nation nothing needs to be said."""
    known = list(people)
    codes = tuple(sorted({seat.place for one in known for seat in one.seats} - {"", NATION}))
    found = whom_to_ask(codes, on=timezone.localdate()) if codes else ()
    names = {NATION: "", **{one.code: one.name for one in found}}

    def called(seat: seats.Held) -> seats.Held:
        return replace(seat, place=names.get(seat.place, seat.place))

    return [replace(one, seats=tuple(called(seat) for seat in one.seats)) for one in known]


@require_safe
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One colleague: roles to give and take back, and letting them in again (nl: een collega)."""
    return _colleague(request, person_id)


def _colleague(request: HttpRequest, person_id: UUID, *, drawn: str = "") -> HttpResponse:
    actor = actor_of(request)
    found = seats.colleague(person_id, by=actor)
    given = sorted(GIVES.get(actor.role, ()), key=lambda role: role.position)
    offices = office_names()
    if actor.office_id:
        offices = {actor.office_id: offices.get(actor.office_id, "")}
    may_recover = bool(given) and found.id != actor.person_id and found.has_factor
    told = {
        "person": _named([found])[0],
        "drawn": drawn,
        "is_self": found.id == actor.person_id,
        "given": given,
        "offices": offices,
        "placed": [role for role in given if role in seats.PLACED],
        "may_report_absent": may(actor, Act.CREATE, Resource.ABSENCE) and any(seat.office_id for seat in found.seats),
        "may_recover": may_recover,
        "recovery": recovery.standing(person_id, by=actor) if may_recover else None,
    }
    return render(request, "office/person.html", told)


@require_POST
@step_up
def give(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Give somebody a role (nl: rol geven). Raises: NotFound."""
    try:
        role = Role.coded(request.POST.get("role", ""))
        office = UUID(said) if (said := request.POST.get("office", "")) else None
    except (KeyError, ValueError) as unknown:
        raise NotFound from unknown
    place = request.POST.get("place", "").strip()
    if role in seats.PLACED:
        place = place_for(role, place, on=timezone.localdate())
    seats.give(person_id, role, by=actor_of(request), office_id=office, place=place)
    return redirect("person", person_id)


@require_POST
@step_up
def take(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """Take a role back (nl: rol terugnemen)."""
    return redirect("person", seats.take(seat_id, by=actor_of(request)))


@require_POST
@step_up
def recover(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Say that somebody really lost their factor; the new password is on the answer once (nl: herstel bevestigen)."""
    drawn = recovery.confirm(person_id, by=actor_of(request))
    return _colleague(request, person_id, drawn=drawn) if drawn else redirect("person", person_id)


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """Who may what, in words (nl: wie mag wat)."""
    shown = request.GET.get("role", "")
    role = next((one for one in SEATED if one.value == shown), actor_of(request).role)
    return render(request, "office/rights.html", {"role": role, "roles": SEATED, "rights": by_resource(role)})
