"""Taking, putting back, handing over and closing: one button each, said in words afterwards, undone where that can be."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gehoord.intake import desk
from gehoord.intake.colleagues import asks
from gehoord.intake.endings import NO_TALK, Leaving
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken

YEAR = 365 * 24 * 60 * 60


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin to register a talk that runs now (nl: gesprek beginnen). Sent twice it begins once."""
    by = actor_of(request)
    code = request.POST.get("channel", Channel.PHONE.value)
    channel = Channel.coded(code) if code in {one.value for one in Channel} else Channel.PHONE
    return redirect("talk", desk.begin_talk(channel, by=by, at=timezone.now(), key=request.POST.get("key", "")[:80]))


@require_POST
def take(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Take something in hand (nl: aannemen)."""
    done = _tried(request, lambda: desk.take(item_id, by=actor_of(request), at=timezone.now()))
    return redirect("talk", item_id) if done and not _from_chats(request) else _back(request)


@require_POST
def put_back(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Put something back (nl: terugleggen)."""
    if _tried(request, lambda: desk.put_back(item_id, by=actor_of(request), at=timezone.now())):
        messages.success(
            request,
            _("De vraag staat weer op de wachtlijst, met uw aantekeningen erbij."),
            extra_tags=reverse("take", args=[item_id]),
        )
    return _back(request)


@require_POST
def hand_over(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Ask a colleague to take something over, or take that back (nl: overdragen). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    chosen = request.POST.get("to", "")
    somebody = next((one for one in asks(by=by, on=timezone.localdate(at)) if str(one.id) == chosen), None)
    if chosen and somebody is None:
        raise NotFound
    if _tried(request, lambda: desk.hand_over(item_id, somebody.id if somebody else None, by=by, at=at)):
        if somebody:
            said = _("Gevraagd aan %(name)s. Tot het antwoord blijft de vraag bij u.") % {"name": somebody.name}
            messages.success(request, said, extra_tags=reverse("hand_over_item", args=[item_id]))
        else:
            messages.success(request, _("De vraag aan uw collega is ingetrokken. U houdt dit zelf."))
    return _back(request) if _from_chats(request) else redirect("talk", item_id)


@require_POST
def answer(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Say yes or no to taking something over (nl: antwoorden). Raises: NotFound."""
    by = actor_of(request)
    if request.POST.get("do") == "accept":
        desk.accept(item_id, by=by, at=timezone.now())
        messages.success(request, _("U hebt deze vraag overgenomen."))
        return _back(request) if _from_chats(request) else redirect("talk", item_id)
    desk.decline(item_id, by=by)
    messages.success(request, _("U nam dit niet over. Het blijft bij uw collega."))
    return _back(request)


@require_POST
def close_as(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Close what was no talk, in one key (nl: afsluiten). Raises: NotFound."""
    ending = next((one for one in NO_TALK if one.value == request.POST.get("ending")), None)
    if ending is None:
        raise NotFound
    if _tried(request, lambda: desk.close_as(item_id, ending, by=actor_of(request), at=timezone.now())):
        said = _("Afgesloten als “%(ending)s”. Het telt mee; er is geen cliënt van gemaakt.") % {"ending": _said(ending)}
        messages.success(request, said, extra_tags=reverse("reopen_item", args=[item_id]))
    return _back(request)


@require_POST
def reopen(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Take back that something was no talk (nl: ongedaan maken)."""
    if _tried(request, lambda: desk.reopen(item_id, by=actor_of(request), at=timezone.now())):
        return redirect("talk", item_id)
    return redirect("desk")


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Turn single keys on or off for this browser (nl: toetsen aan of uit)."""
    answered = redirect("desk")
    off = request.POST.get("keys") == "off"
    answered.set_cookie("keys", "off" if off else "on", max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    messages.success(request, _("Losse toetsen staan uit.") if off else _("Losse toetsen staan aan."))
    return answered


def _tried(request: HttpRequest, verb: Callable[[], None]) -> bool:
    """Do it, or say kindly why not. Absent stays absent."""
    try:
        verb()
    except NotFound:
        raise
    except Refused as refused:
        messages.warning(request, refused.told_in(spoken()))
        return False
    return True


def _from_chats(request: HttpRequest) -> bool:
    return request.POST.get("next") == "chats"


def _back(request: HttpRequest) -> HttpResponse:
    """To the list that somebody came from: that of the chats, or the desk."""
    return redirect("chats" if _from_chats(request) else "desk")


def _said(ending: Leaving) -> str:
    return ending.label.spoken_in(spoken())
