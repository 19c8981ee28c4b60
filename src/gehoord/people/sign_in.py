"""How the house opens its door: accounts are given, never taken, and a wrong password costs time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from gehoord.people.models import Person


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]  # allauth gives no types
    """Lets in those who have an account and makes none (nl: portier)."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze allebei nog eens na."),
        "too_many_login_attempts": _("U hebt het nu vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw."),
        "account_inactive": _("Dit account staat uit. Vraag uw contactpersoon om het weer aan te zetten."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - whoever asks, the answer is no
        """Nobody makes an account for themselves (nl: geen eigen aanmelding)."""
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing beside the page: what happened is seen from where somebody is (nl: geen melding)."""

    def post_login(self, request: HttpRequest, user: Person, **kwargs: object) -> HttpResponse:
        """Go on in the language the person reads, unless this browser already chose one (nl: na het inloggen)."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
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


def login_name(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str | None:
    """The address that somebody tries to sign in with, so that attempts can be counted for it (nl: inlognaam)."""
    given = (credentials or {}).get("email") or (request.POST.get("login") if request else None)
    return given.strip().lower() if given else None
