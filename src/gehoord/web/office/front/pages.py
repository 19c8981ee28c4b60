"""Writing what the website says: see what stands there, change a text, look at it, publish it, and put an earlier one back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.directory.front_door import publishing
from gehoord.directory.front_door.answering import front_door, reachable, set_reachable
from gehoord.directory.front_door.packaged import Told, in_own_words
from gehoord.directory.front_door.reading import LIMITS, MEANT, reading_of
from gehoord.directory.front_door.words import PIECES, Piece, Shows, Voice
from gehoord.directory.offices import offices_on
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.words import Language, Text
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import carried_out, pressed
from gehoord.web.office.front.sheets import ReachSheet, TextSheet, written
from gehoord.web.public.markup import marked_up

LANGUAGES: dict[Language, Text] = {"nl": Text("Nederlands", "Dutch"), "en": Text("Engels", "English")}
DRAWN = {Piece.STEPS: "steps", Piece.COMPLAINT: "climb", Piece.DOES_NOT: "does-not", Piece.OPENING: "lead"}
"""How the start page draws a text that is not plain prose (nl: tekening)."""


@require_safe
@never_cache
def front_page(request: HttpRequest) -> HttpResponse:
    """The texts of the start page in both voices, with who changed what (nl: openbare teksten). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.LIST, Resource.PUBLIC_PAGE)
    office, names = _office_shown(request, by)
    own, words = publishing.own_texts(office, by=by), in_own_words()
    voices = [
        (voice, [(piece, found.told if (found := own.get((voice, piece))) else words[voice, piece], found) for piece in pieces])
        for voice, pieces in PIECES.items()
    ]
    phone, shows = reachable(office, by=by)
    front = front_door(on=timezone.localdate())
    told = {"office": office, "name": names[office], "offices": names, "voices": voices, "phone": phone, "shows": shows}
    return render(request, "office/front.html", {**told, "is_first": front is not None and front.office_id == office})


@require_http_methods(FORM)
@never_cache
def front_text(request: HttpRequest, office_id: UUID, voice: str, piece: str) -> HttpResponse:
    """One text: write it in both languages, see how hard it reads, look at it, publish it (nl: openbare tekst).

    Raises: NotFound.
    """
    by, spot = actor_of(request), _spot(voice, piece)
    if not publishing.edits(by, office_id):
        raise NotFound
    there = publishing.versions(office_id, *spot, by=by)
    first = {**written(there[0].told), "after": there[0].number}
    form = TextSheet(request.POST or None, initial=first)
    told = form.told if form.is_bound and form.is_valid() else there[0].told
    shown = {**_measured(told, spot), "versions": there, "office": office_id, "back": _address(office_id)}
    if request.POST.get("do") != "publish":
        template = "office/front_measured.html" if request.POST.get("do") == "measure" else "office/front_text.html"
        return render(request, template, {**shown, "form": form})

    def carry_out(given: Mapping[str, Any]) -> str:
        publishing.publish(form.told, office_id, spot, by=by, at=timezone.now(), after=given["after"])
        return _("Gepubliceerd. Bezoekers lezen dit vanaf nu.")

    done, refusal = carried_out(request, form, carry_out, to=_address(office_id))
    return done or render(request, "office/front_text.html", {**shown, "form": form, "refusal": refusal}, status=422)


@require_POST
def put_text_back(request: HttpRequest, office_id: UUID, voice: str, piece: str) -> HttpResponse:
    """Publish an earlier version of a text once more (nl: eerdere versie terugzetten). Raises: NotFound."""
    by, spot = actor_of(request), _spot(voice, piece)
    number = request.POST.get("number", "")

    def carry_out() -> str:
        if not number.isdecimal():
            raise NotFound
        publishing.put_back(int(number), office_id, spot, by=by, at=timezone.now())
        return _("Teruggezet. Bezoekers lezen deze versie vanaf nu; de andere blijft bewaard.")

    return pressed(request, carry_out, to=_address(office_id))


@require_http_methods(FORM)
@never_cache
def front_reach(request: HttpRequest, office_id: UUID) -> HttpResponse:
    """How visitors reach an office, and whose names they see (nl: bereikbaarheid). Raises: NotFound."""
    by = actor_of(request)
    if not publishing.edits(by, office_id):
        raise NotFound
    phone, shows = reachable(office_id, by=by)
    form = ReachSheet(request.POST or None, initial={"phone": phone, "shows": shows.value})

    def carry_out(told: Mapping[str, Any]) -> str:
        set_reachable(office_id, told["phone"], Shows.coded(told["shows"]), by=by)
        return _("Bewaard. Bezoekers zien dit vanaf nu.")

    back = _address(office_id)
    done, refusal = carried_out(request, form, carry_out, to=back)
    lead = _("De uren waarop iemand opneemt of chat, staan bij Openingstijden.")
    told = {"title": _("Hoe bezoekers dit kantoor bereiken"), "button": _("Bewaar"), "lead": lead, "back": back}
    return done or ask(request, form, refusal, **told)


def _measured(told: Told, spot: tuple[Voice, Piece]) -> dict[str, Any]:
    """What is shown beside a text: how it will look, and how hard it reads, in each language."""
    voice, piece = spot
    sides = []
    for language, name in LANGUAGES.items():
        title, body = told.title.spoken_in(language), told.body.spoken_in(language)
        found = reading_of(f"{title}\n{body}", language)
        sides.append((language, name, title, marked_up(body), found, found is not None and found.suits(voice)))
    limit = LIMITS[MEANT[voice]]
    return {"voice": voice, "piece": piece, "sides": sides, "drawn": DRAWN.get(piece, ""), "meant": MEANT[voice], "limit": limit}


def _spot(voice: str, piece: str) -> tuple[Voice, Piece]:
    try:
        return Voice.coded(voice), Piece.coded(piece)
    except KeyError:
        raise NotFound from None


def _office_shown(request: HttpRequest, by: Actor) -> tuple[UUID, dict[UUID, str]]:
    """The office that is asked for, among those whose texts somebody may write."""
    there = {office.id: office.name for office, _areas in offices_on(timezone.localdate())}
    names = {one: name for one, name in there.items() if by.office_id in (None, one)}
    asked = next((one for one in names if str(one) == request.GET.get("kantoor", "")), None)
    shown = asked or next(iter(names), None)
    if shown is None:
        raise NotFound
    return shown, names


def _address(office_id: UUID) -> str:
    return f"{reverse('front_page')}?kantoor={office_id}"
