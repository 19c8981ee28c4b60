"""The one pass over a register: every table of every municipality is drawn from these counts, and from nothing else.

Counts by place have the municipalities in the order of the map, and behind the last one those who count nationally only,
so the nation is the sum over that axis. They are exact, and never leave this room as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from gehoord.figures.axes import Axes, lay_out
from gehoord.figures.facts import UNKNOWN, Counts, Facts, Mask, Rows
from gehoord.figures.geography import Geography
from gehoord.figures.standing import CLIENT_KINDS, RESULTS, STATES, Standing, as_it_stood
from gehoord.practice.actions import ActionKind
from gehoord.practice.clients import AgeGroup, Sex
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import ContactKind
from gehoord.practice.outreach import VisitKind
from gehoord.practice.periods import Period

Positions: TypeAlias = npt.NDArray[np.integer] | npt.NDArray[np.bool_]

_AGES, _STATUSES = len(AgeGroup), 2
GRADES = 10
"""The highest mark (nl: hoogste cijfer)."""


@dataclass(frozen=True, slots=True)
class Residents:
    """What is counted by where clients live (nl: inwoners). Each count names its axes; the first is always the place.

    clients: place, kind of client (9), `Sex`, status; unique clients with a contact in the period.
    concerns: place, category, state (6), status; concerns in treatment. raisers: place, `ConcernKind`; unique clients who
    raised something new. contacts: place, `ContactKind`. actions: place, `ActionKind`, result (6).
    """

    clients: Counts
    concerns: Counts
    raisers: Counts
    contacts: Counts
    actions: Counts


@dataclass(frozen=True, slots=True)
class Agencies:
    """What is counted by where locations stand, wherever clients live (nl: instanties). Each count names its axes.

    visitors: location, `AgeGroup`; branch_visitors: branch, `AgeGroup`; place_visitors: place, `AgeGroup`; unique clients with
    a contact or a concern in treatment there, so one client may stand at several locations and branches.
    worked: branch; whether anything was done there. raised: place, `AgeGroup`, category; new concerns.
    visits: place, `VisitKind`. alerts: place, agencies or municipal access. branch_concerns: branch, category, state, status;
    concerns in treatment, those about no location behind the last branch. branch_visits: branch, `VisitKind`.
    branch_alerts: branch, agencies or municipal access.
    """

    visitors: Counts
    branch_visitors: Counts
    place_visitors: Counts
    worked: Mask
    raised: Counts
    visits: Counts
    alerts: Counts
    branch_concerns: Counts
    branch_visits: Counts
    branch_alerts: Counts


@dataclass(frozen=True, slots=True)
class Served:
    """What is counted by the agency that it is about, wherever clients live (nl: over instanties). Each count names its axes.

    clients: agency, kind of client (9), `Sex`, status; unique clients with a contact or a concern in treatment there. raisers:
    agency, `ConcernKind`; unique clients who raised something new there. One client may stand at several agencies. contacts:
    agency, `ContactKind`; actions: agency, `ActionKind`, result (6). Behind the last agency stands what is about none.
    """

    clients: Counts
    raisers: Counts
    contacts: Counts
    actions: Counts


@dataclass(frozen=True, slots=True)
class Nation:
    """What is counted for the nation alone (nl: landelijk).

    access_clients: `AgeGroup`, status; unique clients with a contact in the period and a concern about municipal access.
    access_raised: category; new concerns about municipal access. marks: `AgeGroup`; how many, and their sum. grades: `AgeGroup`,
    mark from 1 to 10; how many.
    """

    access_clients: Counts
    access_raised: Counts
    marks: Counts
    grades: Counts


@dataclass(frozen=True, slots=True)
class Tallies:
    """Everything that is counted for one publication (nl: tellingen). All other figures are sums of these."""

    axes: Axes
    residents: Residents
    agencies: Agencies
    served: Served
    nation: Nation


def count(facts: Facts, geography: Geography, period: Period) -> Tallies:
    """Count a register once, for all tables and all municipalities (nl: tellen).

    Raises: MapOfAnotherDay, NoSchemeYet, UnknownCategory. Source: the counting rules of the exchange format.
    """
    return tallied(as_it_stood(facts, lay_out(facts, geography, period), period))


def tallied(standing: Standing) -> Tallies:
    """Count a register as it stood, once, for all tables and all places (nl: tellen)."""
    return Tallies(standing.axes, _residents(standing), _agencies(standing), _served(standing), _nation(standing))


def crosstab(*codes: Positions, shape: tuple[int, ...], where: Mask | None = None) -> Counts:
    """Count records by coded columns (nl: kruistabel).

    codes: one column of positions for each axis; where: the records that count, all when None; returns int64 of `shape`.
    Raises: ValueError for a position outside its axis.
    """
    chosen = tuple((column if where is None else column[where]).astype(np.intp) for column in codes)
    return np.bincount(np.ravel_multi_index(chosen, shape), minlength=prod(shape)).astype(np.int64).reshape(shape)


def _residents(standing: Standing) -> Residents:
    contacts, concerns, actions = standing.facts.contacts, standing.facts.concerns, standing.facts.actions
    subjects, places = standing.axes.subjects, standing.axes.places + 1
    home_of_concern = standing.home[concerns.client]
    raised = standing.raised
    raises = np.zeros((len(standing.home), len(ConcernKind)), dtype=np.bool_)
    raises[concerns.client[raised], subjects.kind[standing.category[raised]]] = True
    raiser, kind = np.nonzero(raises)
    return Residents(
        clients=crosstab(
            standing.home,
            standing.kind,
            standing.sex,
            standing.client_status,
            where=standing.seen,
            shape=(places, CLIENT_KINDS, len(Sex), _STATUSES),
        ),
        concerns=crosstab(
            home_of_concern,
            standing.category,
            standing.state,
            standing.status,
            where=standing.in_treatment,
            shape=(places, len(subjects.categories), STATES, _STATUSES),
        ),
        raisers=crosstab(standing.home[raiser], kind, shape=(places, len(ConcernKind))),
        contacts=crosstab(standing.home[contacts.client], contacts.kind, where=standing.met, shape=(places, len(ContactKind))),
        actions=crosstab(
            home_of_concern[actions.concern],
            actions.kind,
            standing.result,
            where=standing.counted,
            shape=(places, len(ActionKind), RESULTS),
        ),
    )


def _agencies(standing: Standing) -> Agencies:
    facts, axes, place = standing.facts, standing.axes, standing.place
    contacts, concerns, visits, alerts = facts.contacts, facts.concerns, facts.visits, facts.alerts
    met = standing.met & (contacts.location != UNKNOWN)
    lasting = standing.in_treatment & (concerns.location != UNKNOWN)
    new = np.flatnonzero(lasting & standing.raised)
    visited, alerted = standing.during(visits.on), standing.during(alerts.on)
    worked_at = (contacts.location[met], concerns.location[lasting], visits.location[visited], alerts.location[alerted])
    client = np.concatenate((contacts.client[met], concerns.client[lasting]))
    location = np.concatenate(worked_at[:2])
    branch, branches, places = axes.branches.of_location, len(axes.branches.name), axes.places + 1
    return Agencies(
        visitors=_distinct(location, client, standing.age, groups=len(facts.locations)),
        branch_visitors=_distinct(branch[location], client, standing.age, groups=branches),
        place_visitors=_distinct(place[location], client, standing.age, groups=places),
        worked=crosstab(branch[np.concatenate(worked_at)], shape=(branches,)) > 0,
        raised=crosstab(
            place[concerns.location[new]],
            standing.age[concerns.client[new]],
            standing.category[new],
            shape=(places, _AGES, len(axes.subjects.categories)),
        ),
        visits=crosstab(place[visits.location], visits.kind, where=visited, shape=(places, len(VisitKind))),
        alerts=crosstab(place[alerts.location], axes.is_access[alerts.location], where=alerted, shape=(places, 2)),
        branch_concerns=_branch_concerns(standing),
        branch_visits=crosstab(branch[visits.location], visits.kind, where=visited, shape=(branches, len(VisitKind))),
        branch_alerts=crosstab(branch[alerts.location], axes.is_access[alerts.location], where=alerted, shape=(branches, 2)),
    )


def _branch_concerns(standing: Standing) -> Counts:
    return crosstab(
        standing.branch_of_concern,
        standing.category,
        standing.state,
        standing.status,
        where=standing.in_treatment,
        shape=(len(standing.axes.branches.name) + 1, len(standing.axes.subjects.categories), STATES, _STATUSES),
    )


def _served(standing: Standing) -> Served:
    contacts, concerns, actions = standing.facts.contacts, standing.facts.concerns, standing.facts.actions
    agency_of, many = standing.agency_of_location, len(standing.axes.branches.agencies) + 1
    met = standing.met & (contacts.location != UNKNOWN)
    lasting = standing.in_treatment & (concerns.location != UNKNOWN)
    raised = np.flatnonzero(lasting & standing.raised)
    there, client = _pairs(
        agency_of[np.concatenate((contacts.location[met], concerns.location[lasting]))],
        np.concatenate((contacts.client[met], concerns.client[lasting])),
        many=len(standing.home),
    )
    kind = standing.axes.subjects.kind[standing.category[raised]]
    heard, _ = _pairs(
        agency_of[concerns.location[raised]] * len(ConcernKind) + kind, concerns.client[raised], many=len(standing.home)
    )
    return Served(
        clients=crosstab(
            there,
            standing.kind[client],
            standing.sex[client],
            standing.client_status[client],
            shape=(many, CLIENT_KINDS, len(Sex), _STATUSES),
        ),
        raisers=crosstab(heard, shape=(many * len(ConcernKind),)).reshape(many, len(ConcernKind)),
        contacts=crosstab(agency_of[contacts.location], contacts.kind, where=standing.met, shape=(many, len(ContactKind))),
        actions=crosstab(
            agency_of[concerns.location][actions.concern],
            actions.kind,
            standing.result,
            where=standing.counted,
            shape=(many, len(ActionKind), RESULTS),
        ),
    )


def _pairs(group: Rows, client: Rows, *, many: int) -> tuple[Rows, Rows]:
    """Each client of each group once: the groups, and the clients. many: how many clients there are."""
    # By sorting: many times faster here than the hashing of `np.unique`, and it leaves `numpy.ma` on the shelf.
    pairs = np.unique_counts(group.astype(np.int64) * max(many, 1) + client).values
    where, who = np.divmod(pairs, max(many, 1))
    return where, who


def _distinct(group: Rows, client: Rows, age: Rows, *, groups: int) -> Counts:
    """Count the clients of each group once, by age group."""
    where, who = _pairs(group, client, many=len(age))
    return crosstab(where, age[who], shape=(groups, _AGES))


def _nation(standing: Standing) -> Nation:
    concerns, marks = standing.facts.concerns, standing.facts.marks
    about_access = standing.in_treatment & (concerns.location != UNKNOWN)
    about_access[about_access] = standing.axes.is_access[concerns.location[about_access]]
    concerned = np.bincount(concerns.client[about_access], minlength=len(standing.home)) > 0
    given = standing.during(marks.on)
    grades = crosstab(marks.age_group, marks.grade - 1, where=given, shape=(_AGES, GRADES))
    return Nation(
        access_clients=crosstab(standing.age, standing.client_status, where=standing.seen & concerned, shape=(_AGES, _STATUSES)),
        access_raised=crosstab(
            standing.category, where=about_access & standing.raised, shape=(len(standing.axes.subjects.categories),)
        ),
        marks=marks_of(grades),
        grades=grades,
    )


def marks_of(grades: Counts) -> Counts:
    """How many marks there are by age group, and their sum, from how often each was given (nl: aantal en som)."""
    return np.stack((grades.sum(axis=1), grades @ np.arange(1, GRADES + 1)), axis=-1)
