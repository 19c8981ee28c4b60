"""A message that something waits, without a word of what: for whoever is not looking at the pages now."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from procrastinate.contrib.django import app as jobs

from gehoord.people.models import Person, Seat
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.words import Text, language_coded

TELL_COORDINATORS = "outreach.tell_coordinators"
"""The name under which the worker tells the coordinators of an office (nl: taak)."""

TELL = "outreach.tell"
"""The name under which the worker tells one person (nl: taak)."""

SUBJECT = Text("Er staat iets voor u klaar", "Something is waiting for you")
BODY = Text(
    "Log in om te zien wat er klaarstaat. In dit bericht staat het met opzet niet.",
    "Sign in to see what is waiting. On purpose this message does not say it.",
)


def promise_coordinators(office_id: UUID) -> None:
    """Let the coordinators of an office hear, once this transaction stands, that something waits (nl: coördinatoren seinen)."""
    jobs.configure_task(TELL_COORDINATORS).defer(office=str(office_id))


def promise(person_id: UUID) -> None:
    """Let one person hear, once this transaction stands, that something waits (nl: iemand seinen)."""
    jobs.configure_task(TELL).defer(person=str(person_id))


def promise_contacts(place: str) -> None:
    """Let the contacts of a municipality or an agency hear that something waits on their page (nl: contactpersonen seinen)."""
    if not place:
        return
    with acting(HOUSE):
        people = Seat.objects.filter(place=place, until=None).values_list("person_id", flat=True).distinct()
        for person in sorted(people):
            promise(person)


def tell_coordinators(office_id: UUID) -> int:
    """Send that message to the coordinators of an office (nl: coördinatoren berichten). Gives how many went out."""
    with acting(HOUSE):
        seats = Seat.objects.filter(role=Role.COORDINATOR.value, office_id=office_id, until=None)
        people = list(Person.objects.filter(pk__in=seats.values("person"), is_active=True))
    return _send(people)


def tell(person_id: UUID) -> int:
    """Send that message to one person (nl: iemand berichten). Gives how many went out."""
    with acting(HOUSE):
        people = list(Person.objects.filter(pk=person_id, is_active=True))
    return _send(people)


def _send(people: Iterable[Person]) -> int:
    messages = [EmailMessage(_in(one, SUBJECT), f"{_in(one, BODY)}\n\n{_door()}\n", to=[one.email]) for one in people]
    return get_connection().send_messages(messages) or 0


def _in(person: Person, words: Text) -> str:
    return words.spoken_in(language_coded(person.language))


def _door() -> str:
    return str(settings.CSRF_TRUSTED_ORIGINS[0])
