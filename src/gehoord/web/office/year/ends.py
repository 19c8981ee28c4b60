"""The loose ends of a period, for a counsellor their own, for who arranges the work those of the office."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.casework.overview import loose_ends as found_in
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import may, require
from gehoord.web.office.year.volumes import WHOLE, parts, period_of

OLDEST = 2000
ALL = "*"
"""Stands for the loose ends of everybody (nl: van iedereen)."""


@require_safe
@never_cache
def loose_ends(request: HttpRequest) -> HttpResponse:
    """What is not finished or not clear, by kind, each with a way to where it is mended (nl: losse eindjes). Raises: NotFound."""
    by, today = actor_of(request), timezone.localdate()
    require(by, Act.CREATE, Resource.FINDINGS)
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and OLDEST <= int(asked) <= today.year else today.year - 1
    arranges = may(by, Act.LIST, Resource.WORKLOAD)
    tell = found_in.of_office if arranges else found_in.of_own_clients
    choices = parts()
    part = request.GET.get("deel", WHOLE)
    period = period_of(year, part if part in dict(choices) else WHOLE)
    ends = tell(period, by=by, on=today)
    owners = found_in.by_owner(ends) if arranges else []
    whose = request.GET.get("wie", ALL)
    if whose in dict(owners):
        ends = tuple(one for one in ends if whose in (one.owners or ("",)))
    told = {
        "year": year,
        "period": period,
        "part": part,
        "parts": choices,
        "years": range(today.year, today.year - 4, -1)
        if year > today.year - 4
        else (*range(today.year, today.year - 4, -1), year),
        "arranges": arranges,
        "owners": owners,
        "whose": whose,
        "kinds": [(kind, list(some)) for kind, some in groupby(ends, key=lambda one: one.kind)],
        "number": len(ends),
    }
    return render(request, "office/year/loose_ends.html", told)
