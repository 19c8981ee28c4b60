"""For a municipality: the reports handed to it, to read and to take along."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.reporting import delivery
from gehoord.reporting.formats import Format
from gehoord.web.public.language import spoken


def _format(name: str) -> Format:
    try:
        return Format.coded(name)
    except KeyError as unknown:
        raise NotFound from unknown


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """The reports handed to this account (nl: mijn rapporten)."""
    by = actor_of(request)
    told = {"reports": delivery.for_person(by=by, language=spoken()), "has_keys": may(by, Act.CREATE, Resource.ACCESS_KEY)}
    return render(request, "portal/reports.html", told)


@require_safe
def read(request: HttpRequest, edition: uuid.UUID) -> HttpResponse:
    """One report as a page; changing the language of the site turns to the report in that language (nl: rapport lezen)."""
    report = delivery.open_edition(edition, by=actor_of(request))
    turned = reverse("report", args=[report.other]) if report.other else ""
    as_site = report.language == spoken()
    told = {"report": report, "elsewhere": turned if as_site else "", "other": "" if as_site else turned}
    told["turns"] = report.can_turn and not as_site
    return render(request, "portal/report.html", told)


@require_safe
def files(request: HttpRequest, edition: uuid.UUID) -> HttpResponse:
    """Only the downloads of a report, for a page that waits for them (nl: bestanden)."""
    return render(request, "parts/files.html", {"report": delivery.open_edition(edition, by=actor_of(request))})


@require_safe
def download(request: HttpRequest, edition: uuid.UUID, fmt: str, follows: str = "") -> HttpResponse:
    """One file of a report, or with `follows` the file that belongs beside it (nl: bestand ophalen)."""
    file = delivery.fetch(edition, _format(fmt), by=actor_of(request), follows=follows)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Content-Length": str(len(file.content))}
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)


@require_POST
def turn(request: HttpRequest, edition: uuid.UUID) -> HttpResponse:
    """Have a report written in English (nl: laten vertalen)."""
    delivery.turn(edition, by=actor_of(request))
    messages.success(request, gettext("Dit rapport wordt in het Engels geschreven. Laad de pagina over een minuut opnieuw."))
    return redirect("report", edition)


@require_POST
def again(request: HttpRequest, edition: uuid.UUID, fmt: str) -> HttpResponse:
    """Have a file made once more that failed (nl: opnieuw laten maken)."""
    delivery.ask_again(edition, _format(fmt), by=actor_of(request))
    return redirect("report", edition)
