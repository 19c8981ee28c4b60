"""All counts of a year made safe together: the same counts again, in fives, from which every report may be drawn."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np

from gehoord.figures.counting import Tallies
from gehoord.figures.disclosure.blocks import Fives, Linked
from gehoord.figures.disclosure.comparison import Compared, Listed, of_linked, of_tree
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.following import Before
from gehoord.figures.disclosure.hierarchies import Hierarchies, hierarchies
from gehoord.figures.disclosure.rounding import RANDOMNESS, NothingFits, Rounded, Solutions, attempt, round_all, round_apart
from gehoord.figures.disclosure.served import agency_side
from gehoord.figures.disclosure.solving import Gives, Solved
from gehoord.figures.disclosure.tree import Tree
from gehoord.figures.disclosure.year.counted import Year
from gehoord.figures.disclosure.year.linked import visitors, visits_and_alerts
from gehoord.figures.disclosure.year.somebody import alone, at_all, hushed, unheard
from gehoord.figures.disclosure.year.told import in_fives
from gehoord.figures.disclosure.year.trees import SHARED, access_clients, first_trees, later_trees, raisers
from gehoord.figures.geography import Geography
from gehoord.figures.standing import Standing

TURNS: Final = 8
"""How often at most figures are rounded again, so that nothing is told where nobody can be told of (nl: beurten)."""
TRIED: Final = 6
"""How often nodes may promise anew for that; if it takes more, it is told after all (nl: pogingen)."""


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """Counts made safe (nl: beveiligde tellingen). `compared`: what was published beside what was counted."""

    tallies: Tallies
    units: Hierarchies
    base: int
    compared: tuple[Compared, ...]

    @property
    def beyond(self) -> tuple[Listed, ...]:
        """Figures that came further than others from what was counted (nl: te ver)."""
        return tuple(listed for one in self.compared for listed in one.beyond(self.base))

    @property
    def capped(self) -> tuple[Listed, ...]:
        """Figures for which fewer records were aimed at (nl: lager gericht)."""
        return tuple(listed for one in self.compared for listed in one.aimed_lower())


def protect(  # noqa: PLR0913 - each is one thing that figures are made safe with
    standing: Standing,
    tallies: Tallies,
    geography: Geography,
    *,
    base: int,
    threshold: int,
    seed: bytes,
    processes: int = 0,
    few_clients: bool = True,
    before: Before | None = None,
) -> Protected:
    """Make all counts of a year safe together (nl: beveiligen).

    base: what every count becomes a multiple of. threshold: residents of a municipality with fewer clients count nationally only.
    few_clients: whether figures with few clients behind them are aimed lower; without it only to measure what that costs.
    before: what was published of the period before, by family, unit and codes; what is old now stood in it, and is printed as no
    more. The same counts and seed give the same figures, whatever the number of `processes`; 0 works in this one.
    Raises: CrewFailed, NothingFits.
    """
    clients, actions = tallies.residents.clients.sum(axis=(1, 2, 3)), tallies.residents.actions.sum(axis=(1, 2))
    units = hierarchies(tallies.axes, geography, clients, actions, tallies.served.actions.sum(axis=(1, 2)), threshold=threshold)
    year = Year(standing, tallies, units, base, seed, few_clients, before or {})
    side = agency_side(standing, tallies.served, units, year.branches(), base=base, few_clients=few_clients)
    with Crew(attempt, processes) as crew:
        trees = first_trees(year, side)
        begun = [(one, _begun(one, year, crew)) for one in visits_and_alerts(year)]
        block, came = _visitors(year, trees["agency"], crew)
        silent = at_all(trees["agency"], list(alone(units.agency, units.branch_leaves, came)))
        rounded = _raised(year, {**trees, "agency": hushed(trees["agency"], silent, above=True)}, crew)
        rounded |= round_all(later_trees(year, side, rounded, came), seed, crew, roots=SHARED)
        rounded |= round_apart({"agency_clients": side.clients(came)}, seed, crew)
        rounded |= round_apart({"agency_raisers": side.raisers(rounded["agency"], rounded["agency_clients"])}, seed, crew)
        rounded |= round_all({"access_clients": access_clients(year, rounded, came)}, seed, crew)
        linked = [(block, came), *((one, _answered(waits)) for one, waits in begun)]
    compared = [of_tree(one, base, with_root=name not in SHARED) for name, one in rounded.items()]
    links = [each for one, fives in linked for each in of_linked(one, fives * base)]
    told = in_fives(year, rounded, {one.path: fives * base for one, fives in linked})
    return Protected(told, units, base, (*compared, *links))


_Waits = Callable[[], list[Solved | None]]


def _begun(block: Linked, year: Year, crew: Crew) -> _Waits:
    return crew.begun([(pickle.dumps(block), year.seed, RANDOMNESS, Gives.EVERYTHING)])


def _answered(waits: _Waits) -> Fives:
    (solved,) = waits()
    if solved is None:
        raise NothingFits
    return solved.fives


def _visitors(year: Year, about: Tree, crew: Crew) -> tuple[Linked, Fives]:
    """Who came: somebody where so much is about a location that would follow by subtraction."""
    wanted, units = set[str](), year.units
    for _ in range(TURNS):
        block = visitors(year, wanted)
        came = _answered(_begun(block, year, crew))
        lonely = at_all(about, list(alone(units.agency, units.branch_leaves, came)))
        more = {about.shape.name[node] for node in np.flatnonzero((lonely & (about.value >= year.base)).any(axis=1)).tolist()}
        if more <= wanted:
            break
        wanted |= more
    return block, came


def _raised(year: Year, trees: Mapping[str, Tree], crew: Crew) -> dict[str, Rounded]:
    """Clients and concerns, and who raised something: nothing new is told of where nobody can be told of who raised it.

    Where it must be told of, because it is five or more, a region has more people than it may; that is listed like all else that
    is too far off.
    """
    solutions = Solutions()
    rounded = round_all(trees, year.seed, crew, roots=SHARED, solutions=solutions)
    plain = rounded["concerns"].tree
    silent, never = np.zeros_like(plain.capped), np.zeros_like(plain.capped)
    with suppress(NothingFits):
        for _ in range(TURNS):
            who = round_all({"raisers": raisers(year, rounded)}, year.seed, crew, solutions=solutions)["raisers"]
            never |= silent & (rounded["concerns"].cells(np.arange(len(silent))) > 0)
            before, silent = silent, silent & ~never
            silent |= unheard(rounded["concerns"], who, hushed(plain, silent), never)
            if (silent == before).all():
                break
            again = {"concerns": hushed(plain, silent)}
            found = round_all(again, year.seed, crew, solutions=solutions, times=TRIED)
            if (found["concerns"].fives[0] != rounded["concerns"].fives[0]).any():
                both = {**again, "agency": rounded["agency"].tree}
                found = round_all(both, year.seed, crew, roots=SHARED, solutions=solutions, times=TRIED)
            rounded |= found
    return rounded | round_all({"raisers": raisers(year, rounded, in_any_case=True)}, year.seed, crew, solutions=solutions)
