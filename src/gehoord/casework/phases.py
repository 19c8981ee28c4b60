"""How far a trajectory is, day by day."""

from __future__ import annotations

from datetime import date

from gehoord.casework.access import TooEarly
from gehoord.casework.models import Trajectory, TrajectoryPhase
from gehoord.people.permissions import Actor
from gehoord.practice.trajectories import PHASE_STATES, Phase


def enter(trajectory: Trajectory, phase: Phase, *, by: Actor, on: date, anew: bool = False) -> None:
    """Let a trajectory be in a phase from a day on; where it is already, nothing changes (nl: fase ingaan).

    `anew`: the client came back, and it begins again. Raises: TooEarly, StepDoesNotFollow.
    """
    present = trajectory.phases.filter(until=None).first()
    if present is not None and present.phase == phase.value:
        return
    if present is not None:
        if not anew:
            PHASE_STATES.check(Phase.coded(present.phase), phase)
        if on < present.since:
            raise TooEarly(earliest=present.since.isoformat())
        present.until = on
        present.save(update_fields=["until"])
    TrajectoryPhase.objects.create(
        client_id=trajectory.client_id,
        office_id=trajectory.office_id,
        trajectory=trajectory,
        number=1 if present is None else present.number + 1,
        phase=phase.value,
        since=on,
        told_by=by.person_id,
    )
