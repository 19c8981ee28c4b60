"""Coming in and going out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from gehoord.people.accounts import as_themselves
from gehoord.people.demo_account import demo_accounts, demo_code
from gehoord.people.letting_in import own_accounts
from gehoord.people.roles import Role
from gehoord.people.second_factor.factors import PasskeyCode, SignInCode, factors_of


def password_field() -> forms.CharField:
    """Where a password is typed (nl: wachtwoordveld)."""
    return forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "input"}),
        error_messages={"required": _("Vul uw wachtwoord in.")},
    )


def code_field() -> forms.CharField:
    """Where a code of six digits is typed (nl: codeveld)."""
    return forms.CharField(
        label=_("Code van zes cijfers"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "input input--short"}),
        error_messages={"required": _("Vul de code in die uw app nu laat zien.")},
    )


def asked(told: Mapping[str, Any]) -> str:
    """What a browser is asked of a passkey, as text for the page (nl: wat de sleutel gevraagd wordt)."""
    return json.dumps(told["js_data"], cls=DjangoJSONEncoder)


def demo_code_of(email: str) -> str:
    """The code of now of an invented person in a demo; empty for everybody else (nl: code in de demo)."""
    return demo_code(settings.GEHOORD_DATA, email) if settings.GEHOORD_DEMO else ""


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth gives no types
    """An address and a password, and what to do when one is missing (nl: inlogformulier)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label=_("E-mailadres van uw werk"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "class": "input"}),
            error_messages={
                "required": _("Vul uw e-mailadres in."),
                "invalid": _("Dit is nog geen e-mailadres. Een e-mailadres ziet eruit als naam@gemeente.nl."),
                "max_length": _("Dit is langer dan een e-mailadres kan zijn. Kijk het nog eens na."),
            },
        )
        self.fields["password"] = password_field()
        self.order_fields(["login", "password"])


class SignIn(LoginView):  # type: ignore[misc]  # allauth gives no types
    """The sign-in page (nl: inloggen)."""

    template_name = "public/sign_in.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With the organisations that let people in with their own accounts, and the accounts of a demo (nl: gegevens)."""
        invented = demo_accounts(settings.GEHOORD_DATA) if settings.GEHOORD_DEMO else []
        demo = invented[0][0] if invented else None
        others = [(account, Role.coded(role)) for account, role in invented[1:]]
        return {**super().get_context_data(**kwargs), "issuers": settings.ISSUERS, "demo": demo, "others": others}


sign_in = login_not_required(sensitive_post_parameters("password")(SignIn.as_view()))


class CodeForm(SignInCode):
    """The code that is asked after the password (nl: code)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()


class ShowFactor(AuthenticateView):  # type: ignore[misc]  # allauth gives no types
    """Asks for a passkey or a code after the password (nl: sleutel tonen)."""

    template_name = "public/show_factor.html"
    form_class = CodeForm
    webauthn_form_class = PasskeyCode

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Look at what was shown; the factor remembers that it was used (nl: nakijken)."""
        with as_themselves(self.stage.login.user.pk):
            answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """With the factors this person has, and the code of now for an invented one (nl: gegevens)."""
        person = self.stage.login.user
        kinds = {factor.is_passkey for factor in factors_of(person.pk)}
        told: dict[str, Any] = super().get_context_data(**kwargs)
        told.update(
            is_refused=bool(self.webauthn_form.errors),
            has_passkey=True in kinds,
            has_codes=False in kinds,
            demo_code=demo_code_of(person.email),
            asked=asked(told),
        )
        return told


by_issuer = login_not_required(own_accounts.begin)
back_from_issuer = login_not_required(own_accounts.come_back)
show_factor = login_not_required(ShowFactor.as_view())


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the visit on the server too, and go back to the door (nl: uitloggen)."""
    logout(request)
    return redirect("account_login")
