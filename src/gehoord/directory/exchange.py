"""The locations of an exchange register, taken over and given back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from gehoord.directory.faults import listed
from gehoord.directory.models import Agency, AgencyLocation, Office
from gehoord.figures.exchange.rows import Location
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

_AGENCIES = """
insert into directory_agency (id, office_id, name, kind)
select gen_random_uuid(), %(office)s, name, kind from unnest(%(agencies)s::text[], %(kinds)s::text[]) as given (name, kind)
on conflict (name) do nothing
"""

_LOCATIONS = """
insert into directory_agencylocation
    (id, office_id, agency_id, exchange_id, name, municipality, setting, is_head, every_weeks, every_months)
select gen_random_uuid(), %(office)s, agency.id, given.exchange_id, given.name, given.municipality, '', false, 0, 0
from unnest(%(ids)s::text[], %(agency)s::text[], %(names)s::text[], %(municipalities)s::text[])
    as given (exchange_id, agency, name, municipality)
join directory_agency agency on agency.name = given.agency
on conflict (office_id, exchange_id) do update
    set agency_id = excluded.agency_id, name = excluded.name, municipality = excluded.municipality
    where (directory_agencylocation.agency_id, directory_agencylocation.name, directory_agencylocation.municipality)
        is distinct from (excluded.agency_id, excluded.name, excluded.municipality)
returning xmax = 0
"""


class LocationsRefused(Refused):
    """Locations do not fit with each other or with the directory; none was taken over (nl: locaties geweigerd)."""

    sentence = Text(
        "De locaties zijn niet overgenomen. Verbeter eerst:\n{listing}",
        "The locations were not taken over. Please correct first:\n{listing}",
    )


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of the locations of a register (nl: overgenomen locaties).

    `ids` gives for each exchange id of the register the id of its location here; the rest counts locations.
    """

    ids: Mapping[str, UUID]
    added: int
    changed: int


@transaction.atomic
def upsert_locations(rows: Iterable[Location], *, by: Actor, office_id: UUID | None = None) -> TakenOver:
    """Take over the locations of a register for an office, all or nothing (nl: locaties overnemen).

    `office_id`: else that of `by`. Taking the same over twice changes nothing. An agency that is known keeps its row, whichever
    office keeps it up; a location that is known by its exchange id is changed where it differs; what was agreed about it and
    locations that the register does not name stay. Five statements, however many rows.
    Raises: NotFound, LocationsRefused.
    """
    office = office_id or by.office_id
    if office is None or not Office.objects.filter(pk=office).exists():
        raise NotFound
    require(by, Act.CREATE, AgencyLocation(office_id=office))
    given = tuple(rows)
    kinds = _kinds(given)
    with connection.cursor() as cursor:
        cursor.execute(_AGENCIES, {"office": office, "agencies": list(kinds), "kinds": [kind.value for kind in kinds.values()]})
        _check_kinds(kinds)
        cursor.execute(
            _LOCATIONS,
            {
                "office": office,
                "ids": [row.location_id for row in given],
                "agency": [row.agency for row in given],
                "names": [row.location for row in given],
                "municipalities": [row.municipality for row in given],
            },
        )
        is_new = [new for (new,) in cursor.fetchall()]
    known = AgencyLocation.objects.filter(office_id=office).values_list("exchange_id", "id")
    wanted = {row.location_id for row in given}
    return TakenOver({code: key for code, key in known if code in wanted}, sum(is_new), len(is_new) - sum(is_new))


def _kinds(rows: Sequence[Location]) -> dict[str, AgencyKind]:
    kinds: dict[str, AgencyKind] = {}
    faults: list[Text] = []
    seen: set[str] = set()
    for row in rows:
        if kinds.setdefault(row.agency, row.agency_kind) is not row.agency_kind:
            faults.append(_two_kinds(row.agency, kinds[row.agency], row.agency_kind))
        if row.location_id in seen:
            faults.append(Text(f"De code {row.location_id} staat er twee keer.", f"The code {row.location_id} is there twice."))
        seen.add(row.location_id)
    _refuse(faults)
    return kinds


def _check_kinds(kinds: Mapping[str, AgencyKind]) -> None:
    there = Agency.objects.filter(name__in=kinds).order_by("name").values_list("name", "kind")
    _refuse([_two_kinds(name, AgencyKind.coded(kind), kinds[name]) for name, kind in there if kind != kinds[name].value])


def _two_kinds(agency: str, one: AgencyKind, other: AgencyKind) -> Text:
    return Text("{agency} is {one}, en hier {other}.", "{agency} is a {one}, and here a {other}.").filled(
        agency=agency, one=one.label, other=other.label
    )


def _refuse(faults: Sequence[Text]) -> None:
    if faults:
        raise LocationsRefused(listing=listed(faults))
