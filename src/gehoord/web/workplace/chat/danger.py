"""Somebody may be in danger: what was done is written down with one button."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.intake.danger import taken
from gehoord.intake.danger.taken import calls_for
from gehoord.intake.in_danger import Step
from gehoord.intake.queries import one_waiting
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, require
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken

WORDS, YEAR = 1000, 31_536_000
SOUND = "sound"
JUST_NOW = timedelta(seconds=40)
"""How long a call is new, and heard by who asked for a sound; a page asks each ten seconds (nl: zojuist)."""


@require_safe
@never_cache
def called(request: HttpRequest) -> HttpResponse:
    """Where one is called in because somebody may be in danger, for the bar of every page (nl: wie roept u). Raises: NotFound.

    Pages ask for it by themselves, so it shows nobody at the screen.
    """
    by = actor_of(request)
    require(by, Act.LIST, Resource.DESK_ITEM)
    request.session.is_quiet = True  # type: ignore[attr-defined]  # as the visits of the house are kept
    request.session.modified = False
    calls = calls_for(by=by)
    is_new = any(timezone.now() - one.at < JUST_NOW for one in calls)
    told = {"calls": calls, "sounds": is_new and request.COOKIES.get(SOUND) == "on"}
    return render(request, "workplace/chat/called.html", told)


@require_POST
def sound(request: HttpRequest) -> HttpResponse:
    """Hear it or not when one is called in, in this browser (nl: geluid aan of uit)."""
    on = request.POST.get(SOUND) == "on"
    answered = redirect("chats")
    answered.set_cookie(SOUND, "on" if on else "off", max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    messages.success(request, _("U hoort het als een collega u roept.") if on else _("Het geluid staat uit."))
    return answered


@require_POST
def take_step(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Write down a step (nl: stap bij gevaar). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    item = one_waiting(item_id, by=by, at=at)
    sent = request.POST
    step = next((one for one in Step if one.value == sent.get("step")), None)
    if step is None:
        raise NotFound
    try:
        who = UUID(sent["called_in"]) if sent.get("called_in") else None
        taken.take_step(
            item_id, step, key=sent.get("key", "")[:80], by=by, at=at, called_in=who, told=sent.get("told", "")[:WORDS]
        )
        messages.success(request, _("Opgeschreven: %(step)s.") % {"step": step.label.spoken_in(spoken())})
    except (NotFound, ValueError):
        raise NotFound from None
    except Refused as refused:
        messages.warning(request, refused.told_in(spoken()))
    if item.thread is None or sent.get("next") == "talk":
        return redirect("talk", item_id)
    return redirect("chats") if item.is_mine else redirect("one_chat", item.thread)
