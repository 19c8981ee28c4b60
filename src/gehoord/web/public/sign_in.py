"""Coming in and going out."""

from __future__ import annotations

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth gives no types
    """An address and a password, and what to do when one is missing (nl: inlogformulier)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label=_("E-mailadres van uw werk"),
            widget=forms.EmailInput(attrs={"autocomplete": "username", "class": "input"}),
            error_messages={
                "required": _("Vul uw e-mailadres in."),
                "invalid": _("Dit is nog geen e-mailadres. Een e-mailadres ziet eruit als naam@gemeente.nl."),
            },
        )
        self.fields["password"] = forms.CharField(
            label=_("Wachtwoord"),
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "input"}),
            error_messages={"required": _("Vul uw wachtwoord in.")},
        )
        self.order_fields(["login", "password"])


class SignIn(LoginView):  # type: ignore[misc]  # allauth gives no types
    """The sign-in page (nl: inloggen)."""

    template_name = "public/sign_in.html"
    form_class = SignInForm


sign_in = login_not_required(sensitive_post_parameters("password")(SignIn.as_view()))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the visit on the server too, and go back to the first page (nl: uitloggen)."""
    logout(request)
    return redirect("start")
