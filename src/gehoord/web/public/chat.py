"""The page of who chats: it begins, it stops, and it leaves nothing behind. What is said goes along other doors.

It sets no cookie and asks for none: a visit is known by a secret that only the open page has, sent in a header. Its title and
address say nothing, and what is asked from another site is not answered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.chat.codes import proving
from gehoord.chat.codes.keeping import give
from gehoord.chat.codes.proving import PageTooOld, check_effort, read_sum, set_sum
from gehoord.chat.rooms import visitor
from gehoord.directory.front_door.words import Voice
from gehoord.intake.inbound import talking
from gehoord.intake.inbound.talking import ChatIsClosed
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.web.public.language import as_language, spoken
from gehoord.web.typed import UNTYPED

NICKNAME = 40
DOORS: Mapping[str, str] = {
    "socket": "/praten/lijn/",
    "stream": "/praten/stroom/",
    "say": "/praten/zeg/",
    "write": "/schrijven/",
}
"""Where the lines of a talk go along, and where somebody writes when nobody is there (nl: deuren)."""

Answer = Callable[[HttpRequest, Mapping[str, Any]], JsonResponse]


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def chat(request: HttpRequest) -> HttpResponse:
    """The page on which somebody chats; sent by a form it is in the other language (nl: praten)."""
    with override(as_language(request.POST.get("tongue", spoken()))):
        at = timezone.now()
        told = {"answered": talking.answered(at), "days": talking.days_kept(), "doors": DOORS}
        effort = {"sum": set_sum(at=at).said, "zeros": proving.BITS}
        return render(request, "public/chat/chat.html", {**told, **effort})


def by_the_page(answer: Answer) -> Callable[[HttpRequest], HttpResponse]:
    """A door that only a page of ours knocks at, with a small piece of JSON (nl: alleen voor de eigen pagina)."""

    @csrf_exempt
    @login_not_required
    @require_POST
    @never_cache
    @wraps(answer)
    def answered(request: HttpRequest) -> HttpResponse:
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return JsonResponse({}, status=HTTPStatus.NOT_FOUND)
        told = _told(request)
        if told is None:
            return JsonResponse({}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            return answer(request, told)
        except NotFound:
            return JsonResponse({}, status=HTTPStatus.NOT_FOUND)
        except Refused as refused:
            return JsonResponse({"sentence": refused.told_in(spoken())}, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    return answered


@by_the_page
def begin(request: HttpRequest, told: Mapping[str, Any]) -> JsonResponse:  # noqa: ARG001 - as all doors
    """Begin, and get the secret of the visit (nl: chat beginnen). Sent twice it begins once, as the sum of the page names it.

    The effort of a browser keeps a program from filling the queue with callers who are not there. Raises: NotYet, Busy.
    """
    at = timezone.now()
    language = as_language(str(told.get("language", "")))
    try:
        found = read_sum(str(told.get("sum", "")), at=at)
        check_effort(found, str(told.get("solution", "")), at=at)
        nickname = str(told.get("nickname", ""))[:NICKNAME]
        opened = talking.begin(
            nickname, language=language, key=f"chat-{found.number.hex}", at=at, grown_up=told.get("voice") == Voice.ADULT.value
        )
    except (ChatIsClosed, PageTooOld):
        # A new page tells whether the chat is open, and has a new sum.
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    return JsonResponse({"visit": opened.visit, "until": _until(language)})


@by_the_page
def stop(request: HttpRequest, told: Mapping[str, Any]) -> JsonResponse:
    """Stop: erase everything now, or keep it with a code that is shown once (nl: stoppen).

    Raises: NotFound, StaysForNow, Busy.
    """
    somebody, at = visitor(request.headers.get("X-Visit", "")), timezone.now()
    if told.get("how") == "forget":
        talking.forget(somebody, at=at)
        return JsonResponse({"forgotten": True})
    code = give(somebody.conversation, at=at)
    talking.stop(somebody, at=at)
    return JsonResponse({"words": code.words})


def _told(request: HttpRequest) -> Mapping[str, Any] | None:
    """What a page tells; None where no page of ours would say so."""
    try:
        told = json.loads(request.body) if request.content_type == "application/json" else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or any(UNTYPED.search(str(value)) for value in told.values()):
        return None
    return told


def _until(language: str) -> str:
    with override(language):
        return date_format(timezone.localdate() + timedelta(days=talking.days_kept()), "j F Y")
