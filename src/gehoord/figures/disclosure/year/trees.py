"""The trees of a year: each is held to those that were rounded before it, as every reader can hold them to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np

from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import Bound, Fives
from gehoord.figures.disclosure.families import Family
from gehoord.figures.disclosure.few import few
from gehoord.figures.disclosure.following import held
from gehoord.figures.disclosure.hierarchies import ACCESS, HIDDEN_UNITS, NATION, branch_is_access
from gehoord.figures.disclosure.rounding import Rounded
from gehoord.figures.disclosure.served import AgencySide
from gehoord.figures.disclosure.tree import Branching, Few, Tree, branching, lowered, risen, roomy_below, tree
from gehoord.figures.disclosure.year.counted import SEVERAL, Year
from gehoord.figures.disclosure.year.somebody import NEW_BY_KIND, in_trajectory, inhabited
from gehoord.figures.facts import Counts
from gehoord.practice.clients import AgeGroup

AGES: Final = tuple(age.value for age in AgeGroup)
SHARED: Final = {"agency": "concerns", "agency_contacts": "contacts", "agency_actions": "actions"}
"""Trees about agencies that come to the same in the nation as those of where clients live (nl: gedeelde top)."""


def first_trees(year: Year, side: AgencySide) -> dict[str, Tree]:
    """Clients and concerns, to which all others are held (nl: eerste bomen)."""
    residents, agencies = year.tallies.residents, year.tallies.agencies
    homes, branches = year.homes(), year.branches()
    concerns = families.concerns(year.tallies.axes.subjects)
    lived = year.folded(residents.concerns)
    by_home = year.concern_records(year.units.homes[year.standing.home[year.standing.facts.concerns.client]])
    by_branch = year.concern_records(year.standing.branch_of_concern.astype(np.int64))
    about = agencies.branch_concerns
    few_homes = few(concerns, homes, lived, by_home, base=year.base)
    few_branches = few(concerns, branches, about, by_branch, base=year.base)
    agency = replace(_built(year, concerns, branches, about, few_branches), bound=side.acted(concerns, branches))
    return {
        "clients": _built(year, families.CLIENTS, homes, year.folded(residents.clients)),
        "concerns": _acted(_built(year, concerns, homes, lived, few_homes), year),
        "agency": in_trajectory(agency, np.isin(np.arange(len(branches.name)), side.with_actions)),
    }


def later_trees(year: Year, side: AgencySide, first: Mapping[str, Rounded], came: Fives) -> dict[str, Tree]:
    """What is held to clients and concerns (nl: latere bomen). came: by branch and age, in fives."""
    return {
        "contacts": _contacts(year, first),
        "agency_contacts": inhabited(side.contacts(), side.met(first["agency"], came)),
        "actions": _actions(year, first),
        "agency_actions": side.actions_after(first["agency"]),
    }


def _built(year: Year, family: Family, shape: Branching, leaves: Counts, seldom: Few | None = None) -> Tree:
    plain = tree(family, shape, leaves, base=year.base, hidden=HIDDEN_UNITS, few=seldom if year.few_clients else None)
    return held(plain, year.before, year.base)


def _acted(concerns: Tree, year: Year) -> Tree:
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
    told = (concerns.shape.leaf >= 0) & (actions.value[:, -1] >= SEVERAL * year.base)
    return in_trajectory(replace(lowered(concerns, held), bound=Bound(weighs, most, fast)), told)


def _contacts(year: Year, first: Mapping[str, Rounded]) -> Tree:
    """Who is a client had a contact, so contacts are never fewer than clients."""
    clients = first["clients"]
    shape, counts = clients.tree.shape, year.folded(year.tallies.residents.contacts)
    plain = _built(year, families.CONTACTS, shape, counts, year.few_of_contacts(shape))
    return risen(plain, _everybody(clients))


def _everybody(clients: Rounded) -> Fives:
    """The clients of each node, in fives."""
    return clients.cells(np.arange(len(clients.fives)))[:, clients.tree.family.number({})]


def raisers(year: Year, first: Mapping[str, Rounded], *, in_any_case: bool = False) -> Tree:
    """Who raised something new: no more than that or than all clients, and somebody where it is told of (nl: wie iets noemde).

    in_any_case: also where a region must go up further than its own bounds for it.
    """
    concerns, clients = first["concerns"], first["clients"]
    shape, family = concerns.tree.shape, families.RAISERS
    plain = tree(family, shape, year.folded(year.tallies.residents.raisers), base=year.base, hidden=HIDDEN_UNITS)
    raised = concerns.cells(np.arange(len(concerns.fives)))[:, [concerns.tree.family.number(at) for at in NEW_BY_KIND]]
    # a register may hold what was raised by somebody without a contact in the period
    are_clients = plain.value <= clients.tree.value[:, [clients.tree.family.number({})]]
    ceiling = np.where(are_clients, np.minimum(raised, _everybody(clients)[:, np.newaxis]), raised)
    ceiling = roomy_below(shape, ceiling)
    # each cell of this family is one atom, so that the same ceiling holds for both
    return inhabited(replace(_below(plain, ceiling), ceiling=ceiling), ceiling > 0, in_any_case=in_any_case)


def _actions(year: Year, first: Mapping[str, Rounded]) -> Tree:
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


def access_clients(year: Year, rounded: Mapping[str, Rounded], came: Fives) -> Tree:
    """Clients with a concern about municipal access, no more than all clients, or than came about it (nl: cliënten over toegang).

    came: by branch and age, in fives.
    """
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
