"""What clients raised, taken over; how it stood on each day becomes dated rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from gehoord.casework.exchange.comparing import Differences, TakenOver, differences
from gehoord.casework.exchange.run import IMPORTED, UNSAID, Run
from gehoord.casework.models import Concern, ConcernStanding
from gehoord.figures.exchange import Register
from gehoord.figures.exchange import rows as folder
from gehoord.people.many_rows import add, change
from gehoord.practice.handling import Handling

_FIXED = ("kind", "raised_on", "channel")
_DATED = ("category", "location_id", "handling", "closed_on")


@dataclass(frozen=True, slots=True)
class Stand:
    """How a concern stands from a day on (nl: stand). `reason` tells where it comes from."""

    since: date
    category: str
    location: UUID | None
    handling: str
    closed_on: date | None
    reason: str

    @property
    def told(self) -> tuple[str, UUID | None, str, date | None]:
        """What stands, without its day (nl: inhoud)."""
        return self.category, self.location, self.handling, self.closed_on


@dataclass(frozen=True, slots=True)
class Kept:
    """A concern as it is stored (nl: bewaard). `number` is that of its present standing, `standing` its id."""

    key: UUID
    client: UUID
    fixed: tuple[str, date, str]
    standing: UUID
    number: int
    stand: Stand


def first_stands(row: folder.Concern, run: Run) -> list[Stand]:
    """How a new concern stood: from the day it was raised, and from the day it was closed (nl: eerste standen)."""
    whole = _stand(row, run)
    if row.closed_on is None or row.closed_on == row.raised_on:
        return [whole]
    return [replace(whole, closed_on=None), replace(whole, since=row.closed_on)]


def next_stands(kept: Stand, row: folder.Concern, run: Run, *, acted: date | None) -> list[Stand]:
    """How a concern stands after what is stored (nl: volgende standen).

    A closing holds from its own day, a trajectory from its first action on, `acted`; anything else from the day of the taking
    over. Nothing comes before what is stored.
    """
    wanted = _stand(row, run)
    closes = wanted.closed_on if kept.closed_on is None else None
    turned = wanted if closes is None else replace(wanted, closed_on=None)
    steps: list[Stand] = []
    if turned.told != kept.told or (turned.reason == UNSAID) != (kept.reason == UNSAID):
        days = [run.on, *((acted,) if acted and _sets_out(kept, turned) else ()), *((closes,) if closes else ())]
        steps.append(replace(turned, since=max(min(days), kept.since, turned.closed_on or kept.since)))
    if closes is not None:
        steps.append(replace(wanted, since=max(closes, steps[0].since if steps else kept.since)))
    return steps


def _sets_out(kept: Stand, wanted: Stand) -> bool:
    return wanted.handling == Handling.TRAJECTORY.value != kept.handling


def compare(rows: Sequence[folder.Concern], run: Run) -> Differences[folder.Concern, Kept]:
    """Lay the concerns of a folder beside those that are stored (nl: vergelijken)."""
    stored = stored_concerns(run)

    def agree(row: folder.Concern, kept: Kept) -> bool:
        wanted = _stand(row, run)
        same = wanted.told == kept.stand.told and (wanted.reason == UNSAID) == (kept.stand.reason == UNSAID)
        return same and _fixed(row) == kept.fixed

    run.concerns.update({exchange_id: kept.key for exchange_id, kept in stored.items()})
    return differences({row.concern_id: row for row in rows}, stored, agree=agree)


def take_in_concerns(register: Register, run: Run) -> TakenOver:
    """Take over what was raised (nl: vragen, problemen en klachten overnemen)."""
    found = compare(register.concerns, run)
    acted = first_actions(register.actions)
    made = [(uuid4(), row) for row in found.new]
    run.concerns.update({row.concern_id: key for key, row in made})
    run.fresh.update(row.concern_id for row in found.new)
    run.touched.update(row.concern_id for row, _ in found.changed)
    add(
        Concern,
        ("id", "office_id", "client_id", "exchange_id", *_FIXED, *_DATED),
        [
            (key, run.office, run.clients[row.client_id], row.concern_id, *_fixed(row), *_stand(row, run).told)
            for key, row in made
        ],
    )
    _add_stands([(key, run.clients[row.client_id], 1, first_stands(row, run)) for key, row in made], run)
    change(Concern, ("id", *_FIXED, *_DATED), [(kept.key, *_fixed(row), *_stand(row, run).told) for row, kept in found.changed])
    steps = [(row, kept, next_stands(kept.stand, row, run, acted=acted.get(row.concern_id))) for row, kept in found.changed]
    change(ConcernStanding, ("id", "until"), [(kept.standing, taken[0].since) for _, kept, taken in steps if taken])
    _add_stands([(kept.key, kept.client, kept.number + 1, taken) for _, kept, taken in steps], run)
    _begin_earlier([(kept, row) for row, kept in found.changed])
    return found.counted


def stored_concerns(run: Run) -> dict[str, Kept]:
    """The concerns of the office as they stand (nl: bewaarde vragen, problemen en klachten)."""
    rows = ConcernStanding.objects.filter(office=run.office, until=None).values_list(
        "concern__exchange_id",
        "concern_id",
        "client_id",
        *(f"concern__{name}" for name in _FIXED),
        "id",
        "number",
        "since",
        *_DATED,
        "reason",
    )
    return {
        code: Kept(key, client, (kind, raised, channel), standing, number, Stand(*stand))
        for code, key, client, kind, raised, channel, standing, number, *stand in rows.iterator(5000)
    }


def first_actions(rows: Iterable[folder.Action]) -> dict[str, date]:
    """The day of the first action of each concern that has one (nl: eerste acties)."""
    found: dict[str, date] = {}
    for row in rows:
        found[row.concern_id] = min(row.taken_on, found.get(row.concern_id, row.taken_on))
    return found


def _add_stands(stands: Iterable[tuple[UUID, UUID, int, list[Stand]]], run: Run) -> None:
    rows = []
    for concern, client, number, steps in stands:
        ends = [*(step.since for step in steps[1:]), None][: len(steps)]
        for place, (step, until) in enumerate(zip(steps, ends, strict=True)):
            days = (number + place, step.since, until)
            rows.append((uuid4(), run.office, client, concern, *days, *step.told, step.reason, run.by.person_id))
    columns = ("id", "office_id", "client_id", "concern_id", "number", "since", "until", *_DATED, "reason", "told_by")
    add(ConcernStanding, columns, rows)


def _begin_earlier(changed: Sequence[tuple[Kept, folder.Concern]]) -> None:
    """Where something was raised earlier than was thought, its history begins earlier."""
    days = {kept.key: row.raised_on for kept, row in changed if row.raised_on < kept.fixed[1]}
    firsts = ConcernStanding.objects.filter(concern__in=days, number=1).values_list("id", "concern_id")
    change(ConcernStanding, ("id", "since"), [(key, days[concern]) for key, concern in firsts])


def _fixed(row: folder.Concern) -> tuple[str, date, str]:
    return row.kind.value, row.raised_on, "" if row.channel is None else row.channel.value


def _stand(row: folder.Concern, run: Run) -> Stand:
    handling = row.handling or Handling.RUNNING
    reason = UNSAID if row.handling is None else IMPORTED
    return Stand(row.raised_on, row.category, run.place(row.location_id), handling.value, row.closed_on, reason)
