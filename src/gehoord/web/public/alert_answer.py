"""An addressee without an account reads an alert and answers it. Nothing is shown before a button is pressed.

Programs that look ahead at the links in a message only ask for a page; so the page that is asked for says nothing.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gehoord.outreach import answers
from gehoord.outreach.answers import LONGEST, Letter, LinkOver
from gehoord.people.tokens import TriedTooOften
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import AlertState
from gehoord.web.public.language import spoken


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("text")
def answer_alert(request: HttpRequest, said: str) -> HttpResponse:
    """Open an alert by a link, and answer it (nl: signaal beantwoorden)."""
    if request.method != "POST":
        return render(request, "public/alert_closed.html")
    now = timezone.now()
    try:
        letter = answers.read(said, at=now)
        if request.POST.get("do") != "answer":
            return _shown(request, letter)
        try:
            letter = answers.answer(said, _state(request.POST.get("state", "")), request.POST.get("text", ""), at=now)
        except (LinkOver, TriedTooOften):
            raise
        except Refused as refusal:
            kept = {"refusal": refusal.told_in(spoken()), "text": request.POST.get("text", "")}
            return _shown(request, letter, chosen=request.POST.get("state", ""), **kept)
        return _shown(request, letter, done=_("Dank u. Uw antwoord is bewaard, en de vertrouwenspersoon leest het."))
    except (LinkOver, TriedTooOften) as over:
        told = {"sentence": over.told_in(spoken())}
        return render(request, "public/link_over.html", told, status=HTTPStatus.NOT_FOUND)


def _shown(request: HttpRequest, letter: Letter, **more: Any) -> HttpResponse:
    return render(request, "public/alert_open.html", {"letter": letter, "longest": LONGEST, **more})


def _state(code: str) -> AlertState | None:
    return next((state for state in AlertState if state.value == code), None)
