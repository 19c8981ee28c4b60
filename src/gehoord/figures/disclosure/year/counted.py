"""What was counted of a year by where clients live and by what concerns are about, and the records behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from gehoord.figures.counting import Tallies
from gehoord.figures.disclosure import families
from gehoord.figures.disclosure.blocks import Fives, Positions
from gehoord.figures.disclosure.few import Records, few
from gehoord.figures.disclosure.following import Before
from gehoord.figures.disclosure.hierarchies import HIDDEN_UNITS, NATION, Hierarchies
from gehoord.figures.disclosure.tree import Branching, Few, Tree, branching, risen, tree
from gehoord.figures.facts import Counts
from gehoord.figures.standing import Standing

SEVERAL = 2
"""In fives: so many actions at least has every place that prints any (nl: minste acties)."""


@dataclass(frozen=True, slots=True)
class Year:
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
