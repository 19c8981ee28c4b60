"""Finding an agency or one of its locations by what people call it, and a colleague by their address."""

from __future__ import annotations

from uuid import UUID

from gehoord.directory.models import Agency, AgencyLocation
from gehoord.people import seats
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.people.seats import Colleague
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class AgencyUnknown(Refused):
    """No agency has this name (nl: instantie onbekend)."""

    sentence = Text(
        "Er is geen instantie “{called}”. Kijk de naam na, of voeg haar toe met ./gehoord directory add-agency.",
        "There is no agency “{called}”. Check the name, or add it with ./gehoord directory add-agency.",
    )


class LocationUnknown(Refused):
    """No location has this id (nl: locatie onbekend)."""

    sentence = Text(
        "Er is geen locatie {called}. De locaties met hun id toont ./gehoord directory locations.",
        "There is no location {called}. The locations and their ids are shown by ./gehoord directory locations.",
    )


class ColleagueUnknown(Refused):
    """Nobody with an account has this address (nl: collega onbekend)."""

    sentence = Text(
        "Er is geen medewerker met het adres {email}. Kijk het adres na.",
        "There is no colleague with the address {email}. Check the address.",
    )


def agency_called(called: str, *, by: Actor) -> Agency:
    """The agency with this name, in any case of letters (nl: instantie bij een naam). Raises: AgencyUnknown, NotFound."""
    require(by, Act.LIST, Resource.DIRECTORY)
    with acting(by):
        found = Agency.objects.filter(name__iexact=called.strip()).first()
    if found is None:
        raise AgencyUnknown(called=called)
    return found


def agency_ids(*, by: Actor) -> dict[str, UUID]:
    """The id of every agency, by its name (nl: instanties). One query. Raises: NotFound."""
    require(by, Act.LIST, Resource.DIRECTORY)
    with acting(by):
        return dict(Agency.objects.values_list("name", "pk"))


def location_with(key: UUID, *, by: Actor) -> AgencyLocation:
    """The location with this id (nl: locatie bij een id). Raises: LocationUnknown, NotFound."""
    require(by, Act.LIST, Resource.DIRECTORY)
    with acting(by):
        found = AgencyLocation.objects.select_related("agency").filter(pk=key).first()
    if found is None:
        raise LocationUnknown(called=key)
    return found


def colleague_at(email: str, *, by: Actor) -> Colleague:
    """Whoever has an account with this address (nl: collega bij een adres). Raises: ColleagueUnknown, NotFound."""
    found = next((one for one in seats.colleagues(by=by) if one.email == email.strip().lower()), None)
    if found is None:
        raise ColleagueUnknown(email=email)
    return found
