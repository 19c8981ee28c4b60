"""Going out to where young people live: visits and briefings, and alerts that name no client."""

from gehoord.practice.outreach.alerts import (
    ALERT_STATES,
    ANSWER_WITHIN,
    AlertAddressee,
    AlertGround,
    AlertState,
    AlertTheme,
    AlertUrgency,
    answer_by,
)
from gehoord.practice.outreach.visits import ONE_VISIT, VISIT_STATES, CalledOff, FrequencyReason, VisitKind, VisitState

__all__ = [
    "ALERT_STATES",
    "ANSWER_WITHIN",
    "ONE_VISIT",
    "VISIT_STATES",
    "AlertAddressee",
    "AlertGround",
    "AlertState",
    "AlertTheme",
    "AlertUrgency",
    "CalledOff",
    "FrequencyReason",
    "VisitKind",
    "VisitState",
    "answer_by",
]
