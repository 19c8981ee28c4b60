"""Letting in somebody who lost their passkey or phone: two people say that it is really them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from gehoord.people import visits
from gehoord.people.deeds import Act, Resource
from gehoord.people.demo_account import draw_password
from gehoord.people.models import Person, Recovery
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.people.seats import colleague
from gehoord.people.second_factor.factors import forget_factors
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal

LASTS = timedelta(hours=24)
CONFIRMS = {Role.COORDINATOR: "coordinator_id", Role.ADMINISTRATOR: "administrator_id"}


class ByAnother(Refused):
    """Somebody confirmed who may not be the one: the person themselves, or the same person twice (nl: door een ander)."""

    sentence = Text(
        "Een coördinator en een beheerder bevestigen dit, elk een ander mens, en niet degene om wie het gaat.",
        "A coordinator and an administrator confirm this, two different people, and neither the one it is about.",
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a recovery is (nl: stand van een herstel)."""

    asked_at: datetime
    by_coordinator: bool
    by_administrator: bool


def standing(person_id: UUID, *, by: Actor) -> Standing | None:
    """The recovery of somebody that waits for a second confirmation, if there is one (nl: lopend herstel). Raises: NotFound."""
    require(by, Act.SEE, Resource.RECOVERY)
    with acting(by):
        row = _open(person_id)
        return Standing(row.asked_at, row.coordinator_id is not None, row.administrator_id is not None) if row else None


def confirm(person_id: UUID, *, by: Actor) -> str:
    """Say that this is really them and lost their factor (nl: herstel bevestigen). Gives a new password with the second word.

    Then all factors go and all visits end, and the old password opens nothing: who learned it, or stole the phone, would else be
    as quick as who it is of. Whoever confirms second hands the new one over, and it is given here once. A first word is
    forgotten after a day and gives "". Raises: NotFound, ByAnother.
    """
    require(by, Act.SIGN, Resource.RECOVERY)
    if by.role not in CONFIRMS:
        raise NotFound
    if by.person_id == person_id:
        raise ByAnother
    colleague(person_id, by=by)
    with acting(by):
        # One at a time for one person, also when two confirm in the same moment.
        person = Person.objects.select_for_update().get(pk=person_id)
        row = _open(person_id) or Recovery(person_id=person_id)
        if by.person_id in (row.coordinator_id, row.administrator_id):
            raise ByAnother
        setattr(row, CONFIRMS[by.role], by.person_id)
        drawn = ""
        is_done = row.coordinator_id is not None and row.administrator_id is not None
        row.done_at = timezone.now() if is_done else None
        row.save()
        journal.record(by=by, did="confirmed a recovery", on=row)
        if is_done:
            forget_factors(person_id)
            visits.end_visits(person_id)
            drawn = draw_password()
            person.set_password(drawn)
            person.save(update_fields=["password"])
    return drawn


def _open(person_id: UUID) -> Recovery | None:
    row = Recovery.objects.select_for_update().filter(person=person_id, done_at=None).first()
    if row is not None and row.asked_at < timezone.now() - LASTS:
        row.asked_at, row.coordinator_id, row.administrator_id = timezone.now(), None, None
    return row
