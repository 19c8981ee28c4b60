"""What a text looks like, for who is writing it: three categories to choose from, and nothing that is chosen by itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gehoord.casework.suggesting.offices import suggest
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.practice.concerns import ConcernKind, scheme_on

SHORTEST = 12
LONGEST = 20_000


@require_POST
@never_cache
def likeliest(request: HttpRequest) -> HttpResponse:
    """The three categories that a text looks like most (nl: voorstel voor een categorie). Raises: NotFound."""
    by = actor_of(request)
    if not may(by, Act.CREATE, Resource.CONCERN):
        raise NotFound
    text = request.POST.get("text", "")[:LONGEST]
    kind = next((one for one in ConcernKind if one.value == request.POST.get("kind")), None)
    scheme = scheme_on(timezone.localdate())
    choices = scheme.choices if kind is None else scheme.categories(kind)
    named = {one.code: one for one in choices}
    codes, learned = suggest(text, among=named, by=by) if len(text.strip()) >= SHORTEST else ((), None)
    told = {
        "likely": [named[code] for code in codes],
        "examples": learned.examples if learned else 0,
        "too_little": learned is None and len(text.strip()) >= SHORTEST,
    }
    return render(request, "workplace/case/likely.html", told)
