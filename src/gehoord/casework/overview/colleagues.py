"""Which counsellors can be asked along or asked to take over, here and at other offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.casework.access import holding_on, in_own_name
from gehoord.casework.models import Access, AccessKind
from gehoord.casework.models.codes import as_told
from gehoord.directory.absences import Away, away_on
from gehoord.people.deeds import Act, Resource
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE, Actor, NotFound, may
from gehoord.people.roles import Role
from gehoord.people.scope import acting


@dataclass(frozen=True, slots=True)
class Counsellor:
    """A counsellor who can be asked (nl: te vragen collega). `clients` is only counted where the asker arranges the work."""

    id: UUID
    name: str
    office_id: UUID
    is_away: bool
    clients: int | None = None


@in_own_name
def counsellors(*, by: Actor, on: date) -> tuple[Counsellor, ...]:
    """Every counsellor but oneself, by name (nl: te vragen collega’s). Raises: NotFound for who hands nothing over."""
    if not may(by, Act.HAND_OVER, Resource.CLIENT):
        raise NotFound
    # Names and offices of colleagues only: at another office nobody else knows who works there.
    with acting(HOUSE):
        found = _seated()
    away = away_on(on, {seat.person_id for seat in found}, by=by)
    return _counsellors([seat for seat in found if seat.person_id != by.person_id], away, None)


@in_own_name
def team(*, by: Actor, on: date) -> tuple[Counsellor, ...]:
    """The counsellors of the own office with how many clients they have, for who arranges the work (nl: team).

    Raises: NotFound.
    """
    if by.office_id is None or not may(by, Act.CREATE, Access(office_id=by.office_id)):
        raise NotFound
    with acting(HOUSE):
        found = [seat for seat in _seated() if seat.office_id == by.office_id]
        owned = Access.objects.filter(holding_on(on), office=by.office_id, kind=AccessKind.OWNER.value, client__merged_into=None)
        owners = list(owned.values_list("person_id", flat=True))
    away = away_on(on, {seat.person_id for seat in found}, by=by)
    return _counsellors(found, away, owners)


@in_own_name
def codes_of(person_id: UUID, *, by: Actor, on: date) -> tuple[tuple[UUID, str], ...]:
    """The clients a colleague of the own office has, by id and code without a name (nl: cliënten van een collega).

    Raises: NotFound where `by` arranges nobody's work.
    """
    if by.office_id is None or not may(by, Act.CREATE, Access(office_id=by.office_id)):
        raise NotFound
    owned = Access.objects.filter(holding_on(on), office=by.office_id, person=person_id, kind=AccessKind.OWNER.value)
    rows = owned.filter(client__merged_into=None).order_by("client__registered_on", "client_id")
    return tuple((client, as_told(code)) for client, code in rows.values_list("client_id", "client__code"))


def _seated() -> list[Seat]:
    seats = Seat.objects.filter(role=Role.COUNSELLOR.value, until=None, office_id__isnull=False, person__is_active=True)
    return list(seats.select_related("person").order_by("person__name", "person_id"))


def _counsellors(seats: Iterable[Seat], away: Mapping[UUID, Away], owners: Sequence[UUID] | None) -> tuple[Counsellor, ...]:
    return tuple(
        Counsellor(
            seat.person_id,
            seat.person.name,
            seat.office_id,
            seat.person_id in away,
            None if owners is None else owners.count(seat.person_id),
        )
        for seat in seats
        if seat.office_id is not None
    )
