"""Opening offices, giving them the area they work in, and calling things by another name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from gehoord.directory.atlas import written
from gehoord.directory.keeping import keep
from gehoord.directory.models import Agency, AgencyLocation, EarlierName, Office, OfficeArea
from gehoord.directory.models.stretches import holds_on, meets
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.packaged import records
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.practice.errors import Refused
from gehoord.practice.periods import ONE_DAY
from gehoord.practice.words import Text


class NameTaken(Refused):
    """Something else already has this name (nl: naam bezet)."""

    sentence = Text(
        "De naam “{name}” is al in gebruik. Kies een andere naam, of gebruik wat er al staat.",
        "The name “{name}” is in use already. Choose another name, or use what is there.",
    )


class RenamedLater(Refused):
    """A new name would begin before an earlier change of name (nl: later hernoemd)."""

    sentence = Text(
        "Deze naam is al veranderd op of na {on}. Kies een latere dag.",
        "This name was changed on or after {on} already. Choose a later day.",
    )


class AreaTaken(Refused):
    """Another office already works in this place on one of the days (nl: werkgebied bezet)."""

    sentence = Text(
        "In {place} werkt {office} al sinds {since}. Beëindig dat eerst, of kies een latere dag.",
        "{office} has worked in {place} since {since}. End that first, or choose a later day.",
    )


@transaction.atomic
def open_office(
    name: str, kind: OfficeKind, *, by: Actor, on: date, area: Iterable[str] = (), office_id: UUID | None = None
) -> Office:
    """Open an office that works in these provinces and municipalities from this day on (nl: kantoor openen).

    `area`: codes such as PV27 and GM0392. Raises: NotFound, NameTaken, AreaTaken.
    """
    office = Office(id=office_id or uuid4(), name=name.strip(), kind=kind.value, since=on)
    require(by, Act.CREATE, office)
    keep(office, unless={"directory_office_name_key": lambda: NameTaken(name=office.name)})
    for place in area:
        give_area(office.id, place, by=by, on=on)
    return office


@transaction.atomic
def give_area(office_id: UUID, place: str, *, by: Actor, on: date, until: date | None = None) -> OfficeArea:
    """Let an office work in a province or municipality from a day on (nl: werkgebied geven).

    The office that worked there without a last day ends the day before.
    Raises: NotFound; AreaTaken where an office works there on one of the days all the same.
    """
    area = OfficeArea(office_id=office_id, place=place, since=on, until=until)
    require(by, Act.CREATE, area)
    OfficeArea.objects.filter(place=place, until__isnull=True, since__lt=on).update(until=on - ONE_DAY)

    def taken() -> Refused:
        there = OfficeArea.objects.select_related("office").filter(meets(on, until), place=place).order_by("since")[0]
        return AreaTaken(place=place, office=there.office.name, since=written(there.since))

    keep(area, unless={"area_has_one_office": taken})
    return area


@transaction.atomic
def rename(thing: Office | Agency | AgencyLocation, name: str, *, by: Actor, on: date) -> None:
    """Call an office, agency or location by another name from a day on (nl: hernoemen). What it was called stays known.

    Raises: NotFound, RenamedLater, NameTaken.
    """
    require(by, Act.CHANGE, thing)
    office_id = thing.id if isinstance(thing, Office) else thing.office_id
    rows: QuerySet[Any] = type(thing)._default_manager.select_for_update()  # noqa: SLF001 - Django's public name for it
    thing.refresh_from_db(from_queryset=rows)
    if EarlierName.objects.filter(thing=thing.pk, until__gte=on - ONE_DAY).exists():
        raise RenamedLater(on=written(on))
    EarlierName.objects.create(office_id=office_id, thing=thing.pk, name=thing.name or "", until=on - ONE_DAY)
    thing.name = name.strip()
    keep(thing, unless={f"directory_{kind}_name_key": lambda: NameTaken(name=thing.name) for kind in ("office", "agency")})


def name_on(thing: Office | Agency | AgencyLocation, day: date) -> str:
    """What something was called on a day (nl: naam op een dag)."""
    earlier = EarlierName.objects.filter(thing=thing.pk, until__gte=day).order_by("until").first()
    return earlier.name if earlier else str(thing)


def offices_on(day: date) -> tuple[tuple[Office, tuple[str, ...]], ...]:
    """The offices of a day by name, each with the places it works in (nl: kantoren op een dag). Two queries."""
    areas = Prefetch("areas", OfficeArea.objects.filter(holds_on(day)).order_by("place"))
    offices = Office.objects.filter(holds_on(day)).prefetch_related(areas).order_by("name")
    return tuple((office, tuple(area.place for area in office.areas.all())) for office in offices)


@transaction.atomic
def settle(*, by: Actor = HOUSE, on: date = date(2015, 1, 1)) -> tuple[Office, ...]:
    """Open the two invented offices, each in its provinces; doing it again changes nothing (nl: kantoren voor de demo).

    Which provinces go together is as it was in 2016. Raises: NotFound.
    """
    there = Office.objects.in_bulk()
    return tuple(
        there.get(UUID(row["id"]))
        or open_office(
            row["name"], OfficeKind.coded(row["kind"]), by=by, on=on, area=row["provinces"].split(), office_id=UUID(row["id"])
        )
        for row in records("offices")
    )
