"""Places taken together: the same counts for regions, or for the nation, as for municipalities."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np

from gehoord.figures.alphabet import sort_key
from gehoord.figures.axes import Axes, Branches
from gehoord.figures.counting import Residents, Tallies
from gehoord.figures.disclosure.hierarchies import NATION
from gehoord.figures.facts import Counts, Rows


def gathered(tallies: Tallies, groups: Rows, codes: tuple[str, ...]) -> Tallies:
    """The counts of places taken together (nl: samengenomen tellingen).

    groups: the group of each place, and last of those who count nationally only; `len(codes)` where in none. codes: of
    the groups.
    An agency with branches in several places of a group has one branch there.
    """
    axes, many = tallies.axes, len(codes) + 1
    place_of_branch = np.repeat(np.arange(axes.places + 1), np.diff(axes.branches.bounds))
    branches, of_branch = _branches(axes.branches, groups[place_of_branch], (*codes, ""))
    residents = Residents(*(_summed(getattr(tallies.residents, each.name), groups, many) for each in fields(Residents)))
    agencies = tallies.agencies
    by_place = {name: _summed(getattr(agencies, name), groups, many) for name in ("place_visitors", "raised", "visits", "alerts")}
    by_branch = {
        name: _summed(getattr(agencies, name), of_branch, len(branches.name))
        for name in ("branch_visitors", "branch_visits", "branch_alerts")
    }
    worked = _summed(agencies.worked.astype(np.int64), of_branch, len(branches.name)) > 0
    concerns = _summed(agencies.branch_concerns, np.append(of_branch, len(branches.name)), len(branches.name) + 1)
    return Tallies(
        axes=Axes(len(codes), axes.of_place, axes.subjects, branches, axes.is_access),
        residents=residents,
        agencies=replace(agencies, worked=worked, branch_concerns=concerns, **by_place, **by_branch),
        served=tallies.served,
        nation=tallies.nation,
    )


def _summed(counts: Counts, groups: Any, many: int) -> Counts:
    sums = np.zeros((many, *counts.shape[1:]), dtype=counts.dtype)
    np.add.at(sums, groups, counts)
    return sums


def _branches(branches: Branches, group: Rows, codes: tuple[str, ...]) -> tuple[Branches, Rows]:
    """The branches of groups, and which of them each branch belongs to."""
    keys = [(int(where), sort_key(name)) for where, name in zip(group, branches.name, strict=True)]
    order = sorted(set(keys))
    position = {key: number for number, key in enumerate(order)}
    of_branch = np.array([position[key] for key in keys], dtype=np.int32)
    first = np.zeros(len(order), dtype=np.int64)
    first[of_branch[::-1]] = np.arange(len(keys))[::-1]
    gathered_branches = Branches(
        name=tuple(branches.name[one] for one in first),
        code=tuple(_named(branches.code[one], codes[group[one]]) for one in first),
        agency=branches.agency[first],
        bounds=tuple(np.searchsorted([where for where, _ in order], np.arange(len(codes) + 1)).tolist()),
        of_location=of_branch[branches.of_location],
    )
    return gathered_branches, of_branch


def _named(branch: str, group: str) -> str:
    """An agency within a group; within the nation that is the whole agency."""
    agency = branch.partition("@")[0]
    return agency if group == NATION else f"{agency}@{group}"
