"""A correspondence by mail or message: to read, and to answer by whoever has it in hand."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.chat.drafts import LONGEST
from gehoord.intake.drafts import read_draft
from gehoord.intake.inbound.correspondence import file_of, letters_of
from gehoord.intake.inbound.corresponding import answer
from gehoord.intake.inbound.words import Way
from gehoord.intake.queries import Waiting, one_waiting
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound
from gehoord.practice.errors import Refused
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.web.public.language import spoken
from gehoord.web.workplace.desk.filled import Filled, told_from

SANDBOX = "sandbox; default-src 'none'"
"""A file is looked at outside our pages and can reach nothing of them (nl: zandbak)."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def letters(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """A correspondence, and the answer to it (nl: briefwisseling). Raises: NotFound."""
    by = actor_of(request)
    item = one_waiting(item_id, by=by, at=timezone.now())
    if request.method != "POST":
        return _page(request, item, by)
    text = request.POST.get("answer", "").replace("\r\n", "\n")
    try:
        answer(
            item_id,
            text,
            by=by,
            at=timezone.now(),
            key=request.POST.get("key", ""),
            in_full="in_full" in request.POST,
            is_safe="is_safe" in request.POST,
            ways=_agreed(item, by),
        )
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, item, by, typed=text, refusal=refusal)
    messages.success(request, _("Uw antwoord is bewaard en gaat zo op weg. U ziet hier hoe het ermee gaat."))
    return redirect("letters", item_id)


@require_safe
@never_cache
def file(request: HttpRequest, item_id: UUID, file_id: UUID) -> HttpResponse:
    """A file that came along, to keep and not to open here (nl: bijlage). Raises: NotFound."""
    name, content = file_of(item_id, file_id, by=actor_of(request))
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _page(request: HttpRequest, item: Waiting, by: Actor, *, typed: str = "", refusal: Refused | None = None) -> HttpResponse:
    told = letters_of(item.id, by=by)
    shown = {
        "item": item,
        "told": told,
        "by_mail": told.way is Way.MAIL,
        "typed": typed,
        "sentence": refusal.told_in(spoken()) if refusal else "",
        "key": request.POST.get("key") or uuid4().hex,
        "in_full": "in_full" in request.POST if refusal else told.asked_in_full,
        "is_safe": "is_safe" in request.POST,
        "longest": LONGEST,
    }
    return render(request, "workplace/post/letters.html", shown)


def _agreed(item: Waiting, by: Actor) -> SafeWays | None:
    """What was agreed while registering, where anything was."""
    typed = read_draft(item.id, by=by) if item.is_mine else {}
    if not typed:
        return None
    told, _advice = told_from(Filled(typed), by=by, on=timezone.localdate(item.received_at))
    return told.ways
