"""The desk: what is due and what waits, longest first, kept up to date without reloading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gehoord.casework.queries import due_now, waiting_for
from gehoord.directory.in_use import map_for
from gehoord.intake.drafts import read_draft
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound.telephone import in_use
from gehoord.intake.inbound.telephone import ringing as calls_now
from gehoord.intake.queries import Desk, Show, Waiting, desk, reached_us
from gehoord.intake.waiting import Waited
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, require
from gehoord.practice.clients import Relation
from gehoord.practice.clocks import Nearness
from gehoord.practice.words import Text
from gehoord.web.workplace.keys import keys_of

COLOURS = {Nearness.AMBER: "due--soon", Nearness.RED: "due--over"}
FEW = 4
MORNING, AFTERNOON = 12, 18
AWAY = Text("is niet meer aan de lijn", "is no longer on the line")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list as it is shown (nl: getoonde rij). `is_gone`: it moved while somebody looked, and stays in its place.

    `heads`: the group that begins with it, where there are two: "live", who waits on the line or the page, and then "rest".
    `name` and `relation` are what its holder typed of a talk by hand, for the holder alone.
    """

    item: Waiting
    waited: Waited
    colour: str
    lives: str
    is_gone: bool
    heads: str = ""
    name: str = ""
    relation: Relation | None = None

    @property
    def left(self) -> Text:
        """What was promised, and of who called or chatted whether they are still there (nl: belofte)."""
        if self.item.promise.due_on is None and not self.item.is_live:
            return AWAY
        return self.item.promise.left


@require_safe
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """The page a working day starts on (nl: werkplek). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    require(by, Act.LIST, Resource.DESK_ITEM)
    asked = Show.coded(request.GET.get("toon", "")) if request.GET.get("toon") in {show.value for show in Show} else None
    part = desk(asked or Show.UNASSIGNED, by=by, at=at)
    on = timezone.localdate(at)
    due, due_in_all = due_now(by=by, on=on, most=FEW)
    told = {
        **shown(part, by, at),
        "greeting": _greeting(timezone.localtime(at).hour),
        "first_name": str(getattr(request.user, "name", "")).split(" ")[0],
        "today": on,
        "due": [(deadline, name, COLOURS[deadline.nearness]) for deadline, name in due],
        "due_in_all": due_in_all,
        "asked": waiting_for(by=by),
        "done": _done(by, at),
        "key": uuid4().hex,
        "listens": in_use() is not None,
        "calls": calls_now(by=by, at=at) if in_use() else (),
        **keys_of(request),
    }
    return render(request, "workplace/desk/desk.html", told)


@require_safe
@never_cache
def rows(request: HttpRequest) -> HttpResponse:
    """The list alone, or nothing where nothing changed; it holds no word that was said (nl: lijst). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    require(by, Act.LIST, Resource.DESK_ITEM)
    request.session.is_quiet = True  # type: ignore[attr-defined]  # as the visits of the house are kept
    show = request.GET.get("toon", "")
    also = [UUID(one) for one in request.GET.get("zag", "").split(",")[:100] if _is_uuid(one)]
    part = desk(Show.coded(show) if show in {one.value for one in Show} else Show.UNASSIGNED, by=by, at=at, also=also)
    if part.stamp(at) == request.GET.get("stand"):
        return HttpResponse(status=204)
    return render(request, "workplace/desk/list.html", shown(part, by, at))


def shown(part: Desk, by: Actor, at: datetime) -> Mapping[str, Any]:
    """A part of the desk as a template wants it (nl: getoond)."""
    heads = _heads(part)
    towns = {town.code: town.name for town in map_for(timezone.localdate(at), by=by).municipalities}
    return {
        "desk": part,
        "stamp": part.stamp(at),
        "rows": [
            Row(
                one,
                one.promise.waited(at),
                COLOURS.get(one.promise.nearness, ""),
                towns.get(one.lives, ""),
                _is_gone(one, part),
                heads.get(one.id, ""),
                *_typed(one, by),
            )
            for one in part.rows
        ],
        "parts": [(show, part.counts[show]) for show in Show],
    }


def _heads(part: Desk) -> Mapping[UUID, str]:
    live = [one.id for one in part.rows if one.is_live]
    rest = [one.id for one in part.rows if not one.is_live]
    return {group[0]: head for head, group in (("live", live), ("rest", rest)) if live and group}


def _typed(one: Waiting, by: Actor) -> tuple[str, Relation | None]:
    """Who it is, as its holder typed so far in a talk by hand; of all else nothing is opened for a list."""
    if not (one.is_mine and one.is_by_hand and one.began):
        return "", one.relation
    draft = read_draft(one.id, by=by)
    name, code = ("".join(draft.get(field, [])[-1:]).strip() for field in ("name", "relation"))
    return name, Relation.coded(code) if code in {term.value for term in Relation} else one.relation


def _is_gone(one: Waiting, part: Desk) -> bool:
    return part.show is Show.UNASSIGNED and bool(one.holder)


def _done(by: Actor, at: datetime) -> list[tuple[Leaving, int]]:
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return list(reached_us(midnight, at + timedelta(seconds=1), by=by).items())


def _greeting(hour: int) -> Text:
    if hour < MORNING:
        return Text("Goedemorgen", "Good morning")
    return Text("Goedemiddag", "Good afternoon") if hour < AFTERNOON else Text("Goedenavond", "Good evening")


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
