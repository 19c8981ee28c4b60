"""Which deadlines run at an office, for who arranges the work: by client code and counsellor, without a name or a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from gehoord.casework.access import holding_on
from gehoord.casework.deadlines import clock_of
from gehoord.casework.models import Access, AccessKind, Action, Residence
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require, visible
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clocks import Nearness


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline that runs with an action of a client of the office (nl: lopende termijn).

    `owners` are the counsellors whose client it is; `municipality` a code, empty where it is not known.
    """

    client: UUID
    code: str
    kind: ActionKind
    owners: tuple[str, ...]
    municipality: str
    due_on: date | None
    nearness: Nearness


def running(*, by: Actor, on: date) -> tuple[Running, ...]:
    """The deadlines that run with clients of the own office, what is due first on top (nl: lopende termijnen).

    Raises: NotFound for who has no view of the workload.
    """
    require(by, Act.LIST, Resource.WORKLOAD)
    lives = Residence.objects.filter(client=OuterRef("client"), since__lte=on).order_by("-since").values("municipality")[:1]
    with acting(by):
        rows = visible(by, Act.LIST, Action.objects.filter(ended_on=None, clock_from__isnull=False, office=by.office_id))
        rows = rows.select_related("client", "extension").prefetch_related("suspensions").annotate(lives=Subquery(lives))
        actions = list(rows.filter(client__merged_into=None))
        owners = _owners([one.client_id for one in actions], by, on)
    found = [
        Running(
            one.client_id,
            one.client.called,
            ActionKind.coded(one.kind),
            tuple(owners.get(one.client_id, ())),
            one.lives or "",
            clock.due_on(),
            clock.nearness(on),
        )
        for one in actions
        if (clock := clock_of(one)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.code)))


def _owners(clients: list[UUID], by: Actor, on: date) -> dict[UUID, list[str]]:
    held = Access.objects.filter(holding_on(on), client__in=clients, kind=AccessKind.OWNER.value)
    names: dict[UUID, list[str]] = {}
    for client, name in visible(by, Act.LIST, held).order_by("person__name").values_list("client_id", "person__name"):
        names.setdefault(client, []).append(name)
    return names
