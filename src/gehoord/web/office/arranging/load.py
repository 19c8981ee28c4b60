"""How much waits and runs at the office, quietly, by region; each count opens its list. For inside the office only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.intake.workload import workload
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may


@require_safe
@never_cache
def office(request: HttpRequest) -> HttpResponse:
    """What there is to arrange at the office, for who may (nl: kantoor). Raises: NotFound."""
    by = actor_of(request)
    if may(by, Act.LIST, Resource.WORKLOAD) and by.office_id is not None:
        return render(request, "office/load.html", {"load": workload(by=by, at=timezone.now())})
    if may(by, Act.LIST, Resource.JOURNAL):
        return redirect("journal")
    if may(by, Act.LIST, Resource.ABSENCE):
        return redirect("directory")
    if may(by, Act.SIGN, Resource.REPORT):
        return redirect("years")
    raise NotFound


@require_safe
@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits at the desk of the office, of one region or all (nl: wachtende vragen). Raises: NotFound."""
    found = workload(by=actor_of(request), at=timezone.now())
    region, loose = request.GET.get("regio"), "los" in request.GET
    rows = [one for one in found.waiting if region in (None, one.region) and not (loose and one.is_taken)]
    told = {"rows": [(one, one.promise.waited(timezone.now())) for one in rows], "region": _named(found, region), "loose": loose}
    return render(request, "office/waiting.html", told)


@require_safe
@never_cache
def due(request: HttpRequest) -> HttpResponse:
    """Deadlines of the office that are near or past, of one region or all (nl: termijnen). Raises: NotFound."""
    found, region = workload(by=actor_of(request), at=timezone.now()), request.GET.get("regio")
    rows = [one for code, one in found.due if region in (None, code)]
    return render(request, "office/due.html", {"rows": rows, "region": _named(found, region)})


def _named(found: object, code: str | None) -> str:
    return next((one.name for one in getattr(found, "regions", ()) if one.code == code), "") if code else ""
