"""Holds: as long as one lasts, nothing of the case is destroyed, whatever its term or whoever asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text
from gehoord.vault import journal
from gehoord.vault.house import as_house
from gehoord.vault.models import CaseKey, Hold
from gehoord.vault.who import Acting


class UnderHold(Refused):
    """Something was to be destroyed of a case that is under a hold (nl: onder bewaarplicht)."""

    sentence = Text(
        "Dit dossier moet nu bewaard blijven. Hef eerst de bewaarplicht op, of wacht tot die voorbij is.",
        "This case has to be kept now. Lift the hold first, or wait until it ends.",
    )


class HeldBecause(Term):
    """Why a case has to be kept (nl: reden van een bewaarplicht)."""

    COMPLAINT = "complaint", "er loopt een klacht of een rechtszaak", "a complaint or a court case is running"
    INSPECTION = "inspection", "een toezichthouder doet onderzoek", "a supervisor is investigating"
    REQUEST = "request", "iemand vroeg om inzage of een kopie", "somebody asked for access or a copy"
    ERASURE = (
        "erasure",
        "iemand anders vroeg om wissen; een tweede collega beslist",
        "somebody else asked for erasure; a second colleague decides",
    )


class LiftedBecause(Term):
    """Why a case need not be kept any longer (nl: reden van opheffen)."""

    OVER = "over", "waarvoor het bewaard bleef, is voorbij", "what it was kept for is over"
    STAYS = "stays", "wissen is niet toegestaan; de gewone termijn geldt", "erasure was declined; the ordinary term holds"
    MISTAKE = "mistake", "de bewaarplicht hoorde bij een ander dossier", "the hold belonged to another case"


@dataclass(frozen=True, slots=True)
class Kept:
    """A case under a hold (nl: bewaard dossier). `because` is empty for a reason that is no longer on the list."""

    case: UUID
    because: HeldBecause | None
    placed_by: UUID | None
    since: datetime


@as_house()
def place_hold(case: UUID, *, by: Acting, reason: str) -> None:
    """Keep everything of a case until the hold is lifted (nl: bewaarplicht opleggen). `reason` is a code."""
    lock([case])
    journal.record(by=by, did="placed a hold", case=case, reason=reason)
    Hold.objects.create(case_id=case, reason=reason, placed_by=by.person_id, since=timezone.now())


@as_house()
def lift_holds(case: UUID, *, by: Acting, reason: str) -> int:
    """Lift all holds of a case (nl: bewaarplicht opheffen). Gives how many there were."""
    lock([case])
    journal.record(by=by, did="lifted holds", case=case, reason=reason)
    return Hold.objects.filter(case_id=case, until__isnull=True).update(until=timezone.now())


def held(cases: Collection[UUID]) -> frozenset[UUID]:
    """Which of these cases are under a hold (nl: onder bewaarplicht)."""
    return frozenset(Hold.objects.filter(case_id__in=cases, until__isnull=True).values_list("case_id", flat=True))


def standing() -> tuple[Kept, ...]:
    """Every hold that lasts, oldest first (nl: lopende bewaarplichten). One query."""
    known = {one.value: one for one in HeldBecause}
    rows = Hold.objects.filter(until__isnull=True).order_by("since", "pk")
    return tuple(Kept(row.case_id, known.get(row.reason), row.placed_by, row.since) for row in rows)


def lock(cases: Collection[UUID]) -> None:
    """Let nobody place a hold on these cases while they are destroyed, or the other way round (nl: vergrendelen)."""
    list(CaseKey.objects.select_for_update().filter(pk__in=cases).order_by("pk").values_list("pk", flat=True))
