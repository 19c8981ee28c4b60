"""Whether every figure can have five values: one more record raises a whole path of cells, and no sum notices.

Let a be 1 in all cells that one more record raises and 0 elsewhere. Every sum holds for a as it holds for the figures z, so z,
z + a, z + 2a, z + 3a and z + 4a all add up, and all are rounded to z by the published rule. A reader cannot tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.auditor.sums import spoken
from gehoord.figures.disclosure.published.families import NOT_THERE, Family, forests, paths_of
from gehoord.figures.disclosure.published.structure import WHOLE, Splits, Structure, named_in


@dataclass(frozen=True, slots=True)
class Covered:
    """How many printed figures lie on the path of a record (nl: dekking)."""

    figures: int
    covered: int
    findings: tuple[Finding, ...]


def cover(family: Family, structure: Structure) -> Covered:
    """Look for the path of a record through every printed figure of a family (nl: dekking nagaan)."""
    shape = structure.families[family.name]
    findings: list[Finding] = []
    codes = []
    for axis, attribute in enumerate(shape.attributes):
        splits = structure.attributes[attribute]
        codes.append(paths_of(splits, {at[axis] for at in family.columns}).reached())
        findings += _loose(family, axis, splits)
    units: frozenset[str] = frozenset()
    locked = structure.locked(family.name)
    for splits in forests([structure.trees[tree] for tree in shape.trees]) or [()]:
        units |= paths_of(splits, () if shape.trees else family.units).reached(without=locked)
    in_reach = np.array([all(code in reached for code, reached in zip(at, codes, strict=True)) for at in family.columns], bool)
    at_hand = np.array([unit in units for unit in family.units], bool)
    printed = (family.values != NOT_THERE) & ~family.exact
    covered = printed & at_hand[:, None] & in_reach[None, :]
    findings += _bare(family, np.argwhere(printed & ~covered))
    return Covered(int(printed.sum()), int(covered.sum()), tuple(findings))


def _loose(family: Family, axis: int, splits: Splits) -> Iterator[Finding]:
    """Codes that are printed beside a whole without being declared a part of anything."""
    printed = {at[axis] for at in family.columns}
    if WHOLE in printed:
        for code in sorted(printed - named_in(splits) - {WHOLE}):
            yield finding(Trouble.NOT_TIED, family=family.name, name=code)


def _bare(family: Family, cells: np.ndarray[tuple[int, int], np.dtype[np.intp]]) -> Iterator[Finding]:
    for unit, column in cells.tolist():
        yield finding(Trouble.NOT_COVERED, unit=family.units[unit], what=spoken(family.name, family.columns[column]))
