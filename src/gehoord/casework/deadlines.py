"""The deadline that runs with an action: read as a clock, let stand still, given more time. It warns and never blocks."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gehoord.casework.access import in_own_name
from gehoord.casework.confided import confided
from gehoord.casework.models import Action, Extended, Suspended
from gehoord.casework.trajectories import ActionEnded, held_action
from gehoord.people.permissions import Actor
from gehoord.practice.clocks import Clock
from gehoord.practice.errors import Refused
from gehoord.practice.regulations import REGULATIONS
from gehoord.practice.terms import Extension, Length, Suspension, Unit
from gehoord.practice.words import Text
from gehoord.vault import journal

SEALED = "sealed"


class NoDeadline(Refused):
    """A deadline was to be changed of an action that has none (nl: geen termijn)."""

    sentence = Text(
        "Bij deze actie loopt geen termijn. Kies een andere actie.",
        "No deadline runs with this action. Choose another action.",
    )


def clock_of(action: Action) -> Clock | None:
    """The deadline of an action as a clock, None where none runs (nl: klok). The reasons stay sealed."""
    if action.clock_from is None:
        return None
    extension = getattr(action, "extension", None)
    more = () if extension is None else (Extension(Length(extension.amount, Unit.coded(extension.unit)), extension.on, SEALED),)
    suspensions = sorted(action.suspensions.all(), key=lambda row: row.since)
    return Clock(
        limit=REGULATIONS[action.regulation].limit(action.limit),
        started_on=action.clock_from,
        suspensions=tuple(Suspension(row.since, row.until, SEALED) for row in suspensions),
        extensions=more,
        met_on=action.ended_on,
    )


@in_own_name
def suspend_deadline(action_id: UUID, reason: str, *, by: Actor, on: date, no_citizen_number: bool = False) -> None:
    """Let the deadline of an action stand still from a day on (nl: termijn opschorten).

    Raises: NotFound, ClientMerged, NoDeadline, ActionEnded, MayNotBeSuspended, StepDoesNotFollow, ReasonMissing, DatesOutOfOrder,
    LooksLikeCitizenNumber.
    """
    action, clock = _ticking(action_id, by)
    clock.suspend(since=on, reason=reason)
    told = confided(reason, no_citizen_number=no_citizen_number)
    Suspended.objects.create(**_of(action), since=on, reason=told, told_by=by.person_id)
    journal.record(by=by, did="suspended a deadline", on=action, case=action.client_id)


@in_own_name
def resume_deadline(action_id: UUID, *, by: Actor, on: date) -> None:
    """Let the deadline of an action run again from a day on (nl: termijn hervatten).

    Raises: NotFound, ClientMerged, NoDeadline, ActionEnded, StepDoesNotFollow, DatesOutOfOrder.
    """
    action, clock = _ticking(action_id, by)
    clock.resume(on=on)
    Suspended.objects.filter(action=action, until=None).update(until=on)
    journal.record(by=by, did="resumed a deadline", on=action, case=action.client_id)


@in_own_name
def extend_deadline(
    action_id: UUID, reason: str, *, by: Actor, on: date, length: Length | None = None, no_citizen_number: bool = False
) -> None:
    """Give more time, once, as much as the regulation gives unless less is asked (nl: termijn verlengen).

    Raises: NotFound, ClientMerged, NoDeadline, ActionEnded, MayNotBeExtended, StepDoesNotFollow, ReasonMissing, DatesOutOfOrder,
    LooksLikeCitizenNumber.
    """
    action, clock = _ticking(action_id, by)
    more = clock.extend(by=length, on=on, reason=reason).extensions[-1].by
    told = confided(reason, no_citizen_number=no_citizen_number)
    Extended.objects.create(**_of(action), on=on, amount=more.amount, unit=more.unit.value, reason=told, told_by=by.person_id)
    journal.record(by=by, did="extended a deadline", on=action, case=action.client_id)


def _ticking(action_id: UUID, by: Actor) -> tuple[Action, Clock]:
    action = held_action(action_id, by=by)
    if action.ended_on is not None:
        raise ActionEnded(on=action.ended_on.isoformat())
    clock = clock_of(action)
    if clock is None:
        raise NoDeadline
    return action, clock


def _of(action: Action) -> dict[str, UUID]:
    return {"action_id": action.pk, "client_id": action.client_id, "office_id": action.office_id}
