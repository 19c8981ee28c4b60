"""The form with which somebody writes to us. Whatever goes wrong, what was typed comes back with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gehoord.chat.codes import proving
from gehoord.chat.codes.carrying import brought, carried
from gehoord.chat.codes.keeping import CodeInText
from gehoord.chat.codes.proving import PageTooOld, Sum, check_effort, read_sum, set_sum
from gehoord.chat.codes.spelling import Code, draw
from gehoord.chat.drafts import LONGEST, NothingSaid
from gehoord.directory.front_door.answering import front_door
from gehoord.intake.inbound.meant import meant
from gehoord.intake.inbound.reaching import AnswerBy, Asked, LookedOver, NoMailAddress, NoNumber, When
from gehoord.intake.inbound.returning import kept_from
from gehoord.intake.inbound.writing import MOST, LetterTooLong, Received, Written
from gehoord.intake.inbound.writing import write as take_in
from gehoord.practice.clients import Relation
from gehoord.practice.errors import Refused
from gehoord.practice.words import Term
from gehoord.web.public.doors import phone_door
from gehoord.web.public.language import spoken
from gehoord.web.public.letter.from_here import is_grown_up, without_cookie

T = TypeVar("T", bound=Term)
FIELDS = ("text", "nickname", "by", "reach", "when", "looked_over", "relation", "on_behalf", "place")
REFUSED_AT: dict[type[Refused], str] = {
    NothingSaid: "text",
    LetterTooLong: "text",
    CodeInText: "text",
    NoMailAddress: "reach",
    NoNumber: "reach",
}
SHOWN_FOR = timedelta(minutes=10)
"""How long sending the same form again still shows the code, as after a lost connection (nl: nog te zien)."""


@without_cookie
def write(request: HttpRequest) -> HttpResponse:
    """Write to us, and get a code to come back (nl: schrijf ons)."""
    at = timezone.now()
    if "sum" not in request.POST:
        return _form(request, at, None)
    try:
        found = read_sum(request.POST.get("sum", ""), at=at)
        code = brought(request.POST.get("kept", ""), bound=found.said)
    except PageTooOld as refused:
        return _form(request, at, None, refused if "speak" not in request.POST else None)
    if "speak" in request.POST:
        return _form(request, at, found)
    written = _written(request, at)
    try:
        check_effort(found, request.POST.get("solution", ""), at=at)
        received = take_in(written, code, key=found.number.hex, at=at)
    except Refused as refused:
        return _form(request, at, found, refused)
    return _sent(request, written, received, code, at)


def _form(request: HttpRequest, at: datetime, found: Sum | None, refused: Refused | None = None) -> HttpResponse:
    asked = found or set_sum(at=at)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    typed["by"], typed["when"] = typed["by"] or AnswerBy.CODE.value, typed["when"] or When.ANY.value
    told: dict[str, Any] = {
        "sum": asked.said,
        "kept": request.POST["kept"] if found else carried(draw(), bound=asked.said),
        "solution": request.POST.get("solution", "") if found else "",
        "zeros": proving.BITS,
        "typed": typed,
        "ways": list(AnswerBy),
        "whens": list(When),
        "looked_over": list(LookedOver),
        "relations": sorted(Relation, key=lambda one: one is Relation.UNKNOWN_OTHER),
        "longest": LONGEST * MOST,
        "kept_until": kept_from(timezone.localdate(at)),
        "phone": phone_door(front_door(on=timezone.localdate(at)), at),
        "adult": is_grown_up(request),
        "refusal": refused.told_in(spoken()) if refused else "",
        "refused_at": REFUSED_AT.get(type(refused), "") if refused else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "public/letter/form.html", told, status=status)


def _written(request: HttpRequest, at: datetime) -> Written:
    asked = Asked(
        _term(AnswerBy, request, "by") or AnswerBy.CODE,
        request.POST.get("reach", "").strip(),
        _term(When, request, "when") or When.ANY,
        _term(LookedOver, request, "looked_over"),
    )
    if asked.by is AnswerBy.CODE:
        # What was filled in before somebody chose otherwise is not kept.
        asked = Asked()
    return Written(
        text=request.POST.get("text", "").replace("\r\n", "\n"),
        asked=asked,
        nickname=request.POST.get("nickname", "").strip()[:40],
        relation=_term(Relation, request, "relation"),
        on_behalf=bool(request.POST.get("on_behalf")),
        where=meant(request.POST.get("place", "")[:120], on=timezone.localdate(at)),
        language=spoken(),
    )


def _sent(request: HttpRequest, written: Written, received: Received, code: Code, at: datetime) -> HttpResponse:
    shown = at - received.at < SHOWN_FOR
    told = {
        "adult": is_grown_up(request),
        "at": received.at,
        "by": written.asked.by.value,
        "due_on": received.due_on,
        "words": code.words if shown else (),
        "digits": code.digits if shown else (),
        "kept_until": kept_from(timezone.localdate(received.at)),
    }
    return render(request, "public/letter/sent.html", told)


def _term(kind: type[T], request: HttpRequest, name: str) -> T | None:
    try:
        return kind.coded(request.POST.get(name, ""))
    except KeyError:
        return None
