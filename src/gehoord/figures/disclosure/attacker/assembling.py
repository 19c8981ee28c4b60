"""Everything that published years say together, as one linked system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from gehoord.figures.disclosure.attacker.system import UNKNOWN, Draft, LinkedSystem, Whole
from gehoord.figures.disclosure.published.families import NOT_THERE, UNSEEN, Family, Mask, Sums, completed, family_of
from gehoord.figures.disclosure.published.inequalities import Summand, between_years, inequalities
from gehoord.figures.disclosure.published.reading import Coordinates, Figures, Reports, figures_of
from gehoord.figures.disclosure.published.structure import ROUNDED, WHOLE, Structure, structure_of

AT = "@"

OFF = 4
"""How far a rounded figure is off at most (nl: speling)."""

Cell = tuple[str, str, Coordinates]
Numbers = Whole


@dataclass(frozen=True, slots=True)
class Edition:
    """One published year as a reader has it (nl: uitgave). `off`: how far a figure can be from what it counts."""

    year: int
    structure: Structure
    figures: Figures
    off: int
    further: frozenset[Cell]
    capped: frozenset[Cell]


def edition_of(reports: Reports, certificate: Mapping[str, Any] | None = None) -> Edition:
    """Read an edition from its reports, and what its certificate says of exceptions (nl: uitgave lezen).

    Raises: NotAPublication.
    """
    structure = structure_of(reports)
    nation = next(iter(reports.values()))
    told = (certificate or {}).get("publication") or {}
    return Edition(
        year=int(nation["year"]),
        structure=structure,
        figures=figures_of(reports, structure),
        off=OFF if nation["rule"] == ROUNDED else 0,
        further=_named(told.get("beyond", ()), structure),
        capped=_named(told.get("capped", ()), structure),
    )


def _named(told: Any, structure: Structure) -> frozenset[Cell]:
    return frozenset(
        (one["family"], one["unit"], tuple(one["at"].get(name, "*") for name in structure.families[one["family"]].attributes))
        for one in told
    )


@dataclass(frozen=True, slots=True)
class Block:
    """One family of one year in the system (nl: familie in het stelsel). `numbers`: per unit and column, below 0 where left out.

    `follows`: what is printed, and what follows from it by subtraction.
    """

    family: Family
    numbers: Numbers
    follows: Whole
    units: Mapping[str, int]
    columns: Mapping[Coordinates, int]

    def number(self, unit: str, at: Coordinates) -> int | None:
        """The cell in the system, None where it is not in it (nl: celnummer)."""
        if unit not in self.units or at not in self.columns:
            return None
        number = int(self.numbers[self.units[unit], self.columns[at]])
        return None if number < 0 else number


@dataclass(frozen=True, slots=True)
class Places:
    """Per cell of a system its block, and its unit and column there (nl: plaatsen)."""

    keys: tuple[tuple[int, str], ...]
    block: Whole
    unit: Whole
    column: Whole

    def of(self, cell: int) -> tuple[tuple[int, str], int, int]:
        """Year and family, and the numbers of unit and column (nl: plaats)."""
        return self.keys[self.block[cell]], int(self.unit[cell]), int(self.column[cell])


@dataclass(frozen=True, slots=True)
class Assembly:
    """A system and what its cells are (nl: stelsel met namen). `targets`: what somebody may want to know."""

    system: LinkedSystem
    blocks: Mapping[tuple[int, str], Block]
    targets: Whole

    def number(self, year: int, family: str, unit: str, at: Coordinates) -> int | None:
        """The cell in the system, None where it is not in it (nl: celnummer)."""
        block = self.blocks.get((year, family))
        return None if block is None else block.number(unit, at)

    def places(self) -> Places:
        """Where each cell of the system stands (nl: plaatsen)."""
        block, unit, column = (np.full(self.system.size, -1) for _ in range(3))
        for number, one in enumerate(self.blocks.values()):
            there = one.numbers >= 0
            cells = one.numbers[there]
            block[cells] = number
            unit[cells], column[cells] = np.nonzero(there)
        return Places(tuple(self.blocks), block, unit, column)

    def world(self) -> Whole:
        """The printed figures as if they were the truth, with what follows from them; `UNSEEN` for the rest (nl: wereld)."""
        values = np.full(self.system.size, UNSEEN, np.int64)
        for block in self.blocks.values():
            there = block.numbers >= 0
            values[block.numbers[there]] = block.follows[there]
        return values


def assembled(editions: list[Edition], *, years_linked: bool = True) -> Assembly:
    """Put editions together, of consecutive years if there are several (nl: stelsel opbouwen)."""
    draft = Draft()
    blocks: dict[tuple[int, str], Block] = {}
    targets = [np.zeros(0, np.int64)]
    for edition in editions:
        for name in sorted(edition.figures.values.keys() | {cell[0] for cell in edition.figures.blank}):
            block, wanted = _add_family(draft, edition, name)
            blocks[edition.year, name] = block
            targets.append(wanted)
    tied = _Tying(draft, blocks)
    for edition in editions:
        for terms, at_least in inequalities(_with_blanks(edition.figures), edition.structure):
            tied.inequality(edition.year, terms, at_least=at_least)
    for earlier, later in pairwise(editions) if years_linked else ():
        if later.year == earlier.year + 1:
            tied.years(earlier, later)
    for edition in editions:
        tied.ranks(edition)
    return Assembly(draft.finished(), blocks, np.concatenate(targets))


def _with_blanks(figures: Figures) -> dict[str, dict[tuple[str, Coordinates], int]]:
    found = {name: dict(values) for name, values in figures.values.items()}
    for family, unit, at in figures.blank:
        found.setdefault(family, {})[unit, at] = NOT_THERE
    return found


def _add_family(draft: Draft, edition: Edition, name: str) -> tuple[Block, Whole]:
    blank = [(unit, at) for family, unit, at in edition.figures.blank if family == name]
    family = family_of(name, {**edition.figures.values.get(name, {}), **dict.fromkeys(blank, NOT_THERE)}, edition.structure)
    units = {unit: place for place, unit in enumerate(family.units)}
    columns = {at: place for place, at in enumerate(family.columns)}
    printed = family.values != NOT_THERE
    shown = printed.copy()
    for unit, at in blank:
        shown[units[unit], columns[at]] = True
    retained = _retained(family, shown)
    follows = completed(family)
    lower, upper = _bounds(edition, family, printed, follows)
    for cells, low, high in ((edition.further, UNKNOWN, UNKNOWN), (edition.capped, edition.off, UNKNOWN)):
        for _, unit, at in (cell for cell in cells if cell[0] == name and cell[1] in units and cell[2] in columns):
            here = units[unit], columns[at]
            if printed[here]:
                lower[here], upper[here] = max(0, family.values[here] - low), min(family.values[here] + high, UNKNOWN)
    needed = shown | retained.needed
    numbers = np.full(printed.shape, -1, np.int64)
    numbers[needed] = draft.add_cells(lower[needed], upper[needed])
    _tie(draft, numbers.T, family.by_column, retained.by_column)
    _tie(draft, numbers, family.by_unit, retained.by_unit)
    wanted = shown & ~family.exact if edition.off else shown & ~printed
    return Block(family, numbers, follows, units, columns), numbers[wanted]


def _bounds(edition: Edition, family: Family, printed: Mask, follows: Whole) -> tuple[Whole, Whole]:
    off = np.where(family.exact, 0, edition.off)
    # A sum of rounded figures may be off by as much as they are together, which the sum itself says.
    apart = np.array([unit in edition.structure.summed for unit in family.units], bool)[:, None] & ~family.exact
    bounded = printed & ~apart
    lower = np.where(bounded, np.maximum(0, family.values - off), 0)
    # What is rounded to more than 0 was more than 0: also where it is not printed and follows by subtraction.
    lower = np.where(~printed & (follows > 0), 1, lower)
    return lower, np.where(bounded, family.values + off, UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Retained:
    """Which sums say anything, and the cells in them."""

    by_column: Mask
    by_unit: Mask
    needed: Mask


def _retained(family: Family, shown: Mask) -> _Retained:
    """A sum is kept where one of its cells is printed; between units only for columns that are printed somewhere.

    What is printed nowhere adds up between units by itself: who works it out per unit has worked out its sum.
    """
    by_column = _any_shown(family.by_column, shown.T)
    by_unit = _any_shown(family.by_unit, shown) & shown.any(axis=0)
    needed = np.zeros(shown.shape, bool)
    for sums, kept, target in ((family.by_column, by_column, needed.T), (family.by_unit, by_unit, needed)):
        for places, of in ((sums.wholes, kept), (sums.parts, kept[sums.owners])):
            np.logical_or.at(target, places, of)
    return _Retained(by_column, by_unit, needed)


def _any_shown(sums: Sums, shown: Mask) -> Mask:
    if not len(sums.wholes):
        return np.zeros((0, shown.shape[1]), bool)
    kept: Mask = shown[sums.wholes] | np.logical_or.reduceat(shown[sums.parts], sums.starts, axis=0)
    return kept


def _tie(draft: Draft, numbers: Numbers, sums: Sums, kept: Mask) -> None:
    if not len(sums.wholes):
        return
    ends = np.append(sums.starts[1:], len(sums.parts))
    for number, (start, end) in enumerate(zip(sums.starts, ends, strict=True)):
        across = np.flatnonzero(kept[number])
        if len(across):
            rows = np.vstack((numbers[sums.parts[start:end]][:, across], numbers[sums.wholes[number], across]))
            draft.tie(rows.T, np.append(np.ones(end - start, np.int64), -1))


class _Tying:
    """Adds inequalities."""

    def __init__(self, draft: Draft, blocks: Mapping[tuple[int, str], Block]) -> None:
        self._draft, self._blocks = draft, blocks

    def inequality(self, year: int, terms: tuple[Summand, ...], *, at_least: int) -> None:
        self._tie([(self._number(year, term), term.weight) for term in terms], at_least=at_least)

    def years(self, earlier: Edition, later: Edition) -> None:
        printed = (_with_blanks(earlier.figures), _with_blanks(later.figures))
        for tied in between_years(*printed, earlier.structure, later.structure):
            after = [(self._number(later.year, one), one.weight) for one in tied.later]
            before = [(self._number(earlier.year, one), one.weight) for one in tied.earlier]
            self._tie([*after, *before], at_least=tied.at_least)

    def ranks(self, edition: Edition) -> None:
        """What stands in a top list of a municipality was raised there at least once, about one of the locations there.

        By somebody of the age that the list is of, who came there. What does not stand in it was rounded to nothing there, as the
        figures of those locations say by themselves.
        """
        for unit, locations in _locations(edition.structure):
            for age in sorted({at[0] for order in edition.figures.orders_without_figures(unit) for at, _ in order.listed}):
                self.inequality(edition.year, (Summand("visitors", unit, (age,), 1),), at_least=1)
            for subject, least in _listed(edition, unit).items():
                terms = [Summand("concerns", location, (subject, "new", WHOLE), 1) for location in locations]
                there = [self._number(edition.year, term) for term in terms]
                if None not in there:
                    self._tie([(number, 1) for number in there], at_least=least)

    def _number(self, year: int, term: Summand) -> int | None:
        block = self._blocks.get((year, term.family))
        return None if block is None else block.number(term.unit, term.at)

    def _tie(self, terms: list[tuple[int | None, int]], *, at_least: int = 0) -> None:
        there = [(number, weight) for number, weight in terms if number is not None]
        # Without one of its cells an inequality says less, and only what it still says for certain is kept.
        if there and (len(there) == len(terms) or all(weight < 0 for number, weight in terms if number is None)):
            cells, weights = [number for number, _ in there], [weight for _, weight in there]
            self._draft.tie([cells], weights, at_least=at_least, at_most=UNKNOWN)


def _locations(structure: Structure) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The municipalities with the locations in them."""
    for split in structure.trees.get("place", ()):
        if all(AT in part for part in split.parts) and AT not in split.whole:
            yield split.whole, split.parts


def _listed(edition: Edition, unit: str) -> Counter[str]:
    """Per subject in how many top lists of a municipality it stands: so often at least was it raised."""
    orders = edition.figures.orders_without_figures(unit)
    return Counter(subject for order in orders for subject in {at[-1] for at, _ in order.listed})
