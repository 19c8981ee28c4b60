"""The register as it stood on the last day of a period: who lived where, who was seen, and what was in treatment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from gehoord.figures.axes import Axes
from gehoord.figures.facts import UNKNOWN, Days, Facts, Mask, Rows
from gehoord.practice.clients import ParentalAuthority, Relation, Sex, age_group
from gehoord.practice.handling import Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.periods import Period

NEW: Final = 0
"""The status of what began in the period (nl: nieuw)."""
KNOWN: Final = 1
"""The status of what began before the period (nl: bekend)."""

FIRST_KIND: Final = (0, 1, 5, 6, 7, 8)
"""Where each `Relation` begins among the nine kinds of client; parents are four of them, by authority (nl: soorten cliënten)."""
PARENTS: Final = slice(1, 5)
"""Where the parents stand among the nine kinds of client (nl: ouders)."""
CLIENT_KINDS: Final = 9
"""The relations, with parents by authority (nl: soorten cliënten)."""

ONE_ACTION: Final = Handling.TRAJECTORY.position + 1
"""The state of a concern in a trajectory with one action; before it those of `Handling` (nl: één actie)."""
SEVERAL_ACTIONS: Final = ONE_ACTION + 1
"""The state of a concern in a trajectory with two actions or more (nl: meerdere acties)."""
STATES: Final = SEVERAL_ACTIONS + 1
"""Running, advised, broken off, and a trajectory with no, one or several actions (nl: standen)."""

STILL_RUNNING: Final = len(Outcome)
"""The result of an action without an outcome, behind those of `Outcome` (nl: actie loopt nog)."""
RESULTS: Final = STILL_RUNNING + 1
"""The outcomes and still running (nl: uitkomsten)."""

_AGE_OF_RELATION = np.array([age_group(relation).position for relation in Relation], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Standing:
    """What all counts ask of the register, worked out once (nl: stand op de laatste dag). Positions are those of `Axes`.

    Of each client: `home` (the place of residence), `age` (an `AgeGroup`), `kind` (one of nine), `sex`, `status`, and `seen`
    (a contact in the period). Of each contact: `met` (it took place in the period). Of each concern: `category`, `state`,
    `status`, and `in_treatment`. Of each action: `counted` and `result`. Of each location: `place`.
    """

    facts: Facts
    axes: Axes
    period: Period
    home: Rows
    age: Rows
    kind: Rows
    sex: Rows
    client_status: Rows
    seen: Mask
    met: Mask
    category: Rows
    state: Rows
    status: Rows
    in_treatment: Mask
    counted: Mask
    result: Rows
    place: Rows

    @property
    def raised(self) -> Mask:
        """The concerns that are new (nl: nieuw in de periode)."""
        raised: Mask = self.in_treatment & (self.status == NEW)
        return raised

    @property
    def branch_of_concern(self) -> Rows:
        """The branch each concern is about, behind the last one where it is about none (nl: vestiging van een kwestie)."""
        branches = self.axes.branches
        location = self.facts.concerns.location
        # the unknown location, -1, finds the last of these
        return np.append(branches.of_location, len(branches.name)).astype(np.int32)[location]

    @property
    def agency_of_location(self) -> Rows:
        """The agency of each location, and behind them the position of none, for the unknown location (nl: instantie)."""
        branches = self.axes.branches
        return np.append(branches.of_agency[branches.of_location], len(branches.agencies)).astype(np.int32)

    def during(self, days: Days) -> Mask:
        """Which days lie in the period (nl: in de periode)."""
        return _during(days, self.period)


def as_it_stood(facts: Facts, axes: Axes, period: Period) -> Standing:
    """Work out who and what counts in a period (nl: stand opmaken). Source: the counting rules of the exchange format."""
    clients, concerns, last = facts.clients, facts.concerns, np.datetime64(period.last)
    met = _during(facts.contacts.on, period)
    raised = _during(concerns.raised_on, period)
    in_treatment = (concerns.raised_on <= last) & ~(concerns.closed_on < np.datetime64(period.first))
    counted = _counted(facts, in_treatment, last)
    unfinished = (facts.actions.outcome == UNKNOWN) | (facts.actions.ended_on > last)
    return Standing(
        facts=facts,
        axes=axes,
        period=period,
        home=_homes(facts, axes, last),
        age=_AGE_OF_RELATION[clients.relation],
        kind=_kinds(facts),
        sex=np.where(clients.sex == UNKNOWN, Sex.UNKNOWN.position, clients.sex).astype(np.int32),
        client_status=np.where(_during(clients.first_contact_on, period), NEW, KNOWN).astype(np.int32),
        seen=np.bincount(facts.contacts.client[met], minlength=len(clients)) > 0,
        met=met,
        category=axes.subjects.of_code[concerns.category],
        state=_states(facts, counted),
        status=np.where(raised, NEW, KNOWN).astype(np.int32),
        in_treatment=in_treatment,
        counted=counted,
        result=np.where(unfinished, STILL_RUNNING, facts.actions.outcome).astype(np.int32),
        place=axes.of_place[facts.locations.municipality],
    )


def _during(days: Days, period: Period) -> Mask:
    inside: Mask = (days >= np.datetime64(period.first)) & (days <= np.datetime64(period.last))
    return inside


def _homes(facts: Facts, axes: Axes, last: np.datetime64) -> Rows:
    """The last residence known on the last day."""
    residences = facts.residences
    known = np.flatnonzero(residences.since <= last)
    by_day = known[np.argsort(residences.since[known], kind="stable")]
    home = np.full(len(facts.clients), axes.nowhere, dtype=np.int32)
    home[residences.client[by_day]] = axes.of_place[residences.municipality[by_day]]  # the last one written stays
    return home


def _kinds(facts: Facts) -> Rows:
    relation, authority = facts.clients.relation, facts.clients.parental_authority
    told = np.where(authority == UNKNOWN, ParentalAuthority.AUTHORITY_UNKNOWN.position, authority)
    kind: Rows = np.array(FIRST_KIND, dtype=np.int32)[relation]
    return np.where(relation == Relation.PARENT.position, kind + told, kind).astype(np.int32)


def _counted(facts: Facts, in_treatment: Mask, last: np.datetime64) -> Mask:
    """The actions of tables 5 and 6: taken by the last day, for a concern in treatment that is in a trajectory."""
    in_trajectory = in_treatment & (facts.concerns.handling == Handling.TRAJECTORY.position)
    counted: Mask = in_trajectory[facts.actions.concern] & (facts.actions.taken_on <= last)
    return counted


def _states(facts: Facts, counted: Mask) -> Rows:
    """A concern whose handling is not written down yet is still in its first contact."""
    handling = np.where(facts.concerns.handling == UNKNOWN, Handling.RUNNING.position, facts.concerns.handling)
    actions = np.bincount(facts.actions.concern[counted], minlength=len(facts.concerns))
    return (handling + np.minimum(actions, 2)).astype(np.int32)
