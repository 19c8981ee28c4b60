"""Whether everything adds up, in whole numbers: what is printed, and what follows from it by subtraction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.published.families import NOT_THERE, UNSEEN, Family, Mask, Sums, Values, completed
from gehoord.figures.disclosure.published.reading import Coordinates


@dataclass(frozen=True, slots=True)
class Added:
    """What adding up one family gives (nl: opgeteld). `sums` that could be checked, and the most that one of them is off.

    alone: printed figures that stand in no sum of which everything is printed.
    """

    sums: int
    entries: int
    most: int
    alone: int
    findings: tuple[Finding, ...]


def add_up(family: Family) -> Added:
    """Fill in what follows by subtraction, and check every sum of a family (nl: optellen)."""
    values = completed(family)
    known, printed = values != UNSEEN, family.values != NOT_THERE
    findings = list(_negative(family, values, known & ~printed))
    sums = entries = most = 0
    held = family.exact.copy()
    for by_column, table, seen, told, along, upheld in (
        (False, values, known, printed, family.by_unit, held),
        (True, values.T, known.T, printed.T, family.by_column, held.T),
    ):
        checked = _checked(table, seen, along)
        findings += _told(family, along, checked, by_column=by_column)
        sums += int(checked.complete.sum())
        entries += int((checked.complete.sum(axis=1) * (checked.lengths + 1)).sum())
        most = max(most, int(np.abs(checked.off[checked.complete]).max(initial=0)))
        _uphold(upheld, told, along)
    return Added(sums, entries, most, int((printed & ~held).sum()), tuple(findings))


def _uphold(held: Mask, printed: Mask, sums: Sums) -> None:
    """Mark what stands in a sum of which everything is printed: what is left by subtraction would give way to any change."""
    if len(sums.wholes):
        whole = printed[sums.wholes] & np.logical_and.reduceat(printed[sums.parts], sums.starts, axis=0)
        np.logical_or.at(held, sums.wholes, whole)
        np.logical_or.at(held, sums.parts, whole[sums.owners])


@dataclass(frozen=True, slots=True)
class _Checked:
    """Sums beside one another: what the whole is, what its known parts come to, and how many parts are not known."""

    wholes: Values
    total: Values
    known: Mask
    missing: Values
    lengths: Values

    @property
    def off(self) -> Values:
        return np.where(self.known, self.total - self.wholes, 0)

    @property
    def complete(self) -> Mask:
        complete: Mask = self.known & (self.missing == 0)
        return complete


def _checked(values: Values, known: Mask, sums: Sums) -> _Checked:
    if not len(sums.wholes):
        none = np.zeros((0, values.shape[1]), np.int64)
        return _Checked(none, none, none.astype(bool), none, np.zeros(0, np.int64))
    there = known[sums.parts]
    return _Checked(
        wholes=values[sums.wholes],
        total=np.add.reduceat(np.where(there, values[sums.parts], 0), sums.starts, axis=0),
        known=known[sums.wholes],
        missing=np.add.reduceat(~there, sums.starts, axis=0, dtype=np.int64),
        lengths=np.diff(np.append(sums.starts, len(sums.parts))),
    )


def _told(family: Family, sums: Sums, checked: _Checked, *, by_column: bool) -> Iterator[Finding]:
    broken = checked.complete & (checked.off != 0)
    exceeding = (checked.missing > 0) & (checked.off > 0)
    for wrong, trouble in ((broken, Trouble.SUM_BROKEN), (exceeding, Trouble.PARTS_EXCEED)):
        for number, other in np.argwhere(wrong).tolist():
            whole = int(sums.wholes[number])
            unit, column = (other, whole) if by_column else (whole, other)
            yield finding(
                trouble,
                unit=family.units[unit],
                what=spoken(family.name, family.columns[column]),
                value=int(checked.wholes[number, other]),
                other=int(checked.total[number, other]),
            )


def _negative(family: Family, values: Values, hidden: Mask) -> Iterator[Finding]:
    for unit, column in np.argwhere(hidden & (values < 0)).tolist():
        yield finding(
            Trouble.HIDDEN_NEGATIVE,
            unit=family.units[unit],
            what=spoken(family.name, family.columns[column]),
            value=int(values[unit, column]),
        )


def spoken(family: str, at: Coordinates) -> str:
    """A family and coordinates in one line (nl: cel in woorden)."""
    return f"{family} {' · '.join(at)}" if at else family
