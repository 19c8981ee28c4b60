"""The way back to what somebody wrote: with the code in, and from there on with a secret that only the open page carries."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gehoord.chat.codes import proving
from gehoord.chat.codes.demo import demo_code
from gehoord.chat.codes.keeping import NoSuchCode
from gehoord.chat.codes.keeping import come_back as by_code
from gehoord.chat.codes.proving import PageTooOld, Sum, SumSpent, read_sum, set_sum
from gehoord.chat.codes.stretching import Busy
from gehoord.chat.drafts import LONGEST
from gehoord.chat.visits import Visitor, go_away, visitor
from gehoord.intake.inbound import returning
from gehoord.intake.inbound.reaching import When
from gehoord.intake.inbound.writing import MOST
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.survey.invitations import looks_like_code
from gehoord.web.public.language import spoken
from gehoord.web.public.letter.from_here import is_grown_up, without_cookie

STATUS = {NoSuchCode: HTTPStatus.NOT_FOUND, Busy: HTTPStatus.SERVICE_UNAVAILABLE}


@without_cookie
def come_back(request: HttpRequest) -> HttpResponse:
    """Come back with a code, and do what one came for (nl: terug met een code)."""
    at = timezone.now()
    if request.method != "POST":
        return _door(request, at)
    if "visit" not in request.POST:
        return _knocked(request, at)
    visit = request.POST["visit"]
    try:
        somebody = visitor(visit)
        return _done(request, visit, somebody, at)
    except NotFound:
        # The visit is over, or everything was erased meanwhile; what was typed goes along to where it can still be sent.
        sentence = _("Deze pagina was een tijdje stil en is gesloten. Met de code gaat het verder.")
        return _door(request, at, sentence=sentence, status=HTTPStatus.NOT_FOUND)


def _knocked(request: HttpRequest, at: datetime) -> HttpResponse:
    said = request.POST.get("sum", "")
    if "speak" in request.POST or "sum" not in request.POST:
        return _door(request, at)
    if looks_like_code(request.POST.get("code", "")):
        # Of the shape alone: whether there is such a code is not said here.
        return _door(request, at, for_survey=True, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        visit = by_code(request.POST.get("code", ""), said=said, solution=request.POST.get("solution", ""), at=at)
    except SumSpent:
        # A browser that goes back sends it again; whoever holds the device now is not shown what was typed.
        return _door(request, at, blank=True)
    except Refused as refused:
        status = STATUS.get(type(refused), HTTPStatus.UNPROCESSABLE_ENTITY)
        same = None if isinstance(refused, NoSuchCode | Busy | PageTooOld) else read_sum(said, at=at)
        return _door(request, at, same, sentence=refused.told_in(spoken()), status=status)
    return _thread(request, visit, visitor(visit), at, text=request.POST.get("text", ""))


def _done(request: HttpRequest, visit: str, somebody: Visitor, at: datetime) -> HttpResponse:
    do = "" if "speak" in request.POST else request.POST.get("do", "")
    if do == "close":
        go_away(somebody)
        return render(request, "public/letter/gone.html", {"erased": False, "adult": is_grown_up(request)})
    if do == "erase":
        told = {
            "visit": visit,
            "key": _key(request),
            "is_case": returning.see(somebody, at=at).is_case,
            "adult": is_grown_up(request),
        }
        return render(request, "public/letter/sure.html", told)
    try:
        done = _carried_out(do, request, somebody, at)
    except NotFound:
        raise
    except Refused as refused:
        typed = {"text": _text(request), "number": request.POST.get("number", ""), "open": do}
        sentence = refused.told_in(spoken())
        return _thread(request, visit, somebody, at, status=HTTPStatus.UNPROCESSABLE_ENTITY, refusal=sentence, **typed)
    if do == "sure":
        return render(request, "public/letter/gone.html", {"erased": True, "adult": is_grown_up(request)})
    return _thread(request, visit, somebody, at, done=done, text="" if done else _text(request))


def _carried_out(do: str, request: HttpRequest, somebody: Visitor, at: datetime) -> str:
    """Do what was asked, and say that it was done; nothing where nothing was asked but to read."""
    match do:
        case "add":
            returning.add(somebody, _text(request), key=_key(request), at=at)
            return _("Verstuurd. Wij lezen het, en ons antwoord komt hier te staan.")
        case "call":
            when = _when(request.POST.get("when", ""))
            returning.ask_to_be_called(somebody, request.POST.get("number", ""), when, key=_key(request), at=at)
            return _("Wij bellen op het gekozen moment.")
        case "withdraw":
            returning.withdraw(somebody, at=at)
            return _("De vraag is teruggenomen.")
        case "sure":
            returning.erase(somebody, at=at)
    return ""


def _key(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:40]


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "").replace("\r\n", "\n")


def _door(
    request: HttpRequest,
    at: datetime,
    same: Sum | None = None,
    *,
    sentence: str = "",
    status: int = HTTPStatus.OK,
    blank: bool = False,
    for_survey: bool = False,
) -> HttpResponse:
    told = {
        "sum": (same or set_sum(at=at)).said,
        "solution": request.POST.get("solution", "") if same else "",
        "zeros": proving.BITS,
        "typed": "" if blank else request.POST.get("code", ""),
        "text": "" if blank else request.POST.get("text", ""),
        "adult": is_grown_up(request),
        "refusal": sentence,
        "for_survey": for_survey,
        "demo": " ".join(demo_code().words) if settings.GEHOORD_DEMO else "",
    }
    return render(request, "public/letter/come_back.html", told, status=status)


def _thread(
    request: HttpRequest, visit: str, somebody: Visitor, at: datetime, *, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    seen = returning.see(somebody, at=at)
    told = {
        "seen": seen,
        "visit": visit,
        "key": uuid4().hex,
        "longest": LONGEST * MOST,
        "whens": list(When),
        "adult": is_grown_up(request),
    }
    return render(request, "public/letter/thread.html", {**told, **more}, status=status)


def _when(code: str) -> When:
    return next((one for one in When if one.value == code), When.ANY)
