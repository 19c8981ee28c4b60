"""One bundle on its road: what was done, what comes next, and who has to do it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gehoord.casework.overview.loose_ends import LooseEnd
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import Actor, may
from gehoord.people.sign_in import step_up
from gehoord.reporting.handing.fetching import fetched_of
from gehoord.reporting.handing.handing_over import hand_over as hand_over_volume
from gehoord.reporting.handing.recipients import readers_of
from gehoord.reporting.road import looking, making, signing, watching
from gehoord.reporting.road.both_editions import attack_told
from gehoord.reporting.road.year_before import beside
from gehoord.reporting.stages import Stage
from gehoord.web.office.asked import pressed

STEPS = 6
AT_A_TIME = 20
"""So many own texts are read before a button says so (nl: teksten tegelijk)."""
AT_STEP = {
    Stage.CLOSING: 1,
    Stage.NOT_CLOSED: 1,
    Stage.CLOSED: 2,
    Stage.BEING_MADE: 2,
    Stage.PAUSED: 2,
    Stage.NOT_PASSED: 2,
    Stage.MADE: 3,
    Stage.SIGNED: 5,
    Stage.HANDED_OVER: 6,
    Stage.WITHDRAWN: 6,
}
"""Which of the six steps is the present one (nl: huidige stap)."""


@require_safe
@never_cache
def year(request: HttpRequest, volume: UUID) -> HttpResponse:
    """A bundle with its whole road (nl: jaar). Raises: NotFound."""
    return render(request, "office/year/year.html", _told(request, volume))


@require_safe
@never_cache
def progress(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Only how far the making is, for a page that waits for it (nl: voortgang). Raises: NotFound."""
    by = actor_of(request)
    found = watching.volume_of(volume, by=by)
    stage = Stage.coded(found.stage)
    if stage.value != request.GET.get("stand", Stage.BEING_MADE.value):
        # what comes after it is on the page itself
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    told = {"volume": found, "stage": stage, "progress": watching.progress(found, by=by)}
    told["makes"] = may(by, Act.CREATE, Resource.REPORT)
    return render(request, "office/year/progress.html", told)


@require_POST
def make(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Have all reports made (nl: rapporten maken). Raises: NotFound."""

    def carry_out() -> str:
        making.begin(volume, by=actor_of(request), at=timezone.now())
        return _("De rapporten worden gemaakt. U kunt intussen iets anders doen.")

    return pressed(request, carry_out, to=reverse("year", args=[volume]))


@require_POST
def pause(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Let the making rest (nl: maken stilleggen). Raises: NotFound."""

    def carry_out() -> str:
        making.pause(volume, by=actor_of(request))
        return _("Het maken ligt stil. Wat al gemaakt is, blijft staan. Ga verder wanneer u wilt.")

    return pressed(request, carry_out, to=reverse("year", args=[volume]))


@require_POST
@step_up
def sign(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Stand for the figures (nl: tekenen). Raises: NotFound."""

    def carry_out() -> str:
        if signing.sign(volume, by=actor_of(request), at=timezone.now()):
            return _("Beide handtekeningen staan. De rapporten kunnen worden verstuurd.")
        return _("Uw handtekening staat. Nu nog de tweede.")

    return pressed(request, carry_out, to=reverse("year", args=[volume]))


@require_POST
@step_up
def hand_over(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Hand all reports to who they are for (nl: versturen). Raises: NotFound."""

    def carry_out() -> str:
        told = hand_over_volume(volume, by=actor_of(request), at=timezone.now())
        return ngettext(
            "De rapporten staan klaar. %(number)s mens krijgt een bericht zonder inhoud.",
            "De rapporten staan klaar. %(number)s mensen krijgen een bericht zonder inhoud.",
            told,
        ) % {"number": told}

    return pressed(request, carry_out, to=reverse("year", args=[volume]))


@require_safe
@never_cache
def fetched(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Who fetched which report, and who did not yet (nl: opgehaald). Raises: NotFound."""
    by = actor_of(request)
    found = watching.volume_of(volume, by=by)
    return render(request, "office/year/fetched.html", {"volume": found, "rows": fetched_of(found, by=by)})


def _told(request: HttpRequest, volume: UUID) -> dict[str, Any]:
    by = actor_of(request)
    found = watching.volume_of(volume, by=by)
    stage = Stage.coded(found.stage)
    looks = looking.to_look_at(found, by=by) if stage.has_reports else []
    waiting = sum(1 for one in looks if not one.mine) if stage is Stage.MADE else 0
    places = signing.places(found, by=by) if stage.has_reports else ()
    return {
        "volume": found,
        "stage": stage,
        "ends": [(kind, found.ends.get(kind.value, 0)) for kind in LooseEnd],
        "progress": watching.progress(found, by=by),
        **_looks(looks, stage),
        "waiting": waiting,
        "places": places,
        "mine": _mine(by, places, waiting, stage),
        "makes": may(by, Act.CREATE, Resource.REPORT),
        "hands_over": may(by, Act.HAND_OVER, Resource.REPORT) and stage is Stage.SIGNED,
        "readers": readers_of(found, by=by) if stage.has_reports else 0,
        "audit": (found.certificate or {}).get("audit"),
        "beside": beside(found, by=by),
        "attack": attack_told(found, by=by) if stage.has_reports else None,
        "again": may(by, Act.HAND_OVER, Resource.REPORT) and stage is Stage.HANDED_OVER,
        "new_edition": watching.replaced_by(found, by=by),
        "steps": _steps(stage),
    }


def _looks(looks: list[looking.ToLookAt], stage: Stage) -> dict[str, Any]:
    """The reports to look through, and the own texts to read: so many of those at a time, the others when these are read."""
    texts = [one for one in looks if one.why is None]
    unread = [one for one in texts if not one.mine] if stage is Stage.MADE else []
    return {
        "picked": [one for one in looks if one.why],
        "unread": unread[:AT_A_TIME],
        "unread_more": max(0, len(unread) - AT_A_TIME),
        "read": [one for one in texts if one not in unread],
    }


def _mine(by: Actor, places: tuple[signing.Place, ...], waiting: int, stage: Stage) -> str:
    """Whether whoever looks can sign now, and if not, why."""
    if stage is not Stage.MADE or by.role not in signing.SIGNS:
        return "no"
    if any(place.who and place.role is by.role for place in places):
        return "done"
    return "look" if waiting else "yes"


def _steps(stage: Stage) -> list[str]:
    """What each of the six steps is: done, now or to come."""
    at = AT_STEP[stage]
    return ["done" if step < at else "now" if step == at else "next" for step in range(STEPS)]
