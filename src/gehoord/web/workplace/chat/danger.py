"""Somebody may be in danger: what was done is written down with one button."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gehoord.intake.danger import taken
from gehoord.intake.in_danger import Step
from gehoord.intake.queries import one_waiting
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken

WORDS = 1000


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
