"""An own account: which role now, which factors, which visits, and showing once more that it is you."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.forms import ReauthenticateForm
from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gehoord.people import entering, visits
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.people.second_factor import factors
from gehoord.people.sign_in import step_up
from gehoord.web.office.places import office_names
from gehoord.web.public.sign_in import asked, code_field, demo_code_of, password_field

HOMES = {
    Role.COUNSELLOR: "desk",
    Role.COORDINATOR: "desk",
    Role.ALERTS_OFFICER: "alerts",
    Role.ADVICE_LINE_WORKER: "desk",
    Role.ADMINISTRATOR: "people",
    Role.AUDITOR: "people",
    Role.REPORT_AUTHOR: "years",
}
"""The page a role starts on; the others start at the reports (nl: beginpagina)."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """On to the page that somebody's role starts on (nl: begin)."""
    return redirect(HOMES.get(entering.actor_of(request).role, "reports"))


@require_http_methods(["GET", "HEAD", "POST"])
def choose_role(request: HttpRequest) -> HttpResponse:
    """Choose the one role to go on in (nl: rol kiezen)."""
    if request.method == "POST":
        role, _comma, office = request.POST.get("post", "").partition(",")
        entering.choose(request, _role(role), _uuid(office))
        return redirect("home")
    posts = entering.posts_of(entering.person_of(request))
    actor = entering.actor_of(request)
    now = entering.Post(actor.role, actor.office_id)
    return render(request, "office/choose_role.html", {"posts": posts, "now": now, "offices": office_names()})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The own account (nl: mijn account)."""
    actor = entering.actor_of(request)
    told = {
        "actor": actor,
        "posts": entering.posts_of(entering.person_of(request)),
        "offices": office_names(),
        "factors": factors.factors_of(entering.person_of(request)),
        "visits": visits.visits_of(entering.person_of(request), this=request.session.session_key),
    }
    return render(request, "office/account.html", told)


@require_safe
def enrol(request: HttpRequest) -> HttpResponse:
    """The choice between a passkey and an app for codes (nl: sleutel instellen)."""
    return render(request, "office/enrol.html")


@require_POST
def end_visit(request: HttpRequest, number: str) -> HttpResponse:
    """End one of the own visits, or with "others" all but this (nl: bezoek beëindigen)."""
    if number == "others":
        visits.end_visits(entering.person_of(request), but=request.session.session_key)
    else:
        visits.end_visits(entering.person_of(request), only=number)
    return redirect("my_account")


@require_POST
@step_up
def drop_factor(request: HttpRequest, factor: int) -> HttpResponse:
    """Take one of the own factors away, as long as another stays (nl: sleutel weghalen)."""
    factors.drop_factor(entering.person_of(request), factor)
    return redirect("my_account")


class CodeForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth gives no types
    """The first code of a new app (nl: eerste code)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()


class SetUpCodes(ActivateTOTPView):  # type: ignore[misc]  # allauth gives no types
    """Setting up an app for codes (nl: app voor codes instellen)."""

    template_name = "office/set_up_codes.html"
    form_class = CodeForm

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Whoever typed a first code has shown the factor in this visit (nl: ingesteld)."""
        response: HttpResponse = super().form_valid(form)
        factors.shown_first(self.request, code=form.cleaned_data["code"])
        return response

    def get_success_url(self) -> str:
        """Back to what was waiting (nl: verder)."""
        return reverse("home")


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth gives no types
    """What a browser made when somebody added a passkey (nl: nieuwe toegangssleutel)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = factors.passkey_answer()
        self.fields["name"] = forms.CharField(
            label=_("Hoe noemt u deze sleutel?"),
            max_length=60,
            widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        )

    def clean(self) -> dict[str, Any]:
        """What was made, if that is what it is (nl: nakijken)."""
        with factors.unreadable_is_wrong():
            told: dict[str, Any] = super().clean()
        return told


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth gives no types
    """Adding a passkey (nl: toegangssleutel toevoegen)."""

    template_name = "office/add_passkey.html"
    form_class = PasskeyForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With what the browser is asked (nl: gegevens)."""
        told = super().get_context_data(**kwargs)
        return {**told, "asked": asked(told), "is_refused": self.request.method == "POST"}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Whoever made a passkey has shown it in this visit (nl: toegevoegd)."""
        response: HttpResponse = super().form_valid(form)
        factors.shown_first(self.request)
        return response

    def get_success_url(self) -> str:
        """Back to what was waiting (nl: verder)."""
        return reverse("home")


class PasswordAgain(ReauthenticateForm):  # type: ignore[misc]  # allauth gives no types
    """The password, once more (nl: wachtwoord nog eens)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = password_field()


class ProveByPassword(ReauthenticateView):  # type: ignore[misc]  # allauth gives no types
    """Showing with the password that it is still you (nl: opnieuw met wachtwoord)."""

    template_name = "office/prove_password.html"
    form_class = PasswordAgain


class StepUpForm(factors.StepUpCode):
    """A code, once more (nl: code nog eens)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()


class ProveByCode(ReauthenticateByCodeView):  # type: ignore[misc]  # allauth gives no types
    """Showing with a code that it is still you (nl: opnieuw met code)."""

    template_name = "office/prove_code.html"
    form_class = StepUpForm

    def get_form_class(self) -> type[forms.Form]:
        """The form of the house (nl: formulier)."""
        return StepUpForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With the code of now, for the invented people of a demo (nl: gegevens)."""
        return {**super().get_context_data(**kwargs), "demo_code": demo_code_of(self.request.user.email)}


class ProveByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth gives no types
    """Showing with a passkey that it is still you (nl: opnieuw met toegangssleutel)."""

    template_name = "office/prove_passkey.html"
    is_refused = False

    def get_form_class(self) -> type[forms.Form]:
        """The form of the house (nl: formulier)."""
        return factors.StepUpPasskey

    def form_invalid(self, form: forms.Form) -> HttpResponse:  # noqa: ARG002 - the page says it in its own words
        """Stay here and say that it did not work (nl: niet gelukt)."""
        self.is_refused = True
        page: HttpResponse = self.get(self.request)
        return page

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """With what the browser is asked (nl: gegevens)."""
        told = super().get_context_data(**kwargs)
        return {**told, "asked": asked(told), "is_refused": self.is_refused}


set_up_codes = SetUpCodes.as_view()
add_passkey = AddPasskey.as_view()
prove_by_password = sensitive_post_parameters("password")(ProveByPassword.as_view())
prove_by_code = ProveByCode.as_view()
prove_by_passkey = ProveByPasskey.as_view()


def _role(code: str) -> Role:
    try:
        return Role.coded(code)
    except KeyError as unknown:
        raise NotFound from unknown


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as unknown:
        raise NotFound from unknown
