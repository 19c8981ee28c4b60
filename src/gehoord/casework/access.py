"""The one door to what a client confided: absent and forbidden look the same, and who enters is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from gehoord.casework.models import Access, AccessKind, Client, Handing
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, visible
from gehoord.people.scope import acting, looking
from gehoord.practice.errors import Refused
from gehoord.practice.periods import ONE_DAY
from gehoord.practice.words import Text
from gehoord.vault import journal

OPEN = Q(accepted_on=None, declined_on=None, revoked_on=None)
"""What a colleague was asked and did not answer yet (nl: openstaande vraag)."""

M = TypeVar("M", bound=Model)
Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class ClientMerged(Refused):
    """Something was to be written with a client who went into another (nl: cliënt is samengevoegd)."""

    sentence = Text(
        "Deze cliënt is samengevoegd met een andere. Werk daar verder, of maak de samenvoeging eerst ongedaan.",
        "This client was merged into another. Go on there, or undo the merging first.",
    )


class TooEarly(Refused):
    """Something was dated before what it follows (nl: dag te vroeg)."""

    sentence = Text("Kies een dag vanaf {earliest}.", "Choose a day from {earliest} on.")


def in_own_name(verb: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Do a verb in one transaction that the database knows to be of `by` (nl: in eigen naam). The verb has a keyword `by`."""

    @wraps(verb)
    def done(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        by: Any = kwargs["by"]
        with acting(by):
            return verb(*args, **kwargs)

    return done


def only_looking(question: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Answer a question as `by`; it changes nothing, so it needs no place of its own to fall back to (nl: alleen kijken)."""

    @wraps(question)
    def done(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        by: Any = kwargs["by"]
        with looking(by):
            return question(*args, **kwargs)

    return done


def held(kind: type[M], row: UUID, act: Act, *, by: Actor) -> M:
    """A row with which somebody may do this, theirs until the transaction ends (nl: vastgehouden rij). Raises: NotFound."""
    rows = kind._default_manager.select_for_update(of=("self",))  # noqa: SLF001 - Django's public name
    found = visible(by, act, rows).filter(pk=row).first()
    if found is None:
        raise NotFound
    return found


def held_client(client_id: UUID, act: Act, *, by: Actor) -> Client:
    """A client with whom somebody may do this, and who was not merged into another (nl: cliënt).

    Raises: NotFound, ClientMerged.
    """
    client = held(Client, client_id, act, by=by)
    if client.merged_into_id is not None:
        raise ClientMerged
    return client


def seen_client(client_id: UUID, *, by: Actor) -> Client:
    """A client whom somebody may open, held until the transaction ends, and who was not merged (nl: in te zien cliënt).

    For what may be added to a client without changing anything, as in an emergency. Raises: NotFound, ClientMerged.
    """
    if not visible(by, Act.SEE, Client.objects.filter(pk=client_id)).exists():
        raise NotFound
    # Who may not change a row may not hold it either; the house does.
    with acting(HOUSE):
        client = Client.objects.select_for_update().get(pk=client_id)
    if client.merged_into_id is not None:
        raise ClientMerged
    return client


@in_own_name
def open_client(client_id: UUID, *, by: Actor, reason: str = "") -> Client:
    """Open a client; the journal has it before anything is shown (nl: cliënt openen). `reason` is a code. Raises: NotFound."""
    client = visible(by, Act.SEE, Client.objects.all()).filter(pk=client_id).first()
    if client is None:
        raise NotFound
    journal.record(by=by, did="opened a client", on=client, case=client.pk, reason=reason)
    return client


def whole(client_id: UUID) -> list[UUID]:
    """A client and those who were merged into them (nl: samengevoegd geheel)."""
    return [client_id, *Client.objects.filter(merged_into=client_id).order_by("pk").values_list("pk", flat=True)]


def beginning_of(day: date) -> datetime:
    """The first moment of a day here (nl: begin van de dag)."""
    return timezone.make_aware(datetime.combine(day, time.min))


def in_force(at: datetime) -> Q:
    """The accesses that hold at a moment (nl: geldige toegang)."""
    return Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))


def holding_on(day: date) -> Q:
    """The accesses that hold as a day ends, those included of which it is the last (nl: toegang op een dag)."""
    end = beginning_of(day + ONE_DAY)
    return Q(since__lt=end) & (Q(until__isnull=True) | Q(until__gte=end))


def belonging_on(day: date) -> Q:
    """The accesses that hold as a day ends, and those of half an hour that run at this moment (nl: wie erbij hoort)."""
    return holding_on(day) | Q(kind=AccessKind.BREAK_GLASS.value, since__lte=Now(), until__gt=Now())


def give(
    clients: Iterable[Client], person: UUID, kind: AccessKind, *, by: Actor, since: datetime, until: datetime | None = None
) -> list[Access]:
    """Let somebody open clients from a moment on, as far as they may not already for the same reason (nl: toegang geven)."""
    wanted = list(clients)
    has = Access.objects.filter(in_force(since), client__in=wanted, person=person, kind=kind.value)
    already = set(has.values_list("client_id", flat=True))
    return Access.objects.bulk_create(
        Access(
            client=one,
            office_id=one.office_id,
            person_id=person,
            kind=kind.value,
            since=since,
            until=until,
            given_by=by.person_id,
        )
        for one in wanted
        if one.pk not in already
    )


def let_fall(handings: QuerySet[Handing], *, at: datetime) -> int:
    """Take back whatever of this was asked and not yet answered (nl: vragen laten vervallen). Gives how many."""
    return handings.filter(OPEN).update(revoked_on=timezone.localdate(at))


def end(accesses: Q, *, at: datetime) -> int:
    """End accesses that hold at a moment (nl: toegang beëindigen). Gives how many."""
    return Access.objects.filter(accesses, in_force(at)).update(until=at)
