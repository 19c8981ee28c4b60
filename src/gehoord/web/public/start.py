"""The start page: somebody listens, here is how. One address and one title for every voice and both languages.

What a visitor looks for is posted and never stands in an address; the page sets no cookie and asks for none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.directory.front_door.answering import FrontDoor, front_door
from gehoord.directory.front_door.faces import Face, Spot, face_at, places_like
from gehoord.directory.front_door.packaged import Told, in_own_words
from gehoord.directory.front_door.publishing import says
from gehoord.directory.front_door.words import PIECES, Piece, Voice
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.web.public.doors import WAY_BACK, doors_for, is_there
from gehoord.web.public.language import as_language, spoken
from gehoord.web.public.markup import marked_up

LONGEST = 100
Words = Mapping[tuple[Voice, Piece], Told]


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking for a place: the one, several that it may be, or none (nl: gezocht)."""

    typed: str
    spots: tuple[Spot, ...] = ()
    face: Face | None = None


@gzip_page
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def start(request: HttpRequest) -> HttpResponse:
    """The first page, for children and for adults; who works at a place is asked here too (nl: startpagina)."""
    # The language travels with the form; a cookie for it would stay on the device.
    tongue = request.POST.get("tongue", "")
    with override(as_language(tongue or spoken())):
        return _page(request, chosen=bool(tongue))


@login_not_required
@require_safe
def healthy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """One word for whoever watches over the server (nl: leeft de server)."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, *, chosen: bool) -> HttpResponse:
    at = timezone.now()
    on = timezone.localdate(at)
    looked = _looked(request, on)
    front = front_door(on=on, office_id=_office_of(request, looked))
    heard = next((one for one in Voice if one.value == request.POST.get("voice")), Voice.CHILD)
    words = _words(front)
    voices = [
        {"voice": voice, "says": _said(voice, words), "doors": doors_for(voice, front, at=at), "looked": looked}
        for voice in Voice
    ]
    told: dict[str, Any] = {"voices": voices, "heard": heard, "front": front, "chosen": chosen, "longest": LONGEST}
    told["way_back"] = WAY_BACK if is_there(WAY_BACK) else ""
    told["demo"] = settings.GEHOORD_DEMO
    return render(request, "public/start.html", told)


def _looked(request: HttpRequest, on: date) -> Looked | None:
    typed, spot = request.POST.get("place", "").strip()[:LONGEST], request.POST.get("spot", "")
    if not typed and not spot:
        return None
    try:
        if spot:
            return Looked(typed, face=face_at(spot, on=on))
        spots = places_like(typed, on=on)
        return Looked(typed, face=face_at(spots[0].code, on=on)) if len(spots) == 1 else Looked(typed, spots)
    except NotFound:
        return Looked(typed or spot[:LONGEST])


def _office_of(request: HttpRequest, looked: Looked | None) -> UUID | None:
    if looked and looked.face:
        return looked.face.office_id
    try:
        return UUID(request.POST.get("office", ""))
    except ValueError:
        return None


def _words(front: FrontDoor | None) -> Words:
    """What an office says in its own words, and what the house says where none is chosen."""
    if front is None:
        return in_own_words()
    with acting(HOUSE):
        return says(front.office_id)


def _said(voice: Voice, words: Words) -> dict[str, Any]:
    """The texts of a voice, in the language of the page, by the code of their piece."""
    return {piece.value: shown(words[voice, piece]) for piece in PIECES[voice]}


def shown(told: Told) -> dict[str, str]:
    """A text in the language of the page, its body as HTML (nl: getoonde tekst)."""
    return {"title": told.title.spoken_in(spoken()), "body": marked_up(told.body.spoken_in(spoken()))}
