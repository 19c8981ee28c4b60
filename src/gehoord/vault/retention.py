"""Destroying what is past its term, and what somebody has the right to see destroyed.

The vault does not know what rooms above it keep. Each room that keeps something with a term describes it as a `Holding`, and
the settings name these: RETENTION_HOLDINGS = ["gehoord.casework.retention.CLOSED_CASES", …].
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from gehoord.vault import expiry, journal
from gehoord.vault.destructions import CASE, Destroyed, Due, note, noted, remember, remembered
from gehoord.vault.holds import UnderHold, held, lock
from gehoord.vault.house import as_house
from gehoord.vault.journal import Resource, Said
from gehoord.vault.keys import destroy_case_keys
from gehoord.vault.terms import Rule, rules
from gehoord.vault.who import HOUSE, Acting

BATCH = 100
"""How many things go in one transaction (nl: partij)."""

JOURNAL_RULE = "access_journal"


class Holding(Protocol):
    """What a room keeps under one rule (nl: bezit onder een bewaarregel)."""

    @property
    def name(self) -> str:
        """A code that stays the same for ever, as `casework.closed_cases`: the register knows it by this (nl: naam)."""

    @property
    def rule(self) -> str:
        """The code of its rule (nl: bewaarregel)."""

    def past_term(self, latest: date) -> Iterable[Due]:
        """What was triggered on or before this day and still exists (nl: over de termijn)."""

    def destroy(self, things: Sequence[UUID]) -> int:
        """Destroy these and give how many rows went; what is gone already is no trouble (nl: vernietigen)."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did or would do for one holding (nl: opruiming): `due` things, of which `held` stay; `rows` that went."""

    rule: Rule
    holding: str
    due: int
    held: int
    rows: int


def holdings() -> tuple[Holding, ...]:
    """All that rooms keep with a term (nl: bezit). Raises: ImportError for a name in the settings that does not exist."""
    return tuple(import_string(name) for name in settings.RETENTION_HOLDINGS)


def sweep(*, on: date, dry_run: bool = False, progress: Callable[[int], None] | None = None) -> tuple[Swept, ...]:
    """Destroy what is past its term on a day, except under a hold (nl: opruimen).

    Each batch is a transaction; stopped halfway, the next sweep does the rest. With `dry_run` it only counts.
    Raises: RulesUnreadable, before anything is destroyed; KeyError for a holding whose rule there is not.
    """
    known, kept = rules(), holdings()
    planned = [(known[holding.rule], holding) for holding in kept]
    swept = [_swept(rule, holding, on, progress, dry_run=dry_run) for rule, holding in planned]
    return (*swept, _swept_journal(known[JOURNAL_RULE], on, dry_run=dry_run))


def _swept(rule: Rule, holding: Holding, on: date, progress: Callable[[int], None] | None, *, dry_run: bool) -> Swept:
    due = stay = rows = 0
    for batch in _batches(holding.past_term(rule.latest(on))):
        kept = held(_cases_of(batch))
        going = [one for one in batch if not one.cases & kept]
        if not dry_run and going:
            rows += _destroy(going, rule.code, holding)
        due += len(batch)
        stay += len(batch) - len(going)
        if progress is not None:
            progress(due)
    return Swept(rule, holding.name, due, stay, rows)


def _swept_journal(rule: Rule, on: date, *, dry_run: bool) -> Swept:
    before = datetime.combine(rule.latest(on), time.min, timezone.get_current_timezone())
    due = expiry.count(before)
    return Swept(rule, expiry.KIND, due, 0, 0 if dry_run or not due else expiry.forget(before))


@as_house()
def _destroy(things: Sequence[Due], rule: str, holding: Holding) -> int:
    cases = _cases_of(things)
    lock(cases)
    # Asked again, now that nobody can place a hold any more before this is done.
    kept = held(cases)
    going = [one for one in things if not one.cases & kept]
    if not going:
        return 0
    said = [Said("destroyed", Resource(holding.name, str(one.thing)), one.case) for one in going]
    journal.record_many(said, by=HOUSE, reason=rule, part="retention")
    remember(going, rule=rule, holding=holding.name)
    rows = holding.destroy([one.thing for one in going])
    destroy_case_keys([one.case for one in going if one.case and one.whole])
    note(going, rule=rule, holding=holding.name, how_many=rows)
    return rows


@as_house()
def erase(case: UUID, *, by: Acting, reason: str) -> None:
    """Destroy a case at once: its key, and the rows that rooms keep of it (nl: wissen). `reason` is a code. Raises: UnderHold."""
    lock([case])
    if held([case]):
        raise UnderHold
    journal.record(by=by, did="erased", case=case, reason=reason, part="retention")
    going = [Due(case, case, whole=True)]
    remember(going, rule=reason, holding=CASE)
    rows = _destroy_case(case)
    destroy_case_keys([case])
    note(going, rule=reason, holding=CASE, how_many=rows)


def replay(register: Path | None = None) -> int:
    """Destroy again whatever was destroyed before, as after an older copy was put back (nl: opnieuw vernietigen).

    Takes the register beside the database, the one in the database, and `register`, a copy of the first, if given.
    Gives how many things it went through; doing it again changes nothing.
    """
    known = {holding.name: holding for holding in holdings()}
    gone = 0
    for told in (*remembered(register), *remembered(), *noted()):
        _destroy_again(told, known.get(told.holding))
        gone += len(told.things)
    return gone


@as_house()
def _destroy_again(told: Destroyed, holding: Holding | None) -> None:
    if told.holding == CASE:
        rows = sum(_destroy_case(one.thing) for one in told.things)
    else:
        rows = holding.destroy([one.thing for one in told.things]) if holding is not None else 0
    destroy_case_keys([one.case for one in told.things if one.case and one.whole])
    note(told.things, rule=told.rule, holding=told.holding, how_many=rows)


def _destroy_case(case: UUID) -> int:
    # A room knows what it keeps of a case by the id of that case; one that keeps nothing of it destroys nothing.
    return sum(holding.destroy([case]) for holding in holdings())


def _cases_of(things: Iterable[Due]) -> frozenset[UUID]:
    return frozenset(case for one in things for case in one.cases)


def _batches(found: Iterable[Due]) -> Iterator[list[Due]]:
    # All of it is known before the first goes, so that a cursor never walks through rows that are being destroyed.
    waiting = iter(list(found))
    while batch := list(islice(waiting, BATCH)):
        yield batch
