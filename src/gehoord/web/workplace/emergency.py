"""Break-glass: asking for a client in an emergency, and looking into what was asked."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.casework import breaking
from gehoord.casework.breaking import BrokenBecause, Sought
from gehoord.casework.registration import birth_year
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, require
from gehoord.people.sign_in import step_up


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@step_up
def break_glass(request: HttpRequest) -> HttpResponse:
    """Open one client in an emergency (nl: noodtoegang). Raises: NotFound, and what the verb refuses."""
    by = actor_of(request)
    require(by, Act.CREATE, Resource.BREAK_GLASS)
    if request.method != "POST":
        return render(request, "workplace/break_glass.html", {"reasons": list(BrokenBecause)})
    try:
        because = BrokenBecause.coded(request.POST.get("because", ""))
    except KeyError as unknown:
        raise NotFound from unknown
    said = request.POST
    sought = Sought(said.get("code", ""), said.get("name", ""), birth_year(said.get("born", "")))
    client_id = breaking.break_glass(sought, by=by, at=timezone.now(), because=because)
    return redirect("client", client_id)


@require_POST
def review(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Say that it was looked into (nl: bekeken)."""
    breaking.review(row_id, by=actor_of(request), at=timezone.now())
    return redirect("clients")
