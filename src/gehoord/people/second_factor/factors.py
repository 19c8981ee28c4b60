"""The second thing somebody shows beside a password: a passkey, or a code from an app that changes every half minute."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from cryptography.fernet import InvalidToken
from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from gehoord.people.models import Person
from gehoord.people.permissions import NotFound
from gehoord.people.sealing import seal_of
from gehoord.people.second_factor import codes
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth gives no types
    """How factors are kept: what a code is made from is sealed, so that a copy of the database makes no codes (nl: sleutels)."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code hoort er niet bij, of is al gebruikt. Wacht op de volgende code en typ die over."),
        "too_many_codes": _(
            "Er is vandaag te vaak een andere code getypt. Gebruik een toegangssleutel, of vraag een coördinator en een "
            "beheerder om u weer binnen te laten. Morgen kan het weer met een code."
        ),
        "cannot_delete_authenticator": _("Dit is uw laatste sleutel. Voeg eerst een andere toe."),
    }

    def encrypt(self, text: str) -> str:
        """Seal what a code is made from (nl: versleutelen)."""
        return seal_of("factors").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again (nl: ontsleutelen). What another installation sealed gives codes that nobody has."""
        try:
            return seal_of("factors").decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return str(generate_totp_secret())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another factor stays (nl: mag weg)."""
        return bool(Authenticator.objects.filter(user=authenticator.user_id).exclude(pk=authenticator.pk).exists())

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send no mail about factors: mail is not sent yet, and what happened stands in the journal (nl: geen bericht)."""


class LastFactor(Refused):
    """Somebody would have no factor left (nl: laatste sleutel)."""

    sentence = Text(
        "Dit is uw laatste sleutel. Voeg eerst een andere toe; daarna kan deze weg.",
        "This is your last key. Add another one first; then this one can go.",
    )


class UsedOnce:
    """A form with a code that opens once: the half minute it belongs to is remembered with the factor (nl: eenmalige code)."""

    authenticator: Authenticator
    user: Person

    def clean_code(self) -> str:
        """The code, if it is right and was not used before (nl: code nakijken)."""
        if codes.are_spent(self.user.pk):
            raise Factors().validation_error("too_many_codes")
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # of the form this is mixed into
            if not use_up(self.authenticator, code):
                raise Factors().validation_error("incorrect_code")
        except forms.ValidationError as refused:
            if refused.code == "incorrect_code":
                codes.count_wrong(self.user.pk)
            raise
        return code


class SignInCode(UsedOnce, AuthenticateForm):  # type: ignore[misc]  # allauth gives no types
    """The code that is asked after the password (nl: inlogcode)."""


class StepUpCode(UsedOnce, ReauthenticateForm):  # type: ignore[misc]  # allauth gives no types
    """The code that is asked once more before something weighty (nl: code bij een zwaar besluit)."""


class PasskeyAnswer(forms.JSONField):
    """What a browser sends of a passkey; what is too deep or too long to read is a wrong one (nl: antwoord van een sleutel)."""

    def to_python(self, value: Any) -> Any:
        """What was sent, read (nl: lezen)."""
        with unreadable_is_wrong():
            return super().to_python(value)

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002 - Django's signature
        """Nothing to show again: an answer is given once (nl: leeg terug)."""
        return None


def passkey_answer() -> PasskeyAnswer:
    """The hidden field that the answer of a passkey comes in (nl: veld voor een toegangssleutel)."""
    return PasskeyAnswer(widget=forms.HiddenInput)


class PasskeyCode(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth gives no types
    """What a passkey answers after the password (nl: toegangssleutel bij het inloggen)."""

    credential = passkey_answer()

    def clean_credential(self) -> Authenticator:
        """Whose passkey it is, if that is what it is (nl: antwoord nakijken)."""
        with unreadable_is_wrong():
            return super().clean_credential()


class StepUpPasskey(PasskeyCode, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth gives no types
    """What a passkey answers once more before something weighty (nl: toegangssleutel bij een zwaar besluit)."""


@contextmanager
def unreadable_is_wrong() -> Iterator[None]:
    """Refuse what is no answer of a passkey like a wrong one, instead of breaking off over it (nl: onleesbaar is onjuist)."""
    try:
        yield
    except (KeyError, TypeError, ValueError, RecursionError) as unreadable:
        raise Factors().validation_error("incorrect_code") from unreadable


def use_up(factor: Authenticator, code: str) -> bool:
    """Mark the half minute of a code as used; whether it still could be (nl: opgebruiken)."""
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=factor.pk)
        secret = decrypt(row.data["secret"])
        typed = normalize_user_code(code)
        fitting = [step for step in yield_hotp_counters_from_time() if format_hotp_value(hotp_value(secret, step)) == typed]
        if not fitting or fitting[-1] <= row.data.get("used_up_to", -1):
            return False
        row.data["used_up_to"] = fitting[-1]
        row.save(update_fields=["data"])
    factor.data = row.data
    return True


def has_factor(person_id: UUID) -> bool:
    """Whether somebody has a passkey or an app for codes (nl: heeft een sleutel)."""
    return bool(Authenticator.objects.filter(user_id=person_id, type__in=KINDS).exists())


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor as whoever it belongs to sees it (nl: sleutel). `name` is empty for an app."""

    id: int
    is_passkey: bool
    name: str
    created_at: datetime
    last_used_at: datetime | None


def factors_of(person_id: UUID) -> list[Factor]:
    """The factors of somebody, oldest first (nl: mijn sleutels)."""
    rows = Authenticator.objects.filter(user_id=person_id, type__in=KINDS).order_by("created_at")
    return [
        Factor(row.pk, row.type == Authenticator.Type.WEBAUTHN, row.data.get("name", ""), row.created_at, row.last_used_at)
        for row in rows
    ]


def drop_factor(person_id: UUID, factor_id: int) -> None:
    """Take one factor away, as long as another stays (nl: sleutel weghalen). Raises: LastFactor, NotFound."""
    with transaction.atomic():
        rows = {row.pk: row for row in Authenticator.objects.select_for_update().filter(user_id=person_id, type__in=KINDS)}
        if factor_id not in rows:
            raise NotFound
        if len(rows) == 1:
            raise LastFactor
        rows[factor_id].delete()


def shown_first(request: HttpRequest, *, code: str = "") -> None:
    """Note that a factor was shown in this visit by setting it up; its first code is used up (nl: voor het eerst getoond)."""
    app = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).first()
    if code and app:
        use_up(app, code)
    record_authentication(request, request.user, "mfa", reauthenticated=True)


def forget_lost(person_id: UUID) -> None:
    """Take away an app that nobody has the codes of: it was sealed under a secret that is gone (nl: verloren app weg)."""
    for app in Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.TOTP):
        try:
            seal_of("factors").decrypt(app.data["secret"])
        except InvalidToken:
            app.delete()


def forget_factors(person_id: UUID) -> None:
    """Take all factors of somebody away, so that they set up new ones (nl: sleutels weg)."""
    Authenticator.objects.filter(user_id=person_id).delete()
    codes.forget_wrong(person_id)
