"""What is counted about agencies and goes no lower than an agency: its clients, and contacts and actions about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from gehoord.figures.counting import Served
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import UNBOUND, Bound, Fives, Positions
from gehoord.figures.disclosure.families import Family
from gehoord.figures.disclosure.few import Records, few
from gehoord.figures.disclosure.hierarchies import ENOUGH_ACTIONS, HIDDEN_UNITS, NATION, Hierarchies
from gehoord.figures.disclosure.rounding import Rounded
from gehoord.figures.disclosure.tree import Branching, Tree, risen, tree
from gehoord.figures.facts import Counts, Mask
from gehoord.figures.standing import Standing
from gehoord.practice.clients import AgeGroup
from gehoord.practice.concerns import ConcernKind


@dataclass(frozen=True, slots=True, eq=False)
class AgencySide:
    """The tree of agencies, and what is rounded along it (nl: kant van de instanties).

    shape: the tree down to agencies; nodes: which node of the tree with locations each of its nodes is; agency_of_branch: by
    branch. quiet: whether the actions of each leaf are told of the nation only. few_clients: whether figures with few clients are
    aimed lower.
    """

    standing: Standing
    served: Served
    shape: Branching
    nodes: Positions
    agency_of_branch: Positions
    quiet: Mask
    base: int
    few_clients: bool

    def contacts(self) -> Tree:
        """Contacts about each agency (nl: contacten over instanties)."""
        contacts, met = self.standing.facts.contacts, self.standing.met
        leaf = self.standing.agency_of_location[contacts.location[met]].astype(np.int64)
        records = Records(leaf, contacts.kind[met].astype(np.int64), contacts.client[met].astype(np.int64))
        return self._aimed(families.CONTACTS, self.served.contacts, records)

    def met(self, concerns: Rounded, came: Fives) -> Fives:
        """By node and cell, so many contacts there are to be that all who came had one, or a concern (nl: wie er kwam).

        came: by branch and age, in fives.
        """
        total = families.CONTACTS.number({})
        wanted = np.zeros((len(self.nodes), len(families.CONTACTS.cells)), dtype=np.int64)
        _, visitors = self._about(came.sum(axis=1))
        where = (self.shape.leaf >= 0) & (self.shape.leaf < len(visitors))
        wanted[where, total] = visitors[self.shape.leaf[where]] - concerns.fives[self.nodes[where]].sum(axis=1)
        return np.maximum(wanted, 0)

    def actions(self) -> Tree:
        """Actions on what is about each agency (nl: acties over instanties)."""
        concerns, actions, counted = self.standing.facts.concerns, self.standing.facts.actions, self.standing.counted
        home = np.where(self.quiet, len(self.quiet) - 1, np.arange(len(self.quiet)))
        leaves = np.zeros_like(self.served.actions)
        np.add.at(leaves, home, self.served.actions)
        concern = actions.concern[counted]
        atom = np.ravel_multi_index((actions.kind[counted], self.standing.result[counted]), families.ACTIONS.shape)
        leaf = home[self.standing.agency_of_location[concerns.location[concern]]]
        plain = self._aimed(families.ACTIONS, leaves, Records(leaf, atom, concerns.client[concern].astype(np.int64)))
        # a table that says fewer than it stands for would say as well how few people those are
        least = np.zeros(len(self.nodes), dtype=np.int64)
        told = self._told[plain.value[self._told, -1] >= ENOUGH_ACTIONS]
        least[told] = ENOUGH_ACTIONS // self.base
        return risen(plain, least)

    def acted(self, concerns: Family, shape: Branching) -> Bound:
        """What concerns come to at most, in the tree with locations, because so many actions were taken (nl: grens)."""
        most, told = np.full(len(shape.name), UNBOUND, dtype=np.int64), self._told
        quiet = (self.shape.leaf >= 0) & self.quiet[self.shape.leaf]
        most[self.nodes[told]] = self.actions().high[told, -1]
        most[self.nodes[quiet]] = (ENOUGH_ACTIONS - 1) // self.base
        return Bound(families.acted(concerns), most, np.isin(np.arange(len(most)), self.nodes[quiet]))

    def actions_after(self, concerns: Rounded) -> Tree:
        """Actions, never fewer than the concerns that had them (nl: acties na kwesties)."""
        together, told = np.zeros(len(self.nodes), dtype=np.int64), self._told
        together[told] = concerns.fives[self.nodes[told]] @ families.acted(concerns.tree.family)
        return risen(self.actions(), together)

    def clients(self, visitors: Fives) -> Tree:
        """Clients of each agency: as many as came about its location, or about several no more and no fewer (nl: cliënten).

        visitors: who came, by branch and age, in fives.
        """
        plain = tree(families.AGENCY_CLIENTS, self.alone, self.served.clients[:-1], base=self.base)
        low, high = plain.low.copy(), plain.high.copy()
        for age in AgeGroup:
            number = plain.family.number({"relation": age.value})
            least, most = self._about(visitors[:, age.position])
            low[1:, number], high[1:, number] = (np.clip(bounds[1:, number], least, most) for bounds in (low, high))
        return _between(plain, low, high)

    def raisers(self, concerns: Rounded, clients: Rounded) -> Tree:
        """Who raised something new about an agency: no more than what was raised, and than its clients (nl: wie iets noemde).

        And somebody wherever something new is told of: nobody adds agencies up, so that there is always room.
        """
        plain = tree(families.AGENCY_RAISERS, self.alone, self.served.raisers[:-1], base=self.base)
        raised = [concerns.tree.family.number({"subject": kind.value, "status": "new"}) for kind in ConcernKind]
        everybody = clients.cells(np.arange(len(clients.fives)))[:, [clients.tree.family.number({})]]
        agencies = self.nodes[np.argsort(np.where(self.shape.leaf < 0, len(self.nodes), self.shape.leaf))]
        ceiling = np.minimum(concerns.cells(agencies[: len(self.quiet) - 1])[:, raised], everybody[1:])
        high = np.vstack((plain.high[:1], np.minimum(plain.high[1:], ceiling)))
        low = np.vstack((plain.low[:1], np.maximum(plain.low[1:], ceiling > 0)))
        return _between(plain, low, high)

    @property
    def alone(self) -> Branching:
        """Agencies beside one another: who is a client of two counts at both, and nobody adds them up (nl: los van elkaar)."""
        many = len(self.quiet) - 1
        return Branching(
            (NATION, *self.standing.axes.branches.agencies),
            np.append(-1, np.zeros(many, dtype=np.int64)),
            np.arange(-1, many),
            np.arange(many + 1) == 0,
        )

    def _aimed(self, family: Family, leaves: Counts, records: Records) -> Tree:
        seldom = few(family, self.shape, leaves, records, base=self.base) if self.few_clients else None
        return tree(family, self.shape, leaves, base=self.base, hidden=HIDDEN_UNITS, few=seldom)

    @property
    def with_actions(self) -> Positions:
        """The nodes of the tree with locations that have a table of actions (nl: met acties)."""
        return self.nodes[self._told]

    @property
    def _told(self) -> Positions:
        """The nodes that have a table of actions."""
        return np.flatnonzero((self.shape.leaf >= 0) & ~self.quiet[self.shape.leaf] & (self.shape.leaf < len(self.quiet) - 1))

    def _about(self, visitors: Fives) -> tuple[Fives, Fives]:
        """By agency, the largest of its locations, and their sum."""
        least, most = (np.zeros(len(self.quiet) - 1, dtype=np.int64) for _ in range(2))
        np.maximum.at(least, self.agency_of_branch, visitors)
        np.add.at(most, self.agency_of_branch, visitors)
        return least, most


def agency_side(
    standing: Standing, served: Served, units: Hierarchies, branches: Branching, *, base: int, few_clients: bool
) -> AgencySide:
    """Lay out the tree of agencies (nl: instanties opzetten). branches: the same with locations."""
    kept: list[int] = []
    below: set[int] = set()
    for node, above in enumerate(branches.above.tolist()):
        if above in below or (above >= 0 and branches.name[above] in units.agency_leaves):
            below.add(node)
        else:
            kept.append(node)
    number = {node: place for place, node in enumerate(kept)}
    agency_of_branch = standing.axes.branches.of_agency.astype(np.int64)
    names = tuple(branches.name[node] for node in kept)
    return AgencySide(
        standing=standing,
        served=served,
        shape=Branching(
            names,
            np.array([number.get(int(branches.above[node]), -1) for node in kept]),
            np.array([units.agency_leaves.get(name, -1) for name in names]),
            branches.between[kept],
        ),
        nodes=np.array(kept, dtype=np.int64),
        agency_of_branch=agency_of_branch,
        quiet=np.isin(list(units.agency_leaves), units.quiet_agencies),
        base=base,
        few_clients=few_clients,
    )


def _between(plain: Tree, low: Fives, high: Fives) -> Tree:
    """The same tree with cells between other bounds; an atom is never more than any cell that it counts in."""
    low = np.minimum(low, high)
    most = np.where(high < plain.high, high, plain.most)
    ceiling = np.full_like(plain.counts, UNBOUND)
    for covers, largest in zip(plain.family.covers, most.T, strict=True):
        ceiling[:, covers] = np.minimum(ceiling[:, covers], largest[:, np.newaxis])
    return replace(
        plain,
        low=low,
        high=high,
        least=np.where(low > plain.low, low, np.minimum(plain.least, low)),
        most=np.maximum(most, high),
        aim=np.where(high > low, plain.aim, 0.0),
        ceiling=ceiling,
    )
