"""What happens by itself when an addressee does not answer: it is written down, and who gave the alert hears of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, F, OuterRef

from gehoord.outreach.alerts import step
from gehoord.outreach.deeds import AlertDeed
from gehoord.outreach.models import Alert, AlertStep
from gehoord.outreach.telling import promise, promise_coordinators
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertState, AlertUrgency

WAITING = (AlertState.GIVEN, AlertState.ACKNOWLEDGED, AlertState.PICKED_UP)
"""States in which we wait for the addressee (nl: wij wachten)."""


def remind(*, on: date, at: datetime) -> int:
    """Write down, once for each deadline, that it passed without an answer, and let the giver hear (nl: herinneren).

    Of an acute alert the coordinators hear too. Nothing is sent to the addressee: the counsellor chooses the next step.
    Gives how many deadlines passed.
    """
    states = [state.value for state in WAITING]
    with acting(HOUSE):
        told = AlertStep.objects.filter(alert=OuterRef("pk"), deed=AlertDeed.LATE.value, until=OuterRef("answer_by"))
        late = Alert.objects.filter(~Exists(told), state__in=states, answer_by__lt=on, number__isnull=False)
        found = list(late.select_for_update(of=("self",)).order_by(F("answer_by"), "pk"))
        for alert in found:
            step(alert, AlertDeed.LATE, by=HOUSE, at=at, until=alert.answer_by)
            if alert.person_id is not None:
                promise(alert.person_id)
            if AlertUrgency.coded(alert.urgency) is AlertUrgency.ACUTE:
                promise_coordinators(alert.office_id)
    return len(found)
