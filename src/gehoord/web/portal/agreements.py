"""For whoever reports are handed to: their fixed counsellor, how often they are told what we see, and whom to ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gehoord.directory.asking.whom_to_ask import whom_to_ask
from gehoord.people.entering import actor_of
from gehoord.practice.outreach.informing import Rhythm, next_after
from gehoord.reporting.portal import agreements as kept


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """What was agreed with the own place, and who is there for it (nl: afspraken). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    agreed = kept.agreements_of_own_places(by=by)
    told = []
    for place in whom_to_ask(tuple(agreed), on=on):
        row = agreed[place.code]
        rhythm = Rhythm.coded(row.rhythm) if row else None
        told.append((place, row, rhythm, next_after(rhythm, on) if rhythm else None))
    return render(request, "portal/agreements.html", {"places": told})
