"""Support that goes on after the first contact: what the client asked, the steps taken, their deadlines and their outcome."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gehoord.casework.models.concerns import Concern
from gehoord.casework.models.limits import CODE, EXCHANGED, not_before, one_at_a_time, one_of
from gehoord.casework.models.rows import CaseRow, guarded, new_exchange_id
from gehoord.people.deeds import Resource
from gehoord.practice.actions import FORMAL_ACTIONS, ActionKind
from gehoord.practice.outcomes import Outcome
from gehoord.practice.terms import Unit
from gehoord.practice.trajectories import AskedHow, Phase
from gehoord.vault.fields import EncryptedText


class Trajectory(CaseRow):
    """The support for one concern (nl: ondersteuningstraject). It cannot exist without the client's own request.

    `request` is what the client asked, in their words, where somebody wrote it down. `invited`: a code
    for a mark was drawn when it was closed; which one and when, nobody knows.
    """

    guard: ClassVar = guarded(Resource.TRAJECTORY)

    concern = models.OneToOneField(Concern, on_delete=models.CASCADE, db_constraint=False, related_name="trajectory")
    requested_on = models.DateField()
    requested_how = models.CharField(max_length=CODE)
    request = EncryptedText(null=True)
    opened_on = models.DateField()
    opened_by = models.UUIDField(null=True)
    invited = models.BooleanField(db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "client"], name="trajectory_of_client"),
            one_of("trajectory_requested", "requested_how", AskedHow),
            not_before("trajectory_after_request", "requested_on", "opened_on"),
        ]


class TrajectoryPhase(CaseRow):
    """How far a trajectory was for some days (nl: fase). The row without `until` is how far it is."""

    guard: ClassVar = guarded(Resource.TRAJECTORY)

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, db_constraint=False, related_name="phases")
    number = models.PositiveIntegerField()
    phase = models.CharField(max_length=CODE)
    since = models.DateField()
    until = models.DateField(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trajectory", "number"], name="phase_numbered_once"),
            models.UniqueConstraint(fields=["trajectory"], condition=Q(until__isnull=True), name="phase_present"),
            one_of("phase_listed", "phase", Phase),
            not_before("phase_days", "since", "until"),
            one_at_a_time("phase_one_at_a_time", "trajectory"),
        ]


class Action(CaseRow):
    """A step in a trajectory (nl: actie). Running while it has no outcome.

    `regulation` and `limit` name the deadline that runs with it, counted from `clock_from`; empty where none does.
    """

    guard: ClassVar = guarded(Resource.ACTION)

    exchange_id = models.CharField(max_length=EXCHANGED, default=new_exchange_id)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, db_constraint=False, related_name="actions")
    kind = models.CharField(max_length=CODE)
    taken_on = models.DateField()
    outcome = models.CharField(max_length=CODE, blank=True)
    ended_on = models.DateField(null=True)
    regulation = models.CharField(max_length=CODE, blank=True)
    limit = models.CharField(max_length=60, blank=True)
    clock_from = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "exchange_id"], name="action_exchanged_once"),
            models.UniqueConstraint(fields=["id", "client"], name="action_of_client"),
            one_of("action_kind", "kind", ActionKind),
            one_of("action_outcome", "outcome", Outcome, or_empty=True),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on__isnull=True) | (~Q(outcome="") & Q(ended_on__isnull=False)),
                name="action_outcome_when_ended",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.INADMISSIBLE.value) | Q(kind__in=sorted(kind.value for kind in FORMAL_ACTIONS)),
                name="action_inadmissible_is_formal",
            ),
            models.CheckConstraint(
                condition=Q(regulation="", limit="", clock_from__isnull=True)
                | (~Q(regulation="") & ~Q(limit="") & Q(clock_from__isnull=False)),
                name="action_deadline_whole",
            ),
            not_before("action_ended_later", "taken_on", "ended_on"),
        ]


class Suspended(CaseRow):
    """Days on which the deadline of an action stands still, with the reason until its term is past (nl: opschorting)."""

    guard: ClassVar = guarded(Resource.ACTION)

    action = models.ForeignKey(Action, on_delete=models.CASCADE, db_constraint=False, related_name="suspensions")
    since = models.DateField()
    until = models.DateField(null=True)
    reason = EncryptedText(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            not_before("suspended_days", "since", "until"),
            one_at_a_time("suspended_one_at_a_time", "action"),
            models.UniqueConstraint(fields=["action"], condition=Q(until__isnull=True), name="suspended_present"),
        ]


class Extended(CaseRow):
    """More time for an action, once, with the reason until its term is past (nl: verlenging)."""

    guard: ClassVar = guarded(Resource.ACTION)

    action = models.OneToOneField(Action, on_delete=models.CASCADE, db_constraint=False, related_name="extension")
    on = models.DateField()
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=CODE)
    reason = EncryptedText(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("extended_unit", "unit", Unit),
            models.CheckConstraint(condition=Q(amount__gte=1), name="extended_by_something"),
        ]
