"""For an agency or municipality: the alerts that were given to it, with what it answered, and a place to answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.outreach import answers
from gehoord.outreach.answers import LONGEST
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import AlertState
from gehoord.web.public.language import spoken


@require_safe
@never_cache
def alerts(request: HttpRequest) -> HttpResponse:
    """The alerts given to the own place, what waits first (nl: signalen voor ons). Raises: NotFound."""
    told = {"alerts": answers.addressed(by=actor_of(request)), "on": timezone.localdate()}
    return render(request, "portal/alerts.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("text")
def alert(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """One of them, to read and to answer (nl: signaal lezen en beantwoorden). Raises: NotFound."""
    by, now = actor_of(request), timezone.now()
    kept: dict[str, str] = {}
    if request.method == "POST":
        state, text = request.POST.get("state", ""), request.POST.get("text", "")
        chosen = next((one for one in AlertState if one.value == state), None)
        try:
            answers.answer_addressed(alert_id, chosen, text, by=by, at=now)
        except NotFound:
            raise
        except Refused as refusal:
            kept = {"refusal": refusal.told_in(spoken()), "text": text, "chosen": state}
        else:
            messages.success(request, _("Dank u. Uw antwoord is bewaard, en de vertrouwenspersoon leest het."))
            return redirect("portal_alert", alert_id)
    letter = answers.read_addressed(alert_id, by=by, at=timezone.now())
    told = {"letter": letter, "longest": LONGEST, **kept}
    return render(request, "portal/alert.html", told, status=422 if kept else 200)
