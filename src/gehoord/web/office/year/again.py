"""Publishing a period again, where the law demands other figures: what that means, and one form that begins it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, require
from gehoord.people.sign_in import step_up
from gehoord.reporting.handing import again
from gehoord.reporting.road import watching
from gehoord.reporting.stages import Stage
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import NEEDED, carried_out
from gehoord.web.office.year.sure import SureSheet
from gehoord.web.public.language import spoken


class AgainSheet(SureSheet):
    """Why a period has to be published again (nl: opnieuw uitgeven)."""

    ground = forms.CharField(
        label=_("Welke wet eist andere cijfers, en wat klopt er niet?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=again.LONGEST,
        error_messages=NEEDED,
        help_text=_("Dit komt bij elk nieuw rapport te staan. Noem niemand en geen aantal. Een jaartal mag wel."),
    )
    law = forms.BooleanField(required=False, label=_("De wet eist dat alle rapporten over deze periode worden ingetrokken"))


@require_http_methods(FORM)
@never_cache
@step_up
def publish_again(request: HttpRequest, volume: UUID) -> HttpResponse:
    """Begin a new edition of a period that is out (nl: opnieuw uitgeven). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.HAND_OVER, Resource.REPORT)
    found = watching.volume_of(volume, by=by)
    if found.stage != Stage.HANDED_OVER.value:
        raise NotFound
    form = AgainSheet(request.POST or None, words=request.POST.get("ground", ""))
    begun: list[UUID] = []

    def carry_out(told: Mapping[str, Any]) -> str:
        sure = told.get("sure", False)
        made = again.publish_again(volume, told["ground"], by=by, at=timezone.now(), law=told["law"], sure=sure)
        begun.append(made.pk)
        return gettext("De cijfers worden opnieuw vastgezet. Wat is verstuurd, geldt tot de nieuwe uitgave is verstuurd.")

    back = reverse("year", args=[volume])
    done, refusal = carried_out(request, form, carry_out, to=back)
    if done is not None and begun:
        return redirect("year", begun[0])
    title = gettext("%(period)s opnieuw uitgeven") % {"period": found.period.name.spoken_in(spoken())}
    lead = gettext(
        "Dit is alleen voor als de wet het eist. Alle rapporten worden samen ingetrokken en opnieuw uitgegeven. Eerst rekent een "
        "programma uit wat iemand weet die beide uitgaven heeft. Twee mensen tekenen voor die uitkomst. Bij een gewone "
        "vergissing schrijft u een verbeternota."
    )
    return done or ask(request, form, refusal, title=title, button=gettext("Begin een nieuwe uitgave"), lead=lead, back=back)
