"""Finding an office by what people call it."""

from __future__ import annotations

from uuid import UUID

from gehoord.directory.models import Office
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class OfficeUnknown(Refused):
    """No office has this name or id (nl: kantoor onbekend)."""

    sentence = Text(
        "Er is geen kantoor “{called}”. Kies uit: {offices}.", "There is no office “{called}”. Choose from: {offices}."
    )


class NoOfficeYet(Refused):
    """There is no office at all (nl: nog geen kantoor)."""

    sentence = Text(
        "Er is nog geen kantoor. Open er eerst een met ./gehoord directory open-office --name NAAM --place PV27.",
        "There is no office yet. Open one first with ./gehoord directory open-office --name NAME --place PV27.",
    )


def office_called(called: str, *, by: Actor) -> UUID:
    """The id of the office with this name, in any case of letters, or with this id (nl: kantoor bij een naam).

    Raises: OfficeUnknown, NoOfficeYet, NotFound.
    """
    require(by, Act.LIST, Resource.DIRECTORY)
    with acting(by):
        offices = dict(Office.objects.order_by("name").values_list("id", "name"))
    for key, name in offices.items():
        if called.strip().casefold() in (name.casefold(), str(key)):
            return key
    if not offices:
        raise NoOfficeYet
    raise OfficeUnknown(called=called, offices=", ".join(offices.values()))
