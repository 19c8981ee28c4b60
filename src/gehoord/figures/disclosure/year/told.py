"""The counts of a year again, each in fives, from what was rounded."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gehoord.figures.axes import Axes
from gehoord.figures.counting import Agencies, Nation, Residents, Served, Tallies, marks_of
from gehoord.figures.disclosure.hierarchies import branch_is_access
from gehoord.figures.disclosure.rounding import Rounded
from gehoord.figures.disclosure.seeds import draws
from gehoord.figures.disclosure.year.counted import Year
from gehoord.figures.disclosure.year.linked import place_of_branch
from gehoord.figures.facts import Counts, Mask
from gehoord.figures.standing import NEW
from gehoord.practice.clients import AgeGroup


def in_fives(year: Year, rounded: Mapping[str, Rounded], linked: Mapping[str, Counts]) -> Tallies:
    """The same counts again, each in fives (nl: in vijftallen). linked: visitors, visits and alerts, by branch."""
    tallies, axes = year.tallies, year.tallies.axes
    concerns = _leaves(rounded["agency"], tallies.agencies.branch_concerns, year.base)
    grades = _apart(tallies.nation.grades, year.base, draws(year.seed, "apart"))
    lived, served = ("clients", "concerns", "raisers", "contacts", "actions"), ("clients", "raisers", "contacts", "actions")
    came = by_place(linked["visitors"], axes)
    heard: Mask = linked["visitors"].sum(axis=1) > 0
    return Tallies(
        axes=axes,
        residents=Residents(**{name: _leaves(rounded[name], getattr(tallies.residents, name), year.base) for name in lived}),
        agencies=Agencies(
            visitors=np.zeros_like(tallies.agencies.visitors),
            branch_visitors=linked["visitors"],
            place_visitors=came,
            worked=_told_of(linked["visitors"], linked["visits"], linked["alerts"]),
            raised=_by_age(year, concerns[:-1] * heard[:, np.newaxis, np.newaxis, np.newaxis], came),
            visits=by_place(linked["visits"], axes),
            alerts=by_place(linked["alerts"], axes),
            branch_concerns=concerns,
            branch_visits=linked["visits"],
            branch_alerts=linked["alerts"],
        ),
        served=Served(**{name: _leaves(rounded[f"agency_{name}"], getattr(tallies.served, name), year.base) for name in served}),
        nation=Nation(
            access_clients=_leaves(rounded["access_clients"], tallies.nation.access_clients[np.newaxis], year.base)[0],
            access_raised=_new(concerns[:-1][branch_is_access(axes)]),
            marks=marks_of(grades),
            grades=grades,
        ),
    )


def by_place(counts: Counts, axes: Axes) -> Counts:
    """What is counted by branch, by place (nl: per plaats)."""
    sums = np.zeros((axes.places + 1, *counts.shape[1:]), dtype=np.int64)
    np.add.at(sums, place_of_branch(axes), counts)
    return sums


def _by_age(year: Year, concerns: Counts, came: Counts) -> Counts:
    """What each age group raised in each place, by category, where both are told of among who came there.

    In fives that add up to what is printed about the locations of the place: a list by age tells nothing of a location then that
    its own figures do not tell.
    """
    both: Mask = came.min(axis=1) > 0
    together = by_place(concerns[..., NEW].sum(axis=2), year.tallies.axes) * both[:, np.newaxis]
    young, adult = (year.tallies.agencies.raised[:, age.position] for age in AgeGroup)
    lifted = _apart(young, year.base, draws(year.seed, "raised"))
    least, most = adult // year.base * year.base, -(-adult // year.base) * year.base
    split = np.clip(np.clip(lifted, together - most, together - least), 0, together)
    split = np.where(young == 0, 0, np.where(adult == 0, together, split))
    return np.stack((split, together - split), axis=1)


def _leaves(one: Rounded, like: Counts, base: int) -> Counts:
    """The leaves of a tree, in the order and the shape of what was counted."""
    has_leaf = one.tree.shape.leaf >= 0
    found = np.zeros((len(like), one.fives.shape[1]), dtype=np.int64)
    found[one.tree.shape.leaf[has_leaf]] = one.fives[has_leaf] * base
    return found.reshape(like.shape)


def _told_of(*figures: Counts) -> Mask:
    """Per branch whether anything is printed of it above nought: a name tells no more than its figures do."""
    told: Mask = np.logical_or.reduce([one.any(axis=tuple(range(1, one.ndim))) for one in figures])
    return told


def _new(concerns: Counts) -> Counts:
    raised: Counts = concerns[..., NEW].sum(axis=(0, 2))
    return raised


def _apart(counts: Counts, base: int, chance: np.random.Generator) -> Counts:
    """Each count by itself up or down, as chance has it and true on average; nought stays nought."""
    low, rest = np.divmod(counts, base)
    lifted: Counts = (low + (chance.random(counts.shape) < rest / base)) * base
    return lifted
