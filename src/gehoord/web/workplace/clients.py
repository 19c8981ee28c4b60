"""For a counsellor: the own clients in a list, and what colleagues ask."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.casework.breaking import broken_glass
from gehoord.casework.queries import caseload, waiting_for
from gehoord.directory.absences import away_on
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import may, require
from gehoord.web.workplace.case.page import due_of


@require_safe
@never_cache
def clients(request: HttpRequest) -> HttpResponse:
    """The own clients, what is due first on top (nl: mijn cliënten). Raises: NotFound."""
    on, by = timezone.localdate(), actor_of(request)
    require(by, Act.SEE, Resource.CLIENT)
    own = caseload(by=by, on=on)
    names = Counter(row.name for row in own)
    told = {
        "clients": [(row, None if row.deadline is None else due_of(row.deadline)) for row in own],
        "namesakes": {name for name, number in names.items() if number > 1},
        "asked": waiting_for(by=by),
        "broken": broken_glass(by=by),
        "may_break": may(by, Act.CREATE, Resource.BREAK_GLASS),
        "reviews": may(by, Act.CHANGE, Resource.BREAK_GLASS),
        "away": away_on(on, [by.person_id], by=by).get(by.person_id) if by.person_id else None,
    }
    return render(request, "workplace/clients.html", told)
