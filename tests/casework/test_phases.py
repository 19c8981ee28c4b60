from __future__ import annotations

from datetime import date

import pytest
from tests.casework.stored import rows
from tests.told.casework import DAY, Team

from gehoord.casework.access import TooEarly
from gehoord.casework.models import Trajectory, TrajectoryPhase
from gehoord.casework.phases import enter
from gehoord.people.scope import acting
from gehoord.practice.trajectories import Phase
from gehoord.practice.transitions import StepDoesNotFollow

LATER = date(2016, 5, 1)


def test_a_phase_follows_another_from_its_day_on(team: Team):
    team.trajectory(team.client(), on=LATER)
    (trajectory,) = rows(Trajectory.objects.all())
    with acting(team.counsellor):
        with pytest.raises(TooEarly, match="2016-05-01"):
            enter(trajectory, Phase.ACTING, by=team.counsellor, on=DAY)
        enter(trajectory, Phase.PREPARING, by=team.counsellor, on=DAY)
        enter(trajectory, Phase.CONCLUDED, by=team.counsellor, on=LATER)
        with pytest.raises(StepDoesNotFollow, match="afgerond"):
            enter(trajectory, Phase.ACTING, by=team.counsellor, on=LATER)
    found = rows(TrajectoryPhase.objects.order_by("number"))
    assert [(row.number, row.phase) for row in found] == [(1, "preparing"), (2, "concluded")]
