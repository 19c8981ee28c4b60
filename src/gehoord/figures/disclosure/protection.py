"""All counts of a year made safe together: the same counts again, in fives, from which every report may be drawn."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from gehoord.figures.axes import Axes, agency_of
from gehoord.figures.counting import Agencies, Nation, Residents, Served, Tallies, marks_of
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import Bound, Fives, Linked, Positions
from gehoord.figures.disclosure.comparison import Compared, Listed, of_linked, of_tree
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.families import Family
from gehoord.figures.disclosure.few import Records, few
from gehoord.figures.disclosure.following import Before, held
from gehoord.figures.disclosure.hierarchies import (
    ACCESS,
    HIDDEN_UNITS,
    NATION,
    Hierarchies,
    branch_is_access,
    hierarchies,
)
from gehoord.figures.disclosure.rounding import RANDOMNESS, NothingFits, Rounded, attempt, round_all, round_apart
from gehoord.figures.disclosure.seeds import draws
from gehoord.figures.disclosure.served import AgencySide, agency_side
from gehoord.figures.disclosure.solving import Gives, Solved
from gehoord.figures.disclosure.tree import Branching, Few, Tree, branching, lowered, risen, roomy_below, tree
from gehoord.figures.facts import Counts, Mask
from gehoord.figures.geography import Geography
from gehoord.figures.standing import NEW, Standing
from gehoord.practice.clients import AgeGroup
from gehoord.practice.concerns import ConcernKind

AGES: Final = tuple(age.value for age in AgeGroup)
SEVERAL: Final = 2
"""In fives: so many actions at least has every place that prints any (nl: minste acties)."""


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


@dataclass(frozen=True, slots=True)
class _Year:
    """A year that is being made safe (nl: jaar in bewerking)."""

    standing: Standing
    tallies: Tallies
    units: Hierarchies
    base: int
    seed: bytes
    few_clients: bool
    before: Before = field(default_factory=dict)

    def homes(self) -> Branching:
        """The tree of where clients live (nl: woonplaatsen)."""
        size = self.folded(self.tallies.residents.clients).reshape(len(self.units.homes), -1).sum(axis=1)
        return branching(NATION, self.units.residence, self.units.home_leaves, size)

    def branches(self) -> Branching:
        """The tree of what concerns are about (nl: instanties)."""
        concerns = self.tallies.agencies.branch_concerns
        return branching(NATION, self.units.agency, self.units.branch_leaves, concerns.reshape(len(concerns), -1).sum(axis=1))

    def folded(self, counts: Counts) -> Counts:
        """The counts of residents with those of text only among who count nationally only (nl: gevouwen)."""
        folded = np.zeros_like(counts)
        np.add.at(folded, self.units.homes, counts)
        return folded

    def concern_records(self, leaf: Positions) -> Records:
        """The concerns that are counted, one by one (nl: registraties)."""
        standing, counted = self.standing, self.standing.in_treatment
        shape = self.tallies.residents.concerns.shape[1:]
        atom = np.ravel_multi_index((standing.category[counted], standing.state[counted], standing.status[counted]), shape)
        return Records(leaf[counted], atom, standing.facts.concerns.client[counted].astype(np.int64))

    def actions(self, shape: Branching) -> Tree:
        """The tree of actions (nl: acties)."""
        standing, actions = self.standing, self.standing.facts.actions
        homes, counts = self.units.homes_of_actions, self.tallies.residents.actions
        leaves = np.zeros_like(counts)
        np.add.at(leaves, homes, counts)
        client = standing.facts.concerns.client[actions.concern[standing.counted]].astype(np.int64)
        atom = np.ravel_multi_index((actions.kind[standing.counted], standing.result[standing.counted]), families.ACTIONS.shape)
        records = Records(homes[standing.home[client]], atom, client)
        seldom = few(families.ACTIONS, shape, leaves, records, base=self.base) if self.few_clients else None
        plain = tree(families.ACTIONS, shape, leaves, base=self.base, hidden=HIDDEN_UNITS, few=seldom)
        return risen(plain, np.where(plain.value[:, -1] >= SEVERAL * self.base, SEVERAL, 0))

    def unseen_actions(self, shape: Branching) -> Fives:
        """By node, a five for each municipality below it whose actions count nationally only (nl: elders getelde acties)."""
        few = np.zeros(len(self.units.homes), dtype=np.int64)
        few[:-1] = self.units.few_actions
        return shape.summed(few)

    def few_of_contacts(self, shape: Branching) -> Few:
        """How contacts count where few clients stand behind them (nl: contacten bij weinig cliënten)."""
        standing, contacts = self.standing, self.standing.facts.contacts
        client, kind = contacts.client[standing.met].astype(np.int64), contacts.kind[standing.met].astype(np.int64)
        records = Records(self.units.homes[standing.home[client]], kind, client)
        return few(families.CONTACTS, shape, self.folded(self.tallies.residents.contacts), records, base=self.base)


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
    year = _Year(standing, tallies, units, base, seed, few_clients, before or {})
    with Crew(attempt, processes) as crew:
        begun = {one.path: crew.begun([(pickle.dumps(one), seed, RANDOMNESS, Gives.EVERYTHING)]) for one in _linked(year)}
        came = _answered(begun["visitors"]).fives
        side = agency_side(standing, tallies.served, units, year.branches(), came, base=base, few_clients=few_clients)
        rounded = round_all(_trees(year, side), seed, crew, roots=_SHARED)
        later = {"raisers": _raisers(year, rounded), "actions": _actions(year, rounded)}
        rounded |= round_all(later | {"agency_actions": side.actions_after(rounded["agency"])}, seed, crew, roots=_SHARED)
        rounded |= round_apart({"agency_clients": side.clients()}, seed, crew)
        rounded |= round_apart({"agency_raisers": side.raisers(rounded["agency"], rounded["agency_clients"])}, seed, crew)
        rounded |= round_all({"access_clients": _access_clients(year, rounded, came)}, seed, crew)
        fives = {name: _answered(waits).fives * base for name, waits in begun.items()}
    trees = [of_tree(one, base, with_root=name not in _SHARED) for name, one in rounded.items()]
    links = [each for one in _linked(year) for each in of_linked(one, fives[one.path])]
    return Protected(_in_fives(year, rounded, fives), units, base, (*trees, *links))


def _answered(waits: Callable[[], list[Solved | None]]) -> Solved:
    (solved,) = waits()
    if solved is None:
        raise NothingFits
    return solved


_SHARED = {"agency": "concerns", "agency_contacts": "contacts", "agency_actions": "actions"}
"""Trees about agencies that come to the same in the nation as those of where clients live (nl: gedeelde top)."""


def _trees(year: _Year, side: AgencySide) -> dict[str, Tree]:
    residents, agencies = year.tallies.residents, year.tallies.agencies
    homes, branches = year.homes(), year.branches()
    concerns = families.concerns(year.tallies.axes.subjects)
    lived = year.folded(residents.concerns)
    by_home = year.concern_records(year.units.homes[year.standing.home[year.standing.facts.concerns.client]])
    by_branch = year.concern_records(year.standing.branch_of_concern.astype(np.int64))
    about = agencies.branch_concerns
    few_homes = few(concerns, homes, lived, by_home, base=year.base)
    few_branches = few(concerns, branches, about, by_branch, base=year.base)

    def built(family: Family, shape: Branching, leaves: Counts, seldom: Few | None = None) -> Tree:
        plain = tree(family, shape, leaves, base=year.base, hidden=HIDDEN_UNITS, few=seldom if year.few_clients else None)
        return held(plain, year.before, year.base)

    agency = built(concerns, branches, about, few_branches)
    return {
        "clients": built(families.CLIENTS, homes, year.folded(residents.clients)),
        "concerns": _acted(built(concerns, homes, lived, few_homes), year),
        "agency": replace(agency, bound=side.acted(concerns, branches)),
        "contacts": built(families.CONTACTS, homes, year.folded(residents.contacts), year.few_of_contacts(homes)),
        "agency_contacts": side.contacts(),
    }


def _acted(concerns: Tree, year: _Year) -> Tree:
    """Concerns that had actions are never more than there were actions, so they leave room for those."""
    unseen, actions = year.unseen_actions(concerns.shape), year.actions(concerns.shape)
    weighs = families.acted(concerns.family)
    most, utmost = (
        roomy_below(concerns.shape, (one[:, -1] + unseen)[:, np.newaxis])[:, 0] for one in (actions.high, actions.most)
    )
    each = np.array([weighs[covered].min() for covered in concerns.family.covers])
    room = np.where(each > 0, utmost[:, np.newaxis] // np.maximum(each, 1), concerns.most)
    held = np.minimum(concerns.most, roomy_below(concerns.shape, np.minimum(concerns.most, room)))
    fast = (concerns.shape.leaf >= 0) & (unseen > 0)
    return replace(lowered(concerns, held), bound=Bound(weighs, most, fast))


def _raisers(year: _Year, first: Mapping[str, Rounded]) -> Tree:
    """Who raised something new are never more than what they raised, so they are rounded after it."""
    concerns = first["concerns"]
    plain = tree(
        families.RAISERS,
        concerns.tree.shape,
        year.folded(year.tallies.residents.raisers),
        base=year.base,
        hidden=HIDDEN_UNITS,
    )
    wanted = [{"subject": kind.value, "status": "new"} for kind in ConcernKind]
    where = [next(i for i, cell in enumerate(concerns.tree.family.cells) if cell.at == at) for at in wanted]
    ceiling = concerns.cells(np.arange(len(concerns.fives)))[:, where]
    # each cell of this family is one atom, so that the same ceiling holds for both
    return replace(_below(plain, ceiling), ceiling=ceiling)


def _actions(year: _Year, first: Mapping[str, Rounded]) -> Tree:
    """Actions are never fewer than the concerns that had them, so they are rounded after those."""
    concerns = first["concerns"]
    plain = year.actions(concerns.tree.shape)
    if concerns.tree.bound is None:
        return plain
    return risen(plain, concerns.fives @ concerns.tree.bound.weighs - year.unseen_actions(concerns.tree.shape))


def _below(plain: Tree, ceiling: Fives) -> Tree:
    """The same tree with cells that are at most so much."""
    high = np.minimum(plain.high, ceiling)
    low = np.minimum(plain.low, high)
    return replace(
        plain,
        low=low,
        high=high,
        least=np.minimum(plain.least, low),
        most=np.minimum(plain.most, high),
        aim=np.where(high > low, plain.aim, 0.0),
    )


def _access_clients(year: _Year, rounded: Mapping[str, Rounded], came: Fives) -> Tree:
    """Clients with a concern about municipal access are no more than all clients, than those of all that access, or than came."""
    family = families.ACCESS_CLIENTS
    nation = branching(NATION, {}, {NATION: 0}, np.array([0]))
    plain = tree(family, nation, year.tallies.nation.access_clients[np.newaxis], base=year.base)
    clients, about = _cells(rounded["clients"]), rounded["agency_clients"]
    access = np.flatnonzero(np.isin(about.tree.shape.name, year.units.agency.get(ACCESS, ())))
    there = dict(zip(clients, about.cells(access).sum(axis=0).tolist(), strict=True))
    # each of those agencies may have had up to four more than is published
    more = (year.base - 1) * max(len(access) - 1, 0) // year.base
    named = {"age": "relation"}
    visitors = came[branch_is_access(year.tallies.axes)].sum(axis=0)
    about_access = [int(visitors @ np.isin(AGES, cell.at.get("age", AGES))) for cell in family.cells]
    codes = [tuple((named.get(attribute, attribute), code) for attribute, code in cell.at.items()) for cell in family.cells]
    ceiling = np.array([[min(clients[at], there[at] + more, most) for at, most in zip(codes, about_access, strict=True)]])
    return _below(plain, ceiling)


def _cells(one: Rounded) -> dict[Any, int]:
    """The cells of the root, in fives, by their codes."""
    values = one.cells(np.array([0]))[0].tolist()
    return {tuple(cell.at.items()): value for cell, value in zip(one.tree.family.cells, values, strict=True)}


def _linked(year: _Year) -> Iterator[Linked]:
    agencies, axes = year.tallies.agencies, year.tallies.axes
    names, groups = zip(*_groups(axes, year.units), strict=True)
    for name, family, counts in (
        ("visitors", families.VISITORS, agencies.branch_visitors),
        ("visits", families.VISITS, agencies.branch_visits),
        ("alerts", families.ALERTS, agencies.branch_alerts),
    ):
        yield Linked(name, family, counts, groups, names, year.base)


def _groups(axes: Axes, units: Hierarchies) -> Iterator[tuple[tuple[str, ...], Positions]]:
    """Every way in which branches are added up: each by itself, by place, by agency, and all ways in between."""
    branches = len(axes.branches.code)
    position = dict(units.branch_leaves)
    yield axes.branches.code, np.arange(branches)
    above: dict[str, set[str]] = {}
    for whole, parts in (*units.place, *units.agency.items()):
        above.setdefault(whole, set()).update(parts)

    def leaves(unit: str) -> set[int]:
        if unit in position:
            return {position[unit]} - {branches}
        return set().union(*(leaves(part) for part in above.get(unit, ())))

    for kind in (
        [whole for whole, _ in units.place if whole.startswith("GM")],
        [whole for whole, _ in units.place if whole.startswith("JZ")],
        [whole for whole, _ in units.place if "@" in whole],
        [NATION],
        [part for part in units.agency.get(NATION, ()) if part in units.agency],
        sorted({agency_of(code) for code in axes.branches.code}),
    ):
        group = np.full(branches, -1, dtype=np.int64)
        for number, unit in enumerate(kind):
            group[sorted(leaves(unit))] = number
        yield tuple(kind), group


def _in_fives(year: _Year, rounded: Mapping[str, Rounded], linked: Mapping[str, Counts]) -> Tallies:
    """The same counts again, each in fives."""
    tallies, chance = year.tallies, draws(year.seed, "apart")
    concerns = _leaves(rounded["agency"], tallies.agencies.branch_concerns, year.base)
    grades = _apart(tallies.nation.grades, year.base, chance)
    lived, served = ("clients", "concerns", "raisers", "contacts", "actions"), ("clients", "raisers", "contacts", "actions")
    return Tallies(
        axes=tallies.axes,
        residents=Residents(**{name: _leaves(rounded[name], getattr(tallies.residents, name), year.base) for name in lived}),
        agencies=Agencies(
            visitors=np.zeros_like(tallies.agencies.visitors),
            branch_visitors=linked["visitors"],
            place_visitors=_by_place(linked["visitors"], tallies.axes),
            worked=_told_of(linked["visitors"], concerns[:-1], linked["visits"], linked["alerts"]),
            raised=_by_age(tallies.agencies.raised, _new_by_place(concerns, tallies.axes), year.base, chance),
            visits=_by_place(linked["visits"], tallies.axes),
            alerts=_by_place(linked["alerts"], tallies.axes),
            branch_concerns=concerns,
            branch_visits=linked["visits"],
            branch_alerts=linked["alerts"],
        ),
        served=Served(**{name: _leaves(rounded[f"agency_{name}"], getattr(tallies.served, name), year.base) for name in served}),
        nation=Nation(
            access_clients=_leaves(rounded["access_clients"], tallies.nation.access_clients[np.newaxis], year.base)[0],
            access_raised=_new(concerns[:-1][branch_is_access(tallies.axes)]),
            marks=marks_of(grades),
            grades=grades,
        ),
    )


def _leaves(one: Rounded, like: Counts, base: int) -> Counts:
    """The leaves of a tree, in the order and the shape of what was counted."""
    has_leaf = one.tree.shape.leaf >= 0
    found = np.zeros((len(like), one.fives.shape[1]), dtype=np.int64)
    found[one.tree.shape.leaf[has_leaf]] = one.fives[has_leaf] * base
    return found.reshape(like.shape)


def _by_place(counts: Counts, axes: Axes) -> Counts:
    place = np.repeat(np.arange(axes.places + 1), np.diff(axes.branches.bounds))
    sums = np.zeros((axes.places + 1, *counts.shape[1:]), dtype=np.int64)
    np.add.at(sums, place, counts)
    return sums


def _told_of(*figures: Counts) -> Mask:
    """Per branch whether anything is printed of it above nought: a name tells no more than its figures do."""
    told: Mask = np.logical_or.reduce([one.any(axis=tuple(range(1, one.ndim))) for one in figures])
    return told


def _new_by_place(concerns: Counts, axes: Axes) -> Counts:
    """New concerns about the locations in each place, by category."""
    return _by_place(concerns[:-1, ..., NEW].sum(axis=2), axes)


def _by_age(raised: Counts, together: Counts, base: int, chance: np.random.Generator) -> Counts:
    """What each age group raised, in fives that add up to what is printed about the locations of the place.

    A list by age tells nothing of a location then that its own figures do not tell.
    """
    young, adult = raised[:, 0], raised[:, 1]
    lifted = _apart(young, base, chance)
    least, most = adult // base * base, -(-adult // base) * base
    split = np.clip(np.clip(lifted, together - most, together - least), 0, together)
    split = np.where(young == 0, 0, np.where(adult == 0, together, split))
    return np.stack((split, together - split), axis=1)


def _new(concerns: Counts) -> Counts:
    raised: Counts = concerns[..., NEW].sum(axis=(0, 2))
    return raised


def _apart(counts: Counts, base: int, chance: np.random.Generator) -> Counts:
    """Each count by itself up or down, as chance has it and true on average; nought stays nought."""
    low, rest = np.divmod(counts, base)
    lifted: Counts = (low + (chance.random(counts.shape) < rest / base)) * base
    return lifted
