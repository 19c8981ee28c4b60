"""Changing one's own password: the one of now, and the new one."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gehoord.people import entering, visits
from gehoord.people.letting_in.own_password import change_password
from gehoord.people.sign_in import step_up
from gehoord.web.public.sign_in import password_field

ANOTHER = lazily("Kies een ander wachtwoord. Een paar woorden achter elkaar is goed.")
WEAK = {
    "password_too_short": lazily("Maak het langer: minstens twaalf tekens."),
    "password_too_common": lazily("Dit wachtwoord kiezen meer mensen. Neem een paar woorden achter elkaar."),
    "password_too_similar": lazily("Dit lijkt op uw naam of e-mailadres. Neem een paar andere woorden."),
}
"""What to do about a password that is easy to guess, by why it is (nl: zwak wachtwoord)."""


def new_password(label: Any, **more: Any) -> forms.CharField:
    """Where a new password is typed (nl: nieuw wachtwoord)."""
    field = password_field()
    field.label, field.help_text = label, more.get("help_text", "")
    field.widget.attrs["autocomplete"] = "new-password"
    field.error_messages["required"] = lazily("Typ hier uw nieuwe wachtwoord.")
    return field


class PasswordSheet(forms.Form):
    """The password of now and the new one, which is typed twice (nl: wachtwoord wijzigen)."""

    old = password_field()
    new = new_password(
        lazily("Nieuw wachtwoord"), help_text=lazily("Minstens twaalf tekens. Een paar woorden achter elkaar is goed.")
    )
    again = new_password(lazily("Nieuw wachtwoord, nog een keer"))

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["old"].label = _("Uw wachtwoord van nu")

    def clean_old(self) -> str:
        """The password of now, behind the same brake as the door (nl: huidig wachtwoord)."""
        old: str = self.cleaned_data["old"]
        if not get_adapter().reauthenticate(self.person, old):
            raise ValidationError(_("Dit is niet uw wachtwoord van nu. Typ het nog eens."))
        return old

    def clean_new(self) -> str:
        """A password that is hard to guess, and another one than before (nl: nieuw wachtwoord)."""
        new: str = self.cleaned_data["new"]
        try:
            validate_password(new, self.person)
        except ValidationError as weak:
            raise ValidationError([WEAK[one.code] for one in weak.error_list if one.code in WEAK] or [ANOTHER]) from None
        if new == self.cleaned_data.get("old"):
            raise ValidationError(_("Dit is uw wachtwoord van nu. Kies een ander."))
        return new

    def clean(self) -> dict[str, Any]:
        """Twice the same (nl: twee keer gelijk)."""
        told: dict[str, Any] = super().clean() or {}
        if "new" in told and "again" in told and told["new"] != told["again"]:
            self.add_error("again", _("Dit is niet hetzelfde als hierboven. Typ het nieuwe wachtwoord nog eens."))
        return told


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("old", "new", "again")
@step_up
def own_password(request: HttpRequest) -> HttpResponse:
    """Change the own password; every other visit ends (nl: wachtwoord wijzigen)."""
    by, person = entering.actor_of(request), _whoever(request)
    form = PasswordSheet(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        change_password(person, form.cleaned_data["new"], by=by)
        update_session_auth_hash(request, person)
        visits.end_visits(person.pk, but=request.session.session_key)
        messages.success(request, _("Uw wachtwoord is veranderd. Waar u verder was ingelogd, bent u nu uitgelogd."))
        return redirect("my_account")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "office/own_password.html", {"form": form}, status=status)


def _whoever(request: HttpRequest) -> Any:
    """Who is here, as Django knows them: a page behind the door has somebody."""
    return request.user
