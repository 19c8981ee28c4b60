"""Reading: the own clients in a list, and one client as a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, DateField, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from gehoord.casework.access import belonging_on, only_looking, open_client, whole
from gehoord.casework.deadlines import clock_of
from gehoord.casework.models import (
    Access,
    AccessKind,
    Action,
    Client,
    Concern,
    Consent,
    Contact,
    Handing,
    HandingKind,
    Identity,
    Note,
    Residence,
    Trajectory,
)
from gehoord.casework.registration import NOBODY, Who, ways_of
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, visible
from gehoord.practice.clocks import Clock, Nearness
from gehoord.practice.trust.safe_contact import SafeWays
from gehoord.vault.fields import open_sealed
from gehoord.vault.keys import CaseErased, open_case_keys

SHORTEST = timedelta(microseconds=1)
PARTS = ("name", "born", "phone", "email", "address")
PRESSING = frozenset({Nearness.AMBER, Nearness.RED})


@dataclass(frozen=True, slots=True)
class Own:
    """One line of the list of own clients (nl: regel van mijn cliënten). `name` is empty where none was told or it was erased."""

    client: Client
    name: str
    kind: AccessKind
    open_concerns: int
    last_contact_on: date | None
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something of a client is due, and how near that is (nl: termijn in beeld)."""

    action: Action
    clock: Clock
    due_on: date | None
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class Read:
    """A note as it was read (nl: gelezen notitie)."""

    note: Note
    text: str


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A client as whoever belongs to them sees it (nl: cliëntpagina). `erased`: the key and every word are destroyed."""

    client: Client
    who: Who
    erased: bool
    ways: SafeWays
    residence: Residence | None
    concerns: tuple[Concern, ...]
    deadlines: Mapping[UUID, Deadline]
    contacts: tuple[Contact, ...]
    notes: tuple[Read, ...]
    consents: tuple[Consent, ...]
    belongs: tuple[Belonging, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one colleague asked another about a client (nl: gevraagd). `why` is empty unless whoever is asked reads it."""

    handing: Handing
    kind: HandingKind
    why: str = ""

    @property
    def can_be_revoked(self) -> bool:
        """Whether it can be taken back: not answered, or somebody came along on it (nl: in te trekken)."""
        asked, over = self.handing, self.handing.declined_on or self.handing.revoked_on
        return not over and not (asked.accepted_on and self.kind is HandingKind.TRANSFER)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody who may open a client now (nl: wie erbij hoort). `until` is the last day, None without end."""

    person_id: UUID
    name: str
    kind: AccessKind
    until: date | None


@only_looking
def caseload(*, by: Actor, on: date) -> list[Own]:
    """The clients somebody belongs to, what is due first on top (nl: mijn cliënten). A merged client is not listed apart."""
    here = Access.objects.filter(belonging_on(on), person=by.person_id, client__merged_into=None).order_by("-kind")
    kinds = {row.client_id: AccessKind.coded(row.kind) for row in sorted(here, key=_is_lasting)}
    clients = visible(by, Act.LIST, Client.objects.all()).filter(pk__in=kinds)
    clients = clients.annotate(
        open_concerns=_counted(Concern.objects.filter(closed_on=None)),
        last_contact_on=Subquery(
            Contact.objects.filter(client=OuterRef("pk")).values("client").annotate(last=Max("on")).values("last"),
            output_field=DateField(),
        ),
    )
    listed = list(clients.order_by("registered_on", "pk"))
    names = _names(listed, by)
    due = _deadlines(Action.objects.filter(client__in=listed), on=on)
    first: dict[UUID, Deadline] = {}
    for deadline in sorted(due.values(), key=lambda one: one.due_on or date.max):
        first.setdefault(deadline.action.client_id, deadline)
    rows = [
        Own(one, names.get(one.pk, ""), kinds[one.pk], one.open_concerns or 0, one.last_contact_on, first.get(one.pk))
        for one in listed
    ]
    return sorted(rows, key=_most_pressing)


@only_looking
def due_now(*, by: Actor, on: date, most: int) -> tuple[list[tuple[Deadline, str]], int]:
    """What is nearly due or late for the own clients, first due first, with their names (nl: nu aan de beurt).

    At most so many, and how many there are in all. Only the names that are given are opened.
    """
    here = Access.objects.filter(belonging_on(on), person=by.person_id, client__merged_into=None).values("client")
    clients = visible(by, Act.LIST, Client.objects.filter(pk__in=here))
    near = [one for one in _deadlines(Action.objects.filter(client__in=clients), on=on).values() if one.nearness in PRESSING]
    near.sort(key=lambda one: (one.due_on or date.max, one.action.pk))
    names = _names(Client.objects.filter(pk__in={one.action.client_id for one in near[:most]}), by)
    return [(one, names.get(one.action.client_id, "")) for one in near[:most]], len(near)


@only_looking
def client_page(client_id: UUID, *, by: Actor, on: date) -> ClientPage:
    """A client with everything that hangs on them; each row that is read is written down first (nl: cliëntpagina).

    Raises: NotFound.
    """
    client = open_client(client_id, by=by)
    ids = whole(client.pk)
    open_case_keys(ids)
    who, erased = NOBODY, False
    notes: tuple[Read, ...] = ()
    try:
        who, notes = _read(ids, by)
    except CaseErased:
        erased = True
    trajectories = Prefetch("trajectory", Trajectory.objects.prefetch_related("phases", _with_clocks()))
    concerns = Concern.objects.filter(client__in=ids).select_related("location__agency").prefetch_related(trajectories)
    actions = Action.objects.filter(client__in=ids)
    return ClientPage(
        client=client,
        who=who,
        erased=erased,
        ways=ways_of(client.pk, on=on),
        residence=Residence.objects.filter(client=client, since__lte=on).order_by("-since").first(),
        concerns=tuple(concerns.order_by("-raised_on", "pk")),
        deadlines=_deadlines(actions, on=on),
        contacts=tuple(Contact.objects.filter(client__in=ids).select_related("location__agency").order_by("-on", "-at", "pk")),
        notes=notes,
        consents=tuple(Consent.objects.filter(client__in=ids).order_by("-given_on", "pk")),
        belongs=tuple(map(_belonging, Access.objects.filter(belonging_on(on), client=client).select_related("person"))),
        asked=tuple(Asked(row, HandingKind.coded(row.kind)) for row in _asked_about(ids)),
    )


@only_looking
def waiting_for(*, by: Actor) -> list[Asked]:
    """What colleagues asked somebody and they did not answer yet, with their words (nl: aan mij gevraagd)."""
    rows = Handing.objects.filter(person=by.person_id, accepted_on=None, declined_on=None, revoked_on=None)
    waiting = list(rows.select_related("asker").order_by("asked_on", "pk"))
    readable = open_case_keys(row.client_id for row in waiting if row.why is not None)
    told = {row.pk: row.why for row in waiting if row.why is not None and row.client_id in readable}
    words = dict(zip(told, open_sealed(told.values(), by=by), strict=True))
    return [Asked(row, HandingKind.coded(row.kind), words.get(row.pk, "")) for row in waiting]


def _belonging(access: Access) -> Belonging:
    # An access ends at the first moment after its last day.
    last = None if access.until is None else timezone.localdate(access.until - SHORTEST)
    return Belonging(access.person_id, access.person.name, AccessKind.coded(access.kind), last)


def _asked_about(ids: list[UUID]) -> QuerySet[Handing]:
    return Handing.objects.filter(client__in=ids).select_related("person").order_by("-asked_on", "pk")


def _is_lasting(access: Access) -> bool:
    return access.kind != AccessKind.BREAK_GLASS.value


def _most_pressing(row: Own) -> date:
    return date.max if row.deadline is None else row.deadline.due_on or date.max


def _counted(rows: QuerySet[Concern]) -> Subquery:
    return Subquery(rows.filter(client=OuterRef("pk")).values("client").annotate(number=Count("pk")).values("number"))


def _with_clocks() -> Prefetch[str]:
    return Prefetch(
        "actions", Action.objects.select_related("extension").prefetch_related("suspensions").order_by("taken_on", "pk")
    )


def _deadlines(actions: QuerySet[Action], *, on: date) -> dict[UUID, Deadline]:
    running = actions.filter(ended_on=None, clock_from__isnull=False).select_related("extension").prefetch_related("suspensions")
    found = {}
    for action in running:
        clock = clock_of(action)
        if clock is not None:
            found[action.pk] = Deadline(action, clock, clock.due_on(), clock.nearness(on))
    return found


def _names(clients: Iterable[Client], by: Actor) -> dict[UUID, str]:
    asked = [row for row in Identity.objects.filter(client__in=list(clients)) if row.name is not None]
    readable = open_case_keys(row.client_id for row in asked)
    kept = {row.client_id: row.name for row in asked if row.client_id in readable}
    return dict(zip(kept, open_sealed(kept.values(), by=by, did="listed own clients"), strict=True))


def _read(ids: list[UUID], by: Actor) -> tuple[Who, tuple[Read, ...]]:
    identity = Identity.objects.filter(client=ids[0]).first()
    parts = {part: getattr(identity, part) for part in PARTS if getattr(identity, part, None) is not None}
    notes = list(
        Note.objects.filter(Q(private=False) | Q(person=by.person_id), client__in=ids)
        .select_related("person")
        .order_by("-written_at", "pk")
    )
    words = open_sealed([*parts.values(), *(note.text for note in notes)], by=by)
    who = Who(**dict(zip(parts, words[: len(parts)], strict=True)))
    return who, tuple(Read(note, text) for note, text in zip(notes, words[len(parts) :], strict=True))
