"""A year that follows a year: what is old is rounded to no more than was published of the whole the year before.

Then the published figures of both years are themselves a possible register in which nobody appeared from nowhere, and so are
those with one to four records more: five worlds for whoever ties the years together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

import numpy as np

from gehoord.figures.disclosure.blocks import OVER, Fives, Positions
from gehoord.figures.disclosure.families import OLD, Family
from gehoord.figures.disclosure.tree import Tree, lowered, roomy_below

Before: TypeAlias = Mapping[tuple[str, str, frozenset[tuple[str, str]]], int]
"""What was published of the period before, by family, unit and codes (nl: eerder gepubliceerd)."""

OPEN: Final = 10**6
"""In fives, more than anything that is ever counted: nothing was published (nl: niets gepubliceerd)."""


def held(plain: Tree, before: Before, base: int) -> Tree:
    """The same tree in which what is old was there the year before (nl: gehouden aan het jaar ervoor).

    This holds fast wherever it can be true. Where there is more of what is old than there can have been, because people moved or
    stayed away, it gives way at a price. Nobody prints what is old, so that it may come as far off as the two that are.
    """
    if not before:
        return plain
    old = np.array([number for number, cell in enumerate(plain.family.cells) if cell.at.get("status") == OLD], dtype=np.int64)
    told = _told(plain, before, old) // base
    bounds = {name: getattr(plain, name).copy() for name in ("least", "low", "high", "most")}
    # Where few clients stand behind many records, fewer are aimed at, now as in the year before.
    least = np.where(plain.capped[:, old], plain.low[:, old], plain.value[:, old] // base)
    can = (least <= told) & (told < OPEN // base) & (plain.most[:, old] > 0)
    for name in ("high", "most"):
        bounds[name][:, old] = np.where(can, told, bounds[name][:, old])
    bounds["high"][:, old] = np.minimum(bounds["high"][:, old], told)
    bounds["low"][:, old] = np.minimum(bounds["low"][:, old], bounds["high"][:, old])
    firm = np.zeros((*plain.most.shape, 2), dtype=np.bool_)
    firm[:, old, OVER] = can
    aim = plain.aim.copy()
    aim[:, old] = np.where(can, 0.0, aim[:, old])
    free = replace(plain, **bounds, firm=firm, aim=aim)
    return lowered(free, _as_below(free, free.most, old))


def _told(plain: Tree, before: Before, old: Positions) -> Fives:
    """What was published of new and old together, by node and by cell of what is old now."""
    codes = [frozenset(one for one in plain.family.cells[number].at.items() if one[0] != "status") for number in old.tolist()]
    name = plain.family.name
    return np.array([[before.get((name, unit, at), OPEN) for at in codes] for unit in plain.shape.name], dtype=np.int64)


def _as_below(plain: Tree, most: Fives, old: Positions) -> Fives:
    """What is below a node has to hold what the node has, and what a cell is the sum of what the cell has."""
    most = most.copy()
    for cell, parts in _wholes(plain.family, old):
        most[:, cell] = np.minimum(most[:, cell], most[:, parts].sum(axis=1))
    return roomy_below(plain.shape, most)


def _wholes(family: Family, old: Positions) -> Iterator[tuple[int, Positions]]:
    """Each cell of what is old that is a sum, with its parts, once for every attribute that breaks it down."""
    covers = family.covers
    for cell in old[~family.leaf[old]].tolist():
        by: dict[str, list[int]] = {}
        for part in old[family.leaf[old]].tolist():
            if not (covers[part] & ~covers[cell]).any():
                by.setdefault(next(name for name in family.cells[part].at if name != "status"), []).append(part)
        for parts in by.values():
            if (covers[parts].any(axis=0) == covers[cell]).all():
                yield cell, np.array(parts, dtype=np.int64)
