"""What is rounded together: families of cells, and the combinations of attributes ("atoms") that each cell is a sum of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from gehoord.figures.axes import Subjects
from gehoord.figures.facts import Counts, Mask
from gehoord.figures.standing import NEW, ONE_ACTION, PARENTS, SEVERAL_ACTIONS
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import AgeGroup, ParentalAuthority, Relation, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import ContactKind
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.outreach import VisitKind

Weights: TypeAlias = npt.NDArray[np.float64]
Place: TypeAlias = tuple[int | slice, ...]

WHOLE: Final = "*"
"""Stands for all codes of an attribute together (nl: geheel)."""
PRINTED, HIDDEN = 1.0, 0.3
HELD = 100.0
"""The weight of a cell that gives way last, because it is held to another figure (nl: vastgehouden)."""

OLD: Final = "old"
"""What began before the period: never printed, and a cell all the same, because a reader can subtract (nl: oud)."""

KINDS_OF_CLIENT: Final = (
    Relation.YOUNG_PERSON.value,
    *(authority.value for authority in ParentalAuthority),
    *(relation.value for relation in Relation if relation not in (Relation.YOUNG_PERSON, Relation.PARENT)),
)
"""The codes of the nine kinds of client, in the order they are counted in (nl: soorten cliënten)."""
IN_TRAJECTORY: Final = Handling.TRAJECTORY.value
"""The code of the last states together: a trajectory, with actions or without (nl: traject)."""
STATES: Final = (*(h.value for h in Handling if h is not Handling.TRAJECTORY), "no_action", "one_action", "several_actions")
"""The codes of the six states of a concern, in the order they are counted in (nl: standen)."""
OUTCOMES: Final = (*(outcome.value for outcome in Outcome), "running")
"""The codes of the results of an action, in the order they are counted in (nl: uitkomsten)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of one unit, printed or to be had by subtracting (nl: cel).

    at: code by attribute; an attribute that is not there is taken whole. place: where its atoms stand in the counts of a unit.
    leaf: one of those from which all others follow by adding. weight: how much its error matters.
    """

    at: Mapping[str, str]
    place: Place
    leaf: bool = False
    weight: float = PRINTED


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """Which atoms each cell is the sum of, which cells are leaves, and how much each matters (nl: opbouw)."""

    covers: Mask
    leaf: Mask
    weight: Weights


@dataclass(frozen=True)
class Family:
    """The cells of a unit that are rounded together (nl: familie). `shape`: the axes along which a unit is counted."""

    name: str
    shape: tuple[int, ...]
    cells: tuple[Cell, ...]

    @cached_property
    def covers(self) -> Mask:
        """Which atoms each cell is the sum of, by cell and atom (nl: dekking)."""
        covers = np.zeros((len(self.cells), *self.shape), dtype=np.bool_)
        for row, cell in zip(covers, self.cells, strict=True):
            row[cell.place] = True
        return covers.reshape(len(self.cells), -1)

    @cached_property
    def leaf(self) -> Mask:
        """Which cells are leaves (nl: bladen)."""
        return np.array([cell.leaf for cell in self.cells], dtype=np.bool_)

    @cached_property
    def weight(self) -> Weights:
        """How much the error of each cell matters (nl: gewicht)."""
        return np.array([cell.weight for cell in self.cells])

    @cached_property
    def incidence(self) -> Incidence:
        """What another process must know to round the cells (nl: opbouw)."""
        return Incidence(self.covers, self.leaf, self.weight)

    def number(self, at: Mapping[str, str]) -> int:
        """Which of its cells has these codes (nl: celnummer)."""
        return next(number for number, cell in enumerate(self.cells) if cell.at == at)

    def values(self, counts: Counts) -> Counts:
        """The cells of each unit, from counts by unit and atom (nl: celwaarden)."""
        flat = counts.reshape(len(counts), self.covers.shape[1])
        # float64 multiplies many times faster and is exact far beyond any count
        return np.rint(flat.astype(np.float64) @ self.covers.T.astype(np.float64)).astype(np.int64)


def _by_status(at: Mapping[str, str], *place: Any, leaf: bool = False) -> Iterator[Cell]:
    """New, old and total, with the status as last axis."""
    yield Cell({**at, "status": "new"}, (*place, NEW), leaf)
    yield Cell({**at, "status": OLD}, (*place, 1 - NEW), leaf, HIDDEN)
    yield Cell(at, place)


def _clients() -> Iterator[Cell]:
    for position, code in enumerate(KINDS_OF_CLIENT):
        yield from _by_status({"relation": code}, position, slice(None), leaf=True)
    yield from _by_status({"relation": Relation.PARENT.value}, PARENTS, slice(None))
    yield from _by_status({"relation": AgeGroup.ADULT.value}, slice(1, None), slice(None))
    yield from _by_status({}, slice(None), slice(None))
    for sex in Sex:
        yield from _by_status({"sex": sex.value}, slice(None), sex.position, leaf=True)


CLIENTS: Final = Family("clients", (len(KINDS_OF_CLIENT), len(Sex), 2), tuple(_clients()))
"""Tables 1a-1c and A: kind of client, sex, status (nl: cliënten)."""


def _concerns(subjects: Subjects) -> Iterator[Cell]:
    everything = slice(None)
    for position, category in enumerate(subjects.categories):
        yield from _by_status({"subject": category.code}, position, everything, leaf=True)
    for kind in ConcernKind:
        yield from _by_status({"subject": kind.value}, subjects.of(kind), everything)
    yield from _by_status({}, everything, everything)
    for handling in Handling:
        is_last = handling is Handling.TRAJECTORY
        states = slice(handling.position, None) if is_last else handling.position
        yield Cell({"state": handling.value}, (everything, states), leaf=not is_last)
    for kind in ConcernKind:
        for state in (ONE_ACTION, SEVERAL_ACTIONS):
            yield Cell({"subject": kind.value, "state": STATES[state]}, (subjects.of(kind), state), leaf=True)


def concerns(subjects: Subjects) -> Family:
    """Tables 2a-2c, 4, 5, B, C, E, F: category, state, status (nl: vragen, problemen en klachten)."""
    return Family("concerns", (len(subjects.categories), len(STATES), 2), tuple(_concerns(subjects)))


def acted(concerns: Family) -> Counts:
    """How many actions each concern stands for at least, by atom: one, or two where there were several (nl: minstens)."""
    times = np.zeros(concerns.shape, dtype=np.int64)
    times[:, ONE_ACTION], times[:, SEVERAL_ACTIONS] = 1, 2
    return times.reshape(-1)


def _crossed(rows: tuple[str, Sequence[str]], columns: tuple[str, Sequence[str]]) -> Iterator[Cell]:
    for row, first in enumerate(rows[1]):
        yield Cell({rows[0]: first}, (row,))
        for column, second in enumerate(columns[1]):
            yield Cell({rows[0]: first, columns[0]: second}, (row, column), leaf=True)
    for column, second in enumerate(columns[1]):
        yield Cell({columns[0]: second}, (slice(None), column))
    yield Cell({}, ())


ACTIONS: Final = Family(
    "actions",
    (len(ActionKind), len(OUTCOMES)),
    tuple(_crossed(("action", [kind.value for kind in ActionKind]), ("outcome", OUTCOMES))),
)
"""Table 6: kind of action, outcome (nl: acties)."""


def _listed(name: str, attribute: str, codes: Sequence[str], *, total: float | None) -> Family:
    """Codes beside one another; total: the weight of all together, None where nobody adds them up."""
    cells = [Cell({attribute: code}, (position,), leaf=True) for position, code in enumerate(codes)]
    return Family(name, (len(codes),), tuple(cells if total is None else [*cells, Cell({}, (), weight=total)]))


RAISERS: Final = _listed("raisers", "raiser", [kind.value for kind in ConcernKind], total=None)
"""Table 2d: clients who raised something new, by kind; never added up (nl: wie iets nieuws noemde)."""
CONTACTS: Final = _listed("contacts", "contact", [kind.value for kind in ContactKind], total=HIDDEN)
"""Table 3: contacts by kind; together they are printed nowhere, and no fewer than clients (nl: contacten)."""
VISITORS: Final = _listed("visitors", "age", [age.value for age in AgeGroup], total=PRINTED)
"""Table 8b: clients of a location by age group (nl: cliënten per instantie)."""
VISITS: Final = _listed("visits", "visit", [kind.value for kind in VisitKind], total=PRINTED)
"""Table 10: visits and briefings by kind (nl: bezoeken en voorlichtingen)."""
ALERTS: Final = _listed("alerts", "about", ["agency", "access"], total=PRINTED)
"""Table 11: alerts, about agencies or about municipal access (nl: signalen)."""


BY_AGE: Final = tuple({"relation": age.value} for age in AgeGroup)
"""The cells of clients that table 8b has too (nl: naar leeftijd)."""
AGENCY_CLIENTS: Final = replace(
    CLIENTS,
    name="agency_clients",
    cells=tuple(replace(cell, weight=HELD) if cell.at in BY_AGE else cell for cell in CLIENTS.cells),
)
"""Tables 1a-1c of an agency: its clients; who is a client of two agencies counts at both (nl: cliënten van instanties)."""
AGENCY_RAISERS: Final = replace(RAISERS, name="agency_raisers")
"""Table 2d of an agency: clients who raised something new about it, by kind (nl: wie iets nieuws noemde over instanties)."""


def _access_clients() -> Iterator[Cell]:
    for age in AgeGroup:
        yield from _by_status({"age": age.value}, age.position, leaf=True)
    yield from _by_status({}, slice(None))


ACCESS_CLIENTS: Final = Family("access_clients", (len(AgeGroup), 2), tuple(_access_clients()))
"""Table D: clients with concerns about municipal access, by age group and status, for the nation (nl: cliënten over toegang)."""
