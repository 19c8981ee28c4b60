"""Looking for words in the own cases. What is typed travels in the body of a form and stands in no address and no log."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gehoord.casework.overview import searching
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken
from gehoord.web.workplace.case.about_client import FORM


@require_http_methods(FORM)
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Search in the own cases (nl: zoeken in eigen dossiers). Raises: NotFound."""
    by = actor_of(request)
    if not may(by, Act.SEE, Resource.CLIENT):
        raise NotFound
    asked, found, refusal = request.POST.get("woorden", ""), None, ""
    if request.method == "POST":
        try:
            found = searching.search(asked, by=by, at=timezone.localtime())
        except NotFound:
            raise
        except Refused as refused:
            refusal = refused.told_in(spoken())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "workplace/case/search.html", {"asked": asked, "found": found, "refusal": refusal}, status=status)
