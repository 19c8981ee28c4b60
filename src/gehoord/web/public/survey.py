"""A mark from 1 to 10 and perhaps a sentence, on a phone, in a minute, by a code. The page leaves nothing behind.

It sets no cookie and asks for none: the form carries the code, which is the proof. Its title and address say nothing.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gehoord.people.tokens import TriedTooOften
from gehoord.practice.clients import AgeGroup
from gehoord.practice.errors import Refused
from gehoord.survey import invitations
from gehoord.survey.invitations import HIGHEST, LONGEST, LOWEST, CodeOver
from gehoord.web.public.language import as_language, spoken


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def ask(request: HttpRequest, said: str = "") -> HttpResponse:
    """Ask for a code, then for a mark, then say thank you (nl: om een cijfer vragen)."""
    # The language travels with the form; a cookie for it would stay on the device.
    with override(as_language(request.POST.get("tongue", spoken()))):
        return _asked(request, said)


def _asked(request: HttpRequest, said: str) -> HttpResponse:
    code = request.POST.get("code", "").strip() or said
    if not code:
        return render(request, "public/survey_code.html", {"refusal": "", "code": ""})
    try:
        if "answer" in request.POST:
            return _answered(request, code)
        group = invitations.group_of(code, on=timezone.localdate())
    except (CodeOver, TriedTooOften) as over:
        told = {"refusal": over.told_in(spoken()), "code": code}
        return render(request, "public/survey_code.html", told, status=HTTPStatus.NOT_FOUND)
    return _question(request, code, group)


def _answered(request: HttpRequest, code: str) -> HttpResponse:
    on = timezone.localdate()
    grade, remark = request.POST.get("grade", ""), request.POST.get("remark", "")
    marks = {str(mark): mark for mark in range(LOWEST, HIGHEST + 1)}
    try:
        group = invitations.give_mark(code, marks.get(grade), on=on, remark=remark)
    except (CodeOver, TriedTooOften):
        raise
    except Refused as refusal:
        typed = {"grade": grade, "remark": remark, "refusal": refusal.told_in(spoken())}
        return _question(request, code, invitations.group_of(code, on=on), **typed)
    return render(request, "public/survey_thanks.html", {"young": group is AgeGroup.YOUNG_PERSON})


def _question(request: HttpRequest, code: str, group: AgeGroup, **typed: Any) -> HttpResponse:
    told = {"code": code, "young": group is AgeGroup.YOUNG_PERSON, "marks": range(LOWEST, HIGHEST + 1), "longest": LONGEST}
    return render(request, "public/survey.html", {**told, **typed})
