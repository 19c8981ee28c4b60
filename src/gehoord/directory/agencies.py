"""Adding agencies and their locations, closing them, and agreeing how often they are visited."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from gehoord.directory.atlas import written
from gehoord.directory.in_use import atlas_in_use
from gehoord.directory.keeping import keep
from gehoord.directory.models import Agency, AgencyLocation
from gehoord.directory.models.stretches import holds_on
from gehoord.directory.offices import NameTaken
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.errors import Refused
from gehoord.practice.visiting import Frequency, Setting
from gehoord.practice.words import Text


class HeadLocationThere(Refused):
    """An agency would get a second head location (nl: hoofdlocatie bestaat al)."""

    sentence = Text(
        "{agency} heeft al een hoofdlocatie. Sluit die eerst, of voeg deze toe als gewone locatie.",
        "{agency} has a head location already. Close that first, or add this one as an ordinary location.",
    )


class ClosedBeforeOpened(Refused):
    """A location would close before the day it opened, or was closed already (nl: sluiting past niet)."""

    sentence = Text(
        "{location} kan niet dicht op {on}: kijk na wanneer de locatie openging en of zij al gesloten is.",
        "{location} cannot close on {on}: look up when the location opened and whether it is closed already.",
    )


def add_agency(name: str, kind: AgencyKind, *, office_id: UUID, by: Actor, on: date | None = None) -> Agency:
    """Add an agency that this office keeps up and all offices use (nl: instantie toevoegen). `on` None: since long.

    Raises: NotFound, NameTaken.
    """
    agency = Agency(office_id=office_id, name=name.strip(), kind=kind.value, since=on)
    require(by, Act.CREATE, agency)
    keep(agency, unless={"directory_agency_name_key": lambda: NameTaken(name=agency.name)})
    return agency


def add_location(
    agency: Agency,
    name: str | None,
    *,
    office_id: UUID,
    by: Actor,
    municipality: str | None,
    setting: Setting | None = None,
    is_head: bool = False,
    on: date | None = None,
) -> AgencyLocation:
    """Add a place where an agency works (nl: locatie toevoegen). `municipality`: code or name; `on` None: open since long.

    Its own id is the one it is exchanged by. Raises: NotFound, MunicipalityUnknown, MunicipalityGone, HeadLocationThere.
    """
    key = uuid4()
    location = AgencyLocation(
        id=key,
        office_id=office_id,
        agency=agency,
        name=name.strip() if name else None,
        municipality=atlas_in_use().municipality_named(municipality, on=on or date.max).code if municipality else None,
        setting=setting.value if setting else "",
        is_head=is_head,
        exchange_id=str(key),
        since=on,
    )
    require(by, Act.CREATE, location)
    keep(location, unless={"agency_one_head": lambda: HeadLocationThere(agency=agency.name)})
    return location


@transaction.atomic
def close_location(location: AgencyLocation, *, by: Actor, on: date) -> None:
    """Close a location; `on` is the last day it is open, and its assignments end with it (nl: locatie sluiten).

    Raises: NotFound, ClosedBeforeOpened.
    """
    require(by, Act.CLOSE, location)
    row = AgencyLocation.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=location.pk).first()
    if row is None:
        raise NotFound
    if row.until is not None or (row.since is not None and on < row.since):
        raise ClosedBeforeOpened(location=str(row), on=written(on))
    row.assignments.filter(since__gt=on).update(withdrawn=True)
    row.assignments.filter(holds_on(on)).update(until=on)
    row.until = location.until = on
    row.save(update_fields=["until"])


def agree_visits(location: AgencyLocation, frequency: Frequency | None, *, by: Actor) -> None:
    """Write down how often a location is visited; None: as is usual for its setting (nl: bezoeken afspreken).

    Raises: NotFound.
    """
    require(by, Act.CHANGE, location)
    location.every_weeks = frequency.weeks if frequency else 0
    location.every_months = frequency.months if frequency else 0
    location.save(update_fields=["every_weeks", "every_months"])
