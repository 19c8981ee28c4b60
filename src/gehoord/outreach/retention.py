"""The words of an alert are kept no longer than needed; that there was one, where and about what, stays to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.outreach.models import Alert, AlertLink, AlertStep
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.destructions import Due


@dataclass(frozen=True, slots=True)
class Alerts:
    """Alerts that were closed (nl: afgesloten signalen)."""

    name: str = "outreach.closed_alerts"
    rule: str = "alert"

    def past_term(self, latest: date) -> Iterable[Due]:
        """The alerts closed on or before this day whose words are still there (nl: over de termijn)."""
        with acting(HOUSE):
            rows = Alert.objects.filter(closed_on__lte=latest, title__isnull=False).order_by("closed_on", "pk")
            return [Due(one, one, whole=True) for one in rows.values_list("pk", flat=True)]

    def destroy(self, things: Sequence[UUID]) -> int:
        """Take the words away, and the links with which they could be read (nl: vernietigen). Gives how many rows it was."""
        ours = list(things)
        with acting(HOUSE):
            rows = AlertLink.objects.filter(alert__in=ours).delete()[0]
            rows += AlertStep.objects.filter(alert__in=ours, text__isnull=False).update(text=None)
            return rows + Alert.objects.filter(pk__in=ours).update(title=None, situation=None, why=None, asked=None)


CLOSED_ALERTS = Alerts()
"""Alerts, from the day they were closed (nl: afgesloten signalen)."""
