"""The contacts that reports are handed to: who they are and what they fetched, asking somebody in, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
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
from django.views.decorators.http import require_http_methods, require_POST

from gehoord.directory.asking.whom_to_ask import name_of
from gehoord.people.deeds import Act, Resource
from gehoord.people.entering import actor_of
from gehoord.people.letting_in import inviting
from gehoord.people.permissions import NotFound, may
from gehoord.people.roles import Role
from gehoord.people.sign_in import step_up
from gehoord.practice.outreach.informing import Rhythm
from gehoord.practice.words import Term
from gehoord.reporting.portal import agreements as agreed
from gehoord.reporting.portal import contacts
from gehoord.web.office.arranging.directory import FORM
from gehoord.web.office.asked import CHOOSE, NEEDED, OfficeSheet, carried_out, pressed
from gehoord.web.public.language import spoken

CONTACTS = (Role.MUNICIPALITY_CONTACT, Role.REGION_CONTACT, Role.AGENCY_QUALITY_OFFICER, Role.MINISTRY_CONTACT)


class PlaceAsked(forms.CharField):
    """A place, which only the ministry leaves empty; so it does not say that it may be (nl: waar)."""

    widget = forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    needed_by_most = True


class InviteSheet(OfficeSheet):
    """Whom to ask in, for which place (nl: uitnodigen)."""

    terms: Mapping[str, Iterable[Term]] = {"role": CONTACTS}

    name = forms.CharField(
        label=_("Hoe heet deze persoon?"),
        max_length=120,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages=NEEDED,
    )
    email = forms.EmailField(
        label=_("E-mailadres van het werk"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages=NEEDED,
    )
    role = forms.ChoiceField(label=_("Als wat?"), error_messages=CHOOSE)
    place = PlaceAsked(
        label=_("Waar?"),
        max_length=200,
        help_text=_(
            "De naam van de gemeente, jeugdregio of instantie. Bij een provincie: ‘provincie Groningen’. Bij het ministerie mag "
            "dit leeg."
        ),
        required=False,
        error_messages=NEEDED,
    )


class AgreementSheet(OfficeSheet):
    """How often a place is told what we see (nl: afspraak over informeren)."""

    terms: Mapping[str, Iterable[Term]] = {"rhythm": Rhythm}

    rhythm = forms.ChoiceField(label=_("Hoe vaak informeren wij hen?"), widget=forms.RadioSelect, error_messages=CHOOSE)
    words = forms.CharField(
        label=_("Wat spraken we verder af?"),
        required=False,
        max_length=agreed.LONGEST,
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
        help_text=_("De contactpersoon leest dit. Noem geen cliënt."),
    )


@require_http_methods(FORM)
@never_cache
@step_up
def recipients(request: HttpRequest) -> HttpResponse:
    """Every contact by place, open invitations, and asking somebody in (nl: ontvangers). Raises: NotFound."""
    by, at = actor_of(request), timezone.now()
    invites = may(by, Act.CREATE, Resource.RECIPIENT)
    form = InviteSheet(request.POST or None)
    if request.method == "POST" and not invites:
        raise NotFound

    def carry_out(told: Mapping[str, Any]) -> str:
        contacts.invite_contact(
            told["name"],
            told["email"],
            Role.coded(told["role"]),
            told["place"],
            by=by,
            at=at,
            to=lambda said: request.build_absolute_uri(reverse("welcome", args=[said])),
            language=spoken(),
        )
        return gettext("De uitnodiging is verstuurd. In de mail staat niet waarvoor.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("recipients"))
    found = contacts.contacts(by=by, on=timezone.localdate(at))
    rhythms = {place: Rhythm.coded(row.rhythm) for place, row in agreed.agreements(by=by).items()}
    told = {
        "places": [
            (place, called, list(some), rhythms.get(place))
            for (called, place), some in groupby(found, key=lambda one: (one.called, one.place))
        ],
        "open": [(one, name_of(one.place, on=timezone.localdate(at))) for one in inviting.open_invites(by=by, at=at)],
        "form": form if invites else None,
        "refusal": refusal,
        "agrees": may(by, Act.CREATE, Resource.AGREEMENT),
    }
    return done or render(request, "office/recipients.html", told, status=422 if refusal or form.errors else 200)


@require_POST
@step_up
def end_recipient(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """Let a contact see nothing more from now on (nl: toegang beëindigen). Raises: NotFound."""

    def carry_out() -> str:
        contacts.end_contact(seat_id, by=actor_of(request), on=timezone.localdate())
        return gettext("Deze persoon ziet vanaf nu niets meer, en sleutels voor programma’s openen niets meer.")

    return pressed(request, carry_out, to=reverse("recipients"))


@require_POST
def withdraw_invite(request: HttpRequest, invite_id: UUID) -> HttpResponse:
    """Let an invitation open nothing any more (nl: uitnodiging intrekken). Raises: NotFound."""

    def carry_out() -> str:
        inviting.withdraw(invite_id, by=actor_of(request), at=timezone.now())
        return gettext("De uitnodiging is ingetrokken.")

    return pressed(request, carry_out, to=reverse("recipients"))


@require_http_methods(FORM)
@never_cache
def agreement(request: HttpRequest, place: str) -> HttpResponse:
    """What is agreed with one place, to change (nl: afspraak). Raises: NotFound."""
    by, on = actor_of(request), timezone.localdate()
    agreed.works_for(place, by=by, on=on, act=Act.CREATE, thing=Resource.AGREEMENT)
    row = agreed.agreements(by=by).get(place)
    form = AgreementSheet(request.POST or None, initial={"rhythm": row.rhythm, "words": row.words} if row else None)

    def carry_out(told: Mapping[str, Any]) -> str:
        agreed.agree(place, Rhythm.coded(told["rhythm"]), told["words"], by=by, on=on)
        return gettext("Vastgelegd. De contactpersoon ziet het op de eigen pagina.")

    done, refusal = carried_out(request, form, carry_out, to=reverse("recipients"))
    told = {"form": form, "refusal": refusal, "called": name_of(place, on=on)}
    return done or render(request, "office/agreement.html", told, status=422 if refusal or form.errors else 200)
