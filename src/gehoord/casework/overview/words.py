"""What was written beside the codes of a client: wordings, requests, remarks and reasons, opened together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from gehoord.casework.access import only_looking, whole
from gehoord.casework.models import ConcernStanding, Residence, SafeContact
from gehoord.casework.queries import ClientPage
from gehoord.people.models import Person
from gehoord.people.permissions import Actor
from gehoord.vault import journal
from gehoord.vault.fields import Sealed, open_sealed

Words = Mapping[UUID, str]
"""Texts by the id of the row they stand in (nl: teksten per rij)."""


@only_looking
def words_of(page: ClientPage, *, by: Actor, on: date) -> Words:
    """The wording of consents, what was asked, remarks and reasons of deadlines (nl: teksten). Each row is written down first.

    What is agreed about safe contact stands under the id of the client. An erased client has none.
    """
    if page.erased:
        return {}
    kept = dict(_sealed(page, on))
    return dict(zip(kept, open_sealed(kept.values(), by=by), strict=True))


@only_looking
def lived_before(page: ClientPage, *, by: Actor) -> tuple[Residence, ...]:  # noqa: ARG001 - the door asks who
    """Where a client lived before, latest first (nl: eerdere woonplaatsen)."""
    rows = Residence.objects.filter(client=page.client).order_by("-since")
    return tuple(one for one in rows if page.residence is None or one.pk != page.residence.pk)


@only_looking
def written_by(page: ClientPage, *, by: Actor) -> Mapping[UUID, str]:  # noqa: ARG001 - idem
    """The names of who wrote down the contacts of a client (nl: wie het vastlegde)."""
    people: set[UUID] = {contact.counsellor for contact in page.contacts if contact.counsellor is not None}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


@only_looking
def opened_lately(page: ClientPage, *, by: Actor, since: datetime) -> tuple[tuple[str, int], ...]:  # noqa: ARG001 - idem
    """Who opened a client since a moment, and how often, most first (nl: wie keek er)."""
    times = journal.who_did("opened a client", cases=whole(page.client.pk), since=since)
    names = dict(Person.objects.filter(pk__in=times).values_list("pk", "name"))
    counted = [(names.get(person, ""), number) for person, number in times.items()]
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))


def _sealed(page: ClientPage, on: date) -> Iterator[tuple[UUID, Sealed]]:
    safe = SafeContact.objects.filter(Q(until=None) | Q(until__gt=on), client=page.client, since__lte=on).first()
    if safe is not None and safe.remark is not None:
        yield page.client.pk, safe.remark
    for consent in page.consents:
        yield consent.pk, consent.wording
    for standing in ConcernStanding.objects.filter(concern__in=page.concerns, until=None, remark__isnull=False):
        yield standing.concern_id, standing.remark
    for concern in page.concerns:
        road = getattr(concern, "trajectory", None)
        if road is None:
            continue
        if road.request is not None:
            yield road.pk, road.request
        for action in road.actions.all():
            more = [getattr(action, "extension", None), *action.suspensions.all()]
            yield from ((row.pk, row.reason) for row in more if row is not None and row.reason is not None)
