"""Answering what a colleague asked about a client, and taking an own question back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gehoord.casework import referrals
from gehoord.intake import going_along
from gehoord.people.entering import actor_of


@require_POST
def accept(request: HttpRequest, handing_id: UUID) -> HttpResponse:
    """Come along, or take a client over (nl: aannemen)."""
    along = going_along.accept(handing_id, by=actor_of(request), at=timezone.now())
    words = _("U hebt ja gezegd. De cliënt staat nu in uw lijst.")
    if along:
        words += " " + _("Nog meelezen: {names}.").format(names=", ".join(along))
    messages.success(request, words)
    return redirect("clients")


@require_POST
def decline(request: HttpRequest, handing_id: UUID) -> HttpResponse:
    """Say no to it (nl: afwijzen)."""
    referrals.decline(handing_id, by=actor_of(request), at=timezone.now())
    messages.success(request, _("U hebt nee gezegd. Uw collega ziet dat."))
    return redirect("clients")


@require_POST
def revoke(request: HttpRequest, client_id: UUID, handing_id: UUID) -> HttpResponse:
    """Take a question to a colleague back (nl: intrekken)."""
    referrals.revoke(handing_id, by=actor_of(request), at=timezone.now())
    messages.success(request, _("De vraag is ingetrokken."))
    return redirect("client", client_id)
