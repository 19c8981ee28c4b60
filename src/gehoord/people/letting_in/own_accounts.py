"""Letting people in with the accounts of their own organisation, when they have an account here as well."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from urllib.parse import urlencode

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.http import HttpRequest, HttpResponse, QueryDict
from requests import RequestException

from gehoord.people.accounts import as_themselves
from gehoord.people.models import Person
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

NONCE = "issuer_nonce"
"""Under which name a visit keeps what the issuer has to sign (nl: eenmalig woord)."""


class NotKnownHere(Refused):
    """Somebody signed in at their organisation and has no account here (nl: hier niet bekend)."""

    sentence = Text(
        "U bent bij uw organisatie ingelogd, maar hebt hier nog geen account. Vraag uw beheerder om een account op dit adres.",
        "You signed in at your organisation but have no account here yet. Ask your administrator for one on this address.",
    )


class NotConfirmed(Refused):
    """The organisation's sign-in broke off or did not answer (nl: inloggen niet bevestigd)."""

    sentence = Text(
        "Het inloggen bij uw organisatie is niet gelukt. Probeer het opnieuw, of log in met uw wachtwoord.",
        "Signing in at your organisation did not work. Try again, or sign in with your password.",
    )


class Usher(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth gives no types
    """Brings who was let in by their organisation to their account here, and makes none (nl: ouvreuse)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody gets an account this way (nl: geen nieuw account)."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account, the first time by an address that the organisation confirms (nl: account zoeken).

        Raises: NotKnownHere, NotConfirmed where what was signed and what was told are about two people, or another attempt.
        """
        signed = sociallogin.account.extra_data.get("id_token", {})
        if signed.get("sub") != sociallogin.account.uid or signed.get("nonce") != request.session.pop(NONCE, ""):
            raise NotConfirmed
        # What the organisation tells about somebody is not kept; the number by which it knows them is enough.
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        confirmed = [address.email.lower() for address in sociallogin.email_addresses if address.verified is True]
        person = Person.objects.filter(email__in=confirmed, is_active=True).first() if confirmed else None
        if person is None:
            raise NotKnownHere
        with as_themselves(person.pk):
            sociallogin.connect(request, person)

    def on_authentication_error(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - allauth's signature
        """Say that it did not work, and what can be done (nl: niet gelukt). Raises: NotConfirmed."""
        raise NotConfirmed


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead somebody to the sign-in of their organisation (nl: naar de eigen inlog). Raises: NotConfirmed when it is silent."""
    # Whoever made the link may say where to go afterwards, and nothing else of how this is done. What is signed there has to
    # name this visit, so that an answer to somebody else is worth nothing here.
    nonce = request.session.setdefault(NONCE, secrets.token_urlsafe())
    asked = {"next": request.GET.get("next", ""), "auth_params": urlencode({"nonce": nonce})}
    request.GET = QueryDict(urlencode(asked))
    return _unless_silent(openid_connect.login, request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take in whoever comes back from there (nl: terug van de eigen inlog). Raises: NotConfirmed when it is silent."""
    return _unless_silent(openid_connect.callback, request, provider_id)


def _unless_silent(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view(request, provider_id=provider_id)
    except (RequestException, KeyError, TypeError, ValueError, AttributeError):
        # It was silent, or what it told is not what an issuer tells: no number, no object, no such address.
        raise NotConfirmed from None
