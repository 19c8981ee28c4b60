"""Changing one's own password: every other visit ends, and whose account it is hears that it happened."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from procrastinate.contrib.django import app as jobs

from gehoord.people.accounts import as_themselves
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting
from gehoord.practice.words import Text, language_coded
from gehoord.vault import journal

TELL = "people.tell_password_changed"
"""The name under which the worker tells somebody that their password was changed (nl: taak)."""

SUBJECT = Text("Uw wachtwoord is veranderd", "Your password was changed")
BODY = Text(
    "Het wachtwoord waarmee u inlogt, is zojuist veranderd. Deed u dat zelf, dan hoeft u niets te doen.\n"
    "Deed u het niet? Bel dan meteen uw beheerder. Beantwoord dit bericht niet.",
    "The password you sign in with was changed just now. If you did that yourself, there is nothing to do.\n"
    "If it was not you, call your administrator at once. Do not answer this message.",
)


def change_password(person: Person, password: str, *, by: Actor) -> None:
    """Give oneself another password, which was looked at before; the worker tells whose account it is (nl: wachtwoord wijzigen).

    What other visits hold is worth nothing after this: who changes it ends them.
    """
    with as_themselves(person.pk):
        person.set_password(password)
        person.save(update_fields=["password"])
        journal.record(by=by, did="changed an own password", on=person)
        jobs.configure_task(TELL).defer(person=str(person.pk))


def tell_changed(person_id: UUID) -> int:
    """Send somebody word that their password was changed (nl: bericht over wachtwoord). Gives how many went out."""
    with acting(HOUSE):
        person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return 0
    subject, body = (words.spoken_in(language_coded(person.language)) for words in (SUBJECT, BODY))
    return send_mail(subject, f"{body}\n\n{settings.CSRF_TRUSTED_ORIGINS[0]}\n", None, [person.email])
