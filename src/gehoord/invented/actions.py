"""Which steps invented trajectories take, in the shape of table 6 of the Haarlem report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from gehoord.invented.concerns import Raised
from gehoord.practice.actions import FORMAL_ACTIONS, ActionKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome

_KINDS = {
    ActionKind.TALK_EMPLOYEE: 0.12,
    ActionKind.TALK_MANAGER: 0.52,
    ActionKind.TALK_BOARD: 0.02,
    ActionKind.WRITTEN_SETTLEMENT: 0.05,
    ActionKind.COMPLAINTS_COMMITTEE: 0.2,
    ActionKind.OBJECTION_APPEAL: 0.02,
    ActionKind.DISCIPLINARY: 0.01,
    ActionKind.OTHER_ACTIVITY: 0.06,
}
_MANY = (0.14, 0.7, 0.13, 0.03)
_RUNNING = 0.3
_TALK = {Outcome.RESOLVED: 0.38, Outcome.PARTLY_RESOLVED: 0.07, Outcome.UNRESOLVED: 0.27, Outcome.WITHDRAWN: 0.28}
_FORMAL = {
    Outcome.RESOLVED: 0.24,
    Outcome.PARTLY_RESOLVED: 0.17,
    Outcome.UNRESOLVED: 0.46,
    Outcome.WITHDRAWN: 0.1,
    Outcome.INADMISSIBLE: 0.03,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """An invented action (nl: verzonnen actie); `outcome` and `ended_on` None while it runs."""

    kind: ActionKind
    outcome: Outcome | None
    taken_on: date
    ended_on: date | None


def _drawn(shares: dict[Outcome, float], chance: np.random.Generator) -> Outcome:
    return list(shares)[int(chance.choice(len(shares), p=list(shares.values())))]


def taken(concern: Raised, *, year: int, chance: np.random.Generator) -> list[Taken]:
    """Invent the actions of a trajectory, none to three (nl: acties verzinnen). Nothing happens after the year."""
    if concern.handling is not Handling.TRAJECTORY:
        return []
    last = concern.closed_on or date(year, 12, 31)
    actions = []
    for _ in range(int(chance.choice(len(_MANY), p=_MANY))):
        kind = list(_KINDS)[int(chance.choice(len(_KINDS), p=list(_KINDS.values())))]
        on = concern.raised_on + timedelta(days=int(chance.integers(0, (last - concern.raised_on).days + 1)))
        runs = concern.closed_on is None and chance.random() < _RUNNING
        outcome = None if runs else _drawn(_FORMAL if kind in FORMAL_ACTIONS else _TALK, chance)
        ended = None if runs else min(on + timedelta(days=int(chance.integers(3, 90))), last)
        actions.append(Taken(kind, outcome, on, ended))
    return actions
