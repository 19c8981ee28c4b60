"""How the house opens its door: accounts are given, never taken, and a wrong password costs time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, ClassVar, ParamSpec

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.conf import settings
from django.contrib.auth.hashers import get_hasher, identify_hasher
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gehoord.people.accounts import as_themselves
from gehoord.people.letting_in import brake
from gehoord.people.models import Person
from gehoord.people.second_factor.factors import has_factor

P = ParamSpec("P")


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]  # allauth gives no types
    """Lets in those who have an account and makes none (nl: portier)."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze allebei nog eens na."),
        "too_many_login_attempts": _(
            "Met dit e-mailadres is het nu vaak geprobeerd. Wacht een minuut en probeer het dan opnieuw."
        ),
        "account_inactive": _("Dit account staat uit. Vraag uw contactpersoon om het weer aan te zetten."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - whoever asks, the answer is no
        """Nobody makes an account for themselves (nl: geen eigen aanmelding)."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Where somebody starts; the entrance leads on to what has to be done first (nl: na het inloggen)."""
        return reverse("home")

    def is_reauthentication_required(self, *, app: str) -> bool:  # noqa: ARG002 - allauth's signature
        """Whether who is here has to show once more that it is them (nl: opnieuw tonen)."""
        return not proved_lately(context.request)

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """How somebody shows it: with their factor if they have one, else with their password (nl: manieren)."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] != "reauthenticate"] or methods

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing beside the page: what happened is seen from where somebody is (nl: geen melding)."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Who has this address and password, when it is their turn (nl: nakijken)."""
        with brake.taking_turns() as in_time:
            if not in_time:
                raise self.validation_error("too_many_login_attempts")
            person: Person | None = super().authenticate(request, **credentials)
        if person and _is_old(person.password):
            with as_themselves(person.pk):
                person.set_password(credentials["password"])
                person.save(update_fields=["password"])
        return person

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        known = request.user.email if isinstance(request.user, Person) else ""
        return brake.counted_as(request, credentials.get("email") or known)

    def post_login(self, request: HttpRequest, user: Person, **kwargs: object) -> HttpResponse:
        """Go on in the language the person reads, unless this browser already chose one (nl: na het inloggen)."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        brake.remember(request, response, user.email)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def _is_old(encoded: str) -> bool:
    """Whether a password was hashed as is no longer the habit."""
    hasher, today = identify_hasher(encoded), get_hasher()
    return hasher.algorithm != today.algorithm or hasher.must_update(encoded)


def proved_lately(request: HttpRequest) -> bool:
    """Whether somebody showed who they are in the last five minutes, with a factor if they have one (nl: onlangs getoond)."""
    person = request.user if isinstance(request.user, Person) else None
    if person is None:
        return False
    records = get_authentication_records(request, person)
    if has_factor(person.pk):
        records = [record for record in records if record["method"] == "mfa"]
    return any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)


def step_up(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Before a page that weighs: show once more that it is you, unless that was in the last five minutes (nl: opnieuw tonen)."""
    guarded: Callable[P, HttpResponse] = reauthentication_required(app="gehoord")(view)
    return guarded
