"""What one figure says of another without adding up to it, as every reader can think of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gehoord.figures.disclosure.published.reading import Coordinates
from gehoord.figures.disclosure.published.structure import ACTIONS, NATION_UNIT, WHOLE, Structure

KINDS = ("question", "problem", "complaint")
AGES = ("young_person", "adult", WHOLE)
STATUSES = (WHOLE, "new")
ACCESS = "access"
FEW_ACTIONS = 9
"""So many actions a municipality has at most where they count nationally only (nl: weinig acties)."""


class Summand(NamedTuple):
    """A cell and how often it counts (nl: lid van een ongelijkheid)."""

    family: str
    unit: str
    at: Coordinates
    weight: int


class Inequality(NamedTuple):
    """Terms that together come to so much at least (nl: ongelijkheid)."""

    terms: tuple[Summand, ...]
    at_least: int = 0


Printed = Mapping[str, Mapping[tuple[str, Coordinates], int]]


def inequalities(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    """Those that hold within one year, as far as both sides are printed (nl: ongelijkheden binnen een jaar).

    Who raises a new concern raises at least one; a concern with several actions has at least two; who has a concern about
    municipal access is a client, and counts as one of those who came about it. Where actions count nationally only, there were
    at most `FEW_ACTIONS`; and where they do not, there were more.
    """
    yield from _of_actions(printed, structure)
    for unit in sorted({unit for unit, _ in printed.get("raisers", {})}):
        for kind in KINDS:
            yield Inequality((Summand("concerns", unit, (kind, "new", WHOLE), 1), Summand("raisers", unit, (kind,), -1)))
    for age in AGES:
        for status in STATUSES:
            relation = age
            yield Inequality(
                (
                    Summand("clients", NATION_UNIT, (relation, WHOLE, status), 1),
                    Summand("access_clients", NATION_UNIT, (age, status), -1),
                )
            )
        yield Inequality((Summand("visitors", ACCESS, (age,), 1), Summand("access_clients", NATION_UNIT, (age, WHOLE), -1)))


def _of_actions(printed: Printed, structure: Structure) -> Iterator[Inequality]:
    unseen = structure.unseen_actions
    taken = {unit for unit, _ in printed.get(ACTIONS, {})}
    for unit in sorted(taken | structure.few_actions):
        several = (Summand("concerns", unit, (kind, WHOLE, "several_actions"), -2) for kind in KINDS)
        once = (Summand("concerns", unit, (kind, WHOLE, "one_action"), -1) for kind in KINDS)
        here = (Summand(ACTIONS, unit, (WHOLE, WHOLE), 1),) if unit in taken else ()
        yield Inequality((*here, *once, *several), -FEW_ACTIONS * unseen.get(unit, 0))
    wholes = {split.whole for split in structure.trees.get("residence", ())}
    for unit in sorted(taken - wholes - structure.locked(ACTIONS)) if structure.few_actions else ():
        yield Inequality((Summand(ACTIONS, unit, (WHOLE, WHOLE), 1),), FEW_ACTIONS + 1)


def between_years(earlier: Printed, later: Printed, status: Mapping[str, int]) -> Iterator[tuple[Summand, Summand]]:
    """What was old in a year stood in the total of the year before (nl: tussen twee jaren).

    `status`: for a family the place of its status among the coordinates. Gives what is old in the later year, which is printed
    nowhere and follows by subtraction, and the total of the earlier year. For residents it holds as far as nobody moved, and for
    clients as far as nobody stayed away a year.
    """
    for family, place in status.items():
        for unit, at in later.get(family, {}):
            if at[place] == WHOLE and (unit, at) in earlier.get(family, {}):
                old = (*at[:place], "old", *at[place + 1 :])
                yield Summand(family, unit, old, -1), Summand(family, unit, at, 1)
