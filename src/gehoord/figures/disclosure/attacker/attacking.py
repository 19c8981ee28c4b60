"""The attack on published years: which figures does a reader know within fewer than five values, given all there is to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from gehoord.figures.disclosure.attacker.along import Along
from gehoord.figures.disclosure.attacker.assembling import Assembly, Edition, Places, assembled
from gehoord.figures.disclosure.attacker.bounds import few_valued
from gehoord.figures.disclosure.attacker.compensating import Together
from gehoord.figures.disclosure.attacker.knowledge import Known
from gehoord.figures.disclosure.attacker.narrowing import narrowed
from gehoord.figures.disclosure.attacker.system import Contradiction, LinkedSystem, Whole
from gehoord.figures.disclosure.attacker.worlds import Worlds, has_five, some_world, unfit_rows
from gehoord.figures.disclosure.published.families import NOT_THERE
from gehoord.figures.disclosure.published.reading import Coordinates
from gehoord.practice.words import Text

ENOUGH = 5

AS_A_WHOLE = 40_000
"""A system of more cells than this is put to the linear program in parts, around each cell in question (nl: in één keer)."""

UNITS = 1_000_000
"""More units than there can be; only to make one number of a block and a unit (nl: eenheden)."""

Tell = Callable[[Text], None]
Named = tuple[int, str, str, Coordinates]

READ = Text("{cells} cellen, {rows} sommen en ongelijkheden", "{cells} cells, {rows} sums and inequalities")
NARROWED = Text("door aftrekken ingeperkt", "narrowed by subtraction")
SHOWN = Text("{shown} van {cells} cijfers kunnen vijf waarden hebben", "{shown} of {cells} figures can have five values")
SEEKING = Text("voor {left} cijfers nog werkelijkheden te zoeken", "truths to be found for {left} figures still")
ASKING = Text("nog {left} cijfers te vragen", "{left} figures left to ask")


@dataclass(frozen=True, slots=True)
class FewValues:
    """A figure that a reader knows too well (nl: te goed bekend cijfer). `printed` None where the reader was to know nothing."""

    year: int
    family: str
    unit: str
    at: Coordinates
    printed: int | None
    least: int
    most: int

    @property
    def values(self) -> int:
        """How many values it can have at most (nl: mogelijke waarden)."""
        return self.most - self.least + 1

    @property
    def cell(self) -> Named:
        """Which figure it is, in whatever edition (nl: cijfer)."""
        return self.year, self.family, self.unit, self.at


@dataclass(frozen=True, slots=True)
class Attacked:
    """What an attack came to (nl: uitkomst van de aanval).

    figures: printed figures there are, of each year once; asked: those gone into. shown: those for which five worlds in whole
    numbers were found. few: those that have fewer than five values for certain. unshown: neither; the linear program leaves them
    five values, and no five worlds were found. `unfit`: sums and inequalities that the printed figures break as they stand.
    `linked`: consecutive years were tied together; `believed`: what was said to be known.
    """

    figures: int
    asked: int
    shown: int
    few: tuple[FewValues, ...]
    unshown: int
    unfit: int
    linked: bool
    believed: int


def attack(
    editions: Sequence[Edition],
    known: Sequence[Known] = (),
    *,
    sample: int | None = None,
    seed: int = 1,
    tell: Tell = lambda _: None,
) -> Attacked:
    """Attack published years, consecutive ones together (nl: aanvallen). `sample`: go into so many figures by chance.

    Where a year was published twice, its first edition is laid beside the other years, and so is its last. Every figure that
    stands otherwise in two editions of its year is known too well by whoever has both. Raises: Contradiction.
    """
    (firsts, *others), pairs = _by_year(editions)
    twice = {one.cell: one for pair in pairs for one in told_twice(*pair)}
    draw = _Draw(sample, seed)
    found = [_gone_into(chain, known, twice, draw, tell) for chain in (firsts, *others)]
    few = dict(twice)
    for one in (each for outcome in found for each in outcome.few):
        few[one.cell] = min(few.get(one.cell, one), one, key=lambda each: each.values)
    between = {cell for outcome in found for cell in outcome.between} - few.keys()
    narrow = {cell for outcome in found for cell in (*outcome.twice, *(one.cell for one in outcome.few))}
    return Attacked(
        figures=found[0].figures,
        asked=found[0].asked,
        shown=found[0].asked - len(narrow) - len(between),
        few=tuple(few.values()),
        unshown=len(between),
        unfit=sum(outcome.unfit for outcome in found),
        linked=all(outcome.linked for outcome in found),
        believed=len(known),
    )


@dataclass(slots=True)
class _Draw:
    """Which figures are gone into: all, or some that are drawn once and are the same in other editions."""

    sample: int | None
    seed: int
    drawn: tuple[Named, ...] = ()

    def of(self, assembly: Assembly) -> Whole:
        targets = assembly.targets
        if self.sample is None or self.sample >= len(targets):
            return targets
        if not self.drawn:
            chosen = np.random.default_rng(self.seed).choice(targets, self.sample, replace=False)
            places = assembly.places()
            self.drawn = tuple(_named(assembly, places, cell, 0, 0).cell for cell in np.sort(chosen).tolist())
        numbers = (assembly.number(*cell) for cell in self.drawn)
        return np.intersect1d([number for number in numbers if number is not None], targets)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What an attack on one edition of each year came to. `twice`: those gone into that two editions tell differently."""

    figures: int
    asked: int
    few: tuple[FewValues, ...]
    between: tuple[Named, ...]
    twice: frozenset[Named]
    unfit: int
    linked: bool


def _gone_into(
    editions: list[Edition], known: Sequence[Known], twice: Mapping[Named, FewValues], draw: _Draw, tell: Tell
) -> _Outcome:
    assembly, system, linked = _put_together(editions, known)
    tell(READ.filled(cells=system.size, rows=system.rows))
    asked = draw.of(assembly)
    tell(NARROWED)
    numbers = {assembly.number(*cell): cell for cell in twice}
    targets = asked[~np.isin(asked, [number for number in numbers if number is not None])]
    world = _world(assembly, system, editions)
    left = targets if world is None else _unshown(assembly, system, world, editions, targets)
    tell(SHOWN.filled(shown=len(targets) - len(left), cells=len(asked)))
    few, wide = _asked(assembly, system, left, tell)
    if world is not None:
        wide = _without_worlds(system, world, wide, tell)
    where = assembly.places()
    return _Outcome(
        figures=len(assembly.targets),
        asked=len(asked),
        few=few,
        between=tuple(_named(assembly, where, cell, 0, 0).cell for cell in wide.tolist()),
        twice=frozenset(numbers[cell] for cell in np.setdiff1d(asked, targets).tolist()),
        unfit=int(unfit_rows(assembly, system).sum()),
        linked=linked,
    )


def _by_year(editions: Sequence[Edition]) -> tuple[list[list[Edition]], list[tuple[Edition, Edition]]]:
    """The first edition of each year, and the last where one has several; and all two editions of one year."""
    years: dict[int, list[Edition]] = {}
    for edition in sorted(editions, key=lambda one: one.year):
        years.setdefault(edition.year, []).append(edition)
    first, last = ([found[at] for found in years.values()] for at in (0, -1))
    several = any(len(found) > 1 for found in years.values())
    return [first, last] if several else [first], [pair for found in years.values() for pair in combinations(found, 2)]


def told_twice(one: Edition, other: Edition) -> Iterator[FewValues]:
    """The figures that two editions of a year print differently, as far as both can be right (nl: twee keer verteld).

    Two roundings of one count leave less of it open than either: 5 and 10 leave 6 to 9.
    """
    for family, printed in sorted(one.figures.values.items()):
        for (unit, at), value in sorted(printed.items()):
            found = other.figures.values.get(family, {}).get((unit, at), value)
            cell = family, unit, at
            if found == value or any(cell in edition.further | edition.capped for edition in (one, other)):
                continue
            least, most = max(value, found) - min(one.off, other.off), min(value, found) + max(one.off, other.off)
            if least <= most:
                yield FewValues(one.year, family, unit, at, value, max(least, 0), most)


def _put_together(editions: list[Edition], known: Sequence[Known]) -> tuple[Assembly, LinkedSystem, bool]:
    """The years tied together; or side by side where people moved or stayed away so much that tied they do not fit."""
    several = len(editions) > 1
    for linked in (True, False) if several else (False,):
        assembly = assembled(editions, years_linked=linked)
        try:
            return assembly, narrowed(told(assembly, known)), linked
        except Contradiction:
            if not linked:
                raise
    raise Contradiction


def told(assembly: Assembly, known: Sequence[Known]) -> LinkedSystem:
    """The system of somebody who knows more than what is published (nl: met voorkennis). Raises: Contradiction."""
    lower, upper = assembly.system.lower.copy(), assembly.system.upper.copy()
    for one in known:
        number = assembly.number(one.year, one.family, one.unit, one.at)
        if number is not None:
            lower[number], upper[number] = max(lower[number], one.at_least), min(upper[number], one.at_most)
    if (lower > upper).any():
        raise Contradiction
    return replace(assembly.system, lower=lower, upper=upper)


def _world(assembly: Assembly, system: LinkedSystem, editions: list[Edition]) -> Whole | None:
    """A world to start from. Between exact figures nothing can move by one record: there the program is asked at once."""
    return some_world(assembly, system) if all(edition.off for edition in editions) else None


def _unshown(assembly: Assembly, system: LinkedSystem, world: Whole, editions: list[Edition], targets: Whole) -> Whole:
    """The figures for which adding and taking away records shows no five worlds."""
    worlds = Worlds(assembly, system, world, editions)
    together, along = Together(worlds), Along(worlds)
    shown = np.zeros(system.size, bool)
    for cell in targets.tolist():
        found = None if shown[cell] else together.found(cell)
        if found is not None:
            # What makes five worlds for one figure does so for all that it moves.
            shown[found.cells] = True
    left: Whole = targets[~shown[targets]]
    return np.array([cell for cell in left.tolist() if not along.shows(cell)], np.int64)


def _without_worlds(system: LinkedSystem, world: Whole, cells: Whole, tell: Tell) -> Whole:
    """Those of these figures for which no five worlds are found in their surroundings either."""
    left = []
    for number, cell in enumerate(cells.tolist()):
        if number % 100 == 0:
            tell(SEEKING.filled(left=len(cells) - number))
        if not has_five(system, world, cell):
            left.append(cell)
    return np.array(left, np.int64)


def _asked(assembly: Assembly, system: LinkedSystem, cells: Whole, tell: Tell) -> tuple[tuple[FewValues, ...], Whole]:
    """What the linear program says of the cells that no worlds were found for: those with few values, and the others."""
    few: list[FewValues] = []
    wide = [np.zeros(0, np.int64)]
    where = assembly.places()
    for chosen, asked in _pieces(system, where, cells):
        tell(ASKING.filled(left=len(cells) - len(few) - sum(map(len, wide))))
        places = np.searchsorted(chosen, asked)
        found = few_valued(system.part(chosen), places, enough=ENOUGH)
        narrow = found.values[places] < ENOUGH
        wide.append(asked[~narrow])
        few += [
            _named(assembly, where, int(cell), int(found.least[place]), int(found.most[place]))
            for cell, place in zip(asked[narrow], places[narrow], strict=True)
        ]
    return tuple(few), np.concatenate(wide)


def _pieces(system: LinkedSystem, where: Places, cells: Whole) -> Iterator[tuple[Whole, Whole]]:
    """Parts of the system to ask at once, with the cells in question: a whole component, or what lies around one unit."""
    mark = system.components()
    for component in np.unique(mark[cells]).tolist():
        inside, asked = np.flatnonzero(mark == component), cells[mark[cells] == component]
        if len(inside) <= AS_A_WHOLE:
            yield inside, asked
            continue
        unit_of = where.block[asked] * UNITS + where.unit[asked]
        for unit in np.unique(unit_of).tolist():
            here = asked[unit_of == unit]
            wider = [system.around(here, steps=steps) for steps in (3, 2, 1)]
            yield next((one for one in wider if len(one) <= AS_A_WHOLE), wider[-1]), here


def _named(assembly: Assembly, places: Places, cell: int, least: int, most: int) -> FewValues:
    key, unit, column = places.of(cell)
    family = assembly.blocks[key].family
    printed = int(family.values[unit, column])
    told = None if printed == NOT_THERE else printed
    return FewValues(*key, family.units[unit], family.columns[column], told, least, most)
