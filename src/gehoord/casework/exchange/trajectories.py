"""Trajectories and the actions in them, taken over. That the client asked for it stands in the system it came from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

from gehoord.casework.exchange.comparing import TakenOver, differences
from gehoord.casework.exchange.concerns import first_actions
from gehoord.casework.exchange.run import Run
from gehoord.casework.models import Action, Trajectory, TrajectoryPhase
from gehoord.figures.exchange import Register
from gehoord.figures.exchange import rows as folder
from gehoord.people.many_rows import add, change
from gehoord.practice.handling import Handling
from gehoord.practice.trajectories import AskedHow, Phase

_CODED = ("kind", "outcome", "taken_on", "ended_on")
_PHASE = ("id", "office_id", "client_id", "trajectory_id", "number", "phase", "since", "until", "told_by")


def take_in_trajectories(register: Register, run: Run) -> TakenOver:
    """Take over trajectories and their actions (nl: trajecten en acties overnemen). Gives the actions."""
    there = Trajectory.objects.filter(office=run.office).values_list("concern_id", "id", "client_id")
    stored = {concern: (key, client) for concern, key, client in there.iterator(5000)}
    acted = first_actions(register.actions)
    on_the_road = [row for row in register.concerns if row.handling is Handling.TRAJECTORY]
    begun = {row.concern_id: (uuid4(), row) for row in on_the_road if run.concerns[row.concern_id] not in stored}
    _begin(begun.values(), acted, run)
    roads = {code: stored[key] for code, key in run.concerns.items() if key in stored}
    roads |= {code: (key, run.clients[row.client_id]) for code, (key, row) in begun.items()}
    found = differences(
        {row.action_id: row for row in register.actions},
        {
            row[0]: row
            for row in Action.objects.filter(office=run.office).values_list("exchange_id", "id", *_CODED).iterator(5000)
        },
        agree=lambda row, kept: _coded(row) == kept[2:],
    )
    add(
        Action,
        ("id", "office_id", "client_id", "trajectory_id", "exchange_id", *_CODED, "regulation", "limit"),
        [
            (uuid4(), run.office, roads[row.concern_id][1], roads[row.concern_id][0], row.action_id, *_coded(row), "", "")
            for row in found.new
        ],
    )
    change(Action, ("id", *_CODED), [(kept[1], *_coded(row)) for row, kept in found.changed])
    run.touched.update(row.concern_id for row in found.new)
    older = [row for row in on_the_road if row.concern_id in run.touched and row.concern_id not in begun]
    _go_on([(roads[row.concern_id][0], row) for row in older], acted, run)
    return found.counted


def phases(opened: date, acted: date | None, closed: date | None) -> list[tuple[Phase, date]]:
    """How far a trajectory was since when; a phase that lasted no day is left out (nl: fasen)."""
    steps = [(Phase.PREPARING, opened)]
    if acted is not None and (closed is None or acted <= closed):
        steps.append((Phase.ACTING, max(acted, opened)))
    if closed is not None:
        steps.append((Phase.CONCLUDED, max(closed, steps[-1][1])))
    lasting = [step for step, later in pairwise(steps) if step[1] < later[1]]
    return [*lasting, steps[-1]]


def _begin(begun: Iterable[tuple[UUID, folder.Concern]], acted: dict[str, date], run: Run) -> None:
    rows, steps = [], []
    for key, row in begun:
        client, first = run.clients[row.client_id], acted.get(row.concern_id)
        opened = row.raised_on if row.concern_id in run.fresh else max(row.raised_on, min(run.on, first or run.on))
        how = AskedHow.ELSEWHERE.value
        rows.append((key, run.office, client, run.concerns[row.concern_id], opened, how, opened, run.by.person_id))
        stretch = phases(opened, first, row.closed_on)
        ends = [since for _, since in stretch[1:]] + [None]
        for number, ((phase, since), until) in enumerate(zip(stretch, ends, strict=True), 1):
            steps.append((uuid4(), run.office, client, key, number, phase.value, since, until, run.by.person_id))
    columns = ("id", "office_id", "client_id", "concern_id", "requested_on", "requested_how", "opened_on", "opened_by")
    add(Trajectory, columns, rows)
    add(TrajectoryPhase, _PHASE, steps)


def _go_on(roads: list[tuple[UUID, folder.Concern]], acted: dict[str, date], run: Run) -> None:
    """What became of trajectories that were there: a first step, an ending, a new beginning."""
    present = TrajectoryPhase.objects.filter(trajectory__in=[key for key, _ in roads], until=None)
    stored = {row[0]: row[1:] for row in present.values_list("trajectory_id", "id", "client_id", "number", "phase", "since")}
    ended, steps = [], []
    for key, row in roads:
        phase, client, number, was, since = stored[key]
        wanted, day = _wanted(Phase.coded(was), row, acted.get(row.concern_id), run)
        if wanted.value != was:
            ended.append((phase, max(day, since)))
            step = (number + 1, wanted.value, max(day, since), None, run.by.person_id)
            steps.append((uuid4(), run.office, client, key, *step))
    change(TrajectoryPhase, ("id", "until"), ended)
    add(TrajectoryPhase, _PHASE, steps)


def _wanted(was: Phase, row: folder.Concern, acted: date | None, run: Run) -> tuple[Phase, date]:
    if row.closed_on is not None:
        return Phase.CONCLUDED, row.closed_on
    if was is Phase.CONCLUDED:
        return Phase.PREPARING, run.on
    if was is Phase.PREPARING and acted is not None:
        return Phase.ACTING, acted
    return was, run.on


def _coded(row: folder.Action) -> tuple[str, str, date, date | None]:
    return row.kind.value, "" if row.outcome is None else row.outcome.value, row.taken_on, row.ended_on
