"""What the next sweep is going to destroy, and what has to be kept whatever its term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.casework.overview import keeping
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may, require
from gehoord.people.sign_in import step_up
from gehoord.practice.periods import ONE_DAY, months_later
from gehoord.vault.holds import HeldBecause, LiftedBecause
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import HoldSheet, LiftSheet, carried_out

AHEAD = {"morgen": 0, "maand": 1, "kwartaal": 3}
"""How many months ahead can be looked, by what stands in the address (nl: vooruitkijken)."""


@require_safe
@never_cache
def retention(request: HttpRequest) -> HttpResponse:
    """What a coming sweep would destroy, and the holds that last (nl: bewaren en vernietigen). Raises: NotFound."""
    by = actor_of(request)
    ahead = asked if (asked := request.GET.get("kijk", "")) in AHEAD else "morgen"
    on = _day(ahead)
    told = {
        "swept": [(one, one.due - one.held) for one in keeping.next_sweep(by=by, on=on)],
        "on": on,
        "ahead": ahead,
        "choices": (("morgen", _("Komende nacht")), ("maand", _("Over een maand")), ("kwartaal", _("Over drie maanden"))),
        "holds": keeping.holds_now(by=by),
        "places": may(by, Act.CREATE, Resource.RETENTION),
        "lifts": may(by, Act.CLOSE, Resource.RETENTION),
    }
    return render(request, "office/retention.html", told)


@require_http_methods(FORM)
@never_cache
@step_up
def keep_case(request: HttpRequest) -> HttpResponse:
    """Put a case under a hold (nl: bewaarplicht opleggen). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.CREATE, Resource.RETENTION)
    form = HoldSheet(request.POST or None)

    def carry_out(told: Mapping[str, Any]) -> str:
        keeping.keep_case(told["code"], HeldBecause.coded(told["because"]), by=by)
        return _("Dit dossier blijft bewaard tot de bewaarplicht is opgeheven.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("retention"))
    lead = _("Zolang een bewaarplicht duurt, wordt er niets van het dossier vernietigd, ook niet als iemand daarom vraagt.")
    told = {"title": _("Een dossier langer bewaren"), "button": _("Bewaar dit dossier"), "lead": lead}
    return done or ask(request, form, refusal, back=reverse("retention"), **told)


@require_http_methods(FORM)
@never_cache
@step_up
def let_go(request: HttpRequest, case: UUID) -> HttpResponse:
    """Lift the holds of a case (nl: bewaarplicht opheffen). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.CLOSE, Resource.RETENTION)
    held = [one for one in keeping.holds_now(by=by) if one.kept.case == case]
    if not held:
        raise NotFound
    form = LiftSheet(request.POST or None)

    def carry_out(told: Mapping[str, Any]) -> str:
        keeping.let_case_go(case, LiftedBecause.coded(told["because"]), by=by)
        return _("De bewaarplicht is opgeheven. De gewone termijn geldt weer.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("retention"))
    lead = _("Is de termijn voorbij, dan wordt het dossier de komende nacht vernietigd. Dat kan niet terug.")
    title = _("Hef de bewaarplicht op van %(code)s") % {"code": held[0].code or _("dit dossier")}
    told = {"title": title, "button": _("Hef de bewaarplicht op"), "lead": lead, "back": reverse("retention")}
    return done or ask(request, form, refusal, **told)


def _day(ahead: str) -> date:
    return months_later(timezone.localdate() + ONE_DAY, AHEAD[ahead])
