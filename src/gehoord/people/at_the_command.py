"""Who acts when a command is given on the server: the house, in the name of whoever says so."""

from __future__ import annotations

from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class PersonUnknown(Refused):
    """Nobody who may sign in has this e-mail address (nl: persoon onbekend)."""

    sentence = Text(
        "Er is geen medewerker met het adres {email}. Kijk het adres na, of laat --by weg.",
        "There is no colleague with the address {email}. Check the address, or leave --by out.",
    )


def at_the_command(email: str | None) -> Actor:
    """The house, and who speaks for it, for the journal (nl: bij een opdracht).

    Whoever may give commands on the server reaches all of the house already; saying who they are makes nobody more than that.
    Raises: PersonUnknown.
    """
    if email is None:
        return HOUSE
    with acting(HOUSE):
        person = Person.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        raise PersonUnknown(email=email)
    return Actor(person.pk, Role.HOUSE)
