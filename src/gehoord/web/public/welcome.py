"""Following an invitation: choose a password, sign in, set up a factor. The page tells nobody what waits behind it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gehoord.people.entering import person_of
from gehoord.people.letting_in import inviting
from gehoord.people.letting_in.inviting import InviteOver
from gehoord.people.tokens import TriedTooOften
from gehoord.practice.errors import Refused
from gehoord.web.public.language import spoken


class PasswordSheet(forms.Form):
    """A new password, twice (nl: nieuw wachtwoord)."""

    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        strip=False,
        max_length=200,
        help_text=_("Drie of vier gewone woorden achter elkaar onthoudt u makkelijk, en raadt niemand."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "input"}),
        error_messages={"required": _("Vul een wachtwoord in.")},
    )
    again = forms.CharField(
        label=_("Typ het nog een keer"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "input"}),
        error_messages={"required": _("Typ het wachtwoord nog een keer.")},
    )

    def clean_again(self) -> str:
        """The same as the first time (nl: nakijken)."""
        if self.cleaned_data["again"] != self.cleaned_data.get("password", self.cleaned_data["again"]):
            raise forms.ValidationError(_("Dit is een ander wachtwoord dan erboven. Typ ze allebei nog eens."))
        return str(self.cleaned_data["again"])


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("password", "again")
def welcome(request: HttpRequest, said: str) -> HttpResponse:
    """Follow an invitation (nl: uitnodiging volgen)."""
    now = timezone.now()
    try:
        inviting.invited(said, at=now)
        return _with_account(request, said) if request.user.is_authenticated else _new(request, said)
    except (InviteOver, TriedTooOften) as over:
        return render(request, "public/link_over.html", {"sentence": over.told_in(spoken())}, status=HTTPStatus.NOT_FOUND)


def _new(request: HttpRequest, said: str) -> HttpResponse:
    form, refusal = PasswordSheet(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            inviting.come_in(said, form.cleaned_data["password"], at=timezone.now())
        except (InviteOver, TriedTooOften):
            raise
        except Refused as refused:
            refusal = refused.told_in(spoken())
        else:
            messages.success(request, gettext("Uw account is er. Log in met uw e-mailadres en het wachtwoord dat u koos."))
            return redirect("account_login")
    return _shown(request, form=form, refusal=refusal)


def _with_account(request: HttpRequest, said: str) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, has_account=True)
    try:
        inviting.come_in_too(said, person_id=person_of(request), at=timezone.now())
    except (InviteOver, TriedTooOften):
        raise
    except Refused as refused:
        return _shown(request, has_account=True, refusal=refused.told_in(spoken()))
    return redirect("choose_role")


def _shown(request: HttpRequest, **told: Any) -> HttpResponse:
    refused = bool(told.get("refusal") or getattr(told.get("form"), "errors", None))
    return render(request, "public/welcome.html", told, status=422 if refused else 200)
