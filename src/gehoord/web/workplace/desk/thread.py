"""What somebody wrote, on the page where it is taken and registered, and the answer that is given there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gehoord.chat.drafts import LONGEST
from gehoord.intake.inbound import answering
from gehoord.intake.inbound.correspondence import is_correspondence
from gehoord.intake.queries import Waiting
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import MayReach
from gehoord.web.public.language import spoken

UNSENT = "answer_unsent"
BY_LETTERS = (Channel.EMAIL, Channel.WHATSAPP)
"""What is read and answered on a page of its own (nl: briefwisseling)."""


def written(request: HttpRequest, item: Waiting, by: Actor) -> Mapping[str, Any]:
    """What was written to and fro, for what is no chat (nl: briefwisseling bij een vraag)."""
    if item.thread is None or item.channel is Channel.CHAT:
        return {}
    has_letters = is_correspondence(item.thread)
    if item.channel in BY_LETTERS and has_letters:
        return {"has_letters": True}
    by_mail = item.ways is not None and item.ways.reach is MayReach.AGREED and Channel.EMAIL in item.ways.channels
    return {
        "thread": answering.thread_of(item.thread, by=by),
        "answer_key": uuid4().hex,
        "answer_longest": LONGEST,
        "answer_unsent": request.session.pop(UNSENT, "") if UNSENT in request.session else "",
        "by_mail": by_mail,
        "has_letters": has_letters,
        "mail_goes": by_mail and bool(settings.ANSWER_CARRIERS),
    }


@require_POST
def send(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Answer what somebody wrote (nl: antwoorden). Raises: NotFound."""
    along = Channel.EMAIL if request.POST.get("also_by") == Channel.EMAIL.value else None
    text, key = request.POST.get("answer", "").replace("\r\n", "\n"), request.POST.get("key", "")
    try:
        answering.answer(item_id, text, by=actor_of(request), key=key, at=timezone.now(), also_by=along)
    except NotFound:
        raise
    except Refused as refused:
        # What was typed is kept on the server, with the visit, until it is shown again.
        request.session[UNSENT] = text
        messages.warning(request, refused.told_in(spoken()))
    else:
        messages.success(request, _("Uw antwoord staat klaar. U ziet hier wanneer het gelezen is."))
    return redirect("talk", item_id)
