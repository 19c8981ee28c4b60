"""The first page: what this is, for whom, and where the door is."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gehoord.people.demo_account import demo_accounts
from gehoord.people.roles import Role


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page; a demo prints its accounts here (nl: startpagina)."""
    invented = demo_accounts(settings.GEHOORD_DATA) if settings.GEHOORD_DEMO else []
    demo = invented[0][0] if invented else None
    others = [(account, Role.coded(role)) for account, role in invented[1:]]
    return render(request, "public/start.html", {"demo": demo, "others": others})


@login_not_required
@require_safe
def healthy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """One word for whoever watches over the server (nl: leeft de server)."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
