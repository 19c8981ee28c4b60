"""A dated note beside a report in which something is wrong; no figure ever changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound, require
from gehoord.reporting.handing import corrections
from gehoord.reporting.road import watching
from gehoord.web.office.arranging.directory import FORM, ask
from gehoord.web.office.asked import NEEDED, carried_out
from gehoord.web.office.year.sure import SureSheet


class NoteSheet(SureSheet):
    """What is wrong, in words (nl: verbeternota)."""

    text = forms.CharField(
        label=_("Wat klopt er niet, en hoe kwam dat?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=corrections.LONGEST,
        error_messages=NEEDED,
        help_text=_("Noem geen aantal. Een jaartal of het nummer van een tabel mag wel."),
    )


@require_http_methods(FORM)
@never_cache
def correct(request: HttpRequest, volume: UUID, edition: UUID) -> HttpResponse:
    """Put a note beside a report that was handed over (nl: verbeternota schrijven). Raises: NotFound."""
    by = actor_of(request)
    require(by, Act.CHANGE, Resource.REPORT)
    row = watching.report_in(watching.volume_of(volume, by=by), edition, by=by)
    if row.handed_at is None:
        raise NotFound
    form = NoteSheet(request.POST or None, words=request.POST.get("text", ""), known=(row.place,))

    def carry_out(told: Mapping[str, Any]) -> str:
        corrections.correct(edition, told["text"], by=by, at=timezone.now(), sure=told.get("sure", False))
        return gettext("De nota staat bij het rapport. De ontvangers krijgen een bericht zonder inhoud.")

    back = reverse("year_report", args=[volume, edition])
    done, refusal = carried_out(request, form, carry_out, to=back)
    title = gettext("Een verbeternota bij %(place)s") % {"place": row.place}
    lead = gettext(
        "Een cijfer dat is uitgegeven, verandert niet meer. Deze nota komt er met de datum van vandaag naast te staan."
    )
    return done or ask(request, form, refusal, title=title, button=gettext("Zet de nota erbij"), lead=lead, back=back)
