"""The figures of the nation for everybody: pages with charts and tables, files, and a catalogue for data portals."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gehoord.reporting.portal import open_figures
from gehoord.web.public.language import spoken


@login_not_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every period that is out (nl: cijfers)."""
    return render(request, "public/figures.html", {"editions": open_figures.opened(language=spoken())})


@login_not_required
@require_safe
def edition(request: HttpRequest, called: str) -> HttpResponse:
    """The figures about one period, with charts and files (nl: cijfers over een periode). Raises: NotFound."""
    opened, report = open_figures.opened_page(called, language=spoken())
    return render(request, "public/figures_edition.html", {"opened": opened, "report": report})


@login_not_required
@require_safe
def file(request: HttpRequest, called: str, name: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """One file, under an address that stays (nl: open bestand). Raises: NotFound."""
    found = open_figures.opened_file(called, name)
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


@login_not_required
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """All of it for data portals, as DCAT-AP-NL 3 in JSON-LD (nl: catalogus). Raises: NotFound while nothing is out."""
    told = open_figures.catalogue(request.build_absolute_uri(reverse("figures")))
    answer = JsonResponse(told, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
