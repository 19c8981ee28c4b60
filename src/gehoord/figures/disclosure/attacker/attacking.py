"""The attack on published years: which figures does a reader know within fewer than five values, given all there is to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gehoord.figures.disclosure.attacker.assembling import Assembly, Edition, Places, assembled
from gehoord.figures.disclosure.attacker.bounds import few_valued
from gehoord.figures.disclosure.attacker.compensating import Together
from gehoord.figures.disclosure.attacker.knowledge import Known
from gehoord.figures.disclosure.attacker.narrowing import narrowed
from gehoord.figures.disclosure.attacker.system import Contradiction, LinkedSystem, Whole
from gehoord.figures.disclosure.attacker.worlds import Worlds, has_five, some_world
from gehoord.figures.disclosure.published.families import NOT_THERE
from gehoord.figures.disclosure.published.reading import Coordinates
from gehoord.practice.words import Text

ENOUGH = 5

AS_A_WHOLE = 40_000
"""A system of more cells than this is put to the linear program in parts, around each cell in question (nl: in één keer)."""

Tell = Callable[[Text], None]

READ = Text("{cells} cellen, {rows} sommen en ongelijkheden", "{cells} cells, {rows} sums and inequalities")
NARROWED = Text("door aftrekken ingeperkt", "narrowed by subtraction")
SHOWN = Text("{shown} van {cells} cijfers kunnen vijf waarden hebben", "{shown} of {cells} figures can have five values")
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


@dataclass(frozen=True, slots=True)
class Attacked:
    """What an attack came to (nl: uitkomst van de aanval).

    figures: printed figures there are; asked: those gone into. shown: those for which five worlds in whole numbers were found.
    few: those that have fewer than five values for certain. unshown: neither; the linear program leaves them five values, and no
    five worlds were found. `linked`: consecutive years were tied together; `believed`: what was said to be known.
    """

    figures: int
    asked: int
    shown: int
    few: tuple[FewValues, ...]
    unshown: int
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

    Raises: Contradiction.
    """
    listed = sorted(editions, key=lambda edition: edition.year)
    assembly, system, linked = _put_together(listed, known)
    tell(READ.filled(cells=system.size, rows=system.rows))
    targets = assembly.targets
    if sample is not None and sample < len(targets):
        targets = np.sort(np.random.default_rng(seed).choice(targets, sample, replace=False))
    tell(NARROWED)
    shown = _shown(assembly, system, listed, targets)
    tell(SHOWN.filled(shown=int(shown.sum()), cells=len(targets)))
    few, unshown = _asked(assembly, system, targets[~shown], tell)
    return Attacked(
        figures=len(assembly.targets),
        asked=len(targets),
        shown=int(shown.sum()),
        few=few,
        unshown=unshown,
        linked=linked,
        believed=len(known),
    )


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


def _shown(
    assembly: Assembly, system: LinkedSystem, editions: list[Edition], targets: Whole
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    # Between exact figures nothing can move by one record: there the linear program is asked at once.
    world = some_world(assembly, system) if all(edition.off for edition in editions) else None
    if world is None:
        return np.zeros(len(targets), bool)
    worlds = Worlds(assembly, system, world, editions)
    shown = worlds.shown()[targets]
    together = Together(worlds)
    for place in np.flatnonzero(~shown).tolist():
        cell = int(targets[place])
        shown[place] = together.shows(cell) or has_five(system, world, cell)
    return shown


def _asked(assembly: Assembly, system: LinkedSystem, cells: Whole, tell: Tell) -> tuple[tuple[FewValues, ...], int]:
    """What the linear program says of the cells that no worlds were found for."""
    few: list[FewValues] = []
    where = assembly.places()
    mark = system.components()
    for component in np.unique(mark[cells]).tolist():
        inside = np.flatnonzero(mark == component)
        here = cells[mark[cells] == component]
        pieces = (
            [(inside, here)]
            if len(inside) <= AS_A_WHOLE
            else [(system.near(int(one), at_most=AS_A_WHOLE), one[None]) for one in here]
        )
        for number, (chosen, asked) in enumerate(pieces):
            if number % 100 == 0:
                tell(ASKING.filled(left=len(pieces) - number))
            part, places = system.part(chosen), np.searchsorted(chosen, asked)
            found = few_valued(part, places, enough=ENOUGH, tell=lambda left: tell(ASKING.filled(left=left)))
            narrow = found.values[places] < ENOUGH
            few += [
                _named(assembly, where, int(cell), int(found.least[place]), int(found.most[place]))
                for cell, place in zip(asked[narrow], places[narrow], strict=True)
            ]
    return tuple(few), len(cells) - len(few)


def _named(assembly: Assembly, places: Places, cell: int, least: int, most: int) -> FewValues:
    key, unit, column = places.of(cell)
    family = assembly.blocks[key].family
    printed = int(family.values[unit, column])
    told = None if printed == NOT_THERE else printed
    return FewValues(*key, family.units[unit], family.columns[column], told, least, most)
