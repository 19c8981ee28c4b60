"""What is not finished or not clear in a period, so that somebody can look once more before its figures are fixed.

By client code and counsellor, without a name or a word. Whoever arranges the work sees the office, a counsellor sees own clients.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from gehoord.casework.access import holding_on
from gehoord.casework.models import Access, AccessKind, Action, Client, Concern, Contact, Residence
from gehoord.casework.models.codes import as_told
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, visible
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.concerns import category
from gehoord.practice.handling import Handling
from gehoord.practice.periods import Period
from gehoord.practice.words import Term, Text

LONG = timedelta(days=90)
"""A first contact that runs longer than this is asked after (nl: lang lopend)."""


class LooseEnd(Term):
    """What kind of thing is not finished or not clear (nl: los eindje)."""

    ACTION_WITHOUT_OUTCOME = (
        "action_without_outcome",
        "actie zonder uitkomst",
        "action without an outcome",
        Text("Telt als “actie loopt nog”. Is zij afgelopen? Leg dan de uitkomst vast.", "Counts as still running. Has it ended?"),
    )
    RUNNING_LONG = (
        "running_long",
        "eerste contact loopt langer dan 90 dagen",
        "first contact has run for more than 90 days",
        Text("Was het advies, stopte het, of werd het een traject?", "Was it advice, did it stop, or did it go on?"),
    )
    TRAJECTORY_WITHOUT_ACTION = (
        "trajectory_without_action",
        "traject zonder actie",
        "trajectory without an action",
        Text("Kwam er een gesprek of een klacht? Leg dat dan vast.", "Was there a talk or a complaint? Then write it down."),
    )
    NO_PLACE = (
        "no_place",
        "onderwerp zonder plek",
        "concern without a place",
        Text("Telt bij geen enkele instantie. Is bekend waar het over ging?", "Counts for no agency. Is it known where it was?"),
    )
    NO_HOME = (
        "no_home",
        "cliënt zonder woonplaats",
        "client without a residence",
        Text("Telt alleen landelijk. Is de gemeente bekend?", "Counts nationally only. Is the municipality known?"),
    )


@dataclass(frozen=True, slots=True)
class Loose:
    """Something of a client that is not finished or not clear (nl: los eindje van een cliënt).

    `since`: the day it began; `owners`: the counsellors whose client it is, by name; `about`: which action or subject, told to
    the counsellor alone.
    """

    kind: LooseEnd
    client: UUID
    code: str
    since: date | None
    owners: tuple[str, ...]
    about: Text | None


class Whose(NamedTuple):
    """Whose loose ends: the same rule for rows that hang on a client, and for clients themselves (nl: van wie)."""

    rows: Q
    clients: Q


def of_own_clients(period: Period, *, by: Actor, on: date) -> tuple[Loose, ...]:
    """The loose ends of the own clients in a period, the oldest first (nl: eigen losse eindjes)."""
    with acting(by):
        own = Access.objects.filter(holding_on(on), person=by.person_id, kind=AccessKind.OWNER.value).values("client")
        return _told(period, by, on, Whose(Q(client__in=own), Q(pk__in=own)), about=True)


def of_office(period: Period, *, by: Actor, on: date) -> tuple[Loose, ...]:
    """The loose ends of the own office, for who arranges the work (nl: losse eindjes van een kantoor)."""
    with acting(by):
        return _told(period, by, on, Whose(Q(office=by.office_id), Q(office=by.office_id)), about=False)


def counted(period: Period) -> Mapping[LooseEnd, int]:
    """How many there are everywhere, by kind; a number and no more (nl: aantal losse eindjes)."""
    with acting(HOUSE):
        return {kind: rows.count() for kind, rows in _found(period, HOUSE, Whose(Q(), Q()))}


def _told(period: Period, by: Actor, on: date, whose: Whose, *, about: bool) -> tuple[Loose, ...]:
    rows = [(kind, *row) for kind, found in _found(period, by, whose) for row in found.values_list(*_SHOWN[kind])]
    owners = _owners({client for _, client, *_ in rows}, by, on)
    told = (
        Loose(kind, client, as_told(code), since, tuple(owners.get(client, ())), _about(kind, what) if about else None)
        for kind, client, code, since, what in rows
    )
    return tuple(sorted(told, key=lambda one: (one.kind.position, one.since or date.min, one.code)))


def _about(kind: LooseEnd, what: str) -> Text | None:
    if kind is LooseEnd.NO_HOME:
        return None
    return ActionKind.coded(what).label if kind is LooseEnd.ACTION_WITHOUT_OUTCOME else category(what).label


_SHOWN: Mapping[LooseEnd, tuple[str, str, str, str]] = {
    LooseEnd.ACTION_WITHOUT_OUTCOME: ("client_id", "client__code", "taken_on", "kind"),
    LooseEnd.RUNNING_LONG: ("client_id", "client__code", "raised_on", "category"),
    LooseEnd.TRAJECTORY_WITHOUT_ACTION: ("client_id", "client__code", "raised_on", "category"),
    LooseEnd.NO_PLACE: ("client_id", "client__code", "raised_on", "category"),
    LooseEnd.NO_HOME: ("pk", "code", "first_contact_on", "code"),
}


def _found(
    period: Period, by: Actor, whose: Whose
) -> Iterator[tuple[LooseEnd, QuerySet[Action] | QuerySet[Concern] | QuerySet[Client]]]:
    actions = visible(by, Act.LIST, Action.objects.filter(whose.rows, ended_on=None, taken_on__lte=period.last))
    yield LooseEnd.ACTION_WITHOUT_OUTCOME, actions
    concerns = visible(by, Act.LIST, Concern.objects.filter(whose.rows, raised_on__lte=period.last))
    concerns = concerns.filter(Q(closed_on=None) | Q(closed_on__gte=period.first))
    yield LooseEnd.RUNNING_LONG, concerns.filter(handling=Handling.RUNNING.value, raised_on__lte=period.last - LONG)
    acted = Exists(Action.objects.filter(trajectory__concern=OuterRef("pk")))
    yield LooseEnd.TRAJECTORY_WITHOUT_ACTION, concerns.filter(~acted, handling=Handling.TRAJECTORY.value)
    yield LooseEnd.NO_PLACE, concerns.filter(location=None)
    clients = visible(by, Act.LIST, Client.objects.filter(whose.clients, merged_into=None))
    seen = Exists(Contact.objects.filter(client=OuterRef("pk"), on__gte=period.first, on__lte=period.last))
    lives = Residence.objects.filter(client=OuterRef("pk"), since__lte=period.last).order_by("-since").values("municipality")[:1]
    yield LooseEnd.NO_HOME, clients.filter(seen).annotate(lives=Subquery(lives)).filter(lives=None)


def _owners(clients: set[UUID], by: Actor, on: date) -> dict[UUID, list[str]]:
    held = Access.objects.filter(holding_on(on), client__in=clients, kind=AccessKind.OWNER.value)
    names: dict[UUID, list[str]] = {}
    for client, name in visible(by, Act.LIST, held).order_by("person__name").values_list("client_id", "person__name"):
        names.setdefault(client, []).append(name)
    return names


def by_owner(ends: Iterable[Loose]) -> list[tuple[str, int]]:
    """How many each counsellor has, by name; first those of nobody, under "" (nl: per vertrouwenspersoon)."""
    found = Counter(owner for one in ends for owner in one.owners or ("",))
    return sorted(found.items())
