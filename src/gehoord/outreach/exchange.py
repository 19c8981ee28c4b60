"""Visits and alerts of a register, taken over by their ids and given back by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Model, Q

from gehoord.figures.exchange import rows as folder
from gehoord.outreach.models import Alert, Visit
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import add, change
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind, VisitState

_VISIT = ("location_id", "on", "kind")
_ALERT = ("location_id", "on", "theme", "urgency")


def take_in(
    visits: Sequence[folder.Visit],
    alerts: Sequence[folder.Alert],
    *,
    office: UUID,
    locations: Mapping[str, UUID],
    by: Actor,
) -> dict[str, tuple[int, int]]:
    """Take over visits and alerts, all or nothing (nl: overnemen). Gives by file how many were added and changed.

    What reads otherwise is corrected; each has its own day. Doing it again changes nothing. Raises: NotFound.
    """
    require(by, Act.CREATE, Resource.REGISTER)
    with acting(by):
        return {
            "visits": _write(
                Visit, _VISIT, {row.visit_id: (locations[row.location_id], row.on, row.kind.value) for row in visits}, office
            ),
            "alerts": _write(
                Alert,
                _ALERT,
                {row.alert_id: (locations[row.location_id], row.on, row.theme.value, row.urgency.value) for row in alerts},
                office,
            ),
        }


def _write(
    model: type[Model], columns: tuple[str, ...], given: Mapping[str, tuple[object, ...]], office: UUID
) -> tuple[int, int]:
    rows = model._default_manager.filter(office=office).values_list("exchange_id", "id", *columns)  # noqa: SLF001 - Django's public name
    stored = {row[0]: row[1:] for row in rows.iterator(5000)}
    new = [(uuid4(), office, code, *row) for code, row in given.items() if code not in stored]
    changed = [(stored[code][0], *row) for code, row in given.items() if code in stored and row != stored[code][1:]]
    add(model, ("id", "office_id", "exchange_id", *columns), new)
    change(model, ("id", *columns), changed)
    return len(new), len(changed)


def give_out(
    *, offices: Sequence[UUID] | None, locations: Mapping[UUID, str], last: date | None, by: Actor
) -> tuple[tuple[folder.Visit, ...], tuple[folder.Alert, ...]]:
    """Visits that were held and alerts up to a day; None: all, for `last` as for `offices` (nl: teruggeven). Raises: NotFound."""
    require(by, Act.EXPORT, Resource.REGISTER)
    wanted = Q() if offices is None else Q(office__in=offices)
    wanted &= Q() if last is None else Q(on__lte=last)
    with acting(by):
        visits = [
            folder.Visit(code, locations[location], on, VisitKind.coded(kind))
            for code, location, on, kind in Visit.objects.filter(wanted, state=VisitState.HELD.value).values_list(
                "exchange_id", *_VISIT
            )
        ]
        alerts = [
            folder.Alert(code, locations[location], on, AlertTheme.coded(theme), AlertUrgency.coded(urgency))
            for code, location, on, theme, urgency in Alert.objects.filter(wanted).values_list("exchange_id", *_ALERT)
        ]
    return tuple(visits), tuple(alerts)
