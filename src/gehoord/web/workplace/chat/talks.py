"""The chats: one's own side by side, who waits, and what colleagues have in hand, kept up to date without reloading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.chat import rooms
from gehoord.chat.rooms import Standing
from gehoord.chat.words import Ending, State
from gehoord.intake import going_along
from gehoord.intake.colleagues import Asked, asks
from gehoord.intake.danger.numbers import numbers
from gehoord.intake.danger.taken import Taken, steps_of
from gehoord.intake.drafts import Saying, read_saying, save_saying
from gehoord.intake.endings import NO_TALK
from gehoord.intake.in_danger import Step
from gehoord.intake.queries import Waiting, chats, is_here, of_thread
from gehoord.intake.replies import replies
from gehoord.intake.waiting import Waited
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.contacts import Channel
from gehoord.vault.transit import KeysAway
from gehoord.web.workplace.keys import keys_of, sound_of


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat as a page shows it (nl: getoond gesprek). `item` is empty once it was registered, `client_id` before that.

    `mine`: whoever looks talks with the visitor; else they read, and write to colleagues only.
    """

    conversation: UUID
    nickname: str
    since: datetime
    mine: bool
    standing: Standing
    item: Waiting | None = None
    client_id: UUID | None = None
    steps: tuple[Taken, ...] = ()
    saying: Saying = Saying()  # noqa: RUF009 - a frozen value, the same for all

    @property
    def is_over(self) -> bool:
        """Whether it ended (nl: afgelopen)."""
        return self.standing.state is State.ENDED


@dataclass(frozen=True, slots=True)
class Queued:
    """A chat in the queue or with a colleague, without a word of what was said (nl: wachtend gesprek)."""

    item: Waiting
    waited: Waited
    is_here: bool

    @property
    def is_urgent(self) -> bool:
        """Whether somebody waits now, or may be in danger though their page is closed (nl: dringend)."""
        return self.is_here or self.item.in_danger


@require_safe
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """One's own chats side by side, beside who waits (nl: gesprekken). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    require(by, Act.LIST, Resource.CONVERSATION)
    all_of = chats(by=by, at=at)
    return render(
        request,
        "workplace/chat/front.html",
        {**lists(by, at), **queued(all_of, by, at), "talks": own(all_of, by), **keys_of(request), **sound_of(request)},
    )


@require_safe
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """Who waits, or nothing where nothing changed (nl: wachtrij). Raises: NotFound.

    Who is typing is at their screen, though they ask for no page.
    """
    by, at = actor_of(request), timezone.now()
    require(by, Act.LIST, Resource.CONVERSATION)
    request.session.is_quiet = "bezig" not in request.GET  # type: ignore[attr-defined]  # as the visits of the house are kept
    request.session.modified = "bezig" in request.GET
    told = queued(chats(by=by, at=at), by, at)
    if told["stamp"] == request.GET.get("stand"):
        return HttpResponse(status=204)
    return render(request, "workplace/chat/queue.html", told)


@require_safe
@never_cache
def one(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """One chat, to look along with a colleague or to read with an own client (nl: één gesprek). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    item = of_thread(conversation, by=by, at=at)
    along = going_along.may_read(conversation, by=by)
    standing = rooms.standings([conversation], by=by).get(conversation)
    if (item is None and not along) or standing is None:
        raise NotFound
    talk = _talk(conversation, standing, standing.opened_at, by, item=item)
    return render(request, "workplace/chat/one.html", {**lists(by, at), "talk": talk, **keys_of(request)})


@require_POST
def keep_saying(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Keep what is typed and not sent yet, so that a page that is loaded anew has it again (nl: concept). Raises: NotFound."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    save_saying(item_id, Saying(text, among_us="among" in request.POST), by=actor_of(request))
    return HttpResponse()


@require_POST
def keep_saying_along(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """The same in a chat that went along with an own client (nl: concept bij eigen cliënt). Raises: NotFound."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    going_along.save_saying(conversation, Saying(text, among_us="among" in request.POST), by=actor_of(request))
    return HttpResponse()


@require_POST
def close(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """End a chat that goes on with an own client (nl: gesprek sluiten). Raises: NotFound."""
    by = actor_of(request)
    if not going_along.may_read(conversation, by=by):
        raise NotFound
    rooms.end(conversation, Ending.ENDED_BY_COUNSELLOR, by=by, at=timezone.now())
    messages.success(request, _("Het gesprek is gesloten. De bezoeker kiest zelf of het bewaard blijft."))
    return redirect("chats")


def own(all_of: Iterable[Waiting], by: Actor) -> list[Talk]:
    """One's own chats, those on the desk first (nl: eigen gesprekken)."""
    mine = [(one, one.thread) for one in all_of if one.is_mine and one.thread]
    standings = rooms.standings([thread for _item, thread in mine], by=by)
    begun = [_talk(thread, standings[thread], item.received_at, by, item=item) for item, thread in mine if thread in standings]
    along = [(one, one.standing) for one in going_along.own(by=by) if one.standing is not None]
    return begun + [_talk(one.conversation, standing, one.since, by, client_id=one.client_id) for one, standing in along]


def beside(item: Waiting, by: Actor, at: datetime) -> Mapping[str, Any]:
    """The chat that stands beside what is registered, and what to do in danger also where there is none (nl: gesprek ernaast)."""
    chat = item.thread if item.channel is Channel.CHAT else None
    standing = rooms.standings([chat], by=by).get(chat) if chat else None
    if chat is None or standing is None:
        return {**lists(by, at), "steps": steps_of(item.id, by=by) if item.in_danger else ()}
    return {**lists(by, at), "talk": _talk(chat, standing, item.received_at, by, item=item)}


def queued(all_of: Iterable[Waiting], by: Actor, at: datetime) -> Mapping[str, Any]:
    """Who waits and what colleagues have in hand, with a stamp that changes when that does (nl: wachtrij)."""
    all_of = tuple(all_of)
    standings = rooms.standings([one.thread for one in all_of if one.thread], by=by)
    rows = [_queued(one, standings.get(one.thread) if one.thread else None, at) for one in all_of if not one.is_mine]
    mine = [str(one.thread) for one in all_of if one.is_mine] + [str(one.conversation) for one in going_along.own(by=by)]
    seen = [
        (row.item.id, row.item.holder, row.waited, row.is_here, row.item.is_offered_to_me, row.item.calls_me_in) for row in rows
    ]
    offered = [(one.id, one.offered_to, one.in_danger) for one in all_of if one.is_mine]
    return {
        "offered": [row for row in rows if row.item.is_offered_to_me],
        "called_in": [row for row in rows if row.item.calls_me_in and not row.item.is_offered_to_me],
        "waiting": [row for row in rows if not row.item.holder and row.is_urgent],
        "gone": [row for row in rows if not row.item.holder and not row.is_urgent],
        "elsewhere": [row for row in rows if row.item.holder and not row.item.is_offered_to_me and not row.item.calls_me_in],
        "mine": ",".join(sorted(mine)),
        "stamp": hashlib.sha256(repr((seen, offered, sorted(mine))).encode()).hexdigest()[:16],
    }


def lists(by: Actor, at: datetime) -> Mapping[str, Any]:
    """What each chat offers to choose from (nl: keuzelijsten)."""
    colleagues: tuple[Asked, ...] = asks(by=by, on=timezone.localdate(at))
    return {
        "colleagues": colleagues,
        "replies": replies(by=by),
        "numbers": numbers(),
        "danger_steps": list(Step),
        "leaving": NO_TALK,
        "key": uuid4().hex,
    }


def _talk(
    conversation: UUID,
    standing: Standing,
    since: datetime,
    by: Actor,
    *,
    item: Waiting | None = None,
    client_id: UUID | None = None,
) -> Talk:
    steps = steps_of(item.id, by=by) if item is not None and item.in_danger else ()
    mine = standing.talker == by.person_id
    saying = _saying(item.id if item else None, conversation, by) if mine else Saying()
    return Talk(conversation, _nickname(conversation, by), since, mine, standing, item, client_id, steps, saying)


def _saying(item_id: UUID | None, conversation: UUID, by: Actor) -> Saying:
    try:
        return read_saying(item_id, by=by) if item_id else going_along.read_saying(conversation, by=by)
    except KeysAway:
        return Saying()


def _nickname(conversation: UUID, by: Actor) -> str:
    try:
        return rooms.nickname(conversation, by=by)
    except (KeysAway, NotFound):
        return ""


def _queued(item: Waiting, standing: Standing | None, at: datetime) -> Queued:
    return Queued(item, item.promise.waited(at), is_here(standing, at=at))
