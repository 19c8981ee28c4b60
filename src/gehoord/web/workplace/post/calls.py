"""Who rings now, on the page of the desk, and the registration that one press opens."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.intake.inbound import telephone
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, require
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken


@require_safe
@never_cache
def ringing(request: HttpRequest) -> HttpResponse:
    """Who rings now, to be shown in its place (nl: wie er belt). Raises: NotFound where no telephone system tells of it."""
    by = actor_of(request)
    require(by, Act.LIST, Resource.DESK_ITEM)
    if telephone.in_use() is None:
        raise NotFound
    request.session.is_quiet = True  # type: ignore[attr-defined]  # as the visits of the house are kept
    return render(request, "workplace/post/calls.html", {"calls": telephone.ringing(by=by, at=timezone.now())})


@require_POST
@never_cache
def register(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Begin to register a call (nl: gesprek vastleggen). Raises: NotFound."""
    try:
        return redirect("talk", telephone.register(call_id, by=actor_of(request), at=timezone.now()))
    except NotFound:
        raise
    except Refused as refusal:
        messages.warning(request, refusal.told_in(spoken()))
        return redirect("desk")
