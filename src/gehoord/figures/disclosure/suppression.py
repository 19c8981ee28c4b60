"""Exact figures with blanks: for readers who must have the true numbers, and who pay for it with most of the small ones.

A figure from 1 to 4 is blanked, and then so many others that subtraction does not bring it back, in any table of any report. What
is blank is checked by the attacker: between what bounds must it lie, given all that is not blank?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gehoord.figures.disclosure.attacker.assembling import Assembly, assembled, edition_of
from gehoord.figures.disclosure.attacker.bounds import few_valued
from gehoord.figures.disclosure.attacker.narrowing import narrowed
from gehoord.figures.disclosure.attacker.system import LinkedSystem, Whole
from gehoord.figures.disclosure.published.families import NOT_THERE, Family, Mask, Sums, completed, family_of
from gehoord.figures.disclosure.published.reading import Coordinates, Reports, figures_of
from gehoord.figures.disclosure.published.structure import Structure, structure_of
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

RULE, SMALL, ENOUGH, ROUNDS = "blanked_below_five", 5, 5, 40

AS_A_WHOLE, AROUND = 40_000, 10_000
"""Systems of more cells than the first are checked around each blank, as far as the second goes (nl: in één keer)."""

Cell = tuple[str, str, Coordinates]
Tell = Callable[[Text], None]

BLANKED = Text("{blank} van {cells} cijfers leeg", "{blank} of {cells} figures blank")


class NotExact(Refused):
    """Only exact figures can be blanked (nl: geen exacte uitgave)."""

    sentence = Text(
        "Deze uitgave is al afgerond. Maak eerst een uitgave met exacte aantallen.",
        "This edition is rounded already. Make an edition with exact numbers first.",
    )


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An edition with blanks (nl: uitgave met lege cellen).

    figures: printed numbers above 0; small: of those 1 to 4; blank: left empty in all. narrow: blanks that the
    attacker knows within fewer than five values after all; checked: blanks it was asked about.
    """

    reports: dict[str, dict[str, Any]]
    figures: int
    small: int
    blank: int
    checked: int
    narrow: int


def suppress(reports: Reports, *, sample: int | None = None, tell: Tell = lambda _: None) -> Suppressed:
    """Blank what is small and what would bring it back (nl: onderdrukken). `sample`: let the attacker try so many blanks.

    Raises: NotExact, NotAPublication.
    """
    edition = edition_of(reports)
    if edition.off:
        raise NotExact
    structure = structure_of(reports)
    families = {name: family_of(name, printed, structure) for name, printed in figures_of(reports, structure).values.items()}
    plans = {name: _Plan(family, edition.figures.left_out) for name, family in families.items()}
    for plan in plans.values():
        plan.close()
    blanked = _blanked(reports, plans, structure)
    few, checked = np.zeros(0, np.int64), 0
    for rounds in range(ROUNDS):
        tell(BLANKED.filled(blank=sum(plan.count for plan in plans.values()), cells=edition.figures.printed))
        assembly = assembled([edition_of(blanked)])
        few, checked = _known_too_well(assembly, sample)
        if not len(few) or not _blank_beside(assembly, few, plans, more=1 + rounds // 3):
            break
        blanked = _blanked(reports, plans, structure)
    return Suppressed(
        reports=blanked,
        figures=sum(int((plan.printed & (plan.values > 0)).sum()) for plan in plans.values()),
        small=sum(int((plan.printed & plan.small).sum()) for plan in plans.values()),
        blank=sum(plan.count for plan in plans.values()),
        checked=checked,
        narrow=len(few),
    )


class _Plan:
    """What is blank in one family."""

    def __init__(self, family: Family, left_out: Iterable[Cell]) -> None:
        self.family = family
        self.values = completed(family)
        self.printed = (family.values != NOT_THERE) & ~family.exact
        units, columns = ({one: place for place, one in enumerate(of)} for of in (family.units, family.columns))
        for _, unit, at in (cell for cell in left_out if cell[0] == family.name):
            self.printed[units[unit], columns[at]] = False
        self.small = (self.values > 0) & (self.values < SMALL)
        self.blank = self.small | (family.values == NOT_THERE)
        self.guarded = self.small.copy()

    @property
    def count(self) -> int:
        """Printed figures that are blank (nl: lege cijfers)."""
        return int((self.blank & self.printed).sum())

    def close(self) -> None:
        """See to it that no sum has just one blank, if that one matters (nl: sluiten)."""
        while self._close_along(self.family.by_column, by_column=True) | self._close_along(self.family.by_unit, by_column=False):
            pass

    def _close_along(self, sums: Sums, *, by_column: bool) -> bool:
        if not len(sums.wholes):
            return False
        blank, guarded = (one.T if by_column else one for one in (self.blank, self.guarded))
        unknown = np.add.reduceat(blank[sums.parts], sums.starts, axis=0, dtype=np.int64) + blank[sums.wholes]
        matter = np.logical_or.reduceat(guarded[sums.parts], sums.starts, axis=0) | guarded[sums.wholes]
        found = False
        for number, across in np.argwhere((unknown == 1) & matter).tolist():
            found |= self._blank_one(_members(sums, number), across, by_column=by_column)
        return found

    def _blank_one(self, members: list[int], across: int, *, by_column: bool) -> bool:
        """Blank the smallest figure above 0 among the members of a sum that is not blank yet; failing that, a 0."""
        cells = [(across, one) if by_column else (one, across) for one in members]
        candidates = [at for at in cells if self.printed[at] and not self.blank[at]]
        if not candidates:
            return False
        chosen = min(candidates, key=lambda at: (self.values[at] == 0, self.values[at], at))
        self.blank[chosen] = self.guarded[chosen] = True
        return True


def _members(sums: Sums, number: int) -> list[int]:
    """The whole of a sum and its parts."""
    end = sums.starts[number + 1] if number + 1 < len(sums.starts) else len(sums.parts)
    return [*sums.parts[sums.starts[number] : end].tolist(), int(sums.wholes[number])]


def _blank_beside(assembly: Assembly, few: Whole, plans: Mapping[str, _Plan], *, more: int) -> bool:
    """Blank so many more figures near every blank that is known too well; False where nothing is left to blank."""
    system, places = assembly.system, assembly.places()
    printed = np.zeros(system.size, bool)
    for (_, name), block in assembly.blocks.items():
        plan = plans[name]
        there = block.numbers >= 0
        printed[block.numbers[there]] = (plan.printed & ~plan.blank)[there]
    found = False
    for cell in few.tolist() * more:
        chosen = _nearest(system, cell, printed)
        if chosen is not None:
            (_, name), unit, column = places.of(chosen)
            plans[name].blank[unit, column] = plans[name].guarded[unit, column] = found = True
            printed[chosen] = False
    for plan in plans.values():
        plan.close()
    return found


def _nearest(system: LinkedSystem, cell: int, printed: Mask) -> int | None:
    """The smallest figure above 0 among the nearest that are not blank."""
    near = np.array([cell])
    while len(near) < len(wider := system.around(near)):
        near = wider
        candidates = near[printed[near] & (system.lower[near] > 0)]
        if len(candidates):
            return int(candidates[np.argmin(system.lower[candidates])])
    return None


def _known_too_well(assembly: Assembly, sample: int | None) -> tuple[Whole, int]:
    """The blanks with fewer than five values, by subtraction or else by the linear program, and how many were gone into."""
    system, cells = narrowed(assembly.system), assembly.targets
    few = cells[(system.upper - system.lower + 1)[cells] < ENOUGH]
    if len(few):
        return few, len(cells)
    if sample is not None and sample < len(cells):
        cells = np.sort(np.random.default_rng(1).choice(cells, sample, replace=False))
    mark = system.components()
    found = [few]
    for component in np.unique(mark[cells]).tolist():
        inside, asked = np.flatnonzero(mark == component), cells[mark[cells] == component]
        if len(inside) <= AS_A_WHOLE:
            found.append(_narrow(system, inside, asked))
        else:
            found += [_narrow(system, system.near(int(one), at_most=AROUND), one[None]) for one in asked]
    return np.concatenate(found), len(cells)


def _narrow(system: LinkedSystem, chosen: Whole, cells: Whole) -> Whole:
    places = np.searchsorted(chosen, cells)
    few: Whole = cells[few_valued(system.part(chosen), places, enough=ENOUGH).values[places] < ENOUGH]
    return few


def _blanked(reports: Reports, plans: Mapping[str, _Plan], structure: Structure) -> dict[str, dict[str, Any]]:
    """The reports with None in every figure that is blank."""
    hidden = {
        (name, plan.family.units[unit], plan.family.columns[column])
        for name, plan in plans.items()
        for unit, column in np.argwhere(plan.blank & plan.printed).tolist()
    }
    return {file: _with_blanks(report, hidden, structure) for file, report in reports.items()}


def _with_blanks(report: Mapping[str, Any], hidden: set[Cell], structure: Structure) -> dict[str, Any]:
    tables = []
    for table, told in zip(report["tables"], report["cells"]["tables"], strict=True):
        if told["sort"] == "cells":
            rows = [
                [
                    line[0],
                    *(
                        None if _at(told, row, column, structure) in hidden else value
                        for value, column in zip(line[1:], told["columns"], strict=True)
                    ),
                ]
                for line, row in zip(table["rows"], told["rows"], strict=True)
            ]
            tables.append({**table, "rows": rows})
        elif told["sort"] == "ranking":
            lists = zip(table["ranked"].items(), told["lists"], told["columns"], strict=False)
            ranked = {
                head: [
                    [entry[0], None if _at(told, at, column, structure) in hidden else entry[1]]
                    for entry, at in zip(entries, listed, strict=True)
                ]
                for (head, entries), listed, column in lists
            }
            tables.append({**table, "ranked": ranked})
        else:
            tables.append(dict(table))
    return {**report, "rule": RULE, "tables": tables}


def _at(told: Mapping[str, Any], row: Mapping[str, Any], column: Mapping[str, Any], structure: Structure) -> Cell | None:
    both = {**row, **column}
    if "edition" in both:
        return None
    family = both.get("family", told["family"])
    return family, both.get("unit", told["unit"]), tuple(both.get(name, "*") for name in structure.families[family].attributes)
