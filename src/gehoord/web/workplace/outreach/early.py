"""Subjects that rise: what counting saw, with its reason and the range of chance, for who looks after alerts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.outreach import sightings
from gehoord.outreach.deeds import SightingOutcome
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may


@require_safe
@never_cache
def early(request: HttpRequest) -> HttpResponse:
    """What rises now, or what was looked into before (nl: vroeg gezien)."""
    by, closed = actor_of(request), request.GET.get("welke") == "bekeken"
    told = {
        "rows": sightings.sightings(by=by, closed=closed),
        "closed": closed,
        "outcomes": list(SightingOutcome),
        "may_conclude": may(by, Act.CLOSE, Resource.SIGHTING),
    }
    return render(request, "workplace/outreach/early.html", told)


@require_POST
def conclude_sighting(request: HttpRequest, sighting_id: UUID) -> HttpResponse:
    """Say what came of looking into it (nl: afronden). Raises: NotFound."""
    try:
        outcome = SightingOutcome.coded(request.POST.get("outcome", ""))
    except KeyError as unknown:
        raise NotFound from unknown
    by = actor_of(request)
    sightings.conclude(sighting_id, outcome, by=by, at=timezone.now())
    if outcome is SightingOutcome.ALERT and by.office_id is not None:
        messages.success(request, _("Genoteerd. Geef nu het signaal."))
        return redirect("give_alert")
    messages.success(request, _("Genoteerd. U vindt dit terug onder Bekeken."))
    return redirect("early")
