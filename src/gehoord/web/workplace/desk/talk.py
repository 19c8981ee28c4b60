"""Registering a talk while it runs: one page that asks nothing at first, keeps what is typed, and asks the rest at closing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.casework.overview.headline import headline
from gehoord.casework.recognition import LookedUpOften, recognise
from gehoord.casework.registration import birth_year
from gehoord.intake.desk import LeftTheDesk, NotInHand, NotYetThen, SomethingTyped, never_was, tell_how
from gehoord.intake.drafts import read_draft, save_draft
from gehoord.intake.endings import Leaving
from gehoord.intake.queries import Waiting, one_waiting
from gehoord.intake.registering import Registered, conclude
from gehoord.intake.told import Need, StillNeeded, missing
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken
from gehoord.web.templatetags.house import ONWARD
from gehoord.web.workplace.chat.talks import beside
from gehoord.web.workplace.desk.filled import NEVER_SENT, Filled, looked_up, strange, told_from, with_strange
from gehoord.web.workplace.desk.sheet import Beside, begun, beside_of, sheet_of

LIVE = frozenset({Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON})
LONGEST_TALK = 180
"""Above this many minutes nobody was on the line all the time (nl: langste gesprek)."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def talk(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Something on the desk: to read and to take, and once in hand to register (nl: gesprek vastleggen). Raises: NotFound."""
    by = actor_of(request)
    item = one_waiting(item_id, by=by, at=timezone.now())
    if request.method == "POST":
        return _sent(request, item, by)
    if item.ending is not None:
        messages.info(request, _left(item))
        return redirect("desk")
    if not item.is_mine:
        return render(request, "workplace/desk/item.html", begun(request, item, by))
    typed = read_draft(item_id, by=by)
    return _page(request, item, Filled(typed) if typed else None, by)


def _left(item: Waiting) -> str:
    if item.ending is Leaving.WITHDRAWN:
        return _("De vrager nam deze vraag terug, of wiste alles. U hoeft niets meer te doen.")
    return _("Deze vraag is al afgerond. U hoeft niets meer te doen.")


@require_POST
@never_cache
def keep(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Keep what was typed so far, and say what closing still needs (nl: concept bewaren). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    filled = _filled(request)
    save_draft(item_id, filled.values, by=by, at=at)
    item = one_waiting(item_id, by=by, at=at)
    # A moment still to come is told at closing; nobody is stopped while typing.
    with suppress(NotYetThen):
        item = _as_it_came(item, filled, by)
    return render(request, "workplace/desk/beside.html", {"beside": _beside(item, filled, by), "item": item, "kept_at": at})


@require_POST
@never_cache
def look(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Look whether there was contact before, without showing what about (nl: eerst opzoeken). Raises: NotFound."""
    by = actor_of(request)
    one_waiting(item_id, by=by, at=timezone.now())
    return render(request, "workplace/desk/looked.html", {"found": _found(_filled(request), by)})


def _sent(request: HttpRequest, item: Waiting, by: Actor) -> HttpResponse:
    """What the form asks without a script: keep it, one more topic, one less, look up, or conclude."""
    filled, do = _filled(request), request.POST.get("do", "save")
    try:
        item = _stored(item, filled, by, concluding=do == "conclude")
    except NotYetThen as refused:
        return _page(request, item, filled, by, refusal=refused)
    if do == "conclude":
        return _concluded(request, item, filled, by)
    if item.ending is not None:
        return redirect("desk")
    if do == "never":
        return _never(request, item, filled, by)
    if do == "later":
        messages.success(request, _("Bewaard. U vindt dit gesprek bij “Mijn”."))
        return redirect(f"{reverse('desk')}?toon=mine")
    filled, found = _changed(filled, do, by)
    save_draft(item.id, filled.values, by=by, at=timezone.now())
    return _page(request, item, filled, by, found=found)


def _never(request: HttpRequest, item: Waiting, filled: Filled, by: Actor) -> HttpResponse:
    try:
        never_was(item.id, by=by)
    except SomethingTyped as refused:
        return _page(request, item, filled, by, refusal=refused)
    messages.success(request, _("Weg. Dit gesprek telt nergens mee."))
    return redirect("desk")


def _stored(item: Waiting, filled: Filled, by: Actor, *, concluding: bool) -> Waiting:
    """Keep what was typed, as far as the talk is still on the desk. Raises: NotFound, NotYetThen."""
    if item.ending is not None:
        return item
    try:
        save_draft(item.id, filled.values, by=by, at=timezone.now())
    except NotFound:
        # Of two that were sent at once the other was just concluded; what came of it is told by who concludes.
        if not concluding:
            raise
        return item
    return _as_it_came(item, filled, by) if item.is_mine else item


def _changed(filled: Filled, do: str, by: Actor) -> tuple[Filled, Mapping[str, Any]]:
    """The form with a topic more or less, or with what looking up found."""
    if do == "more":
        return filled.with_(topic=[str(one) for one in (*filled.topics, max(filled.topics) + 1)]), {}
    if do.startswith("remove-"):
        return filled.with_(topic=[str(one) for one in filled.topics if f"remove-{one}" != do]), {}
    if do == "look":
        found = _found(filled, by)
        return filled.with_(looked=[found["looked"]]), found
    return filled, {}


def _as_it_came(item: Waiting, filled: Filled, by: Actor) -> Waiting:
    """The talk with the way and the moment that stand in the form, which it has from then on. Raises: NotYetThen."""
    channel, began = filled.term(Channel, "channel"), filled.moment("came_on", "came_at")
    if not item.is_by_hand or channel is None or began is None:
        return item
    if began == item.received_at.replace(second=0, microsecond=0):
        began = item.received_at
    at = timezone.now()
    if channel is not item.channel or began != item.received_at:
        tell_how(item.id, channel, began, by=by, at=at)
        return one_waiting(item.id, by=by, at=at)
    return item


def _concluded(request: HttpRequest, item: Waiting, filled: Filled, by: Actor) -> HttpResponse:
    at = timezone.now()
    on = timezone.localdate(item.received_at)
    told, _advice = told_from(filled, by=by, on=on)
    strangers = tuple(strange(filled, told, by=by)) if item.ending is None else ()
    if strangers and item.is_mine:
        needs = with_strange(missing(told, on=on, by=by.person_id), strangers)
        return _page(request, item, filled, by, needs=needs, strangers=strangers)
    if told.minutes is None:
        told = replace(told, minutes=_minutes(item))
    try:
        made = conclude(item.id, told, by=by, at=at)
    except NotFound:
        raise
    except Refused as refused:
        return _not_yet(request, item, filled, by, refused)
    messages.success(request, _told_of(made), extra_tags=ONWARD + reverse("client", args=[made.client_id]))
    return redirect("desk")


def _not_yet(request: HttpRequest, item: Waiting, filled: Filled, by: Actor, refused: Refused) -> HttpResponse:
    """The form again with what it lacks; of what a colleague has, or what has left the desk, only that it is so."""
    if isinstance(refused, NotInHand | LeftTheDesk):
        messages.warning(request, refused.told_in(spoken()))
        return redirect("desk")
    if isinstance(refused, StillNeeded):
        return _page(request, item, filled, by, needs=refused.needs)
    return _page(request, item, filled, by, refusal=refused)


def _told_of(made: Registered) -> str:
    if made.asked:
        said = _("Vastgelegd. %(name)s krijgt de vraag om de cliënt over te nemen. Tot het antwoord blijft de cliënt bij u.")
        return said % {"name": made.asked}
    return _("Vastgelegd. De cliënt staat bij u.")


def _page(
    request: HttpRequest,
    item: Waiting,
    filled: Filled | None,
    by: Actor,
    *,
    needs: Iterable[Need] = (),
    strangers: Iterable[Need] = (),
    refusal: Refused | None = None,
    found: Mapping[str, Any] | None = None,
) -> HttpResponse:
    told = dict(begun(request, item, by))
    sheet = sheet_of(item, filled, told["letter"], by=by)
    told |= {"sheet": sheet, "beside": _beside(item, sheet.filled, by), "found": found or _known(sheet.filled, by)}
    told |= {"missing": {sheet.anchor(need.field): need for need in needs}, "is_live": _minutes(item) is not None}
    told["strange"] = {sheet.anchor(need.field): need.what for need in strangers}
    told["refusal"] = refusal.told_in(spoken()) if refusal else ""
    told["asks_sure"] = type(refusal).__name__ == "LooksLikeCitizenNumber"
    told |= {**beside(item, by, timezone.now()), "registering": True}
    refused = bool(told["missing"] or refusal)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "workplace/desk/talk.html", told, status=status)


def _beside(item: Waiting, filled: Filled, by: Actor) -> Beside:
    on = timezone.localdate(item.received_at)
    told, advice = told_from(filled, by=by, on=on)
    return beside_of(told, advice, filled, on=on, by=by)


def _found(filled: Filled, by: Actor) -> Mapping[str, Any]:
    """What a look-up tells: whether there was contact before, and which of the own clients it could be."""
    name, born = filled.text("name"), filled.text("born")
    told: dict[str, Any] = {"looked": looked_up(name, born), "name": name, "chosen": filled.one("known"), "own": (), "often": ""}
    if not name:
        return {**told, "looked": ""}
    try:
        seen = recognise(name, birth_year(born), by=by, at=timezone.now())
    except LookedUpOften as often:
        return {**told, "often": often.told_in(spoken())}
    on = timezone.localdate()
    own = [headline(one, by=by, on=on) for one in seen.own]
    return {**told, "before": seen.before, "own": own}


def _known(filled: Filled, by: Actor) -> Mapping[str, Any]:
    """What was found before, when the page is shown again: no name is looked up a second time."""
    if not filled.is_looked_up() or not filled.text("name"):
        return {}
    told: dict[str, Any] = {
        "looked": filled.one("looked"),
        "name": filled.text("name"),
        "chosen": filled.one("known"),
        "again": True,
    }
    try:
        told["own"] = (headline(UUID(filled.one("known")), by=by, on=timezone.localdate()),)
    except (ValueError, NotFound):
        told["own"] = ()
    return told


def _filled(request: HttpRequest) -> Filled:
    return Filled({name: [str(one) for one in request.POST.getlist(name)] for name in request.POST if name not in NEVER_SENT})


def _minutes(item: Waiting) -> int | None:
    """How long a talk that runs now has lasted, where nobody says it."""
    lasted = int((timezone.now() - item.received_at).total_seconds() // 60) + 1
    return lasted if item.channel in LIVE and lasted <= LONGEST_TALK and item.ending is not Leaving.REGISTERED else None
