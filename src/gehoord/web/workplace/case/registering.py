"""Registering a client: first a look whether there was contact before, then as little as the client wants to tell."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gehoord.casework import recognition, registration
from gehoord.casework.queries import caseload
from gehoord.casework.recognition import Recognised
from gehoord.casework.registration import Who, birth_year
from gehoord.directory.in_use import map_for
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.once import first_time
from gehoord.people.permissions import Actor, NotFound, may
from gehoord.people.scope import acting
from gehoord.practice.clients import ParentalAuthority, Relation, Sex
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken
from gehoord.web.workplace.case.about_client import FORM
from gehoord.web.workplace.case.questions import CHOOSE, Sheet, a_day, a_line, choose_from, from_list, one_term


class RegisterSheet(Sheet):
    """Who comes, as far as they tell (nl: inschrijven)."""

    name = a_line(lazily("Naam, als de cliënt die noemt"))
    born = a_line(lazily("Geboortejaar, of jaar en maand"), help_text=lazily("Bijvoorbeeld 2010 of 2010-05."))
    relation = one_term(lazily("Wie is deze persoon?"), Relation)
    authority = from_list(lazily("Heeft deze ouder gezag?"), ParentalAuthority)
    sex = one_term(lazily("Geslacht"), Sex, initial=Sex.UNKNOWN.value)
    municipality = forms.ChoiceField(
        label=lazily("Woont in"), required=False, widget=forms.Select(attrs={"data-pick": ""}), error_messages=CHOOSE
    )
    on = a_day(lazily("Ingeschreven op"))
    looked = forms.CharField(widget=forms.HiddenInput, required=False)


@require_http_methods(FORM)
@never_cache
def new_client(request: HttpRequest) -> HttpResponse:
    """Register a client, after a look whether there was contact before (nl: cliënt inschrijven). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    if not may(by, Act.CREATE, Resource.CLIENT):
        raise NotFound
    towns = sorted(map_for(on, by=by).municipalities, key=lambda town: town.name)
    form = RegisterSheet(request.POST or None)
    choose_from(form, "municipality", [("", _("niet bekend")), *((town.code, town.name) for town in towns)])
    refusal, before = "", None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            before = _look(told, by)
            if before is None or not before.before:
                return _register(request, told, by)
        except NotFound:
            raise
        except Refused as refused:
            refusal = refused.told_in(spoken())
    known = [row for row in caseload(by=by, on=on) if row.client.pk in before.own] if before else []
    told_all = {"form": form, "refusal": refusal, "before": before, "known": known}
    status = 422 if refusal or form.errors or before else 200
    return render(request, "workplace/case/register.html", told_all, status=status)


def _look(told: dict[str, Any], by: Actor) -> Recognised | None:
    """Whether there was contact before; None where there is nothing to look by, or the asker saw it already."""
    if told["looked"] == "yes" or not told["name"].strip():
        return None
    return recognition.recognise(told["name"], birth_year(told["born"]), by=by, at=timezone.localtime())


def _register(request: HttpRequest, told: dict[str, Any], by: Actor) -> HttpResponse:
    with acting(by):
        if not first_time(told["sent"], at=timezone.now()):
            messages.success(request, _("Dit was al bewaard."))
            return redirect("clients")
        client = registration.register(
            by=by,
            on=told["on"],
            relation=told["relation"],
            authority=told["authority"] if told["relation"] is Relation.PARENT else None,
            sex=told["sex"],
            who=Who(name=told["name"], born=told["born"]),
        )
        if told["municipality"]:
            registration.move(client.pk, told["municipality"], by=by, on=told["on"])
    messages.success(request, _("De cliënt is ingeschreven."))
    return redirect("client", client.pk)
