"""What somebody wrote beside a mark is kept no longer than needed; the mark itself says nothing of anybody and stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.survey.models import Remark
from gehoord.vault.destructions import Due


@dataclass(frozen=True, slots=True)
class Remarks:
    """Sentences left with a mark (nl: opmerkingen)."""

    name: str = "survey.remarks"
    rule: str = "remark"

    def past_term(self, latest: date) -> Iterable[Due]:
        """The remarks of weeks that began on or before this day (nl: over de termijn)."""
        with acting(HOUSE):
            return [Due(one) for one in Remark.objects.filter(on__lte=latest).order_by("on", "pk").values_list("pk", flat=True)]

    def destroy(self, things: Sequence[UUID]) -> int:
        """Take them away (nl: vernietigen). Gives how many there were."""
        with acting(HOUSE):
            return Remark.objects.filter(pk__in=list(things)).delete()[0]


REMARKS = Remarks()
"""Remarks, from the week they were written in (nl: opmerkingen)."""
