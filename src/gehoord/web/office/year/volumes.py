"""The bundles there are, and closing a period for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import may, require
from gehoord.practice.periods import Period
from gehoord.reporting.road import closing, watching
from gehoord.web.office.arranging.directory import FORM
from gehoord.web.office.asked import NEEDED, OfficeSheet, carried_out
from gehoord.web.public.language import spoken

WHOLE = "jaar"
FROM = _("Typ een jaar van vier cijfers, vanaf 2000.")


class CloseSheet(OfficeSheet):
    """Which period is to be closed (nl: afsluiten)."""

    year = forms.IntegerField(
        label=_("Welk jaar?"),
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"class": "input input--short"}),
        error_messages={**NEEDED, "min_value": FROM, "max_value": FROM},
    )
    part = forms.ChoiceField(
        label=_("Het hele jaar, of een deel?"),
        help_text=_("Kies per jaar één indeling. Rapporten over dagen die al zijn uitgegeven, kunnen niet nog een keer."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = parts()  # type: ignore[attr-defined]  # a choice field


@require_http_methods(FORM)
@never_cache
def years(request: HttpRequest) -> HttpResponse:
    """The bundles of every period, and closing one (nl: jaren). Raises: NotFound."""
    by = actor_of(request)
    found = watching.volumes(by=by)
    form = CloseSheet(request.POST or None, initial={"year": timezone.localdate().year - 1})
    closed: list[object] = []

    def carry_out(told: Mapping[str, Any]) -> str:
        period = period_of(int(str(told["year"])), str(told["part"]))
        closed.append(closing.ask_to_close(period, by=by, at=timezone.now()).pk)
        return gettext("De cijfers van %(period)s worden vastgezet. Het werk gaat gewoon door.") % {
            "period": period.in_a_sentence.spoken_in(spoken())
        }

    if request.method == "POST":
        require(by, Act.CREATE, Resource.REPORT)
    done, refusal = carried_out(request, form, carry_out, to=reverse("years"))
    if done is not None and closed:
        return redirect("year", closed[0])
    told = {"volumes": found, "form": form, "refusal": refusal, "closes": may(by, Act.CREATE, Resource.REPORT)}
    told["writes"] = may(by, Act.CREATE, Resource.FINDINGS)
    return done or render(request, "office/year/years.html", told, status=422 if refusal or form.errors else 200)


def parts() -> list[tuple[str, str]]:
    """The whole of a year and its parts, to choose from (nl: delen van een jaar)."""
    halves = [(f"h{n}", gettext("%(number)se halfjaar") % {"number": n}) for n in (1, 2)]
    quarters = [(f"k{n}", gettext("%(number)se kwartaal") % {"number": n}) for n in (1, 2, 3, 4)]
    return [(WHOLE, gettext("Het hele jaar")), *halves, *quarters]


def period_of(year: int, part: str) -> Period:
    """The year or the part of it that was chosen (nl: gekozen periode)."""
    if part == WHOLE:
        return Period.year(year)
    make = Period.half_year if part.startswith("h") else Period.quarter
    return make(year, int(part[1:]))
