"""What a counsellor writes with the reports of their own municipalities and agencies, looked over as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gehoord.people.entering import actor_of
from gehoord.reporting.own_words import findings
from gehoord.reporting.own_words.plain import plainness_of
from gehoord.web.office.arranging.directory import FORM
from gehoord.web.office.asked import OfficeSheet, carried_out
from gehoord.web.office.year.readers import reader_named

MOST = 60
"""So many reports stand in a list (nl: meeste rapporten in een lijst)."""


class TextSheet(OfficeSheet):
    """What stood out (nl: opvallendheden)."""

    text = forms.CharField(
        label=_("Wat viel op?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=findings.LONGEST,
        help_text=_("Een lege regel begint een nieuwe alinea. Een streepje vooraan maakt een lijst."),
    )
    sure = forms.BooleanField(required=False, label=_("Deze tekst gaat over niemand in het bijzonder"))


@require_safe
@never_cache
def own_texts(request: HttpRequest) -> HttpResponse:
    """The reports that the office writes a text with (nl: eigen teksten). Raises: NotFound."""
    rows = findings.writable(by=actor_of(request), on=timezone.localdate())
    sought = request.GET.get("zoek", "").strip()
    found = [one for one in rows if sought.casefold() in one.edition.place.casefold()] if sought else []
    # first one's own, and what was written already; whoever seeks another types its name
    own = [one for one in rows if one.own]
    written = [one for one in rows if one.text and not one.own]
    others = len(rows) - len(own) - len(written)
    groups = [("found", found)] if sought else [("own", own), ("written", written)]
    told = {
        "groups": [(name, [(one, reader_named(one.edition.reader)) for one in some[:MOST]]) for name, some in groups],
        "number": len(rows),
        "others": others,
        "more": len(found) - MOST,
        "sought": sought,
    }
    return render(request, "office/year/own_texts.html", told)


@require_http_methods(FORM)
@never_cache
def own_text(request: HttpRequest, edition: UUID) -> HttpResponse:
    """Write the text with one report (nl: eigen tekst schrijven). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    found = findings.readable_for_writing(edition, by=by, on=on)
    form = TextSheet(request.POST or None, initial={"text": found.text})

    def carry_out(told: Mapping[str, Any]) -> str:
        findings.write(edition, told["text"], by=by, at=timezone.now(), on=on, sure=told["sure"])
        return gettext("De tekst is bewaard. Hij staat nu in het rapport.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("own_texts"))
    typed = request.POST.get("text", found.text)
    told = {
        "found": found,
        "form": form,
        "refusal": refusal,
        "pointed": findings.pointed_with(found.edition, typed),
        "plain": plainness_of(typed),
    }
    return done or render(request, "office/year/own_text.html", told, status=422 if refusal or form.errors else 200)
