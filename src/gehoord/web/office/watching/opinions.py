"""What clients thought of the counselling, in averages and in sentences that lead to nobody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.people.entering import actor_of
from gehoord.survey.opinions import opinions


@require_safe
@never_cache
def what_clients_think(request: HttpRequest) -> HttpResponse:
    """Averages of all offices, and what people wrote with a mark (nl: meningen). Raises: NotFound."""
    found = opinions(by=actor_of(request), on=timezone.localdate())
    return render(request, "office/opinions.html", {"found": found, "this_year": timezone.localdate().year})
