"""All tables of states in one place, for the manual that is drawn from them."""

from __future__ import annotations

from typing import Any

from gehoord.practice.clocks import CLOCK_STATES
from gehoord.practice.committee import COMMITTEE_STATES
from gehoord.practice.handling import HANDLING_STATES
from gehoord.practice.outreach import ALERT_STATES, VISIT_STATES
from gehoord.practice.pricing import CONTRACT_STATES
from gehoord.practice.trajectories import PHASE_STATES
from gehoord.practice.transitions import StateTable

TABLES: tuple[StateTable[Any], ...] = (
    HANDLING_STATES,
    ALERT_STATES,
    VISIT_STATES,
    PHASE_STATES,
    COMMITTEE_STATES,
    CLOCK_STATES,
    CONTRACT_STATES,
)
"""Every table of states of the practice (nl: toestandstabellen)."""
