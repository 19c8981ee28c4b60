"""Bringing a colleague in, handing a client over, and what a coordinator arranges when a colleague is away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gehoord.casework import referrals, replacing
from gehoord.casework.overview.colleagues import Counsellor, codes_of, counsellors, team
from gehoord.casework.replacing import MovedBecause
from gehoord.people.entering import actor_of
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.practice.trust.consent import ConsentScope
from gehoord.web.office.places import office_names
from gehoord.web.public.language import spoken
from gehoord.web.workplace.case.about_client import FORM
from gehoord.web.workplace.case.asking import Asking, Done, about, answer
from gehoord.web.workplace.case.questions import NEEDED, Choices, Sheet, a_tick, choose_from, from_rows, one_term, words


class HandingSheet(Sheet):
    """Whom to ask, and why (nl: vraag aan een collega)."""

    to = from_rows(lazily("Welke collega?"), required=True)
    why = words(
        lazily("Wat vraagt u?"),
        rows=3,
        help_text=lazily("De collega leest dit voordat die ja of nee zegt. Noem niet meer dan nodig."),
    )
    keeps = a_tick(lazily("Wie nu meeleest, mag blijven meelezen: de cliënt wil dat"))
    no_other_way = a_tick(lazily("De cliënt kan niet gevraagd worden en het kan niet wachten"))


class AwaySheet(Sheet):
    """Who stands in for whom, and on which days (nl: waarneming)."""

    absent = from_rows(lazily("Wie is er niet?"), required=True)
    stand_in = from_rows(lazily("Wie neemt waar?"), required=True)
    since = forms.DateField(
        label=lazily("Van"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    until = forms.DateField(
        label=lazily("Tot en met"),
        widget=forms.DateInput(attrs={"type": "date", "class": "input input--short"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )


class MoveSheet(Sheet):
    """Who takes a client over for good, and why (nl: andere vertrouwenspersoon)."""

    client = forms.UUIDField(widget=forms.HiddenInput)
    to = from_rows(lazily("Wie wordt de vertrouwenspersoon?"), required=True)
    because = one_term(lazily("Waarom?"), MovedBecause)


def asked_of(found: tuple[Counsellor, ...]) -> Choices:
    """Colleagues to choose one of, with their office and whether they are away (nl: te vragen collega’s)."""
    offices = office_names()
    told = []
    for one in found:
        name = f"{one.name}, {offices.get(one.office_id, '')}"
        told.append((str(one.id), _("{name} (nu afwezig)").format(name=name) if one.is_away else name))
    return [("", "–"), *told]


@require_http_methods(FORM)
@never_cache
def refer(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Ask a colleague along (nl: erbij vragen)."""
    lead = _(
        "Er komt iemand bij; u blijft de vertrouwenspersoon. De collega ziet pas iets na een ja, en u kunt het altijd intrekken."
    )
    asking = Asking(
        _("Collega erbij vragen"), _("Vraag de collega"), lead, template="workplace/case/handing.html", noticed=("why",)
    )
    return _hand(request, client_id, asking, along=True)


@require_http_methods(FORM)
@never_cache
def transfer(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Ask a colleague to take over (nl: overdragen)."""
    lead = _(
        "De cliënt gaat over als de collega ja zegt. Tot dat moment blijft u de vertrouwenspersoon, en kunt u het intrekken."
    )
    asking = Asking(
        _("Cliënt overdragen"), _("Vraag om over te nemen"), lead, template="workplace/case/handing.html", noticed=("why",)
    )
    return _hand(request, client_id, asking, along=False)


def _hand(request: HttpRequest, client_id: UUID, asking: Asking, *, along: bool) -> HttpResponse:
    head, by = about(request, client_id), actor_of(request)
    found = counsellors(by=by, on=timezone.localdate())
    form = HandingSheet(request.POST or None)
    choose_from(form, "to", asked_of(found))
    if ConsentScope.COLLEAGUE in head.agreed:
        del form.fields["no_other_way"]
    if along:
        del form.fields["keeps"]

    def carry_out(told: Mapping[str, Any]) -> Done:
        asked = next(one for one in found if one.id == told["to"])
        verb = referrals.refer if along else partial(referrals.transfer, keeps=told["keeps"])
        no_other_way = told.get("no_other_way", False)
        handing = verb(
            client_id,
            to=asked.id,
            to_office=asked.office_id,
            by=by,
            at=timezone.localtime(),
            why=told["why"],
            no_other_way=no_other_way,
            no_citizen_number=True,
        )
        words = _("De vraag is gesteld. {name} zegt ja of nee.").format(name=asked.name)
        return Done(words, reverse("revoke", args=[client_id, handing.pk]))

    return answer(request, head, form, carry_out, asking)


@require_http_methods(FORM)
@never_cache
def away(request: HttpRequest) -> HttpResponse:
    """The counsellors of the office, and who stands in for whom (nl: waarneming). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    found = team(by=by, on=on)
    form = AwaySheet(request.POST or None)
    choices = [("", "–"), *((str(one.id), one.name) for one in found)]
    choose_from(form, "absent", choices)
    choose_from(form, "stand_in", choices)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            number = replacing.replace_absent(told["absent"], told["stand_in"], since=told["since"], until=told["until"], by=by)
        except NotFound:
            raise
        except Refused as refused:
            refusal = refused.told_in(spoken())
        else:
            words = ngettext(
                "Waarneming geregeld voor %(number)d cliënt.", "Waarneming geregeld voor %(number)d cliënten.", number
            )
            messages.success(request, words % {"number": number})
            return redirect("away")
    status = 422 if refusal or form.errors else 200
    return render(request, "workplace/case/away.html", {"team": found, "form": form, "refusal": refusal}, status=status)


@require_http_methods(FORM)
@never_cache
def of_colleague(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The clients of a colleague by their codes, and giving one another counsellor for good (nl: cliënten van een collega).

    Raises: NotFound.
    """
    by, on = actor_of(request), timezone.localdate()
    found = team(by=by, on=on)
    colleague = next((one for one in found if one.id == person_id), None)
    if colleague is None:
        raise NotFound
    codes = codes_of(person_id, by=by, on=on)
    form = MoveSheet(request.POST or None, initial={"client": request.GET.get("client", "")})
    others = [("", "–"), *((str(one.id), one.name) for one in found if one.id != person_id)]
    choose_from(form, "to", others)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            replacing.move_client(told["client"], to=told["to"], by=by, at=timezone.localtime(), because=told["because"])
        except NotFound:
            raise
        except Refused as refused:
            refusal = refused.told_in(spoken())
        else:
            messages.success(request, _("De cliënt heeft een andere vertrouwenspersoon."))
            return redirect("of_colleague", person_id)
    told_all = {
        "colleague": colleague,
        "codes": codes,
        "form": form,
        "refusal": refusal,
        "chosen": str(form["client"].value() or ""),
    }
    return render(request, "workplace/case/of_colleague.html", told_all, status=422 if refusal or form.errors else 200)
