"""Two registrations that turn out to be one person: seen side by side, made one, and taken apart again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.casework import recognition
from gehoord.casework.overview.doubles import look_alikes, side_by_side
from gehoord.casework.queries import caseload
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, may
from gehoord.people.sign_in import step_up
from gehoord.web.workplace.case.about_client import FORM
from gehoord.web.workplace.case.asking import Asking, Done, about, answer, at_once
from gehoord.web.workplace.case.questions import CHOOSE, Sheet, a_day, choose_from


class MergeSheet(Sheet):
    """Which of two registrations stays (nl: samenvoegen)."""

    stays = forms.ChoiceField(label=lazily("Welke blijft?"), widget=forms.RadioSelect, error_messages=CHOOSE)
    since = a_day(
        lazily("Vanaf welke dag telt dit als één cliënt?"),
        help_text=lazily("Een jaar dat vóór die dag eindigde, blijft twee cliënten tellen."),
    )


@require_http_methods(FORM)
@never_cache
@step_up
def merging(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Choose the other registration, see both, and make them one (nl: samenvoegen). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    if not may(by, Act.MERGE, Resource.CLIENT):
        raise NotFound
    head = about(request, client_id)
    other_id = _asked(request)
    if other_id is None:
        alike = set(look_alikes(client_id, by=by))
        own = [(row, row.client.pk in alike) for row in caseload(by=by, on=on) if row.client.pk != client_id]
        own.sort(key=lambda one: not one[1])
        return render(request, "workplace/case/merge_with.html", {"head": head, "own": own})
    sides = side_by_side(client_id, other_id, by=by, on=on)
    form = MergeSheet(request.POST or None, initial={"stays": str(client_id)})
    called = [(str(one.client.pk), f"{one.who.name or _('Zonder naam')}, {one.client.called}") for one in sides]
    choose_from(form, "stays", called)

    def carry_out(told: Mapping[str, Any]) -> Done:
        kept = UUID(told["stays"])
        gone = other_id if kept == client_id else client_id
        recognition.merge(gone, into=kept, by=by, at=timezone.localtime(), since=told["since"])
        undo = reverse("unmerge", args=[kept, gone])
        return Done(_("De twee inschrijvingen zijn één. Er is niets verdwenen."), undo, reverse("client", args=[kept]))

    lead = _("Alles van beide blijft bestaan en staat daarna op één pagina. U kunt dit altijd terugdraaien.")
    asking = Asking(
        _("Samenvoegen"), _("Voeg samen"), lead, template="workplace/case/merge.html", beside={"sides": sides, "other": other_id}
    )
    return answer(request, head, form, carry_out, asking)


@require_POST
def unmerge(request: HttpRequest, client_id: UUID, gone_id: UUID) -> HttpResponse:
    """Take a merging back (nl: samenvoegen ongedaan maken)."""
    by = actor_of(request)

    def carry_out() -> Done:
        recognition.unmerge(gone_id, by=by, at=timezone.localtime())
        return Done(_("De samenvoeging is teruggedraaid. Het zijn weer twee inschrijvingen."))

    return at_once(request, client_id, carry_out)


def _asked(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("met", ""))
    except ValueError:
        return None
